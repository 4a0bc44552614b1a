/** What became of papers that a reader saved, as one quiet line of their next digest. News has a moment
 * and the spans from mailed digest to mailed digest meet, so each piece is told once. */
import { sql } from 'drizzle-orm'
import { cutText } from '../lib/cut-text.ts'
import type { MailTexts } from '../locales/texts.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'
import type { PaperNewsKind } from '../storage/schema/papers.ts'
import { readableTitle } from './card.ts'
import { readable } from './readable.ts'

export type SavedNews = { title: string; pieces: Array<{ kind: PaperNewsKind; detail: string }> }

/** Older ones are stale. */
const daysBack = 60

/** By digest; nearly always empty, found by paper_news_at alone. */
export async function readSavedNews(
  db: Executor,
  digestIds: number[],
): Promise<Map<number, SavedNews[]>> {
  const found = new Map<number, SavedNews[]>()
  if (digestIds.length === 0) return found
  const [any] = await db.execute(sql`select 1 from paper_news limit 1`)
  if (any === undefined) return found
  const rows = await db.execute<{ id: string; title: string; pieces: SavedNews['pieces'] }>(sql`
    select d.id, p.title, json_agg(json_build_object('kind', n.kind, 'detail', n.detail)
      order by array_position(array['withdrawn', 'accepted', 'code', 'version'], n.kind), n.at) as pieces
    from digests d
    join saved_papers s on s.subscriber_id = d.subscriber_id
    join paper_news n on n.paper_id = s.paper_id and n.at > s.saved_at and n.at <= d.cutoff_to
      and n.at > d.cutoff_to - make_interval(days => ${daysBack})
      and n.at > coalesce((select max(b.cutoff_to) from digests b
        where b.subscriber_id = d.subscriber_id and b.outcome in ('picked', 'unknown')
          and b.cutoff_to < d.cutoff_to), '-infinity')
    join papers p on p.id = s.paper_id
    where d.id = any(${arrayLiteral(digestIds)}::bigint[])
    group by d.id, p.id order by d.id, max(n.at) desc, p.id`)
  for (const { id, title, pieces } of rows) {
    const lines = found.get(Number(id)) ?? []
    found.set(Number(id), [...lines, { title, pieces }])
  }
  return found
}

const mostNamed = 3
const longestTitle = 80
const longestVenue = 60

/** One line, or none. */
export function savedNewsLine(news: readonly SavedNews[], texts: MailTexts): string[] {
  if (news.length === 0) return []
  const { savedNews } = texts
  const said = ({ kind, detail }: SavedNews['pieces'][number]): string => {
    if (kind === 'accepted') return savedNews.accepted(cutText(readable(detail), longestVenue))
    return kind === 'version' ? savedNews.version(Number(detail)) : savedNews[kind]
  }
  const named = news.slice(0, mostNamed).map(({ title, pieces }) => ({
    title: cutText(readableTitle(title), longestTitle),
    pieces: newestVersion(pieces).map(said),
  }))
  return [savedNews.line(named, news.length - named.length)]
}

/** Of several versions the last says it all. */
const newestVersion = (pieces: SavedNews['pieces']): SavedNews['pieces'] => {
  const versions = pieces.filter(({ kind }) => kind === 'version')
  const newest = Math.max(...versions.map(({ detail }) => Number(detail)))
  return pieces.filter(({ kind, detail }) => kind !== 'version' || Number(detail) === newest)
}
