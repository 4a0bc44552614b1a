/** The door of the webhooks: who is let in, and what it costs to knock. */
import type { Hono } from 'hono'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  signatureOf,
  signedCall,
  type WebhookCall,
  webhookSecret,
} from '../support/resend/webhooks.ts'
import { fromPeer, openWeb, settings, stranger } from './support.ts'

const event = { type: 'email.sent', created_at: '2026-11-24T10:00:00Z', data: { email_id: 'e' } }
const mail = { ...settings.mail, webhookSecret }

let web: Awaited<ReturnType<typeof openWeb>>
let received: string[]
let app: Hono
beforeAll(async () => {
  web = await openWeb()
})
afterAll(() => web.close())
afterEach(() => {
  vi.useRealTimers()
})

const open = (secret: string | null = webhookSecret, fail = false) => {
  received = []
  app = web.make(
    { mail: { ...mail, webhookSecret: secret } },
    {
      receiveEvent: async ({ id }) => {
        if (fail) throw new Error('the database is gone')
        received.push(id)
      },
    },
  )
}
const call = ({ headers, body }: Partial<WebhookCall>, peer = stranger) =>
  Promise.resolve(
    app.request('/webhooks/resend', { method: 'POST', headers, body }, fromPeer(peer)),
  )

describe('POST /webhooks/resend', () => {
  it('is not there without a secret', async () => {
    open(null)
    expect((await call(signedCall(event))).status).toBe(404)
  })

  it('takes the golden vector of Standard Webhooks, at its time', async () => {
    open()
    vi.useFakeTimers({ now: 1_614_265_330_000, toFake: ['Date'] })
    const body = '{"test": 2432232314}'
    const headers = {
      'svix-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'svix-timestamp': '1614265330',
      'svix-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    }
    expect((await call({ headers, body })).status).toBe(200)
    expect((await call({ headers, body: `${body} ` })).status).toBe(401)
    expect(received).toEqual([])
  })

  it('is counted under its own route', async () => {
    open()
    await call(signedCall(event))
    const loopback = fromPeer('127.0.0.1')
    const figures = await (await app.request('/metrics', {}, loopback)).text()
    expect(figures).toContain('route="/webhooks/resend"')
  })

  it('hands on what is signed, from any site and without Origin', async () => {
    open()
    const good = signedCall(event, { id: 'msg_1' })
    expect((await call(good)).status).toBe(200)
    const foreign = {
      ...good.headers,
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
    }
    expect((await call({ ...good, headers: foreign })).status).toBe(200)
    expect(received).toEqual(['msg_1', 'msg_1'])
  })

  it('takes one right signature among several', async () => {
    open()
    const { headers, body } = signedCall(event)
    const several = `v1,bm9uZQ== v2,${headers['svix-signature']?.slice(3)} ${headers['svix-signature']}`
    expect((await call({ headers: { ...headers, 'svix-signature': several }, body })).status).toBe(
      200,
    )
  })

  it.each([
    ['another body', { body: JSON.stringify({ ...event, type: 'email.bounced' }) }],
    ['a truncated body', { body: JSON.stringify(event).slice(0, -1) }],
    ['no body', { body: '' }],
    ['another id', { headers: { 'svix-id': 'msg_other' } }],
    ['no id', { headers: { 'svix-id': '' } }],
    ['no timestamp', { headers: { 'svix-timestamp': '' } }],
    ['a timestamp that is none', { headers: { 'svix-timestamp': 'now' } }],
    [
      'a timestamp of later',
      { headers: { 'svix-timestamp': String(Math.floor(Date.now() / 1000) + 60) } },
    ],
    ['no signature', { headers: { 'svix-signature': '' } }],
    ['a signature without version', { headers: { 'svix-signature': 'v1' } }],
    ['an empty signature', { headers: { 'svix-signature': 'v1,' } }],
    ['a short signature', { headers: { 'svix-signature': 'v1,AAAA' } }],
  ])('refuses %s', async (_name, change) => {
    open()
    const good = signedCall(event)
    const headers = { ...good.headers, ...('headers' in change ? change.headers : {}) }
    const answer = await call({ body: good.body, ...change, headers })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toEqual({ error: 'The signature is not right.' })
    expect(received).toEqual([])
  })

  it('refuses another secret, and signatures of the SDK’s other version', async () => {
    open()
    expect(
      (await call(signedCall(event, { secret: 'whsec_AAAAAAAAAAAAAAAAAAAAAAAA' }))).status,
    ).toBe(401)
    const good = signedCall(event)
    const headers = {
      ...good.headers,
      'svix-signature': good.headers['svix-signature']?.replace('v1', 'v1a') ?? '',
    }
    expect((await call({ ...good, headers })).status).toBe(401)
  })

  it.each([
    [-301, 401],
    [-299, 200],
    [299, 200],
    [302, 401],
  ])('signed %d s from now: %d', async (seconds, status) => {
    open()
    expect((await call(signedCall(event, { at: Date.now() + seconds * 1000 }))).status).toBe(status)
  })

  it('answers 200 to kinds that it does not know and shapes that are none', async () => {
    open()
    for (const body of [
      { ...event, type: 'email.teleported' },
      { type: 1 },
      [],
      'null',
      '"x"',
      '12',
    ]) {
      expect((await call(signedCall(body))).status).toBe(200)
    }
    expect(received).toHaveLength(1)
    expect((await call(signedCall('{"type":'))).status).toBe(400)
  })

  it('answers 5xx only when it could not be kept, so that it comes again', async () => {
    open(webhookSecret, true)
    expect((await call(signedCall(event))).status).toBe(500)
  })

  it('takes bodies up to 256 KB, not more', async () => {
    open()
    const of = (size: number) => signedCall({ ...event, data: { pad: 'x'.repeat(size) } })
    expect((await call(of(255 * 1024))).status).toBe(200)
    const { headers, body } = of(256 * 1024)
    const told = { ...headers, 'content-length': String(body.length) }
    expect((await call({ headers: told, body })).status).toBe(413)
    expect((await call({ headers, body })).status).toBe(413)
    expect(received).toHaveLength(1)
  })

  it('a flood of forged calls is told to wait, and locks nobody out', async () => {
    open()
    const good = signedCall(event)
    const forged = { ...good, headers: { ...good.headers, 'svix-signature': 'v1,AAAA' } }
    const answers = []
    for (let i = 0; i < 40; i += 1) answers.push(await call(forged))
    expect(answers.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 30 }, () => 401),
      ...Array.from({ length: 10 }, () => 429),
    ])
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
    // The provider may stand behind the same proxy.
    expect((await call(good)).status).toBe(200)
    const length = { 'content-length': String(good.body.length) }
    expect((await call({ ...good, headers: { ...good.headers, ...length } })).status).toBe(200)
    const big = signedCall({ ...event, data: { pad: 'x'.repeat(20_000) } })
    expect((await call(big)).status).toBe(429)
    expect((await call(big, '198.51.100.7')).status).toBe(200)
  })

  it('a secret that is none stops the start', () => {
    expect(() => open('whsec_-')).toThrow('RESEND_WEBHOOK_SECRET')
  })

  it('the stand-in signs as the standard does', () => {
    expect(
      signatureOf(
        webhookSecret,
        'msg_p5jXN8AQM9LWM0D4loKWxJek',
        1_614_265_330,
        '{"test": 2432232314}',
      ),
    ).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })
})
