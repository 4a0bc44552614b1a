import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connected, connectToPostgres } from '../../src/storage/connect.ts'
import type { Db } from '../../src/storage/database.ts'
import { migrateDatabase, pendingMigrations } from '../../src/storage/migrate-database.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { fillAsEarlier, readEarlierRelease } from '../support/earlier-release.ts'
import { openWithEngine } from '../support/engine.ts'

const applied = sql`select count(*) as n, count(distinct hash) as distinct
                      from drizzle.__drizzle_migrations`

describe('migrating', () => {
  it('fills an empty embedded database, and the second time changes nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'paperboy-test-'))
    const { db, close } = await openWithEngine({ kind: 'folder', path: join(folder, 'd') }, folder)
    const pending = await pendingMigrations(db)
    expect(pending[0]).toMatch(/^0000_/)
    await migrateDatabase(db)
    await migrateDatabase(db)
    expect(await pendingMigrations(db)).toEqual([])
    expect((await db.execute(applied))[0]).toEqual({
      n: pending.length,
      distinct: pending.length,
    })
    await close()
    await rm(folder, { recursive: true })
  })

  it('stops before a database that a newer version made', async () => {
    const test = await openTestDatabase()
    await test.db.execute(sql`
      insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`)
    await expect(migrateDatabase(test.db)).rejects.toMatchObject({ code: 'conflict' })
    await expect(pendingMigrations(test.db)).rejects.toMatchObject({ code: 'conflict' })
    await test.close()
  })

  it('leaves nothing behind when a migration fails', async () => {
    const test = await openTestDatabase()
    await test.db.execute(sql`drop table job_leases`)
    await test.db.execute(sql`truncate drizzle.__drizzle_migrations`)
    await expect(migrateDatabase(test.db)).rejects.toThrow()
    const rows = await test.db.execute(sql`select to_regclass('job_leases') as there`)
    expect(rows[0]?.there).toBeNull()
    expect(await pendingMigrations(test.db)).not.toEqual([])
    await test.close()
  })
})

describe.skipIf(!process.env.PAPERBOY_TEST_POSTGRES)(
  'migrating from several instances at once (Postgres only: PGlite has one connection)',
  () => {
    let test: TestDatabase
    let instances: Connected[]

    beforeAll(async () => {
      test = await openTestDatabase()
      await test.db.execute(sql`drop schema public cascade`)
      await test.db.execute(sql`drop schema drizzle cascade`)
      await test.db.execute(sql`create schema public`)
      instances = Array.from({ length: 8 }, () => connectToPostgres(test.url ?? '', 2))
    })
    afterAll(async () => {
      await Promise.all(instances.map(({ end }) => end(1)))
      await test.close()
    })

    it('makes every one of them ready, and does the work once', async () => {
      const pending = await pendingMigrations(test.db)
      await Promise.all(instances.map(({ db }) => migrateDatabase(db)))
      for (const { db } of instances) expect(await pendingMigrations(db)).toEqual([])
      expect((await test.db.execute(applied))[0]).toEqual({
        n: pending.length,
        distinct: pending.length,
      })
    })

    it('gives way when an old process holds what it wants, and wants what it holds', async () => {
      const earlier = readEarlierRelease()
      await test.db.execute(sql`drop schema public cascade`)
      await test.db.execute(sql`drop schema drizzle cascade`)
      await test.db.execute(sql`create schema public`)
      await fillAsEarlier(test.db, earlier)
      const [old, next] = instances.map(({ db }) => db)
      const migrating = await old?.transaction(async (tx) => {
        // It looks for a knot sooner than the other, and would be the one that is ended.
        await tx.execute(sql`set local deadlock_timeout = '700ms'`)
        await tx.execute(sql`select from notes`)
        const migrating = migrateDatabase(next as Db)
        migrating.catch(() => {})
        for (let waits = false; !waits; ) {
          const [row] = await test.db.execute<{ waits: boolean }>(sql`
            select exists (select from pg_locks where not granted and relation = 'notes'::regclass)
              as waits`)
          waits = row?.waits === true
        }
        await tx.execute(sql`select from tags`)
        return [migrating]
      })
      await migrating?.[0]
      expect(await pendingMigrations(test.db)).toEqual([])
      expect(await test.db.$count(subscribers)).toBe(earlier.tables.subscribers?.length)
    })
  },
)
