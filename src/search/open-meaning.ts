/** What searching by meaning needs, made once a process; it costs nothing until it is first used. */
import { LRUCache } from 'lru-cache'
import type { KeepDeps } from './keep-vectors.ts'
import { createKeptIndex, type ReadIndex } from './kept-index.ts'
import { wantedModel } from './wanted-model.ts'

export type MeaningDeps = KeepDeps & {
  readIndex: ReadIndex
  /** What the provider made of texts that people look for. */
  asked: LRUCache<string, Float32Array>
}

/** Some 4 kB each. */
const textsHeld = 500

export function openMeaning(deps: KeepDeps): MeaningDeps {
  return {
    ...deps,
    readIndex: createKeptIndex(deps.db, {
      wanted: wantedModel(deps.provider),
      usesPgvector: (deps.pgvector ?? 'none') !== 'none',
    }),
    asked: new LRUCache({ max: textsHeld }),
  }
}
