/** Loopback as URL writes it, whole: `127.0.0.1.evil.example` is a name that anybody may own. */
const loopback = /^(?:127(?:\.\d{1,3}){3}|\[::1\])$/

/** Whether a URL stays on this machine. */
export function isLocal(address: string): boolean {
  const host = new URL(address).hostname
  return host === 'localhost' || host.endsWith('.localhost') || loopback.test(host)
}
