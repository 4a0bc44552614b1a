/** Who is asking: the socket's peer, or what trusted proxies say of it. Never a bare header. */

import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** The address of the socket itself, IPv4 out of its IPv6 mapping; null when there is no socket. */
export function peerAddress(c: Context): string | null {
  try {
    return normalise(getConnInfo(c).remote.address ?? '')
  } catch {
    return null
  }
}

/**
 * The client behind `trustedProxies` proxies. Each of them appends the peer it saw to
 * X-Forwarded-For, so only that many entries, counted from the right, can be believed.
 */
export function clientAddress(c: Context, trustedProxies: number): string | null {
  const peer = peerAddress(c)
  if (trustedProxies === 0) return peer
  const claimed = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  const believed = claimed.filter((part) => part !== '').slice(-trustedProxies)
  const client = believed.length === trustedProxies ? normalise(believed[0] ?? '') : null
  return client ?? peer
}

/** What limits count by: an IPv4 address, or the /64 that one IPv6 customer owns. */
export function limitGroup(address: string | null): string {
  if (address === null) return 'unknown'
  if (isIP(address) !== 6) return address
  return `${hextets(address).slice(0, 4).join(':')}::/64`
}

export const isLoopback = (address: string | null): boolean =>
  address !== null && (address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address))

function normalise(address: string): string | null {
  const bare = address
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .toLowerCase()
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1] ?? bare
  return isIP(inner) === 0 ? null : inner
}

function hextets(address: string): string[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
}
