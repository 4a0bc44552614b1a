/** Opens the database: a Postgres by its URL, or the embedded one of a DATA_DIR that is owned. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import { type Connected, connectToEngine, connectToPostgres } from './connect.ts'
import type { Db } from './database.ts'
import { keepTidy } from './embedded/keep-tidy.ts'
import { startEngine } from './embedded/start-engine.ts'
import type { DataDirOwner } from './owner/claim-data-dir.ts'

export type DatabaseTarget =
  | { kind: 'postgres'; url: string; max?: number }
  /** Only the owner opens it: two that did would lose committed rows. */
  | { kind: 'embedded'; owner: DataDirOwner }

export type OpenDatabase = {
  db: Db
  kind: 'embedded' | 'postgres'
  /** Settles when the embedded database breaks in use; only a new start helps then. */
  broken: Promise<Error>
  /** Of the embedded database: its folder as it is now, into one that is not there yet. */
  copyTo: ((path: string) => Promise<void>) | null
  /** Gives statements under way 5 s to end. */
  close(): Promise<void>
}

/** How long a close waits for statements under way. */
const patience = 5

export function openDatabase(target: DatabaseTarget): Promise<OpenDatabase> {
  return target.kind === 'postgres' ? openPostgres(target) : openEmbedded(target.owner)
}

async function openPostgres({ url, max }: { url: string; max?: number }): Promise<OpenDatabase> {
  const { db, end } = connectToPostgres(url, max)
  try {
    await demandVersion(db)
  } catch (error) {
    await end(0)
    throw error instanceof PaperboyError ? error : unreachable(url, error)
  }
  const broken = new Promise<Error>(() => {})
  return { db, kind: 'postgres', broken, copyTo: null, close: () => end(patience) }
}

async function openEmbedded(owner: DataDirOwner): Promise<OpenDatabase> {
  const source = { kind: 'folder' as const, path: join(owner.dataDir, 'database') }
  const engine = await startEngine(source, owner.databaseSocket)
  const { db, end }: Connected = connectToEngine(engine.socketPath)
  const tidying = keepTidy(db)
  return {
    db,
    kind: 'embedded',
    broken: engine.broken,
    copyTo: engine.copyTo,
    async close() {
      await tidying.stop()
      await end(patience)
      await engine.close()
      await rm(engine.socketPath, { force: true })
    },
  }
}

async function demandVersion(db: Db) {
  const rows = await db.execute<{ version: number }>(
    sql`select current_setting('server_version_num')::int as version`,
  )
  if ((rows[0]?.version ?? 0) >= 150_000) return
  throw new PaperboyError('bad-config', 'DATABASE_URL: Postgres 15 or newer is needed.')
}

/** The URL holds a password: only host and port are told. */
function unreachable(url: string, error: unknown) {
  const cause = error instanceof Error && error.cause ? error.cause : error
  // A name with several addresses fails with an AggregateError, which has a code and no message.
  const { message, code } = cause as NodeJS.ErrnoException
  const why = message || code || String(cause)
  return new PaperboyError(
    'unavailable',
    `Postgres at ${new URL(url).host} cannot be used: ${why}`,
    { help: 'Check DATABASE_URL, and that the server runs.', cause: error },
  )
}
