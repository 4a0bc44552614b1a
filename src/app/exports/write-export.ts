/** `export --all`: every row of every table as of one moment, with the key, in open formats. Whole or
 * absent. Of any database, while it runs. */
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { PaperboyError } from '../../errors.ts'
import { databaseCalendar } from '../../storage/calendar.ts'
import type { Db, Tx } from '../../storage/database.ts'
import { readMigrations } from '../../storage/migration-files.ts'
import { rowsOf, tablesOf } from '../../storage/table-rows.ts'
import { version } from '../version.ts'
import {
  isPacked,
  type Manifest,
  manifestPath,
  pack,
  secretPath,
  tablePath,
} from './export-folder.ts'
import { exportReadme } from './export-readme.ts'

type Exported = { tables: number; rows: number }

/** Throws `bad-input` for a path where something lies. */
export async function writeExport(
  { db, secretKey }: { db: Db; secretKey: string },
  to: string,
): Promise<Exported> {
  if (existsSync(to)) {
    throw new PaperboyError('bad-input', `${to} is there already`, {
      help: 'Name a folder, or a .tar.gz, that is not there yet.',
    })
  }
  const folder = `${to}.unfinished`
  const draft = `${folder}.tar.gz`
  await rm(folder, { recursive: true, force: true })
  try {
    const tables = await writeFolder({ db, secretKey }, folder)
    if (isPacked(to)) {
      await writeFile(draft, '', { mode: 0o600 })
      await pack(folder, draft)
      await rm(folder, { recursive: true })
      await rename(draft, to)
    } else await rename(folder, to)
    return { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0) }
  } catch (error) {
    // Addresses and the key, where nobody would look for them.
    for (const path of [folder, draft]) await rm(path, { recursive: true, force: true })
    throw error
  }
}

async function writeFolder(
  { db, secretKey }: { db: Db; secretKey: string },
  folder: string,
): Promise<Manifest['tables']> {
  await mkdir(join(folder, 'tables'), { recursive: true, mode: 0o700 })
  const tables = await db.transaction((tx) => writeTables(tx, folder), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })
  const manifest = await describe(db, tables)
  await writeFile(secretPath(folder), `${secretKey}\n`, { mode: 0o600 })
  await writeFile(join(folder, 'README.md'), exportReadme(manifest), { mode: 0o600 })
  await writeFile(manifestPath(folder), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  return tables
}

async function writeTables(tx: Tx, folder: string): Promise<Manifest['tables']> {
  // Instants are written in the session's zone.
  await tx.execute(sql`set local timezone = 'UTC'`)
  const written: Manifest['tables'] = []
  for (const name of await tablesOf(tx)) {
    const file = await open(tablePath(folder, name), 'wx', 0o600)
    let rows = 0
    try {
      for await (const page of rowsOf(tx, name)) {
        await file.write(`${page.join('\n')}\n`)
        rows += page.length
      }
    } finally {
      await file.close()
    }
    written.push({ name, rows })
  }
  return written
}

async function describe(db: Db, tables: Manifest['tables']): Promise<Manifest> {
  const newest = (await readMigrations()).at(-1)
  if (!newest) throw new Error('there are no migrations')
  const { tag, madeAt } = newest
  const at = (await databaseCalendar.now(db)).toISOString()
  return { format: 'paperboy-export-1', paperboy: version, at, schema: { tag, madeAt }, tables }
}
