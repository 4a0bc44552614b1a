/** A migrated empty database for one test file, and one more at every call. PGlite, or a real
 * Postgres when PAPERBOY_TEST_POSTGRES names a server. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Db } from '../../src/storage/database.ts'
import { migrateDatabase } from '../../src/storage/migrate-database.ts'
import { emptyPostgres } from './empty-postgres.ts'
import { openWithEngine } from './engine.ts'
import type {} from './template.ts'

export type TestDatabase = {
  db: Db
  kind: 'pglite' | 'postgres'
  /** To open further connections, as a second instance would; null on PGlite, which has one. */
  url: string | null
  /** Drops it. */
  close(): Promise<void>
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const template = inject('template')
  return template.kind === 'pglite'
    ? openSnapshot(template.snapshot)
    : copyTemplate(template.url, template.database)
}

/** One of PGlite whatever the tests run on: for what a server may lack. */
export async function openEmbeddedDatabase(): Promise<TestDatabase> {
  const template = inject('template')
  if (template.kind === 'pglite') return openSnapshot(template.snapshot)
  const opened = await openEngine((folder) => ({ kind: 'folder', path: join(folder, 'database') }))
  await migrateDatabase(opened.db)
  return opened
}

const openSnapshot = (snapshot: string): Promise<TestDatabase> =>
  openEngine(() => ({ kind: 'snapshot', path: snapshot }))

/** In a folder of its own, which goes with it. */
async function openEngine(
  placeIn: (folder: string) => Parameters<typeof openWithEngine>[0],
): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-test-'))
  const { db, close } = await openWithEngine(placeIn(folder), folder)
  return {
    db,
    kind: 'pglite',
    url: null,
    async close() {
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function copyTemplate(server: string, template: string): Promise<TestDatabase> {
  return { ...(await emptyPostgres(server, template)), kind: 'postgres' }
}
