/** `setup resend` against the stand-in: everything made once, said plainly, and nothing twice. */
import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wholeName } from '../../src/app/account/dns-rows.ts'
import { withLine } from '../../src/app/account/keep-secret.ts'
import { mailsPerDay, readersFor } from '../../src/app/account/plan-size.ts'
import { openResendAccount } from '../../src/app/account/resend-account.ts'
import { type SetupStep, setupResend } from '../../src/app/account/setup-resend.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'
import { startBin } from '../support/running-paperboy.ts'

const dkim = 'p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDpaper'
const publicUrl = 'https://papers.lab.example'

let resend: ResendStandIn
let folder: string

beforeEach(async () => {
  resend = await startResendStandIn()
  folder = await mkdtemp(join(tmpdir(), 'paperboy-setup-'))
})
afterEach(async () => {
  await resend.close()
  await rm(folder, { recursive: true, force: true })
})

const environment = (): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  RESEND_API_KEY: resend.apiKey,
  RESEND_BASE_URL: resend.url,
  MAIL_FROM: 'Paperboy <digest@mail.lab.example>',
  POSTAL_ADDRESS: '1 Lab Road',
  PUBLIC_URL: publicUrl,
})

const setup = (argv: string[] = [], env: Record<string, string> = {}) =>
  startBin(['setup', 'resend', ...argv], { cwd: folder, env: { ...environment(), ...env } }).ended

/** What a run would have changed at Resend. */
const standing = () => JSON.stringify([resend.account.domains, resend.account.webhooks])

