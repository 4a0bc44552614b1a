/** `suppressions` and `import --as suppressions`, as an operator gives them, with Resend at the stand-in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { releaseAtResend } from '../../src/app/account/release-at-resend.ts'
import { runCommand } from '../../src/cli/run-command.ts'
import { pauseDomain } from '../../src/delivery/returns/pause-domain.ts'
import { type SuppressionReason, suppressions } from '../../src/storage/schema/subscribers.ts'
import { suppress } from '../../src/subscribers/suppression.ts'
import { openTown, type Town } from '../journeys/town.ts'
import { wrongKey } from '../support/resend/faults.ts'
import { standInSuppression } from '../support/resend/suppressions.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'

let town: Town
let standIn: ResendStandIn
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-suppressions-'))
  standIn = await startResendStandIn()
  town = await openTown({
    env: {
      MAIL_TRANSPORT: 'resend',
      RESEND_API_KEY: standIn.apiKey,
      RESEND_BASE_URL: standIn.url,
    },
  })
}, 120_000)
afterAll(async () => {
  await town.close()
  await standIn.close()
  rmSync(folder, { recursive: true })
})
beforeEach(async () => {
  await town.app.db.delete(suppressions)
  standIn.account.suppressions.length = 0
})

const day = (n: number) => new Date(Date.UTC(2026, 10, n))
const add = (address: string, reason: SuppressionReason = 'bounce', at = day(1)) =>
  town.app.db.transaction((tx) => suppress({ tx, keys: town.app.keys }, { address, reason, at }))
const run = async (...argv: string[]) => {
  const out: string[] = []
  const io = {
    out: async (line: string) => void out.push(line),
    note: async (line: string) => void out.push(line),
  }
  const { signal } = new AbortController()
  const code = await runCommand(town.app.services, { argv, cwd: folder }, io, signal)
  return { code, text: out.join('\n') }
}
const json = async (...argv: string[]) => JSON.parse((await run(...argv, '--json')).text)

describe('suppressions list', () => {
  it('names reasons and days, and paused domains', async () => {
    await add('kim@lab.example', 'complaint', day(3))
    await add('lee@lab.example', 'bounce', day(2))
    await town.app.db.transaction((tx) =>
      pauseDomain(tx, { domain: 'far.example', reason: '550 5.7.1 denied', at: new Date() }),
    )
    const { code, text } = await run('suppressions', 'list')
    expect(code).toBe(0)
    expect(text).toMatch(/^2026-11-03 {2}complaint/)
    expect(text).toContain('2 suppressed; addresses are kept as hashes')
    expect(text).toMatch(/far\.example is paused until .* UTC: 550 5\.7\.1 denied/)
    expect(text).not.toMatch(/kim|lee/)
    expect((await json('suppressions', 'list', '--since', '2026-11-03')).total).toBe(1)
    const bounced = await json('suppressions', 'list', '--reason', 'bounce')
    expect(bounced.suppressions).toMatchObject([
      { reason: 'bounce', since: '2026-11-02T00:00:00.000Z' },
    ])
  })
})

describe('suppressions release', () => {
  it('an address, here and at Resend', async () => {
    await add('kim@lab.example')
    standIn.account.suppressions.push(
      standInSuppression('kim@lab.example'),
      standInSuppression('lee@lab.example'),
    )
    const dry = await json('suppressions', 'release', 'kim@LAB.example', '--dry-run')
    expect(dry).toEqual({
      released: 1,
      complaints: 0,
      domainReleased: false,
      atResend: { released: 1, problem: null },
    })
    expect(standIn.account.suppressions).toHaveLength(2)
    const done = await run('suppressions', 'release', 'kim@lab.example')
    expect(done).toEqual({ code: 0, text: 'released here\n1 address released at Resend' })
    expect(standIn.account.suppressions.map(({ email }) => email)).toEqual(['lee@lab.example'])
    const again = await run('suppressions', 'release', 'kim@lab.example')
    expect(again).toEqual({
      code: 0,
      text: 'the address was not suppressed here\n0 addresses released at Resend',
    })
  })

  it('tells what Resend refuses, and releases here all the same', async () => {
    await add('kim@lab.example')
    standIn.script(wrongKey)
    const { code, text } = await run('suppressions', 'release', 'kim@lab.example')
    expect(code).toBe(1)
    expect(text).toMatch(/^released here\nnot at Resend: Resend did not release the address/)
    expect((await json('suppressions', 'list')).total).toBe(0)
  })

  it('a domain since a day; its pause ends, those who complained stay', async () => {
    await add('a@far.example', 'bounce', day(1))
    await add('b@far.example', 'bounce', day(10))
    await add('c@far.example', 'complaint', day(10))
    await town.app.db.transaction((tx) =>
      pauseDomain(tx, { domain: 'far.example', reason: 'x', at: new Date() }),
    )
    standIn.account.suppressions.push(
      standInSuppression('b@FAR.example', { created_at: day(10).toISOString() }),
      standInSuppression('a@far.example', { created_at: day(1).toISOString() }),
      standInSuppression('c@far.example', {
        created_at: day(10).toISOString(),
        origin: 'complaint',
      }),
      standInSuppression('d@notfar.example', { created_at: day(10).toISOString() }),
    )
    const words = ['suppressions', 'release', '--domain', 'far.example', '--since', '2026-11-05']
    const { text } = await run(...words, '--dry-run')
    expect(text).toBe(
      [
        'the pause of far.example would be ended',
        '1 address would be released here',
        '1 address left alone after a complaint: release each by itself',
        '1 address would be released at Resend',
      ].join('\n'),
    )
    expect(standIn.account.suppressions).toHaveLength(4)
  })

  it('a domain lets nobody back in who had theirs erased or left elsewhere', async () => {
    await add('erased@old.example', 'erased', day(10))
    await add('blocked@old.example', 'imported', day(10))
    await add('bounced@old.example', 'bounce', day(10))
    const words = ['suppressions', 'release', '--domain', 'old.example', '--since', '2026-11-05']
    expect(await json(...words)).toMatchObject({ released: 1 })
    const names = ['erased', 'blocked', 'bounced']
    const rows = names.map((name) => `${name}@old.example,=CLIP,an old list`)
    writeFileSync(join(folder, 'readers.csv'), ['email,queries,consent_source', ...rows].join('\n'))
    expect(await json('import', 'readers.csv', '--dry-run')).toMatchObject({
      created: 1,
      left: 1,
      suppressed: 1,
    })
  })

  it('without a day only the pause ends', async () => {
    await add('a@far.example')
    const report = await json('suppressions', 'release', '--domain', '@far.example')
    expect(report).toEqual({ released: 0, complaints: 0, domainReleased: true, atResend: null })
    const again = await run('suppressions', 'release', '--domain', 'far.example')
    expect(again.text).toBe('far.example was not paused')
    expect((await json('suppressions', 'list')).total).toBe(1)
  })

  it.each([['no address'], ['--domain', 'no_domain'], ['--domain', 'localhost']])(
    'refuses %s %s',
    async (...words) => {
      expect((await run('suppressions', 'release', ...words)).code).toBe(2)
    },
  )

  it('asks Resend for the address as typed, then in lower case', async () => {
    standIn.account.suppressions.push(standInSuppression('kim@lab.example'))
    const waits: number[] = []
    const given = {
      apiKey: standIn.apiKey,
      baseUrl: standIn.url,
      wait: async (ms: number) => waits.push(ms),
    }
    const options = { dryRun: false, signal: new AbortController().signal }
    expect(await releaseAtResend(given, { address: 'Kim@lab.example' }, options)).toBe(1)
    expect(await releaseAtResend(given, { address: 'Kim@lab.example' }, options)).toBe(0)
    expect(waits).toHaveLength(2)
    expect(standIn.account.suppressions).toEqual([])
  })

  it('reads Resend page by page and takes a hundred at a time, with pauses', async () => {
    const rows = Array.from({ length: 250 }, (_, i) => standInSuppression(`r${i}@far.example`))
    standIn.account.suppressions.push(...rows, standInSuppression('r@near.example'))
    const waits: number[] = []
    const given = {
      apiKey: standIn.apiKey,
      baseUrl: standIn.url,
      wait: async (ms: number) => waits.push(ms),
    }
    const options = { dryRun: false, signal: new AbortController().signal }
    expect(await releaseAtResend(given, { domain: 'far.example', since: day(1) }, options)).toBe(
      250,
    )
    expect(standIn.account.suppressions.map(({ email }) => email)).toEqual(['r@near.example'])
    expect(waits).toHaveLength(5)
  })
})

describe('import --as suppressions', () => {
  it('brings addresses in; a second time nothing changes', async () => {
    writeFileSync(
      join(folder, 'gone.csv'),
      'email,reason\na@lab.example,bounced\nwrong,\nb@lab.example,complaint\n',
    )
    const words = ['import', 'gone.csv', '--as', 'suppressions']
    expect(await run(...words, '--dry-run')).toMatchObject({ code: 0 })
    expect((await json('suppressions', 'list')).total).toBe(0)
    const first = await json(...words)
    expect(first).toMatchObject({ created: 2, updated: 0, unchanged: 0, skipped: [{ row: 3 }] })
    expect(await json(...words)).toMatchObject({ created: 0, unchanged: 2 })
    expect((await json('suppressions', 'list', '--reason', 'complaint')).total).toBe(1)
  })
})
