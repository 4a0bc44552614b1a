/** `move`: the embedded database into a Postgres, and no mail from here any more. The ledger goes along, so
 * what waits here leaves from there, once. */
import { eq, sql } from 'drizzle-orm'
import { holdLane, lanesInOrder } from '../../delivery/lanes.ts'
import { PaperboyError } from '../../errors.ts'
import { deepestMessage } from '../../lib/deepest-message.ts'
import { connectToPostgres } from '../../storage/connect.ts'
import { copyTables } from '../../storage/copy-tables.ts'
import type { Db, Executor, Tx } from '../../storage/database.ts'
import { leapIds } from '../../storage/leap-ids.ts'
import { migrateDatabase, pendingMigrations } from '../../storage/migrate-database.ts'
import { installation } from '../../storage/schema/operations.ts'

type MoveReport = { to: string; tables: number; rows: number }

const key = 'moved'

/** Throws `conflict` while letters are under way, and for a target that is not empty. */
export async function moveToPostgres(
  { db, dataDir }: { db: Db; dataDir: string | null },
  { url }: { url: string },
  tell: (line: string) => void,
): Promise<MoveReport> {
  if (dataDir === null) {
    throw new PaperboyError('bad-config', 'the database is a Postgres already', {
      help: 'Move it with pg_dump and pg_restore; mail is held there until `paperboy resume`.',
    })
  }
  const target = connectToPostgres(url, 2)
  const to = new URL(url).host
  try {
    await demandEmpty(target.db, to).catch(notUsed(to))
    await refuseToSend(db, to)
    const copied = await carryOver(db, target.db, ({ table, rows }) => {
      if (rows > 0) tell(`${rows} rows of ${table}`)
    }).catch(notMoved(to))
    return { to, tables: copied.length, rows: copied.reduce((sum, { rows }) => sum + rows, 0) }
  } finally {
    await target.end(5)
  }
}

/** Schema and all rows, or nothing: after a failure or a kill the target is as empty as it was. */
const carryOver = (from: Db, to: Db, tell: Parameters<typeof copyTables>[2]) =>
  to.transaction(async (target) => {
    await migrateDatabase(target)
    const copied = await copyTables(from, target, tell)
    await settleIn(target)
    return copied
  })

/** Not reached, another password, no such database. */
const notUsed = (to: string) => (cause: unknown) => {
  if (cause instanceof PaperboyError) throw cause
  throw new PaperboyError(
    'unavailable',
    `the Postgres at ${to} cannot be used: ${deepestMessage(cause)}`,
    { help: 'Nothing was changed here.', cause },
  )
}

/** Mail stays held here: an answer may have been lost after the last word. */
const notMoved = (to: string) => (cause: unknown) => {
  const why = deepestMessage(cause)
  throw new PaperboyError('unavailable', `the database could not be moved to ${to}: ${why}`, {
    help: 'It is whole there or not at all. Mail is held here: mend it and move again, or `resume --yes` to stay.',
    cause,
  })
}

export async function demandEmpty(target: Db, to: string): Promise<void> {
  const fresh = (await pendingMigrations(target)).length > 0
  const [held] = await target.execute<{ tables: number }>(sql`
    select count(*)::int as tables from pg_tables where schemaname = 'public'`)
  if (fresh && held?.tables === 0) return
  throw new PaperboyError('conflict', `the database at ${to} is not empty`, {
    help: 'Make a new one there (`create database paperboy`), and name it in the URL.',
  })
}

/** From here on nothing leaves this database, so that whoever takes the letters along sends them alone. */
async function refuseToSend(db: Db, to: string): Promise<void> {
  await db.transaction(async (tx) => {
    const reason = `moved to ${to}`
    for (const lane of lanesInOrder) await holdLane(tx, { lane, reason, by: 'copy' })
    const [under] = await tx.execute<{ calls: number }>(sql`
      select count(*)::int as calls from batches where state = 'attempting'`)
    if (under && under.calls > 0) {
      throw new PaperboyError('conflict', 'letters are leaving this very moment', {
        help: 'Try again in a minute. Nothing was changed.',
      })
    }
    await tx
      .insert(installation)
      .values({ key, value: { to } })
      .onConflictDoUpdate({ target: installation.key, set: { value: { to } } })
  })
}

/** There it is the original: no copy, whose letters would count as mailed, but held until a person looks. */
async function settleIn(target: Tx): Promise<void> {
  await leapIds(target)
  await target.delete(installation).where(eq(installation.key, 'identity'))
  await target.delete(installation).where(eq(installation.key, key))
}

/** Where this database went; null: nowhere. */
export async function movedTo(db: Executor): Promise<string | null> {
  const [row] = await db.select().from(installation).where(eq(installation.key, key))
  return (row?.value as { to: string } | undefined)?.to ?? null
}

export async function forgetMove(db: Executor): Promise<void> {
  await db.delete(installation).where(eq(installation.key, key))
}
