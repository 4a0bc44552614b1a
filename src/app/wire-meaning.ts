/** Searching by meaning, by the configured provider or by what is built in; and the job that gives new
 * papers their vectors. */
import type { App } from '../app.ts'
import type { Config } from '../config.ts'
import { keepVectors } from '../search/keep-vectors.ts'
import { type MeaningDeps, openMeaning } from '../search/open-meaning.ts'
import type { PgvectorUse } from '../search/pgvector/keep-pgvector.ts'
import { createProvider } from '../search/provider/create-provider.ts'
import type { Db } from '../storage/database.ts'

export function wireMeaning({ config, db }: { config: Config; db: Db }): MeaningDeps {
  const { embeddings } = config
  return openMeaning({
    db,
    provider: embeddings && createProvider(embeddings),
    papersADay: embeddings?.papersADay ?? 0,
    pgvector: pgvectorUse(config),
  })
}

/** Nobody waits for a single connection while an index is made: the embedded database goes without. */
export function pgvectorUse({
  vectorIndex,
  database,
}: Pick<Config, 'vectorIndex' | 'database'>): PgvectorUse {
  if (vectorIndex === 'memory') return 'none'
  if (database.kind === 'postgres') return 'indexed'
  return vectorIndex === 'pgvector' ? 'exact' : 'none'
}

const hourMs = 3_600_000

/** New papers at every call; changed ones too at the first and once an hour. */
export function createMeaningJob({ meaning, log }: Pick<App, 'meaning' | 'log'>) {
  let looked = Number.NEGATIVE_INFINITY
  return async (signal: AbortSignal): Promise<void> => {
    const thorough = performance.now() - looked >= hourMs
    const kept = await keepVectors(meaning, { thorough, signal })
    if (thorough && kept && !signal.aborted) looked = performance.now()
    if (kept && kept.embedded > 0) {
      log.debug({ event: 'papers-read', ...kept }, 'new papers can be searched by meaning')
    }
  }
}
