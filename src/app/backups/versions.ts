/** Which Paperboy and which Postgres a data directory is of, written beside the database: so a build that
 * cannot read it says so in one line, before the engine is opened on it. */
import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { PaperboyError } from '../../errors.ts'
import { readMigrations } from '../../storage/migration-files.ts'
import { version } from '../version.ts'

/** Of the engine in this build (tests/app/backups.test.ts holds it to that). */
export const enginePostgres = '18'

const versionsSchema = z.object({
  paperboy: z.string(),
  /** Of the newest migration; `madeAt` in milliseconds. */
  schema: z.object({ tag: z.string(), madeAt: z.number() }),
})

type Versions = z.infer<typeof versionsSchema>

const pathIn = (folder: string): string => join(folder, 'versions.json')

/** Null: none, as before they were written down, or nothing that can be read. */
export async function readVersions(folder: string): Promise<Versions | null> {
  try {
    return versionsSchema.parse(JSON.parse(await readFile(pathIn(folder), 'utf8')))
  } catch {
    return null
  }
}

/** Of this build, once its schema is in place. */
export async function writeVersions(folder: string): Promise<void> {
  const newest = (await readMigrations()).at(-1)
  if (!newest) return
  const { tag, madeAt } = newest
  await keepVersions(folder, { paperboy: version, schema: { tag, madeAt } })
}

/** Of the build that wrote the original, which alone may know them. */
export async function copyVersions(from: string, to: string): Promise<void> {
  const versions = await readVersions(from)
  if (versions) await keepVersions(to, versions)
}

async function keepVersions(folder: string, versions: Versions): Promise<void> {
  const draft = `${pathIn(folder)}.draft`
  await writeFile(draft, `${JSON.stringify(versions)}\n`, { mode: 0o600 })
  await rename(draft, pathIn(folder))
}

/** Throws `conflict` for what a newer Paperboy or another Postgres wrote. */
export async function demandReadable(folder: string): Promise<void> {
  const major = await postgresOf(folder)
  if (major !== null && major !== enginePostgres) {
    throw new PaperboyError(
      'conflict',
      `${folder} was written by Postgres ${major}; this Paperboy brings ${enginePostgres}`,
      { help: await carryOver(folder) },
    )
  }
  const versions = await readVersions(folder)
  const newest = (await readMigrations()).at(-1)
  if (!versions || !newest || versions.schema.madeAt <= newest.madeAt) return
  throw new PaperboyError(
    'conflict',
    `${folder} was written by Paperboy ${versions.paperboy}, which is newer than this one`,
    { help: 'Start that version again, or restore a backup from before the upgrade.' },
  )
}

async function carryOver(folder: string): Promise<string> {
  const by = (await readVersions(folder))?.paperboy
  const which = by ? `Paperboy ${by}` : 'the Paperboy that wrote it'
  return `Start ${which} on it and carry it over to a Postgres server (deploy/one-machine.md, "Moving").`
}

/** Null: nothing is there yet. */
async function postgresOf(folder: string): Promise<string | null> {
  const path = join(folder, 'database', 'PG_VERSION')
  return existsSync(path) ? (await readFile(path, 'utf8')).trim() : null
}
