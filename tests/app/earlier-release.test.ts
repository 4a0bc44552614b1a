/** A data directory that an earlier build filled and was killed in (tests/fixtures/earlier-release) is
 * opened by this one: nothing is lost, links work, and what waited is sent once. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readVersions } from '../../src/app/backups/versions.ts'
import { doctor } from '../../src/app/doctor/doctor.ts'
import { type Installation, openInstallation } from '../../src/app/open-installation.ts'
import { prepareInstallation } from '../../src/app/prepare-installation.ts'
import { wirePages } from '../../src/app/wire-pages.ts'
import { type App, createApp } from '../../src/app.ts'
import { type Config, loadConfig } from '../../src/config.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { pendingMigrations } from '../../src/storage/migrate-database.ts'
import {
  earlierSecret,
  makeEarlierDataDir,
  readEarlierRelease,
} from '../support/earlier-release.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'
import { startBin } from '../support/running-paperboy.ts'

const idle = new AbortController().signal
const earlier = readEarlierRelease()
/** As they stand in letters that the earlier build mailed. */
const signed = {
  save: '/feedback/2-1-bzuk3JWlQNJ7PRlvnreuIA/1/save',
  preferences: '/preferences/3-1-DgMn7KXYH07KGE7upN18IA',
  digest: '/digest/5-1-t_G2OBDnP9Qeo3iBi51NEg',
  leave: '/unsubscribe/1-1-5OGtzTLzr4C5VWSJsA9Rvw',
}
/** The call under way when it was killed; what it froze and did not try, and what waited. */
const [inDoubt, unsent] = [
  [9, 10, 11],
  [12, 13, 14, 15],
]

let folder: string
let dataDir: string
let standIn: ResendStandIn
let config: Config
let installation: Installation
let app: App
let pages: ReturnType<typeof wirePages>
const now = new Date('2026-06-03T09:10:00Z')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-earlier-'))
  dataDir = join(folder, 'data')
  await makeEarlierDataDir(dataDir, earlier)
  standIn = await startResendStandIn()
  config = loadConfig({
    ...{ DATA_DIR: dataDir, SECRET_KEY: earlierSecret, SOURCES: 'none', LOG_LEVEL: 'silent' },
    ...{ PUBLIC_URL: 'https://papers.lab.example', POSTAL_ADDRESS: '1 Lab Street' },
    ...{ RESEND_API_KEY: standIn.apiKey, RESEND_BASE_URL: standIn.url, RESEND_RATE: '1000' },
    MAIL_FROM: 'Paperboy <digest@lab.example>',
  })
  const opened = await openInstallation(config)
  if (opened.kind === 'taken') throw new Error('the folder is taken')
  installation = opened.installation
  await prepareInstallation(installation)
  const { database, secretKey } = installation
  app = await createApp({ config, db: database.db, secretKey, dataDir, copyTo: database.copyTo })
  const calendar = fixedCalendar(now)
  pages = wirePages(app, { calendar, kickDelivery: () => undefined, beatMs: 1 })
}, 300_000)
afterAll(async () => {
  app?.close()
  await installation?.close()
  await standIn?.close()
  await rm(folder, { recursive: true, force: true })
})

const tick = () => app.services.tick(fixedCalendar(now), idle, async () => {})
const taken = () =>
  standIn.taken.map(({ letterId }) => letterId).sort((a, b) => (a ?? 0) - (b ?? 0))

