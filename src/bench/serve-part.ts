/** One process of a measurement: opens its part, answers what it is asked, and ends with whoever
 * started it. */
import { openPart, type PartName } from './parts.ts'

export type PartRequest = { number: number; verb: string; input: unknown }
export type PartAnswer = { number: number; result?: unknown; error?: string }

/** Number 0 opens the part; its verbs are asked from 1 on. */
export async function servePart(name: string): Promise<number> {
  let verbs: Record<string, (input: never) => Promise<unknown>> = {}
  const answer = async ({ verb, input }: PartRequest): Promise<unknown> => {
    if (verb === 'open') {
      verbs = await openPart(name as PartName, input as never)
      return null
    }
    return verbs[verb]?.(input as never)
  }
  process.on('message', (request: PartRequest) => {
    const { number } = request
    const tell = (said: Omit<PartAnswer, 'number'>) => process.send?.({ number, ...said })
    answer(request).then(
      (result) => tell({ result: result ?? null }),
      (error) => tell({ error: error instanceof Error ? (error.stack ?? '') : String(error) }),
    )
  })
  await new Promise((resolve) => process.once('disconnect', resolve))
  // Its database may be gone and its calls unanswered: nothing is waited for, not even the loader's
  // thread, which process.exit() can wait for in vain.
  process.kill(process.pid, 'SIGKILL')
  return 1
}
