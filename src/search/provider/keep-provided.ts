/** Asks the configured provider for the vectors of papers, as many a day as were allowed. */

import { PaperboyError } from '../../errors.ts'
import type { Db } from '../../storage/database.ts'
import { type ProviderEmbedder, textOf } from '../embedder.ts'
import { fillVectors } from '../fill-vectors.ts'
import { inBytes } from '../in-bytes.ts'
import type { KeptVectors } from '../keep-vectors.ts'
import { addModel, markReady, newestModel, type StoredModel } from '../stored-models.ts'
import type { WantedModel } from '../wanted-model.ts'
import { readWaiting } from '../write-vectors.ts'
import { leftToday, spend } from './budget.ts'

type Deps = { db: Db; provider: ProviderEmbedder; papersADay: number }
type Input = { wanted: WantedModel; signal: AbortSignal }

export async function keepProvided(deps: Deps, { wanted, signal }: Input): Promise<KeptVectors> {
  const { db, provider, papersADay } = deps
  const nothing = { embedded: 0, trained: false }
  if ((await leftToday(db, papersADay)) <= 0) return nothing
  const model = (await newestModel(db, wanted)) ?? (await begin(deps, wanted, signal))
  if (!model) return nothing
  const most = await leftToday(db, papersADay)
  const embed = async (texts: Array<{ title: string; abstract: string }>) => {
    // Before the call: what a killed process asked for was paid for as well.
    await spend(db, texts.length)
    const vectors = await provider.embed(texts.map(textOf), { signal })
    return vectors.map((vector) => checked(vector, model))
  }
  const given = { model, embed, signal, most, page: provider.batch }
  const { embedded, isWhole } = await fillVectors(db, given)
  // What is there can be searched meanwhile; the rest follows on the next days.
  if (!isWhole && !model.isReady && embedded > 0) await markReady(db, model.id)
  return { embedded, trained: false }
}

/** The first answer tells how long vectors of this model are. */
async function begin({ db, provider }: Deps, wanted: WantedModel, signal: AbortSignal) {
  const [paper] = await readWaiting(db, { modelId: 0, below: Number.MAX_SAFE_INTEGER, limit: 1 })
  if (!paper) return null
  await spend(db, 1)
  const [vector] = await provider.embed([textOf(paper)], { signal })
  return addModel(db, { ...wanted, dimensions: vector?.length ?? 0, papers: 0, data: null })
}

function checked(vector: Float32Array, model: StoredModel): Int8Array {
  if (vector.length === model.dimensions) return inBytes(vector)
  throw new PaperboyError(
    'upstream',
    `${model.name} sends vectors of ${vector.length} numbers, and ${model.dimensions} before`,
    { help: 'Another model answers under the same name: give EMBEDDINGS_MODEL its exact name.' },
  )
}
