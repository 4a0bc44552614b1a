/** The first papers of a start: live sources where they answer, else the bundled sample, which is
 * loaded into an empty store only and gives way to real records. */
import { sql } from 'drizzle-orm'
import type { App } from '../app.ts'
import { loadSample } from '../ingest/load-sample.ts'
import { readSamplePapers } from '../ingest/sample/read-sample.ts'
import { databaseCalendar } from '../storage/calendar.ts'
import { tagPapers } from '../tagging/tag-papers.ts'
import { pollSource } from './poll-source.ts'

export type PapersHeld = { count: number; newestDay: string | null; sample: boolean }

export async function bringPapersIn(app: App, signal: AbortSignal): Promise<PapersHeld> {
  for (const source of app.config.sources) {
    if (signal.aborted) break
    await pollSource(app, source, signal)
  }
  const sample = readSamplePapers()
  if (!signal.aborted)
    await loadSample({ db: app.db, calendar: databaseCalendar, tagPapers }, sample)
  return papersHeld(app)
}

export async function papersHeld({ db }: App): Promise<PapersHeld> {
  const rows = await db.execute<{ count: number; day: string | null; sample: boolean | null }>(sql`
    select count(*)::int as count, max(listing_day)::text as day, bool_or(sample) as sample from papers`)
  const row = rows[0]
  return { count: row?.count ?? 0, newestDay: row?.day ?? null, sample: row?.sample ?? false }
}
