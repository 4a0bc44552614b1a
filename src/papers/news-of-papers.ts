/** What became of a stored paper with a further sighting: withdrawn, accepted somewhere, with code, in a new
 * version. Each has a moment, so that those who saved the paper are told of it once. */
import { type SQL, sql } from 'drizzle-orm'
import type { Calendar } from '../storage/calendar.ts'
import type { Tx } from '../storage/database.ts'
import type { PaperNewsKind } from '../storage/schema/papers.ts'
import { acceptedAt } from './accepted-at.ts'
import { lockPresent } from './lock-present.ts'
import type { PaperFacts } from './paper-facts.ts'

export type PaperNews = { kind: PaperNewsKind; detail: string }
export type NewsOfPaper = PaperNews & { paperId: number }

/** Pure. A venue that was known under another name is no news. */
export function newsBetween(before: PaperFacts, after: PaperFacts): PaperNews[] {
  const news: PaperNews[] = []
  if (after.withdrawn && !before.withdrawn) news.push({ kind: 'withdrawn', detail: '' })
  const venue = venueOf(after)
  if (venue !== null && venueOf(before) === null) news.push({ kind: 'accepted', detail: venue })
  const isNewer = after.latestVersion > before.latestVersion && after.toldBy === before.toldBy
  if (isNewer && !before.sample) {
    news.push({ kind: 'version', detail: String(after.latestVersion) })
  }
  return news
}

const venueOf = ({ comment, journalRef }: PaperFacts): string | null =>
  acceptedAt(comment) ?? journalRef

type KeepDeps = { calendar: Calendar }

/** Of papers that somebody saved. Take it after the locks on papers and tagging. */
export async function keepNews(
  tx: Tx,
  { calendar }: KeepDeps,
  { source, news }: { source: string; news: readonly NewsOfPaper[] },
): Promise<void> {
  if (news.length === 0) return
  const given = sql`json_to_recordset(${JSON.stringify(oncePlaced(news))}::text::json)
    as given("paperId" bigint, kind text, detail text)`
  const [saved] = await tx.execute(sql`
    select 1 from ${given} join saved_papers s on s.paper_id = given."paperId" limit 1`)
  if (saved === undefined) return
  const at = await lockPresent(tx, calendar)
  await tx.execute(sql`
    insert into paper_news (paper_id, kind, detail, at)
    select "paperId", kind, detail, ${at.toISOString()}::timestamptz from ${given}
    where exists (select 1 from saved_papers s where s.paper_id = given."paperId")
      and not (kind = 'accepted' and ${hadPlace(source)})
    on conflict do nothing`)
}

/** Sources name one venue in several ways: the first that told of it is believed. */
const hadPlace = (source: string): SQL => sql`(
  exists (select 1 from paper_news n where n.paper_id = given."paperId" and n.kind = 'accepted')
  or exists (select 1 from paper_signals s where s.paper_id = given."paperId"
    and s.source <> ${source} and s.venue is not null))`

function oncePlaced(news: readonly NewsOfPaper[]): NewsOfPaper[] {
  const placed = new Set<number>()
  return news.filter(({ paperId, kind }) => {
    if (kind !== 'accepted') return true
    if (placed.has(paperId)) return false
    placed.add(paperId)
    return true
  })
}
