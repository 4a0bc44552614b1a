/** `bench plan`: everybody is due, and one call plans them all. */
import { join } from 'node:path'
import { addDays, instantOfLocal } from '../lib/local-time.ts'
import { fixedCalendar } from '../storage/calendar.ts'
import { bareInsert } from './bare-insert.ts'
import type { BenchContext } from './bench-context.ts'
import { type Cost, measure, rounded } from './measure.ts'
import { readStock, writePaperFile } from './paper-file.ts'
import { storeReaders } from './store-readers.ts'

export type PlanFigures = Cost & {
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

const noonOf = (day: string): Date => instantOfLocal(day, 12, 'UTC')

export async function benchPlan(
  { app, kind, folder, sharedFolder, note, signal }: BenchContext,
  input: { papers: number; subscribers: number; days: number },
): Promise<PlanFigures> {
  const { papers, subscribers } = input
  const days = Array.from({ length: input.days }, (_, i) =>
    addDays(measuredDay, i + 1 - input.days),
  )
  const file = join(folder, 'papers.jsonl')
  const stock = await readStock(sharedFolder)
  const { corpus } = stock
  await note(`ingesting ${input.days} x ${papers} papers (${corpus}, ${kind})`)
  await writePaperFile(file, stock, { count: papers * input.days, days })
  stock.papers = []
  await app.ingest(fixedCalendar(noonOf(measuredDay)), { file }, signal)
  await note(`storing ${subscribers} readers`)
  await storeReaders(app.db, { count: subscribers, now: noonOf(days[0] as string) })
  for (const day of days.slice(0, -1)) {
    await note(`planning ${day}, not measured`)
    await app.plan(fixedCalendar(noonOf(day)))
  }
  await note(`planning ${measuredDay}`)
  const { result, cost } = await measure(() => app.plan(fixedCalendar(noonOf(measuredDay))))
  await note('baseline: the same digests and letters, bare')
  const written =
    (await bareInsert(app.db, 'digests', rowsAtOnce)) +
    (await bareInsert(app.db, 'letters', rowsAtOnce))
  const baseline = written / input.days
  return {
    bench: 'plan',
    database: kind,
    corpus,
    subscribers,
    papers,
    days: input.days,
    ...result,
    ...cost,
    subscribersPerSecond: Math.round(subscribers / cost.seconds),
    baselineSeconds: rounded(baseline),
    timesBaseline: rounded(cost.seconds / baseline),
  }
}
