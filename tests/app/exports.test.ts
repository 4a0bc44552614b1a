/** Everything out as JSON by the line and into an empty Paperboy of either engine: the same rows, held. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'

import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeExport } from '../../src/app/exports/write-export.ts'
import { openInstallation } from '../../src/app/open-installation.ts'
import { localServices } from '../../src/app/run-local.ts'
import { createApp } from '../../src/app.ts'
import { runCommand } from '../../src/cli/run-command.ts'
import { loadConfig } from '../../src/config.ts'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { createSeries } from '../../src/editorial/series.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { suppress } from '../../src/subscribers/suppression.ts'
import { join, openTown, secretKey, type Town } from '../journeys/town.ts'
import { emptyPostgres } from '../support/empty-postgres.ts'
import { writeCorpus } from '../support/made-files.ts'

const server = process.env.PAPERBOY_TEST_POSTGRES
const kim = 'kim@lab.example'
const monday = new Date('2026-05-18T07:30:00Z')
/** After the restore, whose turns of before are unknown: today's date is what a copy goes by. */
const later = new Date(Math.ceil(Date.now() / 86_400_000 + 1) * 86_400_000 + 8 * 3_600_000)
const { signal } = new AbortController()

let town: Town
let folder: string
let exported: string

beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-exports-'))
  exported = joinPath(folder, 'all')
  town = await openTown()
  const [first, second] = ['first.jsonl', 'second.jsonl'].map((name) => joinPath(folder, name))
  await writeCorpus(first as string, { from: 1, count: 4, day: '2026-05-18' })
  await town.ingest(first as string, new Date('2026-05-18T05:00:00Z'))
  await join(town, monday, { email: kim, tag: ['cs.CL'], query: ['"parser of letters"'] })
  const left = 'ada@lab.example'
  await join(town, monday, { email: left, tag: ['cs.CL'] })
  const [mail] = await town.mails(left)
  const leave = /\/unsubscribe\/[\w-]+/.exec(mail?.headers['List-Unsubscribe'] ?? '')?.[0]
  await town.request(monday, leave as string, new URLSearchParams({ action: 'all' }))
  await town.app.db.transaction((tx) =>
    suppress(
      { tx, keys: town.app.keys },
      { address: 'no@lab.example', reason: 'complaint', at: monday },
    ),
  )
  await writeNote('Pasted\u2028from a word\u2029processor.')
  await writeCorpus(second as string, { from: 20, count: 3, day: '2026-05-19' })
  await town.ingest(second as string, new Date('2026-05-19T05:00:00Z'))
  const out: string[] = []
  const print = async (line: string) => void out.push(line)
  const request = { argv: ['export', '--all', 'all'], cwd: folder }
  expect(await runCommand(town.app.services, request, { out: print, note: print }, signal)).toBe(0)
  expect(out.join('\n')).toMatch(/^\d+ rows of \d+ tables in .*\/all\n.*holds addresses/)
}, 120_000)
afterAll(async () => {
  await town.close()
  rmSync(folder, { recursive: true })
})

/** As an archive brings one in. */
async function writeNote(note: string) {
  const fields = { slug: 'daily', name: 'Daily', language: 'en', timezone: 'UTC' }
  await createSeries(town.app.db, { by: tokenEditor, ...fields })
  const papers = [{ title: 'A paper with a note', abstract: 'It has one.', note }]
  const file = joinPath(folder, 'editions.json')
  await writeFile(file, JSON.stringify([{ date: '2026-05-17', papers }]))
  const given = { file, series: 'daily', make: null, dryRun: false }
  const report = await town.app.services.importEditions(fixedCalendar(monday), given, signal)
  expect(report.created).toBe(1)
}

/** What a copy changes at once: who it is, its lanes are held, turns of before are unknown. */
const itsOwn = ['installation.jsonl', 'lanes.jsonl']
const itsTurns = /,"(next_due_at|last_slot_at|last_period|cutoff|updated_at)":(null|"[^"]*")/g

async function tablesIn(path: string) {
  const tables: Record<string, string[]> = {}
  for (const name of await readdir(joinPath(path, 'tables'))) {
    if (itsOwn.includes(name)) continue
    const lines = (await readFile(joinPath(path, 'tables', name), 'utf8')).split('\n')
    tables[name] = lines
      .filter((line) => !line.includes('"outcome":"unknown"'))
      .map((line) => (name === 'subscribers.jsonl' ? line.replaceAll(itsTurns, '') : line))
      .sort()
  }
  return tables
}

const settings = { SOURCES: 'none', LOG_LEVEL: 'silent', POSTAL_ADDRESS: '1 Paper Street' }

/** Restores and looks inside; mails only once resumed. */
async function comesBack(env: Record<string, string>, from: string) {
  const config = loadConfig({ ...settings, ...env })
  const filled = await localServices(config).restoreExport(from)
  expect(filled?.rows).toBeGreaterThan(100)
  const opened = await openInstallation(config)
  if (opened.kind === 'taken') throw new Error('taken')
  const { database, owner, ...secrets } = opened.installation
  const dataDir = owner?.dataDir ?? null
  const app = await createApp({ config, db: database.db, dataDir, ...secrets })
  try {
    const again = joinPath(folder, `again-${randomBytes(3).toString('hex')}`)
    await writeExport({ db: app.db, secretKey: 'of no matter here' }, again)
    expect(await tablesIn(again)).toEqual(await tablesIn(exported))
    const file = joinPath(folder, 'later.jsonl')
    await writeCorpus(file, { from: 50, count: 2, day: later.toISOString().slice(0, 10) })
    await app.ingest(fixedCalendar(later), { file }, signal)
    const tick = () => app.services.tick(fixedCalendar(later), signal, async () => {})
    expect((await tick()).accepted).toBe(0)
    const [reader] = await app.db.execute<{ id: number; link_epoch: number }>(
      sql`select id, link_epoch from subscribers where email_key = ${kim}`,
    )
    const token = new URL(app.links.preferences(Number(reader?.id))).pathname
    expect((await town.request(monday, token)).status).toBe(200)
    await app.services.resume({ lane: null, yes: true }, async () => {})
    expect((await tick()).accepted).toBe(1)
    expect((await tick()).accepted).toBe(0)
    const refused = localServices(config).restoreExport(from)
    await expect(refused).rejects.toThrow('is not empty')
  } finally {
    app.close()
    await opened.installation.close()
  }
}

