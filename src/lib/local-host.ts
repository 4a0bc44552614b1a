/** Whether a URL stays on this machine. */
export function isLocal(address: string): boolean {
  const host = new URL(address).hostname
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\./.test(host)
  )
}
