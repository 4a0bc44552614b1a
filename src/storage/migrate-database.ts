/** Brings the schema up to this build. drizzle's own migrator creates its schema outside its
 * transaction, and two instances starting together collide there; the record kept is the same. */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import type { Executor, Tx } from './database.ts'
import { lockExclusive } from './locks.ts'
import { type Migration, readMigrations } from './migration-files.ts'

/** Everything in one transaction under one lock: whoever comes second finds nothing left to do. `until`:
 * up to the schema of a former build. Throws `conflict` when the database was made by a newer build,
 * `unavailable` when others hold its tables for minutes. */
export async function migrateDatabase(
  db: Executor,
  until = Number.POSITIVE_INFINITY,
): Promise<void> {
  const migrations = (await readMigrations()).filter(({ madeAt }) => madeAt <= until)
  for (let tries = 1; ; tries++) {
    try {
      return await migrateOnce(db, migrations)
    } catch (error) {
      if (!stoodInTheWay(error)) throw error
      if (tries === mostTries) throw held(error)
    }
    await pause(pauseMs)
  }
}

/** An old process at work may hold one table and want another that was changed before it. Postgres looks
 * for such a knot after a second and ends either of the two: this one lets go before, never the other. */
const patience = '400ms'
const pauseMs = 200
/** Two minutes, if each waits as long as it may. */
const mostTries = 200

/** Postgres: lock_not_available, deadlock_detected. */
const stoodInTheWay = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && (error.code === '55P03' || error.code === '40P01')) ||
    stoodInTheWay(error.cause))

const held = (cause: unknown): PaperboyError =>
  new PaperboyError('unavailable', 'The tables could not be brought up to this version.', {
    help: 'Something holds them, such as a backup or a session left open. Try again when it is over.',
    cause,
  })

async function migrateOnce(db: Executor, migrations: Migration[]): Promise<void> {
  await db.transaction(async (tx) => {
    await lockExclusive(tx, 'migrations')
    await tx.execute(sql`create schema if not exists drizzle`)
    await tx.execute(sql`
      create table if not exists drizzle.__drizzle_migrations
        (id serial primary key, hash text not null, created_at bigint)`)
    await tx.execute(sql`select set_config('lock_timeout', ${patience}, true)`)
    for (const migration of notApplied(migrations, await newestApplied(tx))) {
      await apply(tx, migration)
    }
    // Within another transaction it would outlive this one.
    await tx.execute(sql`set local lock_timeout to default`)
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
