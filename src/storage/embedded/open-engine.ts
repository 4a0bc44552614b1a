/** Opens PGlite on a folder or a snapshot. */
import { existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import type { EngineSource } from './engine-messages.ts'
import { SyncedFolder, syncedStart } from './synced-folder.ts'

export async function openEngine(source: EngineSource): Promise<PGlite> {
  if (source.kind === 'snapshot') {
    return PGlite.create({ loadDataDir: new Blob([await readFile(source.path)]) })
  }
  if (!existsSync(source.path)) await createFolder(source.path)
  return openFolder(source.path)
}

const openFolder = (path: string) =>
  PGlite.create({ fs: new SyncedFolder(path), startParams: syncedStart })

/** A kill while the files are first written would leave a folder that never opens again, so they
 * are written beside and moved into place when whole. */
async function createFolder(path: string) {
  const unfinished = `${path}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  const pg = await openFolder(unfinished)
  await pg.close()
  await rename(unfinished, path)
}
