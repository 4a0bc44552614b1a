/** The nearest papers by pgvector, where the database has it: beside what this process finds. */
import type { Hit } from '../../search/best-hits.ts'
import { keepPgvector, type PgvectorUse } from '../../search/pgvector/keep-pgvector.ts'
import { createPgvectorIndex } from '../../search/pgvector/pgvector-index.ts'
import { isWhole } from '../../search/pgvector/vector-table.ts'
import type { StoredModel } from '../../search/stored-models.ts'
import type { Db } from '../../storage/database.ts'
import { measure, rounded } from '../measure.ts'

/** Null without it. */
export type PgvectorTimes = {
  /** Its table filled, and on a server indexed. */
  pgvectorFillSeconds: number | null
  pgvectorP50Ms: number | null
  pgvectorP95Ms: number | null
  /** Of brute force's nearest 20. */
  pgvectorRecall: number | null
}

const none = {
  pgvectorFillSeconds: null,
  pgvectorP50Ms: null,
  pgvectorP95Ms: null,
  pgvectorRecall: null,
}

type Input = {
  model: StoredModel
  use: PgvectorUse
  /** Each with the nearest there are. */
  asked: ReadonlyArray<{ query: Float32Array; right: readonly Hit[] }>
  signal: AbortSignal
}

export async function measurePgvector(db: Db, input: Input): Promise<PgvectorTimes> {
  const { model, use, asked, signal } = input
  const { cost } = await measure(() => keepPgvector(db, { wanted: model, use, signal }))
  if (!(await isWhole(db, model.id))) return none
  const index = createPgvectorIndex({ db, onFault() {} }, model)
  const times: number[] = []
  let found = 0
  let all = 0
  // The first ten twice: pages are read the first time.
  const warming = asked.slice(0, 10)
  for (const { query, right } of [...warming, ...asked]) {
    const start = performance.now()
    const hits = await index.nearest(query, right.length)
    times.push(performance.now() - start)
    const least = (right.at(-1)?.score ?? 0) - 1e-4
    found += hits.filter(({ score }) => score >= least).length
    all += right.length
  }
  const sorted = times.slice(warming.length).sort((a, b) => a - b)
  const at = (share: number) =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return {
    pgvectorFillSeconds: cost.seconds,
    pgvectorP50Ms: at(0.5),
    pgvectorP95Ms: at(0.95),
    pgvectorRecall: rounded(found / all),
  }
}
