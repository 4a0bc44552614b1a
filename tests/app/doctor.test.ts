/** `doctor` against a real name server, the stand-in, a real relay and a real page. */

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq, sql } from 'drizzle-orm'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openResendAccount } from '../../src/app/account/resend-account.ts'
import { webhookEvents } from '../../src/app/account/webhook-events.ts'
import { judgeSkew } from '../../src/app/doctor/account-checks.ts'
import { type DoctorDeps, doctor } from '../../src/app/doctor/doctor.ts'
import { brokenFinding, ok } from '../../src/app/doctor/finding.ts'
import { runChecks } from '../../src/app/doctor/run-checks.ts'
import { settingsChecks, strengthOf } from '../../src/app/doctor/settings-checks.ts'
import { loadConfig } from '../../src/config.ts'
import { holdLane } from '../../src/delivery/lanes.ts'
import { letters } from '../../src/storage/schema/delivery.ts'
import { domainPauses } from '../../src/storage/schema/returns.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { createDeliveryWorld, emptyDelivery, resendTransport } from '../support/delivery-world.ts'
import { type NameServer, startNameServer } from '../support/name-server.ts'
import { dkimValue } from '../support/resend/domain-records.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'

const idle = new AbortController().signal
const domain = 'mail.lab.example'

let test: TestDatabase
let resend: ResendStandIn
let names: NameServer
let site: Server
let siteUrl: string
let healthy: boolean

beforeAll(async () => {
  test = await openTestDatabase()
  names = await startNameServer()
  site = createServer((request, response) => {
    const well = healthy && request.url === '/healthz'
    response.writeHead(well ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(well ? { ok: true } : { not: 'here' }))
  })
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
})
afterAll(async () => {
  site?.close()
  await names?.close()
  await test?.close()
})
beforeEach(async () => {
  await resend?.close()
  resend = await startResendStandIn()
  await emptyDelivery(test.db)
  healthy = true
  Object.assign(names, { failing: false, silent: false })
  names.txt.clear()
  names.txt.set(`send.${domain}`, ['v=spf1 include:amazonses.com ~all'])
  names.txt.set(`resend._domainkey.${domain}`, [dkimValue])
  names.txt.set(`_dmarc.${domain}`, ['v=DMARC1; p=none;'])
  return async () => {
    await resend.close()
  }
})

const strongKey = '4f1d0c9a7b6e58322e8d4c61a09f7b35d1e2c3b4a5968778695a4b3c2d1e0f90'

const environment = (): Record<string, string> => ({
  RESEND_API_KEY: resend.apiKey,
  RESEND_BASE_URL: resend.url,
  MAIL_FROM: `Paperboy <digest@${domain}>`,
  POSTAL_ADDRESS: '1 Lab Road',
  PUBLIC_URL: siteUrl,
  SECRET_KEY: strongKey,
  ALERT_WEBHOOK: 'https://chat.lab.example/hook',
})

/** Everything at Resend as `setup resend` leaves it. */
async function setUp() {
  const account = openResendAccount({ apiKey: resend.apiKey, baseUrl: resend.url })
  resend.account.publishedNames.add(domain)
  const { id } = await account.addDomain(domain)
  await account.verifyDomain(id)
  const { secret } = await account.addWebhook(`${siteUrl}/webhooks/resend`, [...webhookEvents])
  return { RESEND_WEBHOOK_SECRET: secret }
}

async function look(env: Record<string, string> = {}, more: Partial<DoctorDeps> = {}) {
  const config = loadConfig({ ...environment(), ...env })
  const deps = { db: test.db, config, dataDir: null, resolver: names.resolver(), ...more }
  const checks = await doctor(deps, idle)
  return new Map(checks.map(({ check, ...finding }) => [check, finding]))
}

const verdicts = (found: Awaited<ReturnType<typeof look>>) =>
  Object.fromEntries([...found].map(([check, { verdict }]) => [check, verdict]))

