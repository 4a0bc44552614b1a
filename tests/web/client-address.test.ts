import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { clientAddress, limitGroup, peerAddress } from '../../src/web/guards/client-address.ts'
import { fromPeer } from './support.ts'

async function addressOf(
  peer: string,
  headers: Record<string, string>,
  trustedProxies: number,
): Promise<string | null> {
  let found: string | null = null
  const app = new Hono().get('/', (c) => {
    found = clientAddress(c, trustedProxies)
    return c.text('')
  })
  await app.request('/', { headers }, fromPeer(peer))
  return found
}

describe('the client address', () => {
  it('is the peer, whatever a stranger writes into headers', async () => {
    const forged = { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' }
    expect(await addressOf('203.0.113.9', forged, 0)).toBe('203.0.113.9')
  })

  it('is counted from the right, one entry a trusted proxy', async () => {
    const chain = { 'x-forwarded-for': '6.6.6.6, 198.51.100.7, 192.0.2.1' }
    expect(await addressOf('10.0.0.2', chain, 1)).toBe('192.0.2.1')
    expect(await addressOf('10.0.0.2', chain, 2)).toBe('198.51.100.7')
  })

  it('falls back to the peer when the proxies said less than they should', async () => {
    expect(await addressOf('10.0.0.2', {}, 1)).toBe('10.0.0.2')
    expect(await addressOf('10.0.0.2', { 'x-forwarded-for': '1.2.3.4' }, 2)).toBe('10.0.0.2')
    expect(await addressOf('10.0.0.2', { 'x-forwarded-for': '<script>' }, 1)).toBe('10.0.0.2')
  })

  it('takes ports, brackets, zones and mapped addresses off', async () => {
    expect(await addressOf('::ffff:203.0.113.9', {}, 0)).toBe('203.0.113.9')
    expect(await addressOf('fe80::1%eth0', {}, 0)).toBe('fe80::1')
    const withPort = { 'x-forwarded-for': '[2001:db8::5]:4711' }
    expect(await addressOf('10.0.0.2', withPort, 1)).toBe('2001:db8::5')
    expect(await addressOf('10.0.0.2', { 'x-forwarded-for': '192.0.2.1:80' }, 1)).toBe('192.0.2.1')
  })

  it('is nobody without a socket', async () => {
    const app = new Hono().get('/', (c) => c.json(peerAddress(c)))
    expect(await (await app.request('/')).json()).toBeNull()
  })
})

describe('the group that limits count by', () => {
  it('is the /64 of an IPv6 customer and the whole IPv4 address', () => {
    expect(limitGroup('2001:db8:1:2:3:4:5:6')).toBe(limitGroup('2001:db8:1:2::ffff'))
    expect(limitGroup('2001:db8:1:2::1')).not.toBe(limitGroup('2001:db8:1:3::1'))
    expect(limitGroup('::1')).toBe('0:0:0:0::/64')
    expect(limitGroup('192.0.2.1')).toBe('192.0.2.1')
  })
})
