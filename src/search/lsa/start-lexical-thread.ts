/** A thread that computes meaning; it takes one order at a time. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { PaperboyError } from '../../errors.ts'
import type { LexicalAnswer, LexicalOrder } from './lexical-messages.ts'

type AnswerTo<K extends LexicalOrder['kind']> = Extract<
  LexicalAnswer,
  { kind: { learn: 'done'; open: 'done'; train: 'trained'; embed: 'embedded' }[K] }
>

export type LexicalThread = {
  /** Throws `unavailable` when the thread fails or was ended. */
  ask<K extends LexicalOrder['kind']>(
    order: Extract<LexicalOrder, { kind: K }>,
  ): Promise<AnswerTo<K>>
  /** At once, whatever it does. */
  end(): Promise<void>
}

export function startLexicalThread(): LexicalThread {
  const worker = new Worker(new URL('./lexical-start.mjs', import.meta.url), {
    execArgv: [],
    env: { NODE_ENV: 'production', TZ: 'UTC' },
  })
  // Whoever waits for nothing when it breaks is told with the next order.
  let broken: Error | null = null
  worker.on('error', (error) => {
    broken = error
  })
  const ended = new Promise<never>((_, reject) => {
    worker.once('exit', () => reject(broken ?? new Error('the thread was ended')))
  })
  ended.catch(() => undefined)
  return {
    async ask(order) {
      const answered = once(worker, 'message') as Promise<[LexicalAnswer]>
      worker.postMessage(order)
      const [answer] = await Promise.race([answered, ended]).catch((error) => fail(String(error)))
      if (answer.kind === 'failed') return fail(answer.why)
      return answer as never
    },
    async end() {
      await worker.terminate()
    },
  }
}

function fail(why: string): never {
  throw new PaperboyError('unavailable', `Papers could not be read for their meaning: ${why}`)
}
