/** Thread entry: learns and reads whole libraries, so that the pages' thread need not. */
import { parentPort } from 'node:worker_threads'
import { countTerms } from '../count-terms.ts'
import { inBytes } from '../in-bytes.ts'
import type { LexicalAnswer, LexicalOrder, PaperText } from './lexical-messages.ts'
import { embedCounts, type LexicalModel } from './lexical-model.ts'
import { readModel, writeModel } from './model-bytes.ts'
import { createTrainer } from './trainer.ts'

const trainer = createTrainer()
let model: LexicalModel | null = null

const termsOf = ({ title, abstract }: PaperText) => countTerms({ title, body: abstract })

function obey(order: LexicalOrder): LexicalAnswer {
  switch (order.kind) {
    case 'learn':
      for (const text of order.texts) trainer.add(termsOf(text))
      return { kind: 'done' }
    case 'train': {
      model = trainer.train(order.rank)
      const bytes = model && new Uint8Array(writeModel(model))
      return { kind: 'trained', model: bytes, dimensions: model?.dimensions ?? 0 }
    }
    case 'open':
      model = readModel(order.model)
      return { kind: 'done' }
    case 'embed':
      return { kind: 'embedded', vectors: order.texts.map(embed) }
  }
}

function embed(text: PaperText): Int8Array {
  if (!model) throw new Error('no model was opened')
  return inBytes(embedCounts(model, termsOf(text)) ?? new Float32Array(model.dimensions))
}

parentPort?.on('message', (order: LexicalOrder) => {
  try {
    parentPort?.postMessage(obey(order))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    parentPort?.postMessage({ kind: 'failed', why } satisfies LexicalAnswer)
  }
})
