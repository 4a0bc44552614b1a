/** Repeats a call with so many in flight for a while, and tells how many were answered a second. */

export type Busy = { inFlight: number; perSecond: number }

export async function keepBusy(
  call: () => Promise<unknown>,
  input: { inFlight: number; seconds: number },
): Promise<Busy> {
  await busyFor(call, { ...input, seconds: input.seconds / 5 })
  return { inFlight: input.inFlight, perSecond: await busyFor(call, input) }
}

async function busyFor(
  call: () => Promise<unknown>,
  { inFlight, seconds }: { inFlight: number; seconds: number },
): Promise<number> {
  const start = performance.now()
  const until = start + seconds * 1000
  let answered = 0
  const work = async () => {
    while (performance.now() < until) {
      await call()
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: inFlight }, work))
  return (answered * 1000) / (performance.now() - start)
}

/** One after another, beginning anew at the end. */
export function cycle<T>(values: readonly T[]): () => T {
  let at = 0
  return () => values[at++ % values.length] as T
}

export const best = (runs: readonly Busy[]): Busy =>
  runs.reduce((most, run) => (run.perSecond > most.perSecond ? run : most))
