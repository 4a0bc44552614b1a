/** A database that lives as long as one measurement: `paperboy_bench_*` on a Postgres server, or an
 * embedded one in a temporary folder. It is dropped whether the run ends, fails or is broken off. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { openInstallation } from '../app/open-installation.ts'
import { prepareStore } from '../app/prepare-store.ts'
import { type App, createApp } from '../app.ts'
import { type BenchConfig, loadConfig } from '../config.ts'
import { PaperboyError } from '../errors.ts'
import { openDatabase } from '../storage/open-database.ts'

export type BenchDatabase = {
  app: App
  kind: 'embedded' | 'postgres'
  /** For files of the run; it goes with the database. */
  folder: string
}

type Place = { name: string; environment: Record<string, string>; drop(): Promise<void> }

export async function withBenchDatabase<T>(
  { postgresUrl }: BenchConfig,
  { note, signal }: { note(line: string): Promise<void>; signal: AbortSignal },
  run: (opened: BenchDatabase) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-bench-'))
  try {
    const place = postgresUrl ? await onServer(postgresUrl) : inFolder(folder)
    try {
      await note(`database: ${place.name}`)
      return await runThere(place, folder, signal, run)
    } finally {
      await place.drop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function runThere<T>(
  { environment, drop }: Place,
  folder: string,
  signal: AbortSignal,
  run: (opened: BenchDatabase) => Promise<T>,
): Promise<T> {
  const config = loadConfig({ ...environment, SOURCES: 'none', LOG_LEVEL: 'silent' })
  const opened = await openInstallation(config)
  if (opened.kind === 'taken') throw new Error(`${folder} has another owner`)
  const { database, secretKey, close } = opened.installation
  const measure = async () => {
    await prepareStore(database.db)
    const app = await createApp({ config, db: database.db, secretKey })
    return await run({ app, kind: database.kind, folder }).finally(() => app.close())
  }
  try {
    return await unlessStopped(measure(), signal)
  } finally {
    // What is still under way after a Ctrl-C would hold the close up; without its database it ends.
    if (signal.aborted) await drop()
    await close()
  }
}

/** Ends at once when the signal comes; what `work` then still says is of no interest. */
function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new PaperboyError('unavailable', 'Stopped; nothing is left behind.'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

const inFolder = (folder: string): Place => ({
  name: `embedded, in ${folder}`,
  environment: { DATA_DIR: join(folder, 'data') },
  drop: async () => undefined,
})

async function onServer(server: string): Promise<Place> {
  const name = `paperboy_bench_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  await asAdmin(server, `create database ${name}`)
  return {
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
