/** Where one measurement's database is: `paperboy_bench_*` on a Postgres server, or embedded in a
 * temporary folder. It goes whether the run ends, fails or is broken off. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import { openDatabase } from '../storage/open-database.ts'
import type { BenchContext } from './measurement.ts'

export type BenchPlace = {
  kind: 'embedded' | 'postgres'
  /** What names the database to `loadConfig`. */
  environment: Record<string, string>
  /** Whoever holds it open is cut off. It may be asked for twice. */
  drop(): Promise<void>
}

type Named = BenchPlace & { name: string }

/** A folder for files of the run. */
export async function withBenchFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-bench-'))
  try {
    return await run(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export async function withBenchPlace<T>(
  { config, note }: BenchContext,
  folder: string,
  run: (place: BenchPlace) => Promise<T>,
): Promise<T> {
  const place = config.postgresUrl ? await onServer(config.postgresUrl) : inFolder(folder)
  try {
    await note(`database: ${place.name}`)
    return await run(place)
  } finally {
    await place.drop()
  }
}

/** Ends at once when the signal comes; what `work` then still says is of no interest. */
export function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new PaperboyError('unavailable', 'Stopped; nothing is left behind.'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

const inFolder = (folder: string): Named => ({
  kind: 'embedded',
  name: `embedded, in ${folder}`,
  environment: { DATA_DIR: join(folder, 'data') },
  drop: async () => undefined,
})

async function onServer(server: string): Promise<Named> {
  const name = `paperboy_bench_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  await asAdmin(server, `create database ${name}`)
  return {
    kind: 'postgres',
    name: `${name} on ${url.host}`,
    environment: { DATABASE_URL: url.href, SECRET_KEY: randomBytes(32).toString('hex') },
    drop: () => asAdmin(server, `drop database if exists ${name} with (force)`),
  }
}

async function asAdmin(server: string, statement: string): Promise<void> {
  const { db, close } = await openDatabase({ kind: 'postgres', url: server, max: 1 })
  try {
    await db.execute(sql.raw(statement))
  } finally {
    await close()
  }
}
