/** Turns texts into vectors: near in meaning, near in direction. */
import type { VectorMaker } from '../storage/schema/vectors.ts'

export type PaperText = { title: string; abstract: string }

/** An embeddings endpoint of the configuration. */
export type ProviderEmbedder = {
  maker: Extract<VectorMaker, 'provider'>
  /** Of the same name, the same text has the same vector. */
  name: string
  /** Texts of one call at most. */
  batch: number
  /** A vector a text, all of one length. `patient`: waits and asks again where that may help (the
   * default). Throws UpstreamError. */
  embed(
    texts: readonly string[],
    options?: { signal?: AbortSignal; patient?: boolean },
  ): Promise<Float32Array[]>
}

/** What a provider is given of a paper; models read some 8,000 tokens at most, many only 512. */
const lettersRead = 8_000

export const textOf = ({ title, abstract }: PaperText): string =>
  `${title}\n\n${abstract}`.slice(0, lettersRead)
