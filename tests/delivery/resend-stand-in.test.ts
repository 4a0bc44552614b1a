/** The stand-in is a judge: it must itself keep Resend's rules. Asked through the real SDK. */
import { Resend } from 'resend'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rateLimited } from '../support/resend/faults.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'

let standIn: ResendStandIn
let resend: Resend
let now = 0

beforeEach(async () => {
  now = 1_000
  standIn = await startResendStandIn({ now: () => now, requestsPerSecond: 3 })
  resend = new Resend(standIn.apiKey, { baseUrl: standIn.url })
})
afterEach(() => standIn.close())

const mail = (to = 'reader@lab.example', extra: object = {}) => ({
  from: 'Lab <digest@lab.example>',
  to,
  subject: 'Nine papers',
  text: 'text',
  ...extra,
})
const send = (mails: ReturnType<typeof mail>[], idempotencyKey?: string) => {
  now += 1_000
  return resend.batch.send(mails, idempotencyKey === undefined ? {} : { idempotencyKey })
}

describe('keys', () => {
  it('same key, same payload: the same answer, taken once', async () => {
    const first = await send([mail(), mail()], 'k')
    const again = await send([mail(), mail()], 'k')
    expect(first.data?.data).toHaveLength(2)
    expect(again.data).toEqual(first.data)
    expect(standIn.taken).toHaveLength(2)
  })

  it('same key, other payload: 409; after 24 h the key is forgotten', async () => {
    await send([mail()], 'k')
    const other = await send([mail('b@lab.example')], 'k')
    expect(other.error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' })
    now += 86_400_000
    expect((await send([mail()], 'k')).error).toBeNull()
    expect(standIn.taken).toHaveLength(2)
  })

  it('a key under way: 409 concurrent, until the caller hangs up', async () => {
    standIn.script({ fault: 'hang', taken: false })
    const hung = resend.batch.send([mail()], {
      idempotencyKey: 'k',
      signal: AbortSignal.timeout(150),
    })
    while (standIn.requests.length === 0) await new Promise((done) => setTimeout(done, 5))
    const meanwhile = await send([mail()], 'k')
    expect(meanwhile.error).toMatchObject({ name: 'concurrent_idempotent_requests' })
    expect((await hung).error).toMatchObject({ statusCode: null })
    await new Promise((done) => setTimeout(done, 20))
    expect((await send([mail()], 'k')).error).toBeNull()
  })

  it('a key of 257 characters: 400', async () => {
    const { error } = await send([mail()], 'k'.repeat(257))
    expect(error).toMatchObject({ statusCode: 400, name: 'invalid_idempotency_key' })
  })

  it('a refused batch keeps no key', async () => {
    await send([mail('not an address')], 'k')
    expect((await send([mail()], 'k')).error).toBeNull()
  })
})

describe('before the key is looked up', () => {
  it('401 without a key, 403 with a wrong one or an unverified domain, 429 with Retry-After', async () => {
    await send([mail()], 'k')
    const bare = await fetch(`${standIn.url}/emails/batch`, { method: 'POST', body: '[]' })
    expect([bare.status, await bare.json()]).toMatchObject([401, { name: 'missing_api_key' }])
    const wrong = new Resend('re_wrong', { baseUrl: standIn.url })
    const { error } = await wrong.batch.send([mail()], { idempotencyKey: 'k' })
    expect(error).toMatchObject({ statusCode: 403, name: 'invalid_api_key' })
    standIn.script(rateLimited(9))
    const limited = await send([mail()], 'k')
    expect(limited.error).toMatchObject({ statusCode: 429, name: 'rate_limit_exceeded' })
    expect(limited.headers?.['retry-after']).toBe('9')
    standIn.options.verifiedDomains = ['other.example']
    expect((await send([mail()], 'k')).error).toMatchObject({ statusCode: 403 })
  })

  it('401, 403, 429 and a quota hide even that the key was used with another payload', async () => {
    await send([mail()], 'k')
    const other = [mail('b@lab.example')]
    const body = JSON.stringify(other)
    const headers = { 'idempotency-key': 'k' }
    const bare = await fetch(`${standIn.url}/emails/batch`, { method: 'POST', body, headers })
    expect(bare.status).toBe(401)
    const wrong = new Resend('re_wrong', { baseUrl: standIn.url })
    const refused = await wrong.batch.send(other, { idempotencyKey: 'k' })
    expect(refused.error).toMatchObject({ statusCode: 403 })
    for (let i = 0; i < 3; i += 1) await resend.batch.send([mail()])
    const limited = await resend.batch.send(other, { idempotencyKey: 'k' })
    expect(limited.error).toMatchObject({ statusCode: 429, name: 'rate_limit_exceeded' })
    standIn.options.monthlyQuota = 0
    expect((await send(other, 'k')).error).toMatchObject({ name: 'monthly_quota_exceeded' })
    standIn.options.monthlyQuota = null
    standIn.options.verifiedDomains = ['other.example']
    expect((await send(other, 'k')).error).toMatchObject({ statusCode: 403 })
    standIn.options.verifiedDomains = null
    expect((await send(other, 'k')).error).toMatchObject({ name: 'invalid_idempotent_request' })
    expect((await send([mail()], 'k')).data?.data).toHaveLength(1)
  })

  it('409 concurrent is answered only while the first call is in flight', async () => {
    standIn.script({ fault: 'slow', ms: 200 })
    now += 1_000
    const first = resend.batch.send([mail()], { idempotencyKey: 'k' })
    while (standIn.requests.length === 0) await new Promise((done) => setTimeout(done, 5))
    expect((await send([mail()], 'k')).error).toMatchObject({
      statusCode: 409,
      name: 'concurrent_idempotent_requests',
    })
    const answer = await first
    const after = await send([mail()], 'k')
    expect(after.data).toEqual(answer.data)
    expect(standIn.taken).toHaveLength(1)
  })

  it('the rate is counted, and told in headers', async () => {
    const answers = []
    for (let i = 0; i < 4; i += 1) answers.push(await resend.batch.send([mail()]))
    expect(answers.map((answer) => answer.error?.name)).toEqual([
      undefined,
      undefined,
      undefined,
      'rate_limit_exceeded',
    ])
    expect(answers[0]?.headers).toMatchObject({
      'ratelimit-limit': '3',
      'ratelimit-remaining': '2',
    })
  })

  it('quotas count every mail of a batch', async () => {
    standIn.options.dailyQuota = 3
    expect((await send([mail(), mail()])).error).toBeNull()
    expect((await send([mail(), mail()])).error).toMatchObject({ name: 'daily_quota_exceeded' })
    expect((await send([mail()])).error).toBeNull()
  })
})

describe('validation', () => {
  it.each([
    ['an address', mail('nobody')],
    ['a reserved recipient', mail('somebody@example.com')],
    ['a tag', mail(undefined, { tags: [{ name: 'letter', value: 'a b' }] })],
    ['a header', mail(undefined, { headers: { 'X-A': 'a\r\nBcc: b' } })],
    ['no subject', mail(undefined, { subject: undefined })],
  ])('strict: %s refuses the whole batch and names the place', async (_, bad) => {
    const { error } = await send([mail(), bad, mail()], 'k')
    expect(error).toMatchObject({ statusCode: 422 })
    expect(error?.message).toContain('emails.1')
    expect(standIn.taken).toEqual([])
  })

  it('takes 100 and no more; single mails too', async () => {
    const many = (count: number) => Array.from({ length: count }, () => mail())
    expect((await send(many(101))).error).toMatchObject({ statusCode: 422 })
    expect((await send(many(100))).data?.data).toHaveLength(100)
    const single = await resend.emails.send(mail('one@lab.example'))
    expect(single.data?.id).toBe(standIn.taken.at(-1)?.id)
  })

  it('permissive: takes the valid ones and names the others', async () => {
    now += 1_000
    const answer = await resend.batch.send([mail('x'), mail()], { batchValidation: 'permissive' })
    expect(answer.data?.data).toHaveLength(1)
    expect(answer.data?.errors).toMatchObject([{ index: 0 }])
  })
})

it('names letters taken twice', async () => {
  const tagged = mail(undefined, { tags: [{ name: 'letter', value: '5' }] })
  await send([tagged], 'a')
  expect(standIn.doubles()).toEqual([])
  await send([tagged], 'b')
  expect(standIn.doubles()).toEqual([5])
})
