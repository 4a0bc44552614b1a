/** Keeps figures by the hour, for a week and a day, and reads them for a plot. By the database's clock. */
import { sql } from 'drizzle-orm'
import type { Executor } from './database.ts'

/** `name`: `job round`, `queue bulk`. */
export type Figure = { name: string; seconds: number; failed?: boolean }

/** The greatest of the hour stays. What is too old goes in passing: few rows, along the key. */
export async function keepFigures(db: Executor, figures: readonly Figure[]): Promise<void> {
  if (figures.length === 0) return
  const rows = figures.map(
    ({ name, seconds, failed = false }) =>
      sql`(${name}, date_trunc('hour', clock_timestamp()), 1, ${failed ? 1 : 0}::int, ${seconds}::real)`,
  )
  await db.execute(sql`
    with old as (delete from hour_figures where figure in (${sql.join(
      figures.map(({ name }) => sql`${name}`),
      sql`, `,
    )}) and hour < clock_timestamp() - interval '8 days')
    insert into hour_figures as held (figure, hour, times, faults, most)
    values ${sql.join(rows, sql`, `)}
    on conflict (figure, hour) do update set times = held.times + 1,
      faults = held.faults + excluded.faults, most = greatest(held.most, excluded.most)`)
}

export type FigureSpan = { from: Date; times: number; faults: number; most: number }

export const spanHours = 3
const spans = (7 * 24) / spanHours

/** By name, oldest first: a week in spans of three hours, those without any included. */
export async function readFigures(db: Executor): Promise<Map<string, FigureSpan[]>> {
  const rows = await db.execute<{
    figure: string
    ago: number
    times: number
    faults: number
    most: number
  }>(sql`
    select figure, floor(extract(epoch from ${lastHour} - hour) / ${spanHours * 3600})::int as ago,
      sum(times)::int as times, sum(faults)::int as faults, max(most)::float8 as most
    from hour_figures
    where hour > ${lastHour} - make_interval(hours => ${spans * spanHours}) and hour <= ${lastHour}
    group by figure, 2 order by figure`)
  const [clock] = await db.execute<{ hour: string }>(sql`select ${lastHour} as hour`)
  const newest = new Date(clock?.hour ?? 0).getTime()
  const found = new Map<string, FigureSpan[]>()
  for (const { figure, ago, ...span } of rows) {
    const list = found.get(figure) ?? emptySpans(newest)
    const at = list[spans - 1 - ago]
    if (at) Object.assign(at, span)
    found.set(figure, list)
  }
  return found
}

const lastHour = sql`date_trunc('hour', clock_timestamp())`

/** The newest ends with the hour that goes on. */
const emptySpans = (newest: number): FigureSpan[] =>
  Array.from({ length: spans }, (_, at) => ({
    from: new Date(newest - ((spans - at) * spanHours - 1) * 3_600_000),
    times: 0,
    faults: 0,
    most: 0,
  }))