describe('doctor', () => {
  it('finds everything in order, and says what it could not look at', async () => {
    const found = verdicts(await look(await setUp()))
    const expected = Object.fromEntries(Object.keys(found).map((check) => [check, 'ok']))
    expect(found).toEqual({
      ...expected,
      // A page of this machine alone, which only a test may have.
      'public url': 'fail',
      // How fast it answers is the machine's business.
      database: expect.stringMatching(/^(ok|warn)$/),
      relay: 'skipped',
      disk: 'skipped',
      sources: expect.stringMatching(/^(ok|skipped)$/),
      // Warns towards the end of the last year that is known.
      "arXiv's holidays": expect.stringMatching(/^(ok|warn|skipped)$/),
    })
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining(['spf', 'dkim', 'dmarc', 'alignment', 'tracking', 'webhook', 'plan']),
    )
  })

  it('asks Resend one thing at a time, as slowly as it wants', async () => {
    const env = await setUp()
    resend.script(
      ...Array.from({ length: 2 }, () => ({
        fault: 'status' as const,
        status: 429,
        name: 'rate_limit_exceeded',
        message: 'Too many requests',
        headers: { 'retry-after': '0.05' },
      })),
    )
    expect(verdicts(await look(env))).toMatchObject({ webhook: 'ok', plan: 'ok', tracking: 'ok' })
  })

  it('fails while opens or clicks are tracked, the domain waits, or the webhook hears too little', async () => {
    const env = await setUp()
    const [own] = resend.account.domains
    Object.assign(own ?? {}, { click_tracking: true, status: 'pending' })
    Object.assign(resend.account.webhooks[0] ?? {}, { events: ['email.sent'] })
    const found = await look(env)
    expect(found.get('tracking')).toMatchObject({
      verdict: 'fail',
      found: expect.stringContaining('tracks clicks'),
      todo: expect.stringContaining('setup resend'),
    })
    expect(found.get('sender domain')).toMatchObject({ verdict: 'fail' })
    expect(found.get('webhook')?.found).toContain('email.complained')
    expect((await look()).get('webhook secret')?.verdict).toBe('fail')
  })

  it('fails without domain or webhook, and skips what a sending key may not see', async () => {
    expect(verdicts(await look())).toMatchObject({ 'sender domain': 'fail', webhook: 'fail' })
    resend.account.restricted = true
    expect(verdicts(await look())).toMatchObject({
      'sender domain': 'skipped',
      tracking: 'skipped',
      webhook: 'skipped',
      'clock of the provider': 'skipped',
      spf: 'ok',
      dkim: 'ok',
    })
  })

  it('says when the plan is too small for the readers', async () => {
    const env = await setUp()
    const world = await createDeliveryWorld(test.db, { transport: resendTransport(resend) })
    await world.readers(91)
    expect((await look(env)).get('plan')).toMatchObject({
      verdict: 'fail',
      found: '100 a day: enough for 90 readers, and 91 letters fall due on the busiest day',
    })
    await test.db.update(subscribers).set({ rhythm: 'weekly' }).where(eq(subscribers.weekday, 1))
    await test.db.execute(sql`update subscribers set weekday = 1 + id % 7`)
    expect((await look(env)).get('plan')).toMatchObject({
      verdict: 'ok',
      found: '100 a day: enough for 90 readers; 13 letters on the busiest day',
    })
    expect((await look({ ...env, DAILY_CAP: '10' })).get('plan')).toMatchObject({
      verdict: 'fail',
      todo: expect.stringContaining('DAILY_CAP'),
    })
  })

  it('says what warming up lets through, unless the plan is smaller', async () => {
    const env = { ...(await setUp()), WARMUP: 'true' }
    const world = await createDeliveryWorld(test.db, { transport: resendTransport(resend) })
    Object.assign(resend.account, { dailyLimit: 3_000, monthlyLimit: 90_000 })
    await world.readers(140)
    expect((await look(env)).get('plan')).toMatchObject({
      verdict: 'warn',
      found:
        'warming up: 150 a day: enough for 135 readers on day 1; 140 letters on the busiest day',
    })
    await test.db.execute(sql`
      insert into send_days (transport, domain, day, bulk)
      values ('resend', ${domain}, now()::date - 1, 135)`)
    expect((await look(env)).get('plan')).toMatchObject({ verdict: 'ok' })
    expect((await look({ ...env, DAILY_CAP: '100' })).get('plan')).toMatchObject({
      verdict: 'fail',
    })
  })

  it('tells held lanes with their reason, letters of unknown fate, and old ones', async () => {
    const world = await createDeliveryWorld(test.db, { transport: resendTransport(resend) })
    const [first = 0] = await world.queue({ to: await world.readers(2) })
    await test.db
      .update(letters)
      .set({ state: 'unknown', settledAt: new Date() })
      .where(eq(letters.id, first))
    await test.db.execute(sql`
      update letters set created_at = created_at - interval '9 hours' where state = 'waiting'`)
    await holdLane(test.db, { lane: 'bulk', reason: 'bounces', by: 'breaker' })
    const found = await look()
    expect(found.get('lanes')).toEqual({
      verdict: 'fail',
      found: 'bulk is held (bounces) with 1 waiting',
      todo: '`paperboy resume` shows more and releases it.',
    })
    expect(found.get('unknown letters')).toMatchObject({ verdict: 'warn' })
    expect(found.get('oldest letter')?.found).toBe('the oldest of 1 has waited 9 h')
  })

  it('names the mail domains that refuse us', async () => {
    expect((await look()).get('domains of readers')).toMatchObject({ verdict: 'ok' })
    const until = new Date(Date.now() + 3_600_000)
    const pause = { domain: 'far.example', pausedAt: new Date(), until, reason: '5.7.26 no' }
    await test.db.insert(domainPauses).values(pause)
    expect((await look()).get('domains of readers')).toMatchObject({
      verdict: 'fail',
      found: 'far.example refuses us (5.7.26 no)',
    })
    await test.db.delete(domainPauses)
  })

  it('of an outbox says what is missing to go live', async () => {
    const found = await look({
      RESEND_API_KEY: '',
      MAIL_FROM: '',
      POSTAL_ADDRESS: '',
      ALERT_WEBHOOK: '',
    })
    expect(found.get('transport')).toEqual({
      verdict: 'warn',
      found: 'mail stays in the outbox: nobody is mailed',
      todo: 'To go live set RESEND_API_KEY (or SMTP_URL), MAIL_FROM, POSTAL_ADDRESS, PUBLIC_URL (https); the README tells it in five steps.',
    })
    expect(Object.values(verdicts(found))).not.toContain('fail')
  })

  it('sees that PUBLIC_URL leads elsewhere or nowhere, and a certificate that is not there', async () => {
    healthy = false
    expect((await look()).get('public url')?.found).toContain('answers 404')
    const { port } = site.address() as AddressInfo
    const found = await look({ PUBLIC_URL: `https://127.0.0.1:${port}` })
    expect(found.get('public url')).toMatchObject({ verdict: 'fail' })
    expect(found.get('certificate')).toMatchObject({ verdict: 'fail' })
    const closed = await look({ PUBLIC_URL: 'https://127.0.0.1:9' })
    expect(closed.get('certificate')).toMatchObject({ verdict: 'skipped' })
    expect((await look({ PUBLIC_URL: 'http://127.0.0.1:9' })).get('public url')?.found).toContain(
      'cannot be reached',
    )
  })
})

