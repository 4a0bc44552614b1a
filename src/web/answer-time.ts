/** Time as a guard: answers about an address leave on a beat, and a form filled in faster than a person
 * can is held for a moment. Nobody is refused for being quick. */
import { setTimeout as sleep } from 'node:timers/promises'

export type Pace = {
  /** Answers about an address come on multiples of this many milliseconds; 250 unless told. */
  beatMs?: number
  /** Waits; tests hand in their own. */
  wait?: (ms: number) => Promise<unknown>
}

/** A person needs longer than this to find one field. */
const quickestMs = 2000

/** Runs the work and returns at the next beat after the start, so that the time does not tell whether
 * the address is known. The work is committed before: nothing is lost when the process ends. */
export async function onTheBeat<T>(pace: Pace, work: () => Promise<T>): Promise<T> {
  const { beatMs = 250, wait = sleep } = pace
  const start = performance.now()
  const result = await work()
  if (beatMs > 0) await wait(beatMs - ((performance.now() - start) % beatMs))
  return result
}

/** For the hidden field of a form. */
export const shownNow = (): string => Date.now().toString(36)

/** Holds a form that was shown a moment ago. One that does not say when is not held: its other fields
 * are enough. */
export async function holdQuickForm(pace: Pace, shownAt: string): Promise<void> {
  if (!/^[0-9a-z]{1,9}$/.test(shownAt)) return
  const age = Date.now() - Number.parseInt(shownAt, 36)
  if (age < 0 || age >= quickestMs) return
  await (pace.wait ?? sleep)(quickestMs - age)
}
