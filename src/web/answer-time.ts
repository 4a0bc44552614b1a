/** Answers about an address leave on a beat, so that the time they take does not tell whether the
 * address is known. The work itself is committed before: nothing is lost when the process ends. */
import { setTimeout as wait } from 'node:timers/promises'

export const defaultBeatMs = 250

/** Runs the work and returns at the next multiple of `beatMs` after the start; 0 does not wait. */
export async function onTheBeat<T>(beatMs: number, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  if (beatMs > 0) await wait(beatMs - ((performance.now() - start) % beatMs))
  return result
}
