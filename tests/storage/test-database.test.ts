import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { pendingMigrations } from '../../src/storage/migrate-database.ts'
import { rateLimits } from '../../src/storage/schema/index.ts'
import { openTestDatabase } from '../support/database.ts'

describe('the database that tests get', () => {
  it('is migrated, and its own at every call', async () => {
    const first = await openTestDatabase()
    const second = await openTestDatabase()
    try {
      expect(await pendingMigrations(first.db)).toEqual([])
      await first.db.insert(rateLimits).values({ key: 'only here', points: 1 })
      expect(await first.db.$count(rateLimits)).toBe(1)
      expect(await second.db.$count(rateLimits)).toBe(0)
    } finally {
      await first.close()
      await second.close()
    }
  })

  it('answers raw statements with numbers for bigint and takes dates', async () => {
    const { db, close } = await openTestDatabase()
    try {
      const at = new Date('2026-03-29T01:02:03.456Z')
      const rows = await db.execute<{ n: number; at: string; zone: string; words: string[] }>(
        sql`select count(*) as n, ${at}::timestamptz as at, current_setting('TimeZone') as zone,
              ${sql.param(['a', 'b"c'])}::text[] as words`,
      )
      expect(rows[0]).toMatchObject({ n: 1, zone: 'UTC', words: ['a', 'b"c'] })
      expect(new Date(rows[0]?.at ?? 0)).toEqual(at)
    } finally {
      await close()
    }
  })
})
