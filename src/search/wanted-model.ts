/** Which model papers are to have vectors of: the configured provider's, else the built-in one. */
import type { VectorMaker } from '../storage/schema/vectors.ts'
import type { ProviderEmbedder } from './embedder.ts'

/** Measured beside random projection of as many dimensions, which needs no computing: of 352 one-line
 * summaries 0.92 against 0.84 (mean reciprocal rank, by rank-by-words.ts), and 0.81 against 0.83 where a title
 * looks for its own abstract (`bench meaning`): there the same words stand on both sides. Raise the number
 * where the same papers would give another model: then it is computed anew. */
const lexical = { maker: 'lexical', name: 'lsa 2' } as const

export type WantedModel = { maker: VectorMaker; name: string }

export const wantedModel = (provider: ProviderEmbedder | null): WantedModel =>
  provider ? { maker: provider.maker, name: provider.name } : lexical