it('is one file a table, readable without us, and closed to others', async () => {
  const readme = await readFile(joinPath(exported, 'README.md'), 'utf8')
  for (const name of await readdir(joinPath(exported, 'tables'))) expect(readme).toContain(name)
  const lines = (await readFile(joinPath(exported, 'tables/subscribers.jsonl'), 'utf8')).split('\n')
  expect(JSON.parse(lines[0] as string)).toMatchObject({ email: kim, state: 'confirmed' })
  expect((await stat(exported)).mode & 0o077).toBe(0)
  expect((await stat(joinPath(exported, 'secret-key'))).mode & 0o077).toBe(0)
})

it('comes back into an empty data directory, from a packed file', {
  timeout: 120_000,
}, async () => {
  const packed = joinPath(folder, 'all.tar.gz')
  await promisify(execFile)('tar', ['-czf', packed, '-C', exported, '.'])
  await comesBack({ DATA_DIR: joinPath(folder, 'fresh') }, packed)
})

it('is packed when its name says so', async () => {
  const to = joinPath(folder, 'packed.tar.gz')
  await writeExport({ db: town.app.db, secretKey }, to)
  const { stdout } = await promisify(execFile)('tar', ['-tzf', to])
  expect(stdout).toContain('./tables/subscribers.jsonl')
  expect((await stat(to)).mode & 0o077).toBe(0)
  expect(existsSync(`${to}.unfinished`)).toBe(false)
  await expect(writeExport({ db: town.app.db, secretKey }, to)).rejects.toThrow('is there already')
})

it('one that cannot be packed leaves no addresses behind', async () => {
  const to = joinPath(folder, 'unpacked.tar.gz')
  const { PATH } = process.env
  process.env.PATH = folder
  try {
    const exporting = writeExport({ db: town.app.db, secretKey }, to)
    await expect(exporting).rejects.toThrow('cannot be packed')
  } finally {
    process.env.PATH = PATH
  }
  expect((await readdir(folder)).filter((name) => name.startsWith('unpacked'))).toEqual([])
})

// Needs a server for the other engine.
it.runIf(server)('comes back into an empty Postgres', { timeout: 120_000 }, async () => {
  const empty = await emptyPostgres(server ?? '')
  try {
    const DATABASE_URL = empty.url
    const wrong = loadConfig({ ...settings, DATABASE_URL, SECRET_KEY: 'x'.repeat(32) })
    const refused = localServices(wrong).restoreExport(exported)
    await expect(refused).rejects.toThrow('SECRET_KEY is not the one of the export')
    const broken = await withoutConsents('broken-for-postgres')
    const config = loadConfig({ ...settings, DATABASE_URL, SECRET_KEY: secretKey })
    const restoring = localServices(config).restoreExport(broken)
    await expect(restoring).rejects.toMatchObject({ help: expect.stringContaining('nothing was') })
    await rm(joinPath(broken, 'tables/consents.jsonl'))
    const again = localServices(config).restoreExport(broken)
    await expect(again).rejects.toMatchObject({ help: expect.stringContaining('Nothing was') })
    const [left] = await empty.db.execute<{ n: number }>(sql`
      select count(*)::int as n from pg_tables where schemaname in ('public', 'drizzle')`)
    expect(left?.n).toBe(0)
    await comesBack({ DATABASE_URL, SECRET_KEY: secretKey }, exported)
  } finally {
    await empty.close()
  }
})

async function withoutConsents(name: string): Promise<string> {
  const broken = joinPath(folder, name)
  await promisify(execFile)('cp', ['-r', exported, broken])
  await writeFile(joinPath(broken, 'tables/consents.jsonl'), '')
  return broken
}

it('a file that lost lines restores nothing and leaves room for another try', async () => {
  const broken = await withoutConsents('broken')
  const config = loadConfig({ ...settings, DATA_DIR: joinPath(folder, 'second') })
  const restoring = localServices(config).restoreExport(broken)
  await expect(restoring).rejects.toThrow(/tables\/consents.jsonl holds 0 rows of/)
  expect((await localServices(config).restoreExport(exported))?.rows).toBeGreaterThan(100)
}, 120_000)

it('a row that fits nowhere is told in the words of the database', async () => {
  const broken = joinPath(folder, 'odd')
  await promisify(execFile)('cp', ['-r', exported, broken])
  await writeFile(joinPath(broken, 'tables/consents.jsonl'), '{"id": "no number"}\n')
  const config = loadConfig({ ...settings, DATA_DIR: joinPath(folder, 'fourth') })
  const restoring = localServices(config).restoreExport(broken)
  await expect(restoring).rejects.toThrow(/restored: invalid input syntax for type bigint/)
}, 120_000)

it('what is no export is left to the backups', async () => {
  const config = loadConfig({ ...settings, DATA_DIR: joinPath(folder, 'third') })
  expect(await localServices(config).restoreExport(folder)).toBeNull()
})
