/** Addresses and tokens never reach the log, however deep they stand. */
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { createLog } from '../../src/observability/log.ts'
import { createLinks } from '../../src/subscribers/links.ts'

const token = 'z-1-AAAAAAAAAAAAAAAAAAAAAA'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = ''
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += chunk
      done()
    },
  })
  write(createLog('debug', sink))
  return text
}

const chain = (depth: number): Error =>
  new Error(`params: kim@lab.example at depth ${depth}`, {
    cause: depth === 0 ? undefined : chain(depth - 1),
  })

function nested(depth: number): unknown {
  return depth === 0 ? { to: 'kim@lab.example' } : { list: [nested(depth - 1)] }
}

describe('the log', () => {
  it.each<[string, (log: ReturnType<typeof createLog>) => void]>([
    ['a message', (log) => log.info('mailed kim@lab.example')],
    ['a field', (log) => log.info({ to: 'Kim <kim@lab.example>' }, 'mailed')],
    ['another alphabet', (log) => log.info({ to: 'kim@lab.exämple', at: '김@예시.한국' }, 'x')],
    ['a token in a path', (log) => log.error({ path: `/pb/confirm/${token}` }, 'failed')],
    ['a token in a URL', (log) => log.error(`https://x.example/unsubscribe/${token}?a=b`)],
    ['an error with its causes', (log) => log.error({ error: chain(9) }, 'failed')],
    ['an error alone', (log) => log.error(chain(9))],
    ['an error among its kind', (log) => log.error({ err: new AggregateError([chain(2)]) }, 'x')],
    ['a deep field', (log) => log.warn({ facts: nested(12) }, 'x')],
    ['a key', (log) => log.warn({ readers: { 'kim@lab.example': 1 } }, 'x')],
  ])('hides %s', (_, write) => {
    const text = logged(write)
    expect(text).toMatch(/"level"/)
    expect(text).not.toMatch(/kim|lab\.ex|예시|AAAA/)
  })

  const keys = createKeyRing('the secret of these tests, long enough')
  const links = Object.entries(createLinks({ publicUrl: 'https://x.example/at', keys }))
  it.each(links)('hides the token of a link: %s', (_, link) => {
    const url = link(7)
    const token = url.slice(url.lastIndexOf('/') + 1)
    const path = `${new URL(url).pathname}/atom.xml`
    const text = logged((log) => log.error({ path, err: new Error(url) }, url))
    expect(text).toContain('[token]')
    expect(text).not.toContain(token)
  })

  it('keeps what helps', () => {
    const text = logged((log) =>
      log.error({ path: `/confirm/${token}`, error: chain(1), count: 3 }, 'request failed'),
    )
    expect(JSON.parse(text)).toMatchObject({
      level: 'error',
      msg: 'request failed',
      count: 3,
      path: '/confirm/[token]',
      error: { name: 'Error', cause: { message: 'params: [address] at depth 0' } },
    })
  })
})
