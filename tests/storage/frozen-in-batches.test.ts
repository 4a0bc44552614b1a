/** A batch under way while this version replaces one that kept what was frozen with each letter. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrateDatabase } from '../../src/storage/migrate-database.ts'
import { readMigrations } from '../../src/storage/migration-files.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
  await test.db.execute(sql`drop schema public cascade`)
  await test.db.execute(sql`create schema public`)
  await test.db.execute(sql`truncate drizzle.__drizzle_migrations`)
})
afterAll(() => test.close())

it('keeps what its letters were frozen as, in their order, and nothing of settled ones', async () => {
  await migrateTo('frozen_in_batches')
  const batches = { maybe: 'maybe-taken', open: 'open', done: 'accepted' }
  for (const [name, state] of Object.entries(batches)) {
    await test.db.execute(sql`
      insert into batches (id, lane, transport, state, size, composer)
      values (${idOf(name)}, 'bulk', 'resend', ${state}, 2, 'old build')`)
    // The second of the batch came first into the table.
    for (const position of [1, 0]) {
      const frozen = JSON.stringify({ subject: `${name} ${position} "é"`, cards: [] })
      await test.db.execute(sql`
        insert into letters (kind, lane, state, intent, batch_id, batch_position, frozen)
        values ('digest', 'bulk', ${state === 'accepted' ? 'accepted' : 'frozen'}, '{}',
          ${idOf(name)}, ${position}, ${frozen}::json)`)
    }
  }
  await migrateDatabase(test.db)
  const rows = await test.db.execute<{ state: string; frozen: string | null }>(
    sql`select state, frozen from batches order by state`,
  )
  expect(rows.map(({ state, frozen }) => [state, frozen && JSON.parse(frozen)])).toEqual([
    ['accepted', null],
    ['maybe-taken', both('maybe')],
    ['open', both('open')],
  ])
})

const both = (name: string) =>
  [0, 1].map((position) => ({ subject: `${name} ${position} "é"`, cards: [] }))

const idOf = (name: string) =>
  `00000000-0000-0000-0000-${name.padStart(12, '0')}`.replace(/[^0-9a-f-]/g, 'a')

/** As far as the version before did. */
async function migrateTo(name: string) {
  for (const { tag, statements, hash, madeAt } of await readMigrations()) {
    if (tag.endsWith(name)) return
    for (const statement of statements) await test.db.execute(sql.raw(statement))
    await test.db.execute(sql`
      insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${madeAt})`)
  }
  throw new Error(`no migration ${name}`)
}
