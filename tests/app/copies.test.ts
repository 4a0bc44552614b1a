/** Copies of a database (design 4.8): what was under way counts as mailed, mail is held, and nothing
 * that is the same database is taken for a copy. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { createIdentityKeeper } from '../../src/app/copies/identity-keeper.ts'
import { copyLines } from '../../src/app/copies/tell-copy.ts'
import { resumeLanes } from '../../src/app/operate/resume-lanes.ts'
import { loadConfig } from '../../src/config.ts'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import { laneStandings } from '../../src/delivery/delivery-report.ts'
import { freezeBatch } from '../../src/delivery/freeze-batch.ts'
import { planDigests } from '../../src/digest/plan-digests.ts'
import { databaseCalendar, fixedCalendar } from '../../src/storage/calendar.ts'
import { connectToPostgres } from '../../src/storage/connect.ts'
import type { Db } from '../../src/storage/database.ts'
import {
  compareIdentity,
  type RecordedIdentity,
} from '../../src/storage/identity/compare-identity.ts'
import { batches, letters } from '../../src/storage/schema/delivery.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { installation } from '../../src/storage/schema/operations.ts'
import { type SignupChoices, signups, subscribers } from '../../src/storage/schema/subscribers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import {
  addReaders,
  createDeliveryWorld,
  emptyDelivery,
  resendTransport,
} from '../support/delivery-world.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'

const run = promisify(execFile)
const outbox = loadConfig({})
const hour = 3_600_000

let test: TestDatabase
let resend: ResendStandIn
let folder: string
let dataDir: string

beforeAll(async () => {
  test = await openTestDatabase()
  resend = await startResendStandIn()
  folder = await mkdtemp(join(tmpdir(), 'paperboy-copies-'))
})
afterAll(async () => {
  await resend?.close()
  await test?.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await emptyDelivery(test.db)
  await test.db.delete(installation)
  resend.taken.length = 0
  dataDir = join(folder, randomBytes(4).toString('hex'))
  await mkdir(join(dataDir, 'database'), { recursive: true })
})

const keeper = (where: string | null = dataDir, db: Db = test.db) =>
  createIdentityKeeper({ db, dataDir: where, lateLimitHours: 6 })

const heldBy = async (db: Db = test.db) => {
  const rows = await db.query.lanes.findMany({ orderBy: (lane, { asc }) => asc(lane.name) })
  return rows.flatMap(({ name, held, heldBy: by }) => (held ? [`${name} ${by}`] : []))
}

const copyOf = async (path: string) => {
  const copy = `${path}-copy`
  await cp(path, copy, { recursive: true, preserveTimestamps: true })
  return copy
}

describe('the same database', () => {
  it('is itself after every start and round, and moved on the same disk', async () => {
    const first = keeper()
    for (let round = 0; round < 3; round++) expect(await first.look(databaseCalendar)).toBeNull()
    expect(await keeper().look(databaseCalendar)).toBeNull()
    const moved = `${dataDir}-moved`
    await rename(dataDir, moved)
    expect(await keeper(moved).look(databaseCalendar)).toBeNull()
    expect(await heldBy()).toEqual([])
  })

  it('is itself after a kill between its own number and the one beside it', async () => {
    await keeper().look(databaseCalendar)
    const file = join(dataDir, 'generation')
    const before = await readFile(file)
    await keeper().look(databaseCalendar)
    await writeFile(file, before)
    expect(await keeper().look(databaseCalendar)).toBeNull()
    await rm(file)
    expect(await keeper().look(databaseCalendar)).toBeNull()
    await writeFile(file, '{"gener')
    expect(await keeper().look(databaseCalendar)).toBeNull()
  })

  it('is shared by two instances', async () => {
    const [one, two] = [keeper(null), keeper(null)]
    for (let round = 0; round < 3; round++) {
      const looked = await Promise.all([one.look(databaseCalendar), two.look(databaseCalendar)])
      expect(looked).toEqual([null, null])
    }
    expect(await heldBy()).toEqual([])
  })
})

describe('a copy', () => {
  it('of the folder is held, once, and the original goes on', async () => {
    await keeper().look(databaseCalendar)
    const copy = await copyOf(dataDir)
    const looking = keeper(copy)
    const found = await looking.look(databaseCalendar)
    expect(found).toMatchObject({ sign: 'another-folder', letters: 0, readers: 0 })
    expect(copyLines(found as NonNullable<typeof found>)[0]).toMatch(/Mail is held until/)
    expect(await heldBy()).toEqual(['bulk copy', 'urgent copy'])
    expect(await looking.look(databaseCalendar)).toBeNull()
    expect(await keeper(copy).look(databaseCalendar)).toBeNull()
  })

  it('is noticed when an older state is put back into the very same folder', async () => {
    await keeper().look(databaseCalendar)
    const [backup] = await test.db.select().from(installation)
    await keeper().look(databaseCalendar)
    await test.db.update(installation).set({ value: backup?.value })
    expect(await keeper().look(databaseCalendar)).toMatchObject({ sign: 'older-state' })
  })

  it('is noticed while it runs: what this process has seen is gone', async () => {
    const running = keeper(null)
    await running.look(databaseCalendar)
    const [backup] = await test.db.select().from(installation)
    await running.look(databaseCalendar)
    await test.db.update(installation).set({ value: backup?.value })
    expect(await running.look(databaseCalendar)).toMatchObject({ sign: 'older-state' })
  })

  it('from before there were numbers is noticed by the one beside it', async () => {
    await keeper().look(databaseCalendar)
    const world = await createDeliveryWorld(test.db, { transport: resendTransport(resend) })
    await world.queue({ to: await world.readers(2) })
    await test.db.delete(installation)
    expect(await keeper().look(databaseCalendar)).toMatchObject({ sign: 'older-state', letters: 2 })
  })

  it('leaves to the original whose sign-up waits for its domain', async () => {
    const [subscriberId] = (await addReaders(test.db, 1)) as [number]
    const at = new Date()
    const choices = {} as SignupChoices
    await test.db
      .insert(signups)
      .values({ subscriberId, choices, createdAt: at, expiresAt: at, heldFor: 'lab.example' })
    await keeper().look(databaseCalendar)
    const held = async () => (await test.db.select().from(signups)).map((row) => row.heldFor)
    expect(await held()).toEqual(['lab.example'])
    await keeper(await copyOf(dataDir)).look(databaseCalendar)
    expect(await held()).toEqual([null])
    await test.db.delete(subscribers)
  })

  it('may be declared where nothing tells', async () => {
    await keeper().look(databaseCalendar)
    expect(await keeper().declare(databaseCalendar)).toMatchObject({ sign: 'declared' })
    expect(await heldBy()).toEqual(['bulk copy', 'urgent copy'])
  })
})

describe('what was under way', () => {
  it('is unknown, is never sent from the copy, and new letters go after resume', async () => {
    const world = await createDeliveryWorld(test.db, { transport: resendTransport(resend) })
    const readers = await world.readers(5)
    await keeper().look(databaseCalendar)
    const done = await world.queue({ to: readers.slice(0, 1), about: 'done' })
    await deliverRound(world.deps)
    const now = new Date()
    const states = ['open', 'attempting', 'maybe-taken'] as const
    for (const [at, state] of states.entries()) {
      await world.queue({ to: readers.slice(at + 1, at + 2), about: state })
      const { batch } = await freezeBatch(world.deps, { lane: 'bulk', owner: 'gone', now })
      await test.db
        .update(batches)
        .set({ state, firstAttemptAt: state === 'open' ? null : now })
        .where(eq(batches.id, batch?.id ?? ''))
    }
    await world.queue({ to: readers.slice(4), about: 'waits', lane: 'urgent' })
    const found = await keeper(await copyOf(dataDir)).look(databaseCalendar)
    expect(found).toMatchObject({ letters: 4, readers: 0 })
    expect(await world.letterStates()).toEqual({ accepted: 1, unknown: 4 })
    expect(await world.batchStates()).toEqual({ accepted: 1, dissolved: 1, unknown: 2 })
    await world.queue({ to: readers.slice(0, 2), about: 'new' })
    await deliverRound(world.deps)
    expect(resend.taken.map(({ letterId }) => letterId)).toEqual(done)
    expect(await laneStandings(test.db)).toMatchObject([{ letters: 0 }, { letters: 2 }])

    const resuming = { db: test.db, config: outbox }
    const shown = await resumeLanes(resuming, { lane: null, yes: false })
    expect(shown).toMatchObject({ needsYes: true, unknownLetters: 4, copy: { letters: 4 } })
    expect(await heldBy()).toEqual(['bulk copy', 'urgent copy'])
    const resumed = await resumeLanes(resuming, { lane: null, yes: true })
    expect(resumed.lanes.map(({ released }) => released)).toEqual([true, true])
    await deliverRound(world.deps)
    expect(resend.taken).toHaveLength(3)
    expect(await world.letterStates()).toEqual({ accepted: 3, unknown: 4 })
    const after = await resumeLanes(resuming, { lane: null, yes: false })
    expect(after).toMatchObject({ copy: null, needsYes: false })
  })

  it('is also the turn of every reader whose slot fell between backup and now', async () => {
    const now = new Date('2026-05-20T12:00:00Z')
    const world = await createDeliveryWorld(test.db, { transport: resendTransport(resend) })
    const [due = 0, long = 0, later = 0, paused = 0, left = 0] = await world.readers(5)
    const cutoff = new Date('2026-05-19T07:00:00Z')
    const put = (id: number, change: Partial<typeof subscribers.$inferInsert>) =>
      test.db
        .update(subscribers)
        .set({ hour: 7, cutoff, lastSlotAt: cutoff, lastPeriod: '2026-05-19', ...change })
        .where(eq(subscribers.id, id))
    await put(due, { nextDueAt: new Date('2026-05-20T11:00:00Z'), hour: 11 })
    await put(long, {
      nextDueAt: new Date('2026-05-18T07:00:00Z'),
      lastSlotAt: null,
      lastPeriod: null,
      cutoff: new Date('2026-05-17T07:00:00Z'),
    })
    await put(later, { nextDueAt: new Date('2026-05-20T13:00:00Z'), hour: 13 })
    await put(paused, { nextDueAt: new Date('2026-05-20T07:00:00Z'), pausedUntil: '2026-06-01' })
    await put(left, { nextDueAt: null, state: 'left' })
    await keeper(null).look(fixedCalendar(new Date(now.getTime() - hour)))
    await test.db.update(installation).set({ value: await otherDatabase() })
    const found = await keeper(null).look(fixedCalendar(now))
    expect(found).toMatchObject({ readers: 2, letters: 0, to: now.toISOString() })
    const rows = await test.db.select().from(subscribers).orderBy(subscribers.id)
    const byId = new Map(rows.map((row) => [row.id, row]))
    expect(byId.get(due)).toMatchObject({
      nextDueAt: new Date('2026-05-21T11:00:00Z'),
      cutoff: now,
      lastPeriod: '2026-05-20',
    })
    expect(byId.get(long)).toMatchObject({
      nextDueAt: new Date('2026-05-21T07:00:00Z'),
      cutoff: new Date('2026-05-20T08:00:00Z'),
    })
    expect(byId.get(later)).toMatchObject({ cutoff, nextDueAt: new Date('2026-05-20T13:00:00Z') })
    expect(byId.get(paused)).toMatchObject({ cutoff, nextDueAt: new Date('2026-06-01T07:00:00Z') })
    const recorded = await test.db.select().from(digests)
    expect(recorded.map(({ outcome, picks }) => [outcome, picks])).toEqual([
      ['unknown', []],
      ['unknown', []],
    ])
    const calendar = fixedCalendar(now)
    const queueLetters = async () => expect.unreachable()
    expect(await planDigests({ db: test.db, calendar, queueLetters, lateLimitHours: 6 })).toEqual({
      planned: 0,
      skipped: 0,
    })
    expect(await test.db.$count(letters)).toBe(0)
  })

  it('adds up when a copy is copied before anybody looked', async () => {
    const world = await createDeliveryWorld(test.db, { transport: resendTransport(resend) })
    await world.queue({ to: await world.readers(2) })
    await keeper().look(databaseCalendar)
    const copy = await copyOf(dataDir)
    const first = await keeper(copy).look(databaseCalendar)
    await world.queue({ to: await world.readers(3), about: 'later' })
    const second = await keeper(await copyOf(copy)).look(databaseCalendar)
    expect(second).toMatchObject({ letters: 5, from: first?.from })
  })
})

/** As a restore into another database finds it. */
async function otherDatabase() {
  const [row] = await test.db.select().from(installation).where(eq(installation.key, 'identity'))
  const value = row?.value as RecordedIdentity
  return { ...value, database: { ...value.database, database: '1' } }
}

