/** Brings the schema up to this build. drizzle's own migrator creates its schema outside its
 * transaction, and two instances starting together collide there; the record kept is the same. */
import { sql } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import type { Db, Executor, Tx } from './database.ts'
import { lockExclusive } from './locks.ts'
import { type Migration, readMigrations } from './migration-files.ts'

/** Everything in one transaction under one lock: whoever comes second finds nothing left to do. `until`:
 * up to the schema of a former build. Throws `conflict` when the database was made by a newer build. */
export async function migrateDatabase(db: Db, until = Number.POSITIVE_INFINITY): Promise<void> {
  const migrations = (await readMigrations()).filter(({ madeAt }) => madeAt <= until)
  await db.transaction(async (tx) => {
    await lockExclusive(tx, 'migrations')
    await tx.execute(sql`create schema if not exists drizzle`)
    await tx.execute(sql`
      create table if not exists drizzle.__drizzle_migrations
        (id serial primary key, hash text not null, created_at bigint)`)
    for (const migration of notApplied(migrations, await newestApplied(tx))) {
      await apply(tx, migration)
    }
  })
}

/** False: nothing was ever put into this database. */
export async function hasSchema(db: Executor): Promise<boolean> {
  const rows = await db.execute<{ there: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  )
  return rows[0]?.there === true
}

/** Tags of migrations that this build brings and the database lacks. Changes nothing. */
export async function pendingMigrations(db: Executor): Promise<string[]> {
  const migrations = await readMigrations()
  const newest = (await hasSchema(db)) ? await newestApplied(db) : null
  return notApplied(migrations, newest).map(({ tag }) => tag)
}

async function newestApplied(db: Executor): Promise<number | null> {
  const rows = await db.execute<{ newest: number | null }>(
    sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
  )
  return rows[0]?.newest ?? null
}

function notApplied(migrations: Migration[], newest: number | null): Migration[] {
  if (newest === null) return migrations
  if (migrations.every(({ madeAt }) => madeAt < newest)) {
    throw new PaperboyError('conflict', 'The database was made by a newer version of Paperboy.', {
      help: 'Start that version again, or give this one a database of its own.',
    })
  }
  return migrations.filter(({ madeAt }) => madeAt > newest)
}

async function apply(tx: Tx, { statements, hash, madeAt }: Migration) {
  for (const statement of statements) await tx.execute(sql.raw(statement))
  await tx.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${madeAt})`,
  )
}
