/** How long a batch rests before its next attempt. */

const first = 1_000
/** The key lives 24 h; resting longer than this would waste the time in which fate can be learnt. */
const longest = 300_000
/** A provider that keeps saying "in one second" is believed this often. */
const patience = 5

/** Milliseconds: doubling with each attempt made, and 50 to 100 % of that, so that instances and
 * batches do not come back together. */
export function retryDelay(attempts: number, random: () => number): number {
  const full = Math.min(first * 2 ** Math.max(0, attempts - 1), longest)
  return Math.round(full * (0.5 + random() / 2))
}

/** The provider's own word, lengthened when it was given in vain again and again. */
export function delayAfter(
  retryAfterMs: number | null,
  attempts: number,
  random: () => number,
): number {
  const own = retryDelay(attempts, random)
  if (retryAfterMs === null) return own
  return attempts > patience ? Math.max(retryAfterMs, own) : retryAfterMs
}