describe('setup resend', () => {
  it('adds the domain, prints its rows, makes the webhook, and ends 1 until the rows are seen', async () => {
    const { code, out, err } = await setup()
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toContain('domain    mail.lab.example added at Resend')
    const rows = out.split('\n').map((line) => line.trim().split(/ {2,}/))
    expect(rows).toContainEqual([
      'MX',
      'send.mail.lab.example',
      '10',
      'not_started',
      'feedback-smtp.us-east-1.amazonses.com',
    ])
    expect(rows).toContainEqual([
      'TXT',
      'send.mail.lab.example',
      'not_started',
      'v=spf1 include:amazonses.com ~all',
    ])
    expect(rows).toContainEqual(['TXT', 'resend._domainkey.mail.lab.example', 'not_started', dkim])
    expect(rows).toContainEqual([
      'TXT',
      '_dmarc.mail.lab.example',
      'recommended',
      'v=DMARC1; p=none;',
    ])
    expect(out).toMatch(/^test {6}not sent: mail\.lab\.example is pending/m)
    expect(out).toContain('100 a day: enough for 90 readers')
    const [webhook] = resend.account.webhooks
    expect(webhook?.endpoint).toBe(`${publicUrl}/webhooks/resend`)
    expect(webhook?.events).toEqual(expect.arrayContaining(['email.bounced', 'email.complained']))
    expect(out).toContain(`\nRESEND_WEBHOOK_SECRET=${webhook?.signing_secret}\n`)
    expect(resend.taken).toEqual([])
  })

  it('once the rows are there, turns tracking off, sends one test, and changes nothing again', async () => {
    await setup()
    resend.account.publishedNames.add('mail.lab.example')
    const [domain] = resend.account.domains
    Object.assign(domain ?? {}, { open_tracking: true, click_tracking: true })
    const first = await setup(['--to', 'ada@lab.example'])
    expect(first).toMatchObject({ code: 0 })
    expect(first.out).toContain('tracking  of opens and clicks was on, and is off now')
    expect(domain).toMatchObject({
      status: 'verified',
      open_tracking: false,
      click_tracking: false,
    })
    expect(resend.taken.map(({ to }) => to)).toEqual([['ada@lab.example']])
    expect(first.out).toContain(`to ada@lab.example (${resend.taken[0]?.id})`)
    const before = standing()
    const second = await setup(['--to', 'ada@lab.example'])
    expect(second.code).toBe(0)
    expect(second.out).toContain('tracking  of opens and clicks is off')
    expect(second.out).toContain('/webhooks/resend is there')
    expect(second.out).toContain(`(${resend.taken[0]?.id})`)
    expect(standing()).toBe(before)
    expect(resend.taken).toHaveLength(1)
  })

  it('mends a webhook that is disabled or hears too little, and keeps its secret', async () => {
    await setup()
    const [webhook] = resend.account.webhooks
    const secret = webhook?.signing_secret
    Object.assign(webhook ?? {}, { status: 'disabled', events: ['email.sent'] })
    const { out } = await setup([], { RESEND_WEBHOOK_SECRET: secret ?? '' })
    expect(out).toContain('/webhooks/resend mended: events were missing')
    expect(out).not.toContain('RESEND_WEBHOOK_SECRET=')
    expect(resend.account.webhooks).toHaveLength(1)
    expect(webhook).toMatchObject({ status: 'enabled', signing_secret: secret })
    expect(webhook?.events).toContain('email.suppressed')
  })

  it('finds its domain and webhook behind a hundred others', async () => {
    resend.account.domainLimit = 1_000
    const account = openResendAccount({ apiKey: resend.apiKey, baseUrl: resend.url })
    for (let n = 0; n < 105; n++) {
      await account.addDomain(`d${n}.lab.example`)
      await account.addWebhook(`https://d${n}.lab.example/hook`, ['email.sent'])
    }
    await setup()
    const before = standing()
    await setup()
    expect(standing()).toBe(before)
    expect(resend.account.domains).toHaveLength(106)
  })

  it('--write puts the secret into .env, once, and leaves the rest of it alone', async () => {
    const real = join(folder, 'settings')
    await writeFile(real, 'SITE_NAME=Lab\nRESEND_WEBHOOK_SECRET=whsec_old\nPORT=1', { mode: 0o640 })
    await symlink(real, join(folder, '.env'))
    const { out } = await setup(['--write'])
    const secret = resend.account.webhooks[0]?.signing_secret
    expect(await readFile(real, 'utf8')).toBe(
      `SITE_NAME=Lab\nRESEND_WEBHOOK_SECRET=${secret}\nPORT=1`,
    )
    expect((await stat(real)).mode & 0o777).toBe(0o640)
    expect(out).toContain('its secret is in .env now')
    expect(out).not.toContain(secret)
    expect((await setup(['--write'])).out).not.toContain('its secret is in .env now')
  })

  it('--json prints one object', async () => {
    resend.account.publishedNames.add('mail.lab.example')
    const { code, out, err } = await setup(['--json'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({
      domain: { name: 'mail.lab.example', status: 'verified', added: true },
      tracking: 'was off',
      webhook: { step: 'made', secretIs: 'new' },
      test: { to: 'delivered@resend.dev' },
      perDay: 100,
      readers: 90,
    })
  })

  it('waits for the rows when told to, asking again and again', async () => {
    const steps: SetupStep[] = []
    let naps = 0
    const account = openResendAccount({ apiKey: resend.apiKey, baseUrl: resend.url })
    const report = await setupResend(
      {
        account,
        tell: async (step) => void steps.push(step),
        signal: new AbortController().signal,
        sleep: async () => {
          naps += 1
          if (naps === 3) resend.account.publishedNames.add('lab.example')
        },
      },
      {
        from: 'digest@lab.example',
        domain: 'lab.example',
        publicUrl,
        siteName: 'Paperboy',
        dailyCap: 50,
        reachable: true,
        to: 'delivered@resend.dev',
        waitMinutes: 5,
      },
    )
    expect(naps).toBe(3)
    expect(steps.map(({ step }) => step)).toEqual(['domain', 'waiting', 'verified'])
    expect(report).toMatchObject({ domain: { status: 'verified' }, perDay: 50, readers: 45 })
  })
})

describe('what goes wrong is told with its remedy, in one line', () => {
  it.each([
    [
      'a wrong key',
      { RESEND_API_KEY: 're_other' },
      1,
      /API key is invalid\. RESEND_API_KEY is not/,
    ],
    ['no key', { RESEND_API_KEY: '' }, 2, /^paperboy: RESEND_API_KEY: needed/],
    ['no sender', { MAIL_FROM: '', MAIL_TRANSPORT: 'outbox' }, 2, /^paperboy: MAIL_FROM: needed/],
    ['nobody there', { RESEND_BASE_URL: 'http://127.0.0.1:9' }, 1, /check the network/],
  ])('%s', async (_, env, code, says) => {
    const ended = await setup([], env)
    expect({ code: ended.code, out: ended.out }).toEqual({ code, out: '' })
    expect(ended.err).toMatch(says)
    expect(ended.err.trim().split('\n')).toHaveLength(1)
  })

  it('a key that may only send, a plan without room, a domain of somebody else', async () => {
    resend.account.restricted = true
    expect((await setup()).err).toContain('This key may only send. Make one with full access')
    resend.account.restricted = false
    resend.account.domainLimit = 0
    expect((await setup()).err).toContain('Remove a domain at resend.com/domains')
    const message = 'The mail.lab.example domain has been registered already.'
    resend.script({ fault: 'none' }, { fault: 'status', status: 403, name: 'x', message })
    expect((await setup()).err).toContain('belongs to another Resend account')
    resend.script({
      fault: 'status',
      status: 429,
      name: 'rate_limit_exceeded',
      message: 'Too many requests',
      headers: { 'retry-after': '7' },
    })
    expect((await setup()).err).toContain('Wait 7 s and give the command again.')
    resend.script({ fault: 'status', status: 502, text: '<html>bad gateway</html>' })
    expect((await setup()).err).toContain('Resend is unwell')
  })

  it('words that are no setup', async () => {
    for (const argv of [[], ['smtp'], ['resend', 'now'], ['resend', '--wait', 'long']]) {
      const ended = await startBin(['setup', ...argv], { cwd: folder, env: environment() }).ended
      expect({ argv, ...ended }).toEqual({
        argv,
        code: 2,
        out: '',
        err: expect.stringMatching(/^paperboy: .+\n$/),
      })
    }
    expect(resend.requests).toEqual([])
  })
})

describe('rows, lines and plans', () => {
  it.each([
    ['send', 'lab.example', 'send.lab.example'],
    ['send.mail', 'mail.lab.example', 'send.mail.lab.example'],
    ['resend._domainkey.a.b', 'a.b.lab.example', 'resend._domainkey.a.b.lab.example'],
    ['send.mail.lab.example.', 'mail.lab.example', 'send.mail.lab.example'],
    ['send', 'mail.lab.example', 'send.mail.lab.example'],
  ])('%s of %s is %s', (name, domain, whole) => {
    expect(wholeName(name, domain)).toBe(whole)
  })

  it('a line of .env is replaced where it stands, or added at the end', () => {
    expect(withLine('', 'A', '1')).toBe('A=1\n')
    expect(withLine('B=2', 'A', '1')).toBe('B=2\nA=1\n')
    expect(withLine('# A=0\nexport A = 0\nB=2\n', 'A', '$&')).toBe('# A=0\nA=$&\nB=2\n')
  })

  it('a tenth, at least five, is kept for confirmations', () => {
    expect([4, 20, 100, 50_000].map(readersFor)).toEqual([0, 15, 90, 45_000])
    expect(mailsPerDay({ daily: null, monthly: 50_000, cap: null })).toBe(1_666)
    expect(mailsPerDay({ daily: 100, monthly: 3_000, cap: 40 })).toBe(40)
    expect(mailsPerDay({ daily: null, monthly: null, cap: null })).toBeNull()
  })
})
