/** Name and password of an address as a header: no request may hold them in its address, and no message should. */

type Shown = { url: URL; authorization: string | null }

/** The address without them. */
export function requestLogin(address: URL): Shown {
  const { username, password } = address
  if (`${username}${password}` === '') return { url: address, authorization: null }
  const url = new URL(address)
  url.username = ''
  url.password = ''
  const login = `${decoded(username)}:${decoded(password)}`
  return { url, authorization: `Basic ${Buffer.from(login).toString('base64')}` }
}

/** A per cent sign of a password may stand for itself. */
function decoded(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
