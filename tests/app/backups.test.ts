import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeBackup } from '../../src/app/backups/make-backup.ts'
import { restoreBackup } from '../../src/app/backups/restore-backup.ts'
import { demandReadable, enginePostgres, readVersions } from '../../src/app/backups/versions.ts'
import { type Installation, openInstallation } from '../../src/app/open-installation.ts'
import { prepareInstallation } from '../../src/app/prepare-installation.ts'
import { type App, createApp } from '../../src/app.ts'
import { type Config, loadConfig } from '../../src/config.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import type { Db } from '../../src/storage/database.ts'
import { pendingMigrations } from '../../src/storage/migrate-database.ts'
import { readMigrations } from '../../src/storage/migration-files.ts'
import { openDatabase } from '../../src/storage/open-database.ts'
import { claimDataDir } from '../../src/storage/owner/claim-data-dir.ts'
import { jobRuns } from '../../src/storage/schema/operations.ts'
import { papers as papersTable } from '../../src/storage/schema/papers.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { emptyPostgres } from '../support/empty-postgres.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'

const { signal } = new AbortController()
const reader = 'kim@lab.example'
let folder: string
let dataDir: string
let standIn: ResendStandIn
let config: Config
let running: { app: App; installation: Installation }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-backups-'))
  dataDir = join(folder, 'data')
  standIn = await startResendStandIn()
  config = loadConfig({
    DATA_DIR: dataDir,
    MAIL_TRANSPORT: 'resend',
    RESEND_API_KEY: standIn.apiKey,
    RESEND_BASE_URL: standIn.url,
    RESEND_RATE: '1000',
    MAIL_FROM: 'Paperboy <digest@lab.example>',
    POSTAL_ADDRESS: '1 Lab Street',
    SOURCES: 'none',
    LOG_LEVEL: 'silent',
  })
  running = await start()
}, 300_000)
afterAll(async () => {
  await stop()
  await standIn.close()
  await rm(folder, { recursive: true, force: true })
})

async function start() {
  const opened = await openInstallation(config)
  if (opened.kind === 'taken') throw new Error('the folder is taken')
  const { installation } = opened
  await prepareInstallation(installation)
  const { database, secretKey } = installation
  const app = await createApp({
    config,
    db: database.db,
    secretKey,
    dataDir,
    copyTo: database.copyTo,
  })
  return { app, installation }
}

async function stop() {
  running.app.close()
  await running.installation.close()
}

const at = (moment: string) => fixedCalendar(new Date(moment))
const tick = (moment: string) => running.app.services.tick(at(moment), signal, async () => {})
const mailed = () => standIn.taken.filter(({ mail }) => String(mail?.to).includes(reader)).length
const papers = async (...days: string[]) => {
  const file = join(folder, 'papers.jsonl')
  const lines = days.map((day) =>
    JSON.stringify({
      id: `2605.000${day.slice(-2)}`,
      first_listed: day,
      title: `Captioning on ${day}`,
      authors: ['Mina Okafor'],
      categories: ['cs.CV'],
      comment: null,
      abstract: 'We present captioning that counts.',
    }),
  )
  await writeFile(file, `${lines.join('\n')}\n`)
  await running.app.services.ingest(at(`${days.at(-1)}T06:00:00Z`), { file }, signal)
}

it("yesterday's backup, restored at noon, mails nobody twice", { timeout: 300_000 }, async () => {
  const csv = join(folder, 'readers.csv')
  await writeFile(csv, `email,queries,hour,consent_source\n${reader},captioning,7,the lab's list\n`)
  const request = { file: csv, tags: [], overwrite: false, dryRun: false }
  await running.app.services.importSubscribers(at('2026-05-18T12:00:00Z'), request, signal)
  await papers('2026-05-19', '2026-05-20')
  await tick('2026-05-19T08:00:00Z')
  expect(mailed()).toBe(1)

  const backup = await running.app.services.backup(join(folder, 'kept', 'yesterday'))
  await tick('2026-05-20T08:00:00Z')
  expect(mailed()).toBe(2)

  const restore = () => restoreBackup({ from: backup, dataDir, at: new Date() })
  await expect(restore()).rejects.toThrow('Paperboy runs on')
  await stop()
  const { before } = await restore()
  expect(await readdir(before ?? '')).toContain('database')
  running = await start()
  await tick('2026-05-20T12:00:00Z')
  expect(mailed()).toBe(2)
  const note = async () => {}
  const seen = await running.app.services.resume({ lane: null, yes: false }, note)
  expect(seen).toMatchObject({ needsYes: true, copy: { readers: 1 } })
  await running.app.services.resume({ lane: null, yes: true }, note)
  await tick('2026-05-20T12:30:00Z')
  expect(mailed()).toBe(2)

  await papers('2026-05-21')
  await tick('2026-05-21T08:00:00Z')
  expect(mailed()).toBe(3)
})

