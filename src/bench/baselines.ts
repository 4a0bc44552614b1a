/** What Paperboy is held against, in fresh processes with the same Node, the same settings and the
 * letters of this run. */
import { type Busy, best } from './keep-busy.ts'
import type { BenchContext } from './measurement.ts'
import { withPart } from './start-part.ts'

/** Letters a second. */
export type Baselines = { bareSdk: number; naiveSerial: number; naiveBest: number }

const batchesInFlight = [1, 2, 4, 8]
const mailsInFlight = [1, 2, 4, 8, 16, 32]

export async function measureBaselines(
  context: BenchContext,
  input: { url: string; bodies: string; props: string; seconds: number },
): Promise<Baselines> {
  const { note } = context
  const { url, bodies, props, seconds } = input
  type Measured = { run(given: { inFlight: number; seconds: number }): Promise<Busy> }
  const each = async ({ run }: Measured, levels: number[], what: string): Promise<Busy[]> => {
    const runs: Busy[] = []
    for (const inFlight of levels) runs.push(await run({ inFlight, seconds }))
    const told = runs.map((one) => `${one.inFlight}: ${one.perSecond.toFixed(1)}`)
    await note(`${what}, a second by calls in flight: ${told.join(', ')}`)
    return runs
  }
  await withPart(context, 'ceiling', { url, bodies }, (part) =>
    each(
      { run: (given) => part.ask('run', given) },
      batchesInFlight,
      "the provider's ceiling, calls",
    ),
  )
  const bare = await withPart(context, 'bare-sdk', { url, bodies }, (part) =>
    each({ run: (given) => part.ask('run', given) }, batchesInFlight, 'the bare SDK, letters'),
  )
  const naive = await withPart(context, 'naive', { url, props }, (part) =>
    each({ run: (given) => part.ask('run', given) }, mailsInFlight, 'the naive way, letters'),
  )
  return {
    bareSdk: best(bare).perSecond,
    naiveSerial: naive[0]?.perSecond ?? 0,
    naiveBest: best(naive).perSecond,
  }
}
