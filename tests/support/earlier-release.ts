/** What an earlier build left behind (tests/fixtures/earlier-release), put into a database as it was. */
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Db } from '../../src/storage/database.ts'
import { migrateDatabase } from '../../src/storage/migrate-database.ts'
import { openDatabase } from '../../src/storage/open-database.ts'
import { claimDataDir } from '../../src/storage/owner/claim-data-dir.ts'
import { fillTable, withoutForeignKeys } from '../../src/storage/table-rows.ts'

export type EarlierRelease = {
  paperboy: string
  schema: { tag: string; madeAt: number }
  /** Rows as JSON, by table; tables without rows are left out. */
  tables: Record<string, string[]>
}

export const earlierSecret = 'a secret that only tests know, 32+ characters'

const file = join(import.meta.dirname, '../fixtures/earlier-release/schema-0030.json.gz')
/** The minute it was made in, by its machine's clock. Its calendar stood in June 2026. */
const madeAt = '2026-11-21T22:04'
const twoDays = 2 * 86_400_000

/** It stopped two days ago, whenever a test runs. */
export function readEarlierRelease(): EarlierRelease {
  const stopped = new Date(Date.now() - twoDays).toISOString().slice(0, madeAt.length)
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8').replaceAll(madeAt, stopped))
}

/** Into an empty database: the schema of then, and every row. */
export async function fillAsEarlier(db: Db, { schema, tables }: EarlierRelease): Promise<void> {
  await migrateDatabase(db, schema.madeAt)
  await db.transaction((tx) =>
    withoutForeignKeys(tx, async () => {
      for (const [table, rows] of Object.entries(tables)) await fillTable(tx, table, inPages(rows))
    }),
  )
}

async function* inPages(rows: string[]) {
  for (let from = 0; from < rows.length; from += 500) yield rows.slice(from, from + 500)
}

export async function makeEarlierDataDir(dataDir: string, earlier: EarlierRelease): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  const { paperboy, schema } = earlier
  await writeFile(join(dataDir, 'versions.json'), JSON.stringify({ paperboy, schema }))
  const claim = await claimDataDir(dataDir)
  if (claim.kind === 'taken') throw new Error('the folder is taken')
  const database = await openDatabase({ kind: 'embedded', owner: claim })
  await fillAsEarlier(database.db, earlier)
  await database.close()
  await claim.release()
}
