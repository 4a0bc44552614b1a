/** Series whose editor is away, and the newest edition there is of each: the last one before the absence
 * says so in its mail. */
import { sql } from 'drizzle-orm'
import type { MailTexts } from '../locales/texts.ts'
import type { Executor } from '../storage/database.ts'
import type { ContentPick } from './read-digest-contents.ts'

/** Dates as YYYY-MM-DD. */
export type Away = { slug: string; series: string; until: string; edition: string }

export const readAway = (db: Executor): Promise<Away[]> =>
  db.execute<Away>(sql`
    select r.slug, r.name as series, r.away_until::text as until, max(e.date)::text as edition
    from series r join editions e on e.series_id = r.id and e.released_at is not null
    where r.away_until is not null group by r.id`)

/** One a series that the letter shows the last edition of. `period`: the letter's date. */
export function awayLines(
  away: readonly Away[],
  of: { contents: readonly ContentPick[]; period: string; publicUrl: string; texts: MailTexts },
): string[] {
  const shown = new Set(of.contents.flatMap(({ notes = [] }) => notes.map(({ url }) => url)))
  return away
    .filter(({ slug, until, edition }) => {
      const isHere = shown.has(`${of.publicUrl}/editions/${slug}/${edition}`)
      return isHere && until > of.period
    })
    .map(({ series, until }) => of.texts.note.away(series, of.texts.fullDate(until)))
}
