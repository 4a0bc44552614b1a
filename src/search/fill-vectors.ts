/** Gives every paper that waits for one its vector, newest first, and makes the model ready when none
 * waits any more. */
import type { Db } from '../storage/database.ts'
import type { PaperText } from './embedder.ts'
import { dropOlder, markReady, type StoredModel } from './stored-models.ts'
import {
  type NewVector,
  readWaiting,
  textHash,
  type WaitingPaper,
  writeVectors,
} from './write-vectors.ts'

type FillInput = {
  model: StoredModel
  /** A vector a text. */
  embed(texts: PaperText[]): Promise<Int8Array[]>
  signal: AbortSignal
  /** Papers to embed at most. */
  most?: number
  /** Papers at a time; of those that came before a failure none is asked for again. */
  page?: number
}

export type Filled = {
  embedded: number
  /** No paper waits. */
  isWhole: boolean
}

const papersAPage = 200

export async function fillVectors(db: Db, input: FillInput): Promise<Filled> {
  const { model, signal, most = Number.POSITIVE_INFINITY, page: atOnce = papersAPage } = input
  let embedded = 0
  for (let below = Number.MAX_SAFE_INTEGER; ; ) {
    const limit = Math.min(atOnce, most - embedded)
    if (limit <= 0 || signal.aborted) return { embedded, isWhole: false }
    const page = await readWaiting(db, { modelId: model.id, below, limit })
    if (page.length === 0) break
    const given = await vectorsFor(page, input.embed)
    await writeVectors(db, model.id, given)
    embedded += given.filter(({ vector }) => vector !== null).length
    below = page.at(-1)?.id as number
  }
  if (!model.isReady) await markReady(db, model.id)
  await dropOlder(db, model)
  return { embedded, isWhole: true }
}

async function vectorsFor(page: WaitingPaper[], embed: FillInput['embed']): Promise<NewVector[]> {
  const isNew = (paper: WaitingPaper) => paper.textHash !== textHash(paper)
  const fresh = page.filter(isNew)
  const texts = fresh.map(({ title, abstract }) => ({ title, abstract }))
  const vectors = texts.length > 0 ? await embed(texts) : []
  return page.flatMap((paper): NewVector[] => {
    if (!isNew(paper)) return [{ paper, vector: null }]
    const vector = vectors[fresh.indexOf(paper)]
    return vector ? [{ paper, vector }] : []
  })
}
