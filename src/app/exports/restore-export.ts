/** `restore` of a whole export into an empty Paperboy, embedded or Postgres: the schema it was written
 * with, its rows, then the schema of this build. It starts held, as every copy does. */
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { PaperboyError } from '../../errors.ts'
import { readLines } from '../../ingest/read-lines.ts'
import { deepestMessage } from '../../lib/deepest-message.ts'
import { databaseCalendar } from '../../storage/calendar.ts'
import type { Db, Tx } from '../../storage/database.ts'
import { migrateDatabase } from '../../storage/migrate-database.ts'
import { readMigrations } from '../../storage/migration-files.ts'
import { fillTable, type JsonRow, withoutForeignKeys } from '../../storage/table-rows.ts'
import { writeVersions } from '../backups/versions.ts'
import { createIdentityKeeper } from '../copies/identity-keeper.ts'
import { openInstallation } from '../open-installation.ts'
import { demandEmpty } from '../operate/move-to-postgres.ts'
import { prepareStore } from '../prepare-store.ts'
import { type Manifest, readManifest, secretPath, tablePath, withFolder } from './export-folder.ts'

type Filled = { tables: number; rows: number }

/** Null: `from` is no export. Throws `conflict` where something is already, `bad-config` for another
 * SECRET_KEY than the export's. */
export const restoreExport = (config: Config, from: string): Promise<Filled | null> =>
  withFolder(from, async (folder) => {
    const manifest = await readManifest(folder)
    if (!manifest) return null
    await demandKnown(manifest)
    const secret = (await readFile(secretPath(folder), 'utf8')).trim()
    await prepareKey(config, secret)
    const rows = await fillInstallation(config, folder, manifest)
    return { tables: manifest.tables.length, rows }
  })

async function fillInstallation(config: Config, folder: string, manifest: Manifest) {
  const opened = await openInstallation(config)
  if (opened.kind === 'taken') throw notEmpty(config.dataDir)
  const { database, owner, close } = opened.installation
  const dataDir = owner?.dataDir ?? null
  let isFilled = false
  try {
    if (config.database.kind === 'postgres') {
      await demandEmpty(database.db, new URL(config.database.url).host)
    }
    const rows = await fill(database.db, folder, manifest, dataDir !== null)
    isFilled = true
    await prepareStore(database.db)
    const { lateLimitHours } = config
    const identity = createIdentityKeeper({ db: database.db, dataDir, lateLimitHours })
    await identity.declare(databaseCalendar)
    if (dataDir !== null) await writeVersions(dataDir)
    return rows
  } finally {
    await close()
    if (!isFilled && dataDir !== null) await rm(join(dataDir, 'database'), { recursive: true })
  }
}

async function demandKnown({ schema, paperboy }: Manifest): Promise<void> {
  const known = (await readMigrations()).some(({ tag }) => tag === schema.tag)
  if (known) return
  throw new PaperboyError('conflict', `it was written by Paperboy ${paperboy}, newer than this`, {
    help: 'Restore it with that version or a newer one.',
  })
}

/** Every link in mails sent is signed with the export's. */
async function prepareKey(config: Config, secret: string): Promise<void> {
  const { database, dataDir, secretKey } = config
  if (database.kind === 'embedded' && existsSync(join(dataDir, 'database'))) throw notEmpty(dataDir)
  if (secretKey !== undefined) {
    if (secretKey === secret || config.formerSecretKey === secret) return
    throw new PaperboyError('bad-config', 'SECRET_KEY is not the one of the export', {
      help: 'Set it to what its file secret-key holds, or put that into SECRET_KEY_FORMER.',
    })
  }
  const path = join(dataDir, 'secret-key')
  const there = await readFile(path, 'utf8').catch(() => null)
  if (there !== null && there.trim() !== secret) throw notEmpty(dataDir)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(path, `${secret}\n`, { mode: 0o600 })
}

const notEmpty = (dataDir: string): PaperboyError =>
  new PaperboyError('conflict', `${dataDir} is not empty`, {
    help: 'An export goes into an empty Paperboy: name another DATA_DIR, or an empty DATABASE_URL.',
  })

/** On Postgres schema and all rows, or nothing: a kill half-way too leaves the database as empty as it
 * was. The embedded one is made for this, and goes with its folder. */
async function fill(db: Db, folder: string, manifest: Manifest, isEmbedded: boolean) {
  const { madeAt } = manifest.schema
  try {
    if (isEmbedded) await migrateDatabase(db, madeAt)
    return await db.transaction(async (tx) => {
      if (!isEmbedded) await migrateDatabase(tx, madeAt)
      return fillTables(tx, folder, manifest)
    })
  } catch (cause) {
    if (cause instanceof PaperboyError) throw cause
    throw new PaperboyError(
      'bad-input',
      `the export could not be restored: ${deepestMessage(cause)}`,
      {
        help: 'Nothing was restored, and the database is as empty as before. Mend it and try again.',
        cause,
      },
    )
  }
}

const fillTables = (tx: Tx, folder: string, { tables }: Manifest): Promise<number> =>
  withoutForeignKeys(tx, async () => {
    let sum = 0
    for (const { name, rows } of tables) {
      const filled = await fillTable(tx, name, readRows(tablePath(folder, name)))
      if (filled !== rows) throw damaged(name, { rows, filled })
      sum += filled
    }
    return sum
  })

const damaged = (name: string, { rows, filled }: { rows: number; filled: number }) =>
  new PaperboyError('bad-input', `tables/${name}.jsonl holds ${filled} rows of ${rows}`, {
    help: 'The export is incomplete. Take another; nothing was restored.',
  })

/** Lines in pages, so that a table of any size passes through. Those of Node 24 end at U+2028 too, which
 * stands within a row as it is. */
async function* readRows(path: string): AsyncGenerator<JsonRow[]> {
  let page: JsonRow[] = []
  for await (const line of readLines(path, Number.POSITIVE_INFINITY)) {
    if (!line.ok) throw new Error(`line ${line.number} of ${path} is ${line.why}`)
    page.push(line.text)
    if (page.length < 500) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}
