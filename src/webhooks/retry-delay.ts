/** When a call that did not arrive is made again: the schedule that Standard Webhooks suggest, three days
 * in all, each rest up to a tenth longer so that what failed together does not come together. Pure. */

const minute = 60
const hour = 60 * minute
const rests = [
  5,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]

/** Seconds after the nth attempt; null: it was the last. `random` in [0, 1). */
export function retryDelay(attempt: number, random: number): number | null {
  const rest = rests[attempt - 1]
  return rest === undefined ? null : rest * (1 + random / 10)
}

/** An endpoint at which nothing arrived for so long is asked no more. */
export const failingDays = 5
