/** Keeps the built-in model and its vectors in step with the papers held. */
import type { Db } from '../../storage/database.ts'
import { fillVectors } from '../fill-vectors.ts'
import type { KeptVectors } from '../keep-vectors.ts'
import { newestModel, readModelData, type StoredModel } from '../stored-models.ts'
import type { WantedModel } from '../wanted-model.ts'
import { type LexicalThread, startLexicalThread } from './start-lexical-thread.ts'
import { countPapers, trainLexical } from './train-lexical.ts'

/** What so few papers have in common is chance. */
const fewestPapers = 10
/** A model of a third fewer papers knows neither their words nor their weights. */
const growth = 1.5

type Input = { wanted: WantedModel; signal: AbortSignal }

export async function keepLexical(db: Db, { wanted, signal }: Input): Promise<KeptVectors> {
  const papers = await countPapers(db)
  if (papers < fewestPapers) return { embedded: 0, trained: false }
  const held = await newestModel(db, wanted)
  const isOutgrown = held === null || papers >= held.papers * growth
  const thread = createLazyThread(db)
  // Computing a model takes half a minute: nobody who closes waits for it.
  const stop = () => void thread.end()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const made = isOutgrown
      ? await trainLexical(db, thread.started(), { wanted, papers, signal })
      : null
    const model = made ?? held
    if (!model || signal.aborted) return { embedded: 0, trained: false }
    const embed = async (texts: Parameters<typeof thread.embed>[1]) =>
      made ? thread.embed(null, texts) : thread.embed(model, texts)
    const { embedded } = await fillVectors(db, { model, embed, signal })
    return { embedded, trained: made !== null }
  } finally {
    signal.removeEventListener('abort', stop)
    await thread.end()
  }
}

/** Most of the time there is nothing to do, and no thread to start. */
function createLazyThread(db: Db) {
  let thread: LexicalThread | null = null
  let opened: StoredModel | null = null
  const started = () => {
    thread ??= startLexicalThread()
    return thread
  }
  return {
    started,
    /** `model` null: the one that the thread has just computed. */
    async embed(model: StoredModel | null, texts: Array<{ title: string; abstract: string }>) {
      if (model && !opened) {
        const data = await readModelData(db, model.id)
        if (!data) return []
        await started().ask({ kind: 'open', model: new Uint8Array(data) })
        opened = model
      }
      return (await started().ask({ kind: 'embed', texts })).vectors
    },
    end: async () => thread?.end(),
  }
}
