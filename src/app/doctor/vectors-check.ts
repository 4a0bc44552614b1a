/** Whether papers are searched by meaning in memory or by pgvector, and why. */
import type { Config } from '../../config.ts'
import { readPgvector } from '../../search/pgvector/open-pgvector.ts'
import { isWhole } from '../../search/pgvector/vector-table.ts'
import { createProvider } from '../../search/provider/create-provider.ts'
import { readyModel } from '../../search/stored-models.ts'
import { wantedModel } from '../../search/wanted-model.ts'
import type { Db } from '../../storage/database.ts'
import { pgvectorUse } from '../wire-meaning.ts'
import { type Check, type Finding, ok, warn } from './finding.ts'

export const vectorsCheck = (db: Db, config: Config): Check => ({
  check: 'search by meaning',
  look: () => lookAtVectors(db, config),
})

async function lookAtVectors(db: Db, config: Config): Promise<Finding> {
  const { embeddings, vectorIndex } = config
  const model = await readyModel(db, wantedModel(embeddings && createProvider(embeddings)))
  if (!model) return ok('papers are not read yet')
  if (pgvectorUse(config) === 'none') return ok('papers are looked through in memory')
  const { offered, installed } = await readPgvector(db)
  if (await isWhole(db, model.id)) return ok(`papers are looked through by pgvector ${installed}`)
  const found = 'papers are looked through in memory: pgvector'
  if (installed) return ok(`${found} ${installed} is being filled, or older than 0.7`)
  if (offered)
    return warn(
      `${found} ${offered} is offered, and not created`,
      'Give `create extension vector` in this database as its owner, or set VECTOR_INDEX=memory.',
    )
  if (vectorIndex === 'auto') return ok(`${found} is not on this server`)
  return warn(`${found} is not on this server`, 'Install it there, or take VECTOR_INDEX away.')
}
