/** Finds the papers whose vectors lie nearest to that of a text: a question, or somebody's abstract. */
import { UpstreamError } from '../lib/upstream-error.ts'
import type { VectorMaker } from '../storage/schema/vectors.ts'
import type { Hit } from './best-hits.ts'
import { countTerms } from './count-terms.ts'
import type { HeldVectors } from './kept-index.ts'
import { embedCounts, unitLength } from './lsa/lexical-model.ts'
import type { MeaningDeps } from './open-meaning.ts'
import { type NearPaper, rankByWords } from './rank-by-words.ts'

export type MeaningFound =
  | { kind: 'found'; hits: NearPaper[]; maker: VectorMaker }
  /** Papers are being read; soon. */
  | { kind: 'preparing' }
  /** No word of the text stands in enough papers to say anything. */
  | { kind: 'unknown' }
  /** The configured provider does not answer. */
  | { kind: 'silent' }

type MeaningInput = { text: string; limit: number }

/** Longer texts are cut: an abstract has room. */
export const longestText = 6_000
/** A page waits no longer for a provider. */
const longestMs = 2_500
/** Nearest ones, before their words are compared. */
const lookedAt = 100

export async function searchByMeaning(
  deps: MeaningDeps,
  { text, limit }: MeaningInput,
): Promise<MeaningFound> {
  const held = await deps.readIndex()
  if (!held) return { kind: 'preparing' }
  const asked = text.slice(0, longestText)
  const vector = await embedText(deps, held, asked).catch(silence)
  if (vector === 'silent') return { kind: 'silent' }
  if (!vector) return { kind: 'unknown' }
  const near = await held.index.nearest(vector, Math.max(limit, lookedAt))
  const hits = near.filter(isTelling)
  const { model, lexical } = held
  const found = { kind: 'found', maker: model.maker } as const
  if (!lexical)
    return { ...found, hits: hits.slice(0, limit).map((hit) => ({ ...hit, words: [] })) }
  const counts = countTerms({ body: asked })
  const ranked = { lexical, papers: model.papers, counts, hits, limit }
  return { ...found, hits: await rankByWords(deps.db, ranked) }
}

const isTelling = ({ score }: Hit): boolean => score > 0

function silence(error: unknown): 'silent' {
  if (error instanceof UpstreamError) return 'silent'
  throw error
}

async function embedText(
  { provider, asked }: MeaningDeps,
  { lexical, model }: HeldVectors,
  given: string,
): Promise<Float32Array | null> {
  const text = given.slice(0, longestText)
  if (lexical) return embedCounts(lexical, countTerms({ body: text }))
  if (!provider || text.trim() === '') return null
  const known = asked.get(text)
  if (known) return known
  const signal = AbortSignal.timeout(longestMs)
  const [vector] = await provider.embed([text], { signal, patient: false })
  if (vector?.length !== model.dimensions) return null
  const unit = unitLength(vector)
  if (unit) asked.set(text, unit)
  return unit
}
