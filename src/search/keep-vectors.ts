/** Gives papers their vectors: new and changed ones, and all of them when there is a new model. Runs as
 * a job of its own, never in a transaction of ingest; interrupted, it goes on where it stopped. */
import { hostname } from 'node:os'
import { sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'
import { withJobLease } from '../storage/job-lease.ts'
import type { ProviderEmbedder } from './embedder.ts'
import { keepLexical } from './lsa/keep-lexical.ts'
import { keepPgvector, type PgvectorUse } from './pgvector/keep-pgvector.ts'
import { keepProvided } from './provider/keep-provided.ts'
import { type WantedModel, wantedModel } from './wanted-model.ts'

export type KeepDeps = {
  db: Db
  /** Null: the built-in embedding. */
  provider: ProviderEmbedder | null
  /** Papers a day that the provider is asked about at most. */
  papersADay: number
  /** How pgvector searches them where the database has it; `none`: this process does. */
  pgvector?: PgvectorUse
}

export type KeptVectors = {
  /** Papers that were given a vector. */
  embedded: number
  /** Whether a model was computed. */
  trained: boolean
}

type KeepInput = {
  /** Looks for changed papers too, by a walk over all; else for new ones alone. */
  thorough: boolean
  signal: AbortSignal
}

/** A killed instance blocks the job no longer than this. */
const leaseSeconds = 60

/** Null: another instance does it. Throws UpstreamError when the provider fails; what it gave before
 * is kept. */
export async function keepVectors(deps: KeepDeps, input: KeepInput): Promise<KeptVectors | null> {
  const { db, provider } = deps
  const wanted = wantedModel(provider)
  if (!input.thorough && !(await hasNewPapers(db, wanted))) return { embedded: 0, trained: false }
  const lease = { job: 'papers as points', owner: hostname(), seconds: leaseSeconds }
  const run = await withJobLease(db, lease, async (lost) => {
    const given = { wanted, signal: AbortSignal.any([input.signal, lost]) }
    const kept = provider
      ? await keepProvided({ ...deps, provider }, given)
      : await keepLexical(db, given)
    await keepPgvector(db, { ...given, use: deps.pgvector ?? 'none' })
    return kept
  })
  return run.ran ? run.result : null
}

/** Two ends of indexes: it may be asked every few minutes. */
async function hasNewPapers(db: Db, { maker, name }: WantedModel): Promise<boolean> {
  const [row] = await db.execute<{ new: boolean }>(sql`
    select coalesce((select max(id) from papers), 0) > coalesce((
      select max(paper_id) from paper_vectors where model_id = (
        select max(id) from vector_models where maker = ${maker} and name = ${name})), 0) as new`)
  return row?.new ?? false
}
