/** The first papers of a start: live sources where they answer, else the bundled sample, which is
 * loaded into an empty store only and gives way to real records. */
import { sql } from 'drizzle-orm'
import type { App } from '../app.ts'
import { loadSample } from '../ingest/load-sample.ts'
import { readSamplePapers } from '../ingest/sample/read-sample.ts'
import { databaseCalendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { tagPapers } from '../tagging/tag-papers.ts'
import { type Polled, pollSource } from './poll-source.ts'

export type PapersHeld = {
  count: number
  /** YYYY-MM-DD; null: no paper has a listing day. */
  newestDay: string | null
  /** Papers of the bundled sample that no real record has replaced. */
  sample: number
  /** Papers each source has brought; several may bring the same. */
  sources: Array<{ name: string; count: number }>
}

/** Nobody has saved a paper yet of which that source could tell. */
export const firstAsked = (sources: readonly string[]): string[] =>
  sources.filter((name) => name !== 'arxiv-saved')

/** Tells of each source as soon as it has answered. */
export async function bringPapersIn(
  app: App,
  tell: (polled: Polled) => void,
  signal: AbortSignal,
): Promise<PapersHeld> {
  for (const source of firstAsked(app.config.sources)) {
    if (!signal.aborted) tell(await pollSource(app, source, signal))
  }
  const sample = readSamplePapers()
  if (!signal.aborted)
    await loadSample({ db: app.db, calendar: databaseCalendar, tagPapers }, sample)
  return papersHeld(app.db)
}

export async function papersHeld(db: Db): Promise<PapersHeld> {
  const rows = await db.execute<{ count: number; day: string | null; sample: number }>(sql`
    select count(*)::int as count,
      (max(listing_day) filter (where available_at <= clock_timestamp()))::text as day,
      (count(*) filter (where sample))::int as sample
    from papers`)
  const sources = await db.execute<{ name: string; count: number }>(sql`
    select name, papers_held as count from sources where papers_held > 0
    order by papers_held desc, name`)
  const row = rows[0]
  return {
    count: row?.count ?? 0,
    newestDay: row?.day ?? null,
    sample: row?.sample ?? 0,
    sources: [...sources],
  }
}
