/** Opens PGlite on a folder or a snapshot, with pgvector at hand: a folder made without it opens as well. */
import { existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import type { EngineSource } from './engine-messages.ts'
import { SyncedFolder, syncedStart } from './synced-folder.ts'

const extensions = { vector }

export async function openEngine(source: EngineSource): Promise<PGlite> {
  if (source.kind === 'snapshot') {
    return PGlite.create({ extensions, loadDataDir: new Blob([await readFile(source.path)]) })
  }
  if (!existsSync(source.path)) await createFolder(source.path)
  return openFolder(source.path)
}

const openFolder = (path: string) =>
  PGlite.create({ extensions, fs: new SyncedFolder(path), startParams: syncedStart })

/** A kill while the files are first written would leave a folder that never opens again, so they
 * are written beside and moved into place when whole. */
async function createFolder(path: string) {
  const unfinished = `${path}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  const pg = await openFolder(unfinished)
  await pg.close()
  await rename(unfinished, path)
}
