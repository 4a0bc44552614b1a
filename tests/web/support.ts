/** A web app on a test database, and requests as browsers, mail clients and strangers send them. */
import type { Hono } from 'hono'

/** Bindings of a request whose socket has this peer. */
export const fromPeer = (address: string) => ({
  incoming: { socket: { remoteAddress: address, remotePort: 50_000, remoteFamily: 'IPv4' } },
})

export const stranger = '203.0.113.9'

export type Fields = Record<string, string | string[]>

export function formBody(fields: Fields): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(name, one)
  }
  return body
}

export const get = (app: Hono, path: string, headers: Record<string, string> = {}) =>
  app.request(path, { headers: { accept: 'text/html', ...headers } }, fromPeer(stranger))

export const post = (
  app: Hono,
  path: string,
  fields: Fields,
  headers: Record<string, string> = {},
  peer = stranger,
) =>
  app.request(
    path,
    { method: 'POST', body: formBody(fields), headers: { accept: 'text/html', ...headers } },
    fromPeer(peer),
  )
