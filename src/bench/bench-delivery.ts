/** `bench delivery`: everybody is due; Paperboy plans and delivers to a provider in another process,
 * and stands beside the bare SDK and the naive way in the same run. */
import { join } from 'node:path'
import { PaperboyError } from '../errors.ts'
import { type Baselines, measureBaselines } from './baselines.ts'
import { type BenchPlace, withBenchFolder, withBenchPlace } from './bench-place.ts'
import { mailSettings } from './mail-settings.ts'
import { rounded } from './measure.ts'
import { type BenchContext, measurement } from './measurement.ts'
import { type Delivered, runInstances } from './run-instances.ts'
import { type RunningPart, withPart } from './start-part.ts'

type Counts = { subscribers: number; papers: number; instances: number }

type DeliveryFigures = Counts & {
  database: 'embedded' | 'postgres'
  /** Mean bytes of one letter in the body of a call. */
  payloadBytes: number
  plannedPerSecond: number
  acceptedPerSecond: number
  bareSdkPerSecond: number
  naiveSerialPerSecond: number
  naiveBestPerSecond: number
  ofBareSdk: number
  overNaiveSerial: number
  overNaiveBest: number
  /** The highest of any instance, planning included. */
  peakRssMb: number
  /** Of all instances, planning and delivering. */
  cpuSeconds: number
  /** By the provider's own record. */
  doubles: number
  losses: number
}

/** A Tuesday at noon: the readers' slots were within the last three hours. */
const day = '2026-06-16'
const now = '2026-06-16T12:00:00Z'
/** Letters that the naive way renders by turns. */
const naiveSample = 300

export const benchDelivery = measurement({
  counts: {
    subscribers: { help: 'readers who are due', fallback: 10_000, max: 2_000_000 },
    papers: { help: 'papers of the day', fallback: 500, max: 100_000 },
    instances: { help: 'Paperboys on one database; embedded: 1', fallback: 1, max: 16 },
  },
  run: (context, counts) => withBenchFolder((folder) => runDelivery(context, folder, counts)),
  passes: ({ doubles, losses }) => doubles === 0 && losses === 0,
})

async function runDelivery(
  context: BenchContext,
  folder: string,
  counts: Counts,
): Promise<DeliveryFigures> {
  if (counts.instances > 1 && !context.config.postgresUrl) {
    throw new PaperboyError('bad-input', 'an embedded database has one instance', {
      help: 'Leave --instances away, or name a Postgres with PAPERBOY_BENCH_POSTGRES.',
    })
  }
  const expectedBatches = Math.ceil(counts.subscribers / 100)
  return withPart(context, 'provider', { expectedBatches }, async (provider) => {
    const url = await provider.ask('url')
    const files = {
      counts: join(folder, 'counts'),
      bodies: join(folder, 'bodies.jsonl'),
      props: join(folder, 'props.json'),
    }
    const { kind, delivered, taken, tally } = await withBenchPlace(context, folder, (place) =>
      deliverThere(context, { place, folder, counts, provider, url, files }),
    )
    await provider.ask('forget')
    // The database is gone by now: nothing of Paperboy's takes from the baselines.
    const seconds = counts.subscribers < 1_000 ? 0.1 : 5
    const baselines = await measureBaselines(context, { url, ...files, seconds })
    return figuresOf(counts, { kind, delivered, baselines, taken, tally })
  })
}

type There = {
  place: BenchPlace
  folder: string
  counts: Counts
  provider: RunningPart<'provider'>
  url: string
  files: { counts: string; bodies: string; props: string }
}

async function deliverThere(
  context: BenchContext,
  { place, folder, counts, provider, url, files }: There,
) {
  const { note, config } = context
  const environment = { ...place.environment, ...mailSettings(url) }
  await note(`${counts.papers} papers, ${counts.subscribers} readers (${place.kind})`)
  const { sharedFolder } = config
  const stock = { environment, sharedFolder, folder, days: [day], now, ...counts }
  const { corpus } = await withPart(context, 'make-readers', stock, (part) => part.ask('make'))
  await note(`planning and delivering (${corpus} papers, ${counts.instances} instances)`)
  const delivered = await runInstances(context, { environment, now, instances: counts.instances })
  const taken = await provider.ask('record', files)
  const back = { environment, ...files, sample: naiveSample }
  const tally = await withPart(context, 'look-back', back, (part) => part.ask('look'))
  await note(
    `${tally.letters} letters queued, ${taken.letters} taken in ${taken.batches} calls; ${taken.conflicts} keys with two bodies, ${taken.refused} calls refused`,
  )
  // There is nothing to hold the baselines against.
  if (tally.letters === 0) throw nobodyMailed(counts)
  return { kind: place.kind, delivered, taken, tally }
}

const nobodyMailed = ({ papers, subscribers }: Counts) =>
  new PaperboyError('bad-input', `none of ${papers} papers is for any of ${subscribers} readers`, {
    help: 'Give more --papers or --subscribers.',
  })

function figuresOf(
  counts: Counts,
  of: {
    kind: 'embedded' | 'postgres'
    delivered: Delivered
    baselines: Baselines
    taken: { bytes: number; letters: number }
    tally: { doubles: number; losses: number }
  },
): DeliveryFigures {
  const { delivered, baselines, taken, tally } = of
  const accepted = delivered.acceptedPerSecond
  const { bareSdk, naiveSerial, naiveBest } = baselines
  return {
    ...counts,
    database: of.kind,
    payloadBytes: Math.round(taken.bytes / Math.max(1, taken.letters)),
    plannedPerSecond: Math.round(delivered.plannedPerSecond),
    acceptedPerSecond: Math.round(accepted),
    bareSdkPerSecond: Math.round(bareSdk),
    naiveSerialPerSecond: rounded(naiveSerial),
    naiveBestPerSecond: rounded(naiveBest),
    ofBareSdk: rounded(accepted / bareSdk),
    overNaiveSerial: rounded(accepted / naiveSerial),
    overNaiveBest: rounded(accepted / naiveBest),
    peakRssMb: delivered.peakRssMb,
    cpuSeconds: rounded(delivered.cpuSeconds),
    doubles: tally.doubles,
    losses: tally.losses,
  }
}
