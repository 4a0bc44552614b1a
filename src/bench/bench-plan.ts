/** `bench plan`: everybody is due, and one call plans them all. */
import { addDays } from '../lib/local-time.ts'
import { bareInsert } from './bare-insert.ts'
import { openApp } from './bench-database.ts'
import { type BenchPlace, unlessStopped, withBenchFolder, withBenchPlace } from './bench-place.ts'
import { type Cost, rounded } from './measure.ts'
import { type BenchContext, measurement } from './measurement.ts'
import { withPart } from './start-part.ts'

type PlanFigures = Cost & {
  bench: 'plan'
  database: 'embedded' | 'postgres'
  corpus: 'recorded' | 'sample'
  subscribers: number
  /** Of each day. */
  papers: number
  days: number
  /** Digests of the measured day, and turns without one. */
  planned: number
  skipped: number
  subscribersPerSecond: number
  /** The rows of the same digests and letters written bare, in the same run. */
  baselineSeconds: number
  timesBaseline: number
}

/** A Tuesday. Days planned before it are working days too, however many. */
const measuredDay = '2026-06-16'
/** As many rows as planning writes at a time. */
const rowsAtOnce = 2000

const noonOf = (day: string): string => `${day}T12:00:00.000Z`

export const benchPlan = measurement({
  counts: {
    subscribers: { help: 'readers who are due', fallback: 10_000, max: 2_000_000 },
    papers: { help: 'papers of each day', fallback: 500, max: 1_000_000 },
    days: { help: 'days planned one after another; the last is measured', fallback: 1, max: 30 },
  },
  run: (context, counts) =>
    withBenchFolder((folder) =>
      withBenchPlace(context, folder, (place) =>
        unlessStopped(runPlan({ ...context, place, folder }, counts), context.signal),
      ),
    ),
})

type Scene = BenchContext & { place: BenchPlace; folder: string }

async function runPlan(
  scene: Scene,
  input: { papers: number; subscribers: number; days: number },
): Promise<PlanFigures> {
  const { place, folder, config, note } = scene
  const { environment, kind } = place
  const { papers, subscribers } = input
  const days = Array.from({ length: input.days }, (_, i) =>
    addDays(measuredDay, i + 1 - input.days),
  )
  await note(`${input.days} x ${papers} papers, ${subscribers} readers (${kind})`)
  const { sharedFolder } = config
  const now = noonOf(days[0] as string)
  const stock = { environment, sharedFolder, folder, days, now, papers, subscribers }
  const { corpus } = await withPart(scene, 'make-readers', stock, (part) => part.ask('make'))
  for (const day of days.slice(0, -1)) {
    await note(`planning ${day}, not measured`)
    await planDay(scene, day)
  }
  await note(`planning ${measuredDay} (${corpus} papers)`)
  const planned = await planDay(scene, measuredDay)
  await note('baseline: the same digests and letters, bare')
  const baseline = (await writeBare(environment)) / input.days
  return {
    bench: 'plan',
    database: kind,
    corpus,
    subscribers,
    papers,
    days: input.days,
    ...planned,
    subscribersPerSecond: Math.round(subscribers / planned.seconds),
    baselineSeconds: rounded(baseline),
    timesBaseline: rounded(planned.seconds / baseline),
  }
}

/** In a fresh process, so that nothing before it counts as its own. */
const planDay = (scene: Scene, day: string) =>
  withPart(scene, 'plan-day', { environment: scene.place.environment }, async (part) => {
    const planned = await part.ask('plan', { now: noonOf(day) })
    await part.ask('close')
    return planned
  })

async function writeBare(environment: Record<string, string>): Promise<number> {
  const { app, close } = await openApp(environment)
  try {
    const digests = await bareInsert(app.db, 'digests', rowsAtOnce)
    return digests + (await bareInsert(app.db, 'letters', rowsAtOnce))
  } finally {
    await close()
  }
}
