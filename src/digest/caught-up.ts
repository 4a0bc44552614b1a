/** What a time away brought: how many papers each followed topic had. Read as its letter is frozen: few
 * letters of a morning need it. */
import { sql } from 'drizzle-orm'
import type { MailTexts } from '../locales/texts.ts'
import { guessFloor } from '../papers/guess-floor.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'
import type { Reader } from './freeze-digest.ts'
import type { DigestContent } from './read-digest-contents.ts'
import { readListingDays } from './read-pool.ts'
import { type NamedTag, tagName } from './tag-names.ts'

/** By digest: most papers first. */
export type TopicCounts = Map<number, Array<{ tag: NamedTag; papers: number }>>

const dayMs = 86_400_000
/** Two holidays beside a weekend are no time away. */
const fewestDays = 6
const topicsNamed = 8

const daysOf = ({ cutoffFrom, cutoffTo }: DigestContent): number =>
  Math.round((cutoffTo.getTime() - cutoffFrom.getTime()) / dayMs)

const isCatchUp = (content: DigestContent, reader: Pick<Reader, 'rhythm'> | undefined): boolean =>
  content.kind !== 'first' && reader?.rhythm !== 'weekly' && daysOf(content) >= fewestDays

type Row = NamedTag & { digest_id: string; papers: number }

/** Of the listing days that a catch-up reaches back over, as planning counts them (reach.ts). */
export async function readTopicCounts(
  tx: Tx,
  contents: ReadonlyMap<number, DigestContent>,
  readers: ReadonlyMap<number, Reader>,
): Promise<TopicCounts> {
  const counts: TopicCounts = new Map()
  const long = [...contents.values()].filter((one) => isCatchUp(one, readers.get(one.subscriberId)))
  if (long.length === 0) return counts
  const newest = new Date(Math.max(...long.map(({ cutoffTo }) => cutoffTo.getTime())))
  const oldestDay = (await readListingDays(tx, newest)).at(-1)
  if (oldestDay === undefined) return counts
  const rows = await tx.execute<Row>(sql`
    select d.id as digest_id, t.slug, t.kind, t.name, count(distinct p.id)::int as papers
    from digests d
    join interests i on i.subscriber_id = d.subscriber_id and i.level <> 'mute'
    join tags t on t.id = i.tag_id
    join paper_tags pt on pt.tag_id = t.id and pt.confidence >= ${guessFloor}
    join papers p on p.id = pt.paper_id
    where d.id = any(${arrayLiteral(long.map(({ id }) => id))}::bigint[])
      and p.available_at > d.cutoff_from and p.available_at <= d.cutoff_to
      and p.listing_day >= ${oldestDay}::date and not p.withdrawn
    group by d.id, t.id order by d.id, papers desc, t.slug`)
  for (const { digest_id, papers, ...tag } of rows) {
    const known = counts.get(Number(digest_id)) ?? []
    counts.set(Number(digest_id), [...known, { tag, papers }])
  }
  return counts
}

/** One line on top, or none. */
export function caughtUpLine(
  content: DigestContent,
  counts: TopicCounts,
  { locale, texts }: { locale: string; texts: MailTexts },
): string[] {
  const topics = (counts.get(content.id) ?? []).slice(0, topicsNamed)
  if (topics.length === 0) return []
  return [
    texts.notice.caughtUp({
      days: daysOf(content),
      matched: content.matched,
      topics: topics.map(({ tag, papers }) => texts.digest.tally(tagName(tag, locale), papers)),
    }),
  ]
}
