/** For a digest of somebody who follows little but a whole category: what its papers of the day are about,
 * so that a few topics can be chosen out of hundreds. Read as its letter is frozen. */
import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { MailTexts } from '../locales/texts.ts'
import { enoughFiner, fewestOfTopic, manyMails, topicsNamed } from '../matching/find-broad.ts'
import { guessFloor } from '../papers/guess-floor.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'
import type { Reader } from './freeze-digest.ts'
import type { DigestContent } from './read-digest-contents.ts'
import { type NamedTag, tagName } from './tag-names.ts'

type Topic = { tag: NamedTag; papers: number }
type CategoryDay = { papers: number; topics: Topic[] }
type Asked = { category: string; day: string; until: Date }
export type ReadCategoryDay = (tx: Tx, asked: Asked) => Promise<CategoryDay>
/** By digest; of most there is none. */
export type BroadDays = Map<number, CategoryDay & { category: string }>

type Wide = { subscriberId: number; number: number; content: DigestContent; day: string }
type Followed = { subscriber_id: string; slug: string | null; kind: string | null }

export async function readBroadDays(
  tx: Tx,
  contents: ReadonlyMap<number, DigestContent>,
  readers: ReadonlyMap<number, Reader>,
  dayOf: ReadCategoryDay = readCategoryDay,
): Promise<BroadDays> {
  const wide = [...contents.values()].flatMap((content) => {
    const reader = readers.get(content.subscriberId)
    return reader ? wideOf(content, reader) : []
  })
  const broad: BroadDays = new Map()
  if (wide.length === 0) return broad
  const followed = await readFollowedTags(tx, wide)
  for (const one of wide) {
    const found = await widestOf(one, followed.get(one.subscriberId) ?? [], (category) =>
      dayOf(tx, { category, day: one.day, until: one.content.cutoffTo }),
    )
    if (found) broad.set(one.content.id, found)
  }
  return broad
}

/** One line on top, or none. */
export function broadLine(
  { id, contents }: DigestContent,
  broad: BroadDays,
  { locale, texts }: { locale: string; texts: MailTexts },
): string[] {
  const found = broad.get(id)
  if (!found) return []
  const { category, papers } = found
  return [
    texts.notice.broad({
      category,
      papers,
      shown: contents.filter(({ section }) => section === 'full').length,
      topics: found.topics.map((topic) =>
        texts.digest.tally(tagName(topic.tag, locale), topic.papers),
      ),
    }),
  ]
}

/** A week's best are of several days, and a first digest comes just after the form said it. */
function wideOf(content: DigestContent, { id, number, rhythm }: Reader): Wide[] {
  if (content.kind !== 'digest' || rhythm === 'weekly') return []
  if (content.matched < number * manyMails) return []
  const days = content.contents.flatMap(({ paper }) => paper.listingDay ?? [])
  const day = days.sort().at(-1)
  return day === undefined ? [] : [{ subscriberId: id, number, content, day }]
}

async function readFollowedTags(tx: Tx, wide: Wide[]): Promise<Map<number, Followed[]>> {
  const ids = arrayLiteral(wide.map(({ subscriberId }) => subscriberId))
  const rows = await tx.execute<Followed>(sql`
    select i.subscriber_id, t.slug, t.kind from interests i left join tags t on t.id = i.tag_id
    where i.level <> 'mute' and i.subscriber_id = any(${ids}::bigint[])`)
  const followed = new Map(wide.map(({ subscriberId }) => [subscriberId, [] as Followed[]]))
  for (const row of rows) followed.get(Number(row.subscriber_id))?.push(row)
  return followed
}

/** Null where enough that is finer is followed, or the day of each category is small. */
async function widestOf(
  { number }: Wide,
  followed: Followed[],
  dayOf: (category: string) => Promise<CategoryDay>,
): Promise<(CategoryDay & { category: string }) | null> {
  const categories = followed.flatMap(({ slug, kind }) =>
    slug !== null && kind === 'category' ? [slug] : [],
  )
  if (followed.length - categories.length >= enoughFiner) return null
  let widest: (CategoryDay & { category: string }) | null = null
  for (const category of categories) {
    const day = await dayOf(category)
    if (day.papers > (widest?.papers ?? 0)) widest = { ...day, category }
  }
  if (widest === null || widest.papers < number * manyMails) return null
  const taken = new Set(followed.map(({ slug }) => slug))
  const topics = widest.topics.filter(({ tag }) => !taken.has(tag.slug)).slice(0, topicsNamed)
  return topics.length === 0 ? null : { ...widest, topics }
}

type Row = NamedTag & { papers: number }

/** The letters of a morning ask for the same few days: what was counted stands for a minute. */
export function createCategoryDays(): ReadCategoryDay {
  const counted = new LRUCache<string, CategoryDay>({ max: 500, ttl: 60_000 })
  return async (tx, asked) => {
    const key = `${asked.category} ${asked.day} ${asked.until.getTime()}`
    const known = counted.get(key) ?? (await readCategoryDay(tx, asked))
    if (!counted.has(key)) counted.set(key, known)
    return known
  }
}

/** Topics most first, with as many to spare as a reader may follow. */
async function readCategoryDay(tx: Tx, { category, day, until }: Asked): Promise<CategoryDay> {
  const brought = sql`
    select p.id from papers p join paper_tags pt on pt.paper_id = p.id
      join tags c on c.id = pt.tag_id
    where p.listing_day = ${day}::date and p.available_at <= ${until.toISOString()}::timestamptz
      and not p.withdrawn and c.slug = ${category}`
  const [counted] = await tx.execute<{ papers: number }>(
    sql`select count(*)::int as papers from (${brought}) as brought`,
  )
  const rows = await tx.execute<Row>(sql`
    select t.slug, t.kind, t.name, count(distinct brought.id)::int as papers
      from (${brought}) as brought
      join paper_tags pt on pt.paper_id = brought.id and pt.confidence >= ${guessFloor}
      join tags t on t.id = pt.tag_id
    where t.kind = 'topic' and t.active group by t.id
    having count(distinct brought.id) >= ${fewestOfTopic}
    order by papers desc, t.slug limit ${topicsNamed + enoughFiner}`)
  return {
    papers: counted?.papers ?? 0,
    topics: [...rows].map(({ papers, ...tag }) => ({ tag, papers })),
  }
}
