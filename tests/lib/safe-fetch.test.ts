import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createPoliteHttp } from '../../src/lib/polite-http.ts'
import { createSafeFetch, isPublicAddress, type SafeFetchDeps } from '../../src/lib/safe-fetch.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections()
})

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return (server.address() as AddressInfo).port
}

const open = (deps: SafeFetchDeps = {}) =>
  createPoliteHttp({ userAgent: 'Paperboy/test', safeFetch: createSafeFetch(deps) })
const given = { given: true }
const refused = { code: 'upstream', reason: 'refused' }

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '151.101.3.42', '2606:4700::6810:84e5'])('%s is', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.192',
    '198.18.0.1',
    '192.0.2.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'localhost',
    '',
  ])('"%s" is not', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('fetching what a stranger named', () => {
  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:169.254.169.254]/latest/meta-data/',
    'http://169.254.169.254/latest/meta-data/',
    'http://8.8.8.8:22/',
    'http://ada:secret@8.8.8.8/',
    'file:///etc/passwd',
    'gopher://8.8.8.8/',
    'not an address',
  ])('refuses %s', async (url) => {
    await expect(open().get(url, given)).rejects.toMatchObject(refused)
  })

  it('refuses a name of which one address lies inside', async () => {
    const resolve = async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.5', family: 4 },
    ]
    await expect(open({ resolve }).get('http://two.example/', given)).rejects.toMatchObject(refused)
    const none = async () => []
    await expect(open({ resolve: none }).get('http://x.example/', given)).rejects.toMatchObject(
      refused,
    )
  })

  it('connects to the address that was judged, whatever the name says afterwards', async () => {
    const hosts: Array<string | undefined> = []
    const port = await serve((request, response) => {
      hosts.push(request.headers.host)
      response.end('here')
    })
    const answers = ['127.0.0.1', '10.0.0.5', '10.0.0.5']
    let asked = 0
    const resolve = async () => [{ address: answers[asked++] ?? '', family: 4 }]
    const allows = (address: string) => address === '127.0.0.1'
    const http = open({ resolve, allows })
    expect(await http.get(`http://rebinding.example:${port}/`, given)).toMatchObject({
      text: 'here',
    })
    expect({ asked, hosts }).toEqual({ asked: 1, hosts: [`rebinding.example:${port}`] })
    await expect(http.get(`http://rebinding.example:${port}/`, given)).rejects.toMatchObject(
      refused,
    )
  })

  it('judges every redirect, of strangers and of our own sources', async () => {
    let inside = 0
    const secret = await serve((_, response) => {
      inside += 1
      response.end('secret')
    })
    const port = await serve((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${secret}/admin` }).end()
    })
    const deps = {
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      allows: (_: string, at: number) => at === port,
    }
    const url = `http://feeds.example:${port}/`
    await expect(open(deps).get(url, given)).rejects.toMatchObject(refused)
    const viaPublic = createPoliteHttp({
      userAgent: 'x',
      fetch: (_, init) => fetch(`http://127.0.0.1:${port}/`, init),
      safeFetch: createSafeFetch(deps),
    })
    await expect(viaPublic.get('https://rss.example/feed')).rejects.toMatchObject(refused)
    expect(inside).toBe(0)
  })

  it('keeps to size and time', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/slow') return
      response.end(Buffer.alloc(200_000, 'x'))
    })
    const http = open({ allows: () => true })
    const at = `http://127.0.0.1:${port}`
    await expect(http.get(at, { ...given, maxBytes: 100_000 })).rejects.toMatchObject({
      reason: 'unreadable',
    })
    await expect(http.get(`${at}/slow`, { ...given, timeoutMs: 50 })).rejects.toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('no answer in time'),
    })
  })
})