describe('a data directory of an earlier release', { timeout: 120_000 }, () => {
  it('is brought up to this build, with a copy of before beside it', async () => {
    expect(await pendingMigrations(app.db)).toEqual([])
    expect((await readVersions(dataDir))?.schema.madeAt).toBeGreaterThan(earlier.schema.madeAt)
    const copies = await readdir(join(dataDir, 'backups'))
    expect(copies).toEqual([expect.stringMatching(/^before-upgrade-/)])
    // The earlier build takes it back: it is of that one, not of this.
    const { paperboy, schema } = earlier
    const copy = join(dataDir, 'backups', copies[0] ?? '')
    expect(await readVersions(copy)).toEqual({ paperboy, schema })
  })

  it('keeps every row', async () => {
    for (const [table, rows] of Object.entries(earlier.tables)) {
      const [held] = await app.db.execute<{ n: number }>(
        sql`select count(*)::int as n from ${sql.identifier(table)}`,
      )
      expect(held?.n, table).toBeGreaterThanOrEqual(rows.length)
    }
  })

  it.each([
    ['en', ['cs.CV', 'captioning'], 'your query captioning (title: Captioning)'],
    ['ko', ['edition-daily', 'captioning'], '매일 논문'],
    ['zh', ['cs.CV', 'cs.CL'], 'cs.CV (main category)'],
    ['ja', ['au:okafor'], 'followed author Mina Okafor'],
  ])('tells what a reader in %s chose, and was sent why', async (locale, chosen, reason) => {
    const told = await app.services.showSubscriber({ email: `${locale}@lab.example` })
    expect(told.subscriber).toMatchObject({ locale, state: 'confirmed', timezone: 'UTC' })
    const interests = told.interests.map((one) => ('tag' in one ? one.tag : one.query))
    expect(interests).toEqual(chosen)
    expect(told.inWords.join(' ')).toContain("(the lab's list)")
    expect(told.digests.map(({ period }) => period)).toEqual(['2026-06-03', '2026-06-02'])
    const papers = told.digests[1]?.papers ?? []
    expect(papers.map(({ id }) => id)).toEqual(['2606.00001', '2606.00003', '2606.00002'])
    expect(papers.flatMap(({ reasons }) => reasons)).toContain(reason)
  })

  it('opens links of letters that were mailed before, in their languages', async () => {
    const page = async (path: string) => {
      const answer = await pages.request(path, { headers: { accept: 'text/html' } })
      expect(answer.status, path).toBe(200)
      return answer.text()
    }
    expect(await page(signed.preferences)).toContain('z•••@lab.example')
    expect(await page(signed.digest)).toContain('Captioning that counts what it sees')
    expect(await page(signed.save)).toContain('Save this paper?')
    expect(await page(signed.leave)).toContain('Leave, or less of it?')
    expect(await page('/editions/daily/2026-06-02')).toContain('<strong>중요</strong>')
    expect(await page('/papers/2606.00001')).toContain('매일 논문')
  })

  it('still bars who may not be mailed', async () => {
    const file = join(folder, 'again.csv')
    const names = ['bounced', 'angry', 'gone']
    const rows = names.map((name) => `${name}@lab.example,cs.CV,an older list`)
    await writeFile(file, ['email,tags,consent_source', ...rows].join('\n'))
    const given = { file, tags: [], overwrite: false, dryRun: false }
    const report = await app.services.importSubscribers(fixedCalendar(now), given, idle)
    expect(report).toMatchObject({ created: 0, suppressed: 2, left: 1 })
  })

  it('sends what waited once, frozen anew; what the provider may have is never asked again', async () => {
    expect(await tick()).toMatchObject({ accepted: 4, unknown: 3, waiting: 0, failed: 0 })
    expect(taken()).toEqual(unsent)
    expect(await tick()).toMatchObject({ planned: 0, accepted: 0, unknown: 0 })
    expect(taken()).toEqual(unsent)
    const doubt = await app.db.execute<{ id: number }>(
      sql`select id from letters where state = 'unknown' order by id`,
    )
    expect(doubt.map(({ id }) => id)).toEqual(inDoubt)
  })

  it('plans the next day as if nothing had happened', async () => {
    const file = join(folder, 'papers.jsonl')
    const paper = { id: '2606.00021', first_listed: '2026-06-04', title: 'Captioning, third day' }
    const rest = {
      authors: ['Mina Okafor'],
      categories: ['cs.CV'],
      comment: null,
      abstract: 'It is.',
    }
    await writeFile(file, JSON.stringify({ ...paper, ...rest }))
    const day = (hour: string) => fixedCalendar(new Date(`2026-06-04T${hour}:01:00Z`))
    await app.services.ingest(day('05'), { file }, idle)
    await app.services.tick(day('09'), idle, async () => {})
    const readers = ['en', 'ja', 'ko', 'late', 'zh'].map((name) => `${name}@lab.example`)
    const third = standIn.taken.filter(({ mail }) => String(mail?.html).includes(paper.title))
    expect(third.map(({ to }) => String(to)).sort()).toEqual(readers)
    for (const { mail } of third)
      expect(String(mail?.html)).not.toContain('that counts what it sees')
  })

  it('lets who has an old letter leave with one click', async () => {
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    const answer = await pages.request(signed.leave, { method: 'POST', body })
    expect(answer.status).toBe(200)
    const told = await app.services.showSubscriber({ email: 'en@lab.example' })
    expect(told.subscriber).toMatchObject({ state: 'left' })
  })

  it('gives the doctor nothing to mend', async () => {
    const { DATA_DIR, SECRET_KEY } = { DATA_DIR: dataDir, SECRET_KEY: earlierSecret }
    const checked = loadConfig({ DATA_DIR, SECRET_KEY, SOURCES: 'none', MAIL_TRANSPORT: 'outbox' })
    const findings = await doctor({ db: app.db, config: checked, dataDir }, idle)
    expect(findings.filter(({ verdict }) => verdict === 'fail')).toEqual([])
    const verdict = (name: string) => findings.find(({ check }) => check === name)?.verdict
    expect(verdict('migrations')).toBe('ok')
  })
})

it('a data directory of a newer release is refused by every command, with what to do', async () => {
  const newer = await mkdtemp(join(tmpdir(), 'paperboy-newer-'))
  try {
    const schema = { tag: '9999_later', madeAt: Date.UTC(2199, 1, 1) }
    await writeFile(join(newer, 'versions.json'), JSON.stringify({ paperboy: '9.9.9', schema }))
    const env = { PATH: process.env.PATH ?? '', DATA_DIR: newer, SOURCES: 'none' }
    for (const command of ['serve', 'tick', 'migrate']) {
      const { code, err } = await startBin([command], { cwd: newer, env }).ended
      expect(code, command).toBe(1)
      expect(err).toContain('was written by Paperboy 9.9.9, which is newer than this one')
      expect(err).toContain('Start that version again, or restore a backup from before')
    }
    expect(await readdir(newer)).not.toContain('database')
  } finally {
    await rm(newer, { recursive: true })
  }
}, 120_000)
