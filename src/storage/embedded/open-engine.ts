/** Opens PGlite on a folder or a snapshot. */
import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import type { EngineSource } from './engine-messages.ts'

export async function openEngine(source: EngineSource): Promise<PGlite> {
  if (source.kind === 'snapshot') {
    return PGlite.create({ loadDataDir: new Blob([await readFile(source.path)]) })
  }
  return PGlite.create({ dataDir: source.path })
}