describe('the DNS of the sender', () => {
  it.each([
    ['spf', `send.${domain}`, [], /has no SPF record/],
    ['spf', `send.${domain}`, ['v=spf1 a ~all', 'v=spf1 mx ~all'], /has 2 SPF records/],
    ['spf', `send.${domain}`, ['v=spf1 mx ~all'], /does not name amazonses\.com/],
    ['spf', `send.${domain}`, ['v=spf1 include:amazonses.com +all'], /lets everybody send/],
    ['spf', `send.${domain}`, [`v=spf1 ${'a:x.example '.repeat(11)}~all`], /asks 11 lookups/],
    ['dkim', `resend._domainkey.${domain}`, [], /has no DKIM key/],
    ['dkim', `resend._domainkey.${domain}`, ['p='], /is revoked/],
    ['dkim', `resend._domainkey.${domain}`, ['p=other'], /is not the one that signs/],
    ['dmarc', `_dmarc.${domain}`, ['v=DMARC1; p=none', 'v=DMARC1; p=reject'], /has 2 DMARC/],
    ['dmarc', `_dmarc.${domain}`, ['v=DMARC1; rua=mailto:a@lab.example'], /has no policy/],
  ])('%s: %s %j', async (check, name, records, says) => {
    const env = await setUp()
    names.txt.set(name, records)
    const finding = (await look(env)).get(check)
    expect(finding).toMatchObject({ verdict: 'fail', todo: expect.any(String) })
    expect(finding?.found).toMatch(says)
  })

  it('takes the policy of a domain above, and a key in several pieces', async () => {
    const env = await setUp()
    names.txt.delete(`_dmarc.${domain}`)
    expect((await look(env)).get('dmarc')).toMatchObject({
      verdict: 'fail',
      todo: `Add TXT _dmarc.${domain} v=DMARC1; p=none;`,
    })
    names.txt.set('_dmarc.lab.example', ['v=DMARC1; p=reject; aspf=s'])
    names.txt.set(`resend._domainkey.${domain}`, [`v=DKIM1; k=rsa;${' '.repeat(300)}${dkimValue}`])
    const found = await look(env)
    expect(found.get('dmarc')?.found).toBe('_dmarc.lab.example: p=reject')
    expect(found.get('dkim')).toMatchObject({ verdict: 'ok' })
    expect(found.get('alignment')).toMatchObject({ verdict: 'ok' })
    names.txt.delete(`resend._domainkey.${domain}`)
    expect((await look(env)).get('alignment')).toMatchObject({ verdict: 'fail' })
  })

  it('that fails or is silent breaks its own checks alone', async () => {
    const env = await setUp()
    names.failing = true
    const failing = await look(env)
    expect(failing.get('spf')?.found).toMatch(/the DNS did not answer for .*ESERVFAIL/)
    expect(failing.get('tracking')).toMatchObject({ verdict: 'ok' })
    Object.assign(names, { failing: false, silent: true })
    const silent = await look(env)
    expect(silent.get('dmarc')).toMatchObject({ verdict: 'fail' })
    expect(silent.get('migrations')).toMatchObject({ verdict: 'ok' })
  })
})