it('a backup holds the key and the versions, for nobody else to read', async () => {
  const to = join(folder, 'by-hand')
  expect(await running.app.services.backup(to)).toBe(to)
  const [recorded] = await running.app.db.select().from(jobRuns).where(eq(jobRuns.job, 'backup'))
  expect(recorded).toMatchObject({ failed: false })
  expect((await readdir(to)).sort()).toEqual(['database', 'secret-key', 'versions.json'])
  expect((await stat(to)).mode & 0o777).toBe(0o700)
  expect(await readFile(join(to, 'secret-key'), 'utf8')).toContain(running.installation.secretKey)
  await expect(running.app.services.backup(to)).rejects.toThrow('is there already')
})

it('seven of the nights are kept, and all that a person asked for', async () => {
  const { database, secretKey } = running.installation
  const deps = { copyTo: async (to: string) => void (await mkdir(to)), dataDir, secretKey }
  const day = (n: number) => new Date(Date.UTC(2026, 4, n, 2, 43))
  for (const n of [1, 2, 3]) await makeBackup(deps, { kind: 'by-hand', to: null, at: day(n) })
  for (let n = 1; n <= 9; n++) await makeBackup(deps, { kind: 'nightly', to: null, at: day(n) })
  const names = (await readdir(join(dataDir, 'backups'))).sort()
  expect(names.filter((name) => name.startsWith('by-hand'))).toHaveLength(3)
  expect(names.filter((name) => name.startsWith('nightly'))).toEqual(
    [3, 4, 5, 6, 7, 8, 9].map((n) => `nightly-2026-05-0${n}T02-43-00`),
  )
  expect(database.copyTo).not.toBeNull()
  const elsewhere = { copyTo: null, dataDir: null, secretKey }
  const asked = makeBackup(elsewhere, { kind: 'by-hand', to: null, at: day(1) })
  await expect(asked).rejects.toThrow('the database is a Postgres')
})

it('a backup that fails leaves nothing on a disk that may be full, nor does one that was killed', async () => {
  const { secretKey } = running.installation
  const own = join(folder, 'full')
  const backups = join(own, 'backups')
  const failing = async (to: string) => {
    await mkdir(to)
    await writeFile(join(to, 'half'), 'of it')
    throw new Error('no space left on device')
  }
  const day = (n: number) => new Date(Date.UTC(2026, 4, n, 2, 43))
  const night = (copyTo: (to: string) => Promise<void>, n: number) =>
    makeBackup({ copyTo, dataDir: own, secretKey }, { kind: 'nightly', to: null, at: day(n) })
  await expect(night(failing, 1)).rejects.toThrow('no space left')
  expect(await readdir(backups)).toEqual([])
  await mkdir(join(backups, 'nightly-2026-05-02T02-43-00.unfinished'))
  for (let n = 3; n <= 9; n++) await night(async (to) => void (await mkdir(to)), n)
  expect((await readdir(backups)).sort()).toEqual(
    [3, 4, 5, 6, 7, 8, 9].map((n) => `nightly-2026-05-0${n}T02-43-00`),
  )
})

it('the data directory says which Paperboy and which Postgres it is of', async () => {
  const newest = (await readMigrations()).at(-1)
  expect(await readVersions(dataDir)).toMatchObject({ schema: { tag: newest?.tag } })
  const { db } = running.installation.database
  const [server] = await db.execute<{ version: number }>(
    sql`select current_setting('server_version_num')::int / 10000 as version`,
  )
  expect(String(server?.version)).toBe(enginePostgres)
  await expect(demandReadable(dataDir)).resolves.toBeUndefined()
})

it('one of a newer Paperboy, or of another Postgres, is not opened', async () => {
  const other = join(folder, 'other')
  await mkdir(join(other, 'database'), { recursive: true })
  const later = { paperboy: '9.9.9', schema: { tag: '9999_later', madeAt: Date.UTC(2199, 1, 1) } }
  await writeFile(join(other, 'versions.json'), JSON.stringify(later))
  const open = () => openInstallation({ ...config, database: { kind: 'embedded', dataDir: other } })
  await expect(open()).rejects.toThrow('written by Paperboy 9.9.9, which is newer')
  await writeFile(join(other, 'database', 'PG_VERSION'), '16\n')
  await expect(open()).rejects.toThrow(`Postgres 16; this Paperboy brings ${enginePostgres}`)
  await rm(join(other, 'versions.json'))
  await writeFile(join(other, 'database', 'PG_VERSION'), '16\n')
  await expect(restoreBackup({ from: other, dataDir, at: new Date() })).rejects.toThrow(
    'Postgres 16',
  )
  await expect(restoreBackup({ from: folder, dataDir, at: new Date() })).rejects.toThrow(
    'is no backup',
  )
})