const onPostgres = inject('template').kind === 'postgres'

// The embedded engine has one database; its copies are folders (tests/journeys/copied.test.ts).
describe.runIf(onPostgres)('on a Postgres server', () => {
  const admin = async (sql: (db: postgres.Sql) => Promise<unknown>) => {
    const { url } = inject('template') as { url: string }
    const client = postgres(url, { max: 1, onnotice: () => {} })
    await sql(client).finally(() => client.end())
  }

  it.each(['dump', 'template'] as const)('a %s of it is a copy', async (how) => {
    const source = await openTestDatabase()
    const name = `paperboy_copy_${randomBytes(6).toString('hex')}`
    const url = new URL(source.url ?? '')
    const original = url.pathname.slice(1)
    await keeper(null, source.db).look(databaseCalendar)
    // A template is copied only while nobody is connected to it.
    await admin(
      (sql) => sql`
        select pg_terminate_backend(pid) from pg_stat_activity where datname = ${original}`,
    )
    try {
      if (how === 'template') {
        await admin((sql) => sql`create database ${sql(name)} template ${sql(original)}`)
      } else {
        await admin((sql) => sql`create database ${sql(name)}`)
        const dump = join(folder, `${name}.sql`)
        await run('pg_dump', ['--no-owner', '-f', dump, url.href])
        url.pathname = `/${name}`
        await run('psql', ['-q', '-v', 'ON_ERROR_STOP=1', '-f', dump, url.href])
      }
      url.pathname = `/${name}`
      const copy = connectToPostgres(url.href, 2)
      const found = await keeper(null, copy.db).look(databaseCalendar)
      const held = await heldBy(copy.db)
      await copy.end(5)
      expect(found).toMatchObject({ sign: 'another-database' })
      expect(held).toEqual(['bulk copy', 'urgent copy'])
      url.pathname = `/${original}`
      const back = connectToPostgres(url.href, 2)
      expect(await keeper(null, back.db).look(databaseCalendar)).toBeNull()
      await back.end(5)
    } finally {
      await admin((sql) => sql`drop database if exists ${sql(name)} with (force)`)
      await source.close()
    }
  })
})

describe('signs', () => {
  const recorded: RecordedIdentity = {
    database: { system: '1', timeline: '00000001', database: '5' },
    folder: 'inode 7 born 9',
    generation: 10,
    at: '2026-05-19T07:00:00Z',
  }
  const { database, folder: place } = recorded
  const found = { database, folder: place, generation: 10, seen: null }

  it('a raised timeline is a restore at a start, and a replica that kept everything later', () => {
    const promoted = { ...found, database: { ...database, timeline: '00000002' } }
    expect(compareIdentity(recorded, promoted)).toBe('another-timeline')
    expect(compareIdentity(recorded, { ...promoted, seen: 10 })).toBeNull()
    expect(compareIdentity(recorded, { ...promoted, seen: 11 })).toBe('older-state')
  })

  it('what a server does not tell is no sign', () => {
    const fact = fc.option(fc.constant('1'), { nil: null })
    fc.assert(
      fc.property(fc.record({ system: fact, timeline: fact, database: fact }), fact, (is, at) => {
        const was = { ...recorded, database: { system: '1', timeline: '1', database: '1' } }
        const same = { database: is, folder: at === null ? null : place, generation: null }
        expect(compareIdentity(was, { ...same, seen: null })).toBeNull()
      }),
    )
  })
})