describe('a relay', () => {
  let relay: SMTPServer
  let port: number

  beforeAll(async () => {
    relay = new SMTPServer({
      authOptional: true,
      onAuth: ({ username, password }, _session, done) =>
        username === 'ada' && password === 'right'
          ? done(null, { user: 'ada' })
          : done(new Error('535 5.7.8 no')),
    })
    relay.listen(0, '127.0.0.1')
    await once(relay.server, 'listening')
    port = (relay.server.address() as AddressInfo).port
  })
  afterAll(() => new Promise<void>((done) => relay.close(() => done())))

  const through = (url: string) => look({ MAIL_TRANSPORT: 'smtp', SMTP_URL: url })

  it('lets us in or does not, with the remedy; what only the relay knows is skipped', async () => {
    names.txt.set(domain, ['v=spf1 ip4:192.0.2.1 -all'])
    const found = await through(`smtp://ada:right@127.0.0.1:${port}`)
    expect(found.get('relay')).toMatchObject({
      verdict: 'ok',
      found: expect.stringContaining('with name and password'),
    })
    expect(verdicts(found)).toMatchObject({ spf: 'ok', dkim: 'skipped', alignment: 'skipped' })
    expect((await through(`smtp://ada:wrong@127.0.0.1:${port}`)).get('relay')).toMatchObject({
      verdict: 'fail',
      todo: 'Check user and password in SMTP_URL.',
    })
    const gone = await through('smtp://127.0.0.1:9')
    expect(gone.get('relay')).toMatchObject({
      verdict: 'fail',
      todo: expect.stringContaining('Check host, port'),
    })
  })
})

describe('checks', () => {
  it('that break or hang are findings, and stop no other', async () => {
    const found = await runChecks(
      [
        { check: 'hangs', look: () => new Promise(() => {}) },
        { check: 'throws', look: () => Promise.reject(new Error('broken\nat line 1')) },
        {
          check: 'throws at once',
          look: () => {
            throw new Error('broken too')
          },
        },
        { check: 'works', look: async () => ok('fine') },
      ],
      { signal: idle, timeoutMs: 50 },
    )
    expect(found.map(({ check, verdict, found: what }) => [check, verdict, what])).toEqual([
      ['hangs', 'fail', 'no answer within 0.05 s'],
      ['throws', 'fail', 'broken'],
      ['throws at once', 'fail', 'broken too'],
      ['works', 'ok', 'fine'],
    ])
    expect(brokenFinding('odd')).toMatchObject({ verdict: 'fail', found: 'odd' })
  })

  it('of clocks and keys know what is too much', async () => {
    expect(judgeSkew(100_000, 41_000, 'theirs').verdict).toBe('ok')
    expect(judgeSkew(41_000, 102_000, 'theirs')).toMatchObject({
      verdict: 'fail',
      found: 'this machine is 61 s behind theirs',
    })
    const weak = settingsChecks(loadConfig({ SECRET_KEY: 'password'.repeat(8) }))
    const found = await weak.find(({ check }) => check === 'secret key')?.look(idle)
    expect(found).toMatchObject({
      verdict: 'fail',
      todo: expect.stringContaining('SECRET_KEY_FORMER'),
    })
    expect(found?.todo).toContain('rotate --leaked')
    expect(strengthOf('a'.repeat(64))).toBe(0)
    expect(strengthOf('password'.repeat(8))).toBeLessThan(30)
    expect(strengthOf(strongKey)).toBeGreaterThan(128)
  })
})