it('a Postgres that does not answer is told in one line, and nothing is held for it', async () => {
  const url = 'postgres://postgres@127.0.0.1:1/none'
  const moving = running.app.services.move({ url }, () => {})
  await expect(moving).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/^the Postgres at 127\.0\.0\.1:1 cannot be used: connect ECONN/),
  })
  const { db } = running.installation.database
  expect(await db.execute(sql`select 1 from lanes where held`)).toHaveLength(0)
})

const postgresUrl = process.env.PAPERBOY_TEST_POSTGRES

// Needs a server to move to.
it.runIf(postgresUrl)('a move that fails leaves the Postgres empty, for the next try', async () => {
  const empty = await emptyPostgres(postgresUrl ?? '')
  const { db } = running.installation.database
  const move = () => running.app.services.move({ url: empty.url }, () => {})
  try {
    // Found out after all rows were copied, when the keys are set again.
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.execute(sql`insert into paper_versions (paper_id, version, source, seen_at)
        values (9999, 1, 'arxiv', now())`)
    })
    await expect(move()).rejects.toMatchObject({ help: expect.stringContaining('move again') })
    const [left] = await empty.db.execute<{ tables: number }>(sql`
      select count(*)::int as tables from pg_tables where schemaname in ('public', 'drizzle')`)
    expect(left?.tables).toBe(0)
    await db.execute(sql`delete from paper_versions where paper_id = 9999`)
    await move()
    expect(await empty.db.$count(papersTable)).toBe(await db.$count(papersTable))
    // Given up, with nothing sent from there.
    await running.app.services.resume({ lane: null, yes: true }, async () => {})
  } finally {
    await empty.close()
  }
})

// Needs a server to move to.
it.runIf(postgresUrl)('moved to a Postgres, what waited goes from there, once', async () => {
  const empty = await emptyPostgres(postgresUrl ?? '')
  try {
    const { db } = running.installation.database
    const before = await db.$count(papersTable)
    await papers('2026-05-22')
    await running.app.services.pause({ lane: null, reason: 'moving', copy: false }, async () => {})
    await tick('2026-05-22T08:00:00Z')
    const mails = mailed()
    const report = await running.app.services.move({ url: empty.url }, () => {})
    expect(report.rows).toBeGreaterThan(before)
    const resumed = running.app.services.resume({ lane: null, yes: false }, async () => {})
    await expect(resumed).rejects.toThrow('was moved to')

    const { secretKey } = running.installation
    const app = await createApp({ config, db: empty.db, secretKey })
    try {
      await app.services.tick(at('2026-05-22T08:10:00Z'), signal, async () => {})
      expect(mailed()).toBe(mails)
      await app.services.resume({ lane: null, yes: false }, async () => {})
      await app.services.tick(at('2026-05-22T08:20:00Z'), signal, async () => {})
      expect(mailed()).toBe(mails + 1)
      expect(await empty.db.$count(papersTable)).toBe(before + 1)
    } finally {
      app.close()
    }
    const again = running.app.services.move({ url: empty.url }, () => {})
    await expect(again).rejects.toThrow('is not empty')
  } finally {
    await empty.close()
  }
})

it('a data directory of an earlier release opens, keeps what it held, and a copy of before', {
  timeout: 300_000,
}, async () => {
  const earlier = join(folder, 'earlier')
  const at20 = (await readMigrations()).filter(({ tag }) => tag < '0021')
  await withDatabase(earlier, async (db) => {
    await db.execute(sql`create schema drizzle`)
    await db.execute(sql`
      create table drizzle.__drizzle_migrations
        (id serial primary key, hash text not null, created_at bigint)`)
    for (const { statements, hash, madeAt } of at20) {
      for (const statement of statements) await db.execute(sql.raw(statement))
      await db.execute(sql`
        insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${madeAt})`)
    }
    await db.execute(sql`
      insert into subscribers (email, email_key, state, timezone, created_at, updated_at)
      values (${reader}, ${reader}, 'confirmed', 'UTC', now(), now())`)
  })
  const where = { ...config, database: { kind: 'embedded' as const, dataDir: earlier } }
  const opened = await openInstallation(where)
  if (opened.kind === 'taken') throw new Error('the folder is taken')
  try {
    await prepareInstallation(opened.installation)
    const { db } = opened.installation.database
    expect(await pendingMigrations(db)).toEqual([])
    expect(await db.$count(subscribers)).toBe(1)
    const names = await readdir(join(earlier, 'backups'))
    expect(names).toEqual([expect.stringMatching(/^before-upgrade-20/)])
  } finally {
    await opened.installation.close()
  }
})

async function withDatabase(dir: string, run: (db: Db) => Promise<void>) {
  const claim = await claimDataDir(dir)
  if (claim.kind === 'taken') throw new Error('the folder is taken')
  const database = await openDatabase({ kind: 'embedded', owner: claim })
  await run(database.db)
  await database.close()
  await claim.release()
}
