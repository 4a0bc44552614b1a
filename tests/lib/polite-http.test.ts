import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createPoliteHttp, type PoliteHttpDeps, userAgentOf } from '../../src/lib/polite-http.ts'
import { retryAfterMs } from '../../src/lib/upstream-answer.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A clock that only waiting and the test move. */
function testClock() {
  const clock = {
    now: 0,
    waits: [] as number[],
    elapsed: () => clock.now,
    wait: async (ms: number) => {
      clock.waits.push(ms)
      clock.now += ms
    },
  }
  return clock
}

const open = (deps: Partial<PoliteHttpDeps> = {}) =>
  createPoliteHttp({ userAgent: 'Paperboy/test', ...deps })

const arxiv = { name: 'arxiv.org', spacingMs: 3000 }

describe('polite http', () => {
  it('says who asks and hands over text, ETag and Link', async () => {
    const seen: Array<string | undefined> = []
    const url = await serve((request, response) => {
      seen.push(request.headers['user-agent'], request.headers.accept)
      response.setHeader('etag', '"one"').setHeader('link', '<x>; rel="next"').end('häé')
    })
    const answer = await open().get(url, { accept: 'application/json' })
    expect(answer).toMatchObject({
      kind: 'fresh',
      text: 'häé',
      etag: '"one"',
      link: '<x>; rel="next"',
    })
    expect(seen).toEqual(['Paperboy/test', 'application/json'])
  })

  it('posts JSON with a key, which no other host is shown and nobody twice', async () => {
    const seen: unknown[] = []
    const other = await serve((request, response) => {
      seen.push(request.headers['x-api-key'])
      response.end('there')
    })
    const url = await serve(async (request, response) => {
      let body = ''
      for await (const part of request) body += part
      seen.push([request.method, request.headers['x-api-key'], body])
      if (request.url === '/away') response.writeHead(307, { location: other }).end()
      else response.end('here')
    })
    const headers = { 'x-api-key': 'k' }
    const posted = await open().get(url, { headers, json: { ids: ['é'] } })
    expect(posted).toMatchObject({ text: 'here' })
    expect(await open().get(`${url}/away`, { headers })).toMatchObject({ text: 'there' })
    await expect(open().get(`${url}/away`, { headers, json: {} })).rejects.toMatchObject({
      reason: 'refused',
    })
    expect(seen).toEqual([
      ['POST', 'k', '{"ids":["é"]}'],
      ['GET', 'k', ''],
      undefined,
      ['POST', 'k', '{}'],
    ])
  })

  it('shows the password of a setting to the host that was named, and tells it nowhere', async () => {
    const seen: unknown[] = []
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization)
      response.end('there')
    })
    const url = await serve((request, response) => {
      seen.push(request.headers.authorization)
      if (request.url === '/away') response.writeHead(302, { location: other }).end()
      else if (request.url === '/moved') response.writeHead(302, { location: '/feed' }).end()
      else response.writeHead(request.url === '/feed' ? 200 : 500).end('here')
    })
    const named = url.replace('://', '://ada:p%40ss@')
    const basic = `Basic ${Buffer.from('ada:p@ss').toString('base64')}`
    expect(await open().get(`${named}/moved`)).toMatchObject({ text: 'here', url: `${url}/feed` })
    expect(await open().get(`${named}/away`)).toMatchObject({ text: 'there' })
    expect(seen).toEqual([basic, basic, basic, undefined])
    // A sign that was not written as one in an address is itself.
    await open().get(`${url.replace('://', '://ada:100%@')}/feed`)
    expect(seen.pop()).toBe(`Basic ${Buffer.from('ada:100%').toString('base64')}`)
    const failed = await open()
      .get(`${named}/broken`)
      .catch((error) => error)
    expect(failed).toMatchObject({ reason: 'refused' })
    expect(failed.message).not.toContain('ss')
  })

  it('asks conditionally and takes 304 as unchanged', async () => {
    const url = await serve((request, response) => {
      response.statusCode = request.headers['if-none-match'] === '"one"' ? 304 : 200
      response.end()
    })
    expect(await open().get(url, { etag: '"one"' })).toEqual({ kind: 'unchanged' })
    expect(await open().get(url)).toMatchObject({ kind: 'fresh', text: '' })
  })

  it('leaves 3 s between the requests of a queue, one at a time, and none between others', async () => {
    let under = 0
    let most = 0
    const url = await serve((_, response) => {
      under += 1
      most = Math.max(most, under)
      setImmediate(() => {
        under -= 1
        response.end('x')
      })
    })
    const clock = testClock()
    const http = open(clock)
    await Promise.all([1, 2, 3].map(() => http.get(url, { queue: arxiv })))
    expect(clock.waits).toEqual([3000, 3000])
    expect(most).toBe(1)
    await http.get(url)
    expect(clock.waits).toHaveLength(2)
  })

  it('goes on with the queue after a failure', async () => {
    let count = 0
    const url = await serve((_, response) => {
      count += 1
      response.statusCode = count === 1 ? 500 : 200
      response.end('x')
    })
    const http = open(testClock())
    const [first, second] = await Promise.allSettled([
      http.get(url, { queue: arxiv }),
      http.get(url, { queue: arxiv }),
    ])
    expect(first.status).toBe('rejected')
    expect(second.status).toBe('fulfilled')
  })

  it('rests after 429: Retry-After or ten minutes, whichever is longer, without asking', async () => {
    let count = 0
    const url = await serve((_, response) => {
      count += 1
      if (count === 2) response.setHeader('retry-after', '1200')
      response.statusCode = count <= 2 ? 429 : 200
      response.end('Rate exceeded.')
    })
    const clock = testClock()
    const http = open(clock)
    const busy = { code: 'upstream', reason: 'busy' }
    await expect(http.get(url, { queue: arxiv })).rejects.toMatchObject(busy)
    clock.now += 599_000
    await expect(http.get(url, { queue: arxiv })).rejects.toMatchObject(busy)
    expect(count).toBe(1)
    clock.now += 1_001
    await expect(http.get(url, { queue: arxiv })).rejects.toMatchObject(busy)
    expect(count).toBe(2)
    clock.now += 1_199_000
    await expect(http.get(url, { queue: arxiv })).rejects.toMatchObject(busy)
    expect(count).toBe(2)
    clock.now += 1_001
    expect(await http.get(url, { queue: arxiv })).toMatchObject({ kind: 'fresh' })
  })

  it('counts the size after decompression', async () => {
    const url = await serve((_, response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(3_000_000, 'x')))
    })
    await expect(open().get(url, { maxBytes: 2_000_000 })).rejects.toMatchObject({
      code: 'upstream',
      reason: 'unreadable',
      message: expect.stringContaining('more than 2000000 bytes'),
    })
    expect(await open().get(url)).toMatchObject({ kind: 'fresh' })
  })

  it('follows redirects, to the web only and not for ever', async () => {
    const url = await serve((request, response) => {
      const path = request.url ?? '/'
      if (path === '/end') return void response.end('there')
      const to = { '/a': '/b', '/b': '/end', '/file': 'file:///etc/passwd', '/loop': '/loop' }[path]
      response.writeHead(301, { location: to }).end()
    })
    expect(await open().get(`${url}/a`)).toMatchObject({ text: 'there' })
    for (const path of ['/file', '/loop']) {
      await expect(open().get(url + path)).rejects.toMatchObject({
        code: 'upstream',
        reason: 'refused',
      })
    }
    await expect(open().get('file:///etc/passwd')).rejects.toMatchObject({ code: 'upstream' })
    await expect(open().get('not an address')).rejects.toMatchObject({ code: 'upstream' })
  })

  it('asks each host of a redirect in the queue of its own', async () => {
    const asked: string[] = []
    const clock = testClock()
    const answerTo = async (url: URL) => {
      asked.push(`${url.host} ${clock.now}`)
      if (url.host === 'short.example')
        return new Response(null, { status: 302, headers: { location: 'https://arxiv.org/abs/x' } })
      return new Response('x', { status: asked.length > 4 ? 429 : 200 })
    }
    const http = open({ ...clock, fetch: answerTo })
    const queueFor = (address: string) => (new URL(address).host === 'arxiv.org' ? arxiv : null)
    await Promise.all([
      http.get('https://short.example/a', { queueFor }),
      http.get('https://short.example/b', { queueFor }),
    ])
    expect(asked).toEqual(['short.example 0', 'short.example 0', 'arxiv.org 0', 'arxiv.org 3000'])
    // What the queue was told to rest, it rests for all who ask in it.
    const busy = { reason: 'busy' }
    await expect(http.get('https://arxiv.org/c', { queue: arxiv })).rejects.toMatchObject(busy)
    await expect(http.get('https://short.example/d', { queueFor })).rejects.toMatchObject(busy)
    expect(asked.slice(5)).toEqual(['short.example 6000'])
  })

  it('gives up on a silent service', async () => {
    const url = await serve((_, response) => void response.write('slow'))
    await expect(open().get(url, { timeoutMs: 50 })).rejects.toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('no answer in time'),
    })
  })

  it('turns every failure into one line with help', async () => {
    const bad = await serve((_, response) => void response.end(Buffer.from([0xff, 0xfe, 0x41])))
    const no = await serve((_, response) => void response.writeHead(404).end('why'))
    const cut = await serve((request) => void request.socket.destroy())
    for (const [url, reason] of [
      [bad, 'unreadable'],
      [no, 'refused'],
      [cut, 'unreachable'],
      ['http://127.0.0.1:1/', 'unreachable'],
    ] as const) {
      const error = await open()
        .get(url)
        .catch((thrown) => thrown)
      expect(error).toMatchObject({ code: 'upstream', reason, help: expect.any(String) })
      expect(error.message).not.toContain('\n')
    }
    await expect(open().get(no)).rejects.toMatchObject({ body: 'why' })
  })

  it('breaks off when closed', async () => {
    const url = await serve(() => undefined)
    const http = open()
    const waiting = http.get(url, { queue: arxiv })
    setImmediate(() => http.close())
    await expect(waiting).rejects.toMatchObject({ reason: 'unreachable' })
    await expect(http.get(url)).rejects.toMatchObject({ message: 'closing down' })
  })
})

describe('userAgentOf', () => {
  it('names version, page and contact, and never breaks the header', () => {
    const facts = {
      version: '0.1.0',
      publicUrl: 'https://papers.example',
      contact: 'ada@lab.example',
    }
    expect(userAgentOf(facts)).toBe('Paperboy/0.1.0 (+https://papers.example; ada@lab.example)')
    expect(userAgentOf({ ...facts, contact: '' })).toBe('Paperboy/0.1.0 (+https://papers.example)')
    expect(userAgentOf({ ...facts, contact: '김\r\nX: y' })).not.toMatch(/[^\x20-\x7e]/)
  })
})

describe('retryAfterMs', () => {
  const now = Date.parse('2026-11-21T00:00:00Z')
  it.each([
    [null, 0],
    ['120', 120_000],
    ['Sat, 21 Nov 2026 00:01:00 GMT', 60_000],
    ['Fri, 20 Nov 2026 00:01:00 GMT', 0],
    ['999999999999', 86_400_000],
    ['soon', 0],
  ])('%s', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms)
  })
})
