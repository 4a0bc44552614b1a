/** Made-up readers with interests spread as we expect real ones: most follow a few topics, popular
 * ones more often; some a broad category; some have queries, of which the frequent ones are shared.
 * The same count gives the same readers. */
import { sql } from 'drizzle-orm'
import { localMinute } from '../lib/local-time.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { Db } from '../storage/database.ts'
import { nextSlot } from '../subscribers/next-slot.ts'
import { createLots, type Lots } from './lots.ts'

/** Zones where noon UTC lies in the day's reading hours. */
const zones = [
  'Europe/London',
  'Europe/Berlin',
  'Europe/Helsinki',
  'Asia/Kolkata',
  'Asia/Seoul',
  'America/New_York',
  'America/Sao_Paulo',
]
const papersInFull = [8, 8, 8, 8, 5, 12]
const readersAtOnce = 5000
const dayMs = 86_400_000

type Stock = { topics: number[]; categories: number[]; queries: number[] }
type Reader = ReturnType<typeof readerOf>

/** All of them are due at `now` and have considered everything up to a day before. */
export async function storeReaders(db: Db, input: { count: number; now: Date }): Promise<void> {
  const since = new Date(input.now.getTime() - dayMs)
  const lots = createLots(20260616)
  const stock = await readStock(db, input.count, since)
  for (let start = 0; start < input.count; start += readersAtOnce) {
    const length = Math.min(readersAtOnce, input.count - start)
    const readers = Array.from({ length }, (_, i) => readerOf(start + i, input.now, lots, stock))
    await writeReaders(db, readers, since)
  }
  await db.execute(sql`analyze`)
}

/** Tags by how many papers have them: what is written about most is followed most. */
async function readStock(db: Db, count: number, at: Date): Promise<Stock> {
  const tags = await db.execute<{ id: number; kind: string }>(sql`
    select g.id, g.kind from tags g left join paper_tags t on t.tag_id = g.id
    where g.active group by g.id order by count(t.tag_id) desc, g.id`)
  const ofKind = (kind: string) => tags.flatMap((tag) => (tag.kind === kind ? [tag.id] : []))
  const queries = await storeQueries(db, Math.max(10, Math.min(5000, Math.ceil(count / 20))), at)
  return { topics: ofKind('topic'), categories: ofKind('category').slice(0, 12), queries }
}

/** Neighbouring words of titles, and authors. */
async function storeQueries(db: Db, count: number, at: Date): Promise<number[]> {
  const papers = await db.execute<{ title: string; author: string }>(
    sql`select title, authors[1] as author from papers order by id limit ${count}`,
  )
  const texts = papers.flatMap(({ title, author }) => {
    const words = title.toLowerCase().match(/[a-z]{4,}/g) ?? []
    return [`"${words.slice(0, 2).join(' ')}"`, `ti:${words[2]} ${words[3]}`, `au:"${author}"`]
  })
  const sound = [...new Set(texts)].filter((text) => parseQuery(text).ok).slice(0, count)
  const rows = await db.execute<{ id: number }>(sql`
    insert into queries (text, created_at)
    select value, ${at.toISOString()}::timestamptz
    from json_array_elements_text(${JSON.stringify(sound)}::text::json) returning id`)
  return rows.map(({ id }) => id)
}

function readerOf(number: number, now: Date, lots: Lots, stock: Stock) {
  const timezone = lots.oneOf(zones)
  // At most three hours ago: later than the late limit nobody would be planned.
  const hour = Math.floor(localMinute(now, timezone) / 60) - lots.below(4)
  const slot = { timezone, hour, rhythm: 'daily' as const, weekday: 1 }
  const dayBefore = new Date(now.getTime() - dayMs)
  return {
    email: `reader-${number}@bench.example`,
    timezone,
    hour,
    number: lots.oneOf(papersInFull),
    dueAt: nextSlot({ ...slot, after: dayBefore, lastSlotAt: null, lastPeriod: null }).at,
    ...interestsOf(lots, stock),
  }
}

function interestsOf(lots: Lots, { topics, categories, queries }: Stock) {
  const kind = lots.below(10)
  const tags = new Set<number>()
  if (kind === 7 || kind === 8) tags.add(lots.popular(categories))
  const wanted = tags.size + (kind >= 7 ? 1 + lots.below(3) : 2 + lots.below(5))
  while (tags.size < Math.min(wanted, topics.length)) tags.add(lots.popular(topics))
  const followed = new Set<number>()
  if (kind >= 8) for (let i = lots.below(3); i >= 0; i--) followed.add(lots.popular(queries))
  return { tags: [...tags], queries: [...followed] }
}

async function writeReaders(db: Db, readers: Reader[], since: Date): Promise<void> {
  const at = since.toISOString()
  await db.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(readers)}::text::jsonb) as r(email text,
        timezone text, hour smallint, number smallint, "dueAt" timestamptz, tags bigint[],
        queries bigint[])),
    stored as (
      insert into subscribers (email, email_key, state, timezone, hour, number, consent_source,
        confirmed_at, cutoff, next_due_at, created_at, updated_at)
      select email, email, 'confirmed', timezone, hour, number, 'bench', ${at}::timestamptz,
        ${at}::timestamptz, "dueAt", ${at}::timestamptz, ${at}::timestamptz
      from given returning id, email)
    insert into interests (subscriber_id, tag_id, query_id, created_at)
    select s.id, i.tag, i.query, ${at}::timestamptz
    from stored s join given g on g.email = s.email
    cross join lateral (
      select unnest(g.tags) as tag, null::bigint as query
      union all select null, unnest(g.queries)) i`)
}
