/** Finds stored papers that match a query, newest listing day first. */
import { sql } from 'drizzle-orm'
import type { Query } from '../query/ast.ts'
import { toTsquery } from '../query/tsquery.ts'
import type { Executor } from '../storage/database.ts'

/** Where a page ended; hand it back as `before` for the next one. */
export type SearchPlace = { listingDay: string | null; id: number }

export type SearchPage = {
  /** papers.id, for `readPapers`. */
  ids: number[]
  /** Null: that was the last page. */
  next: SearchPlace | null
  /** Papers that match from here on; null: so many that they were not counted. */
  matches: number | null
}

type SearchInput = { query: Query; limit: number; before?: SearchPlace | null }
type Row = { id: string; day: string | null; matches: number | null }

/** A query that Postgres expects to match more papers than this is broad: a page of it is found among
 * the newest ones sooner than all of it could be sorted. */
const broadFrom = 2_000
const newestLookedAt = 5_000

/** Papers without a listing day (only a replacement was seen) come last. */
export async function searchPapers(db: Executor, input: SearchInput): Promise<SearchPage> {
  const { limit } = input
  const isBroad = (await expectedMatches(db, input.query)) > broadFrom
  const newest = isBroad ? await amongNewest(db, input) : []
  const rows = newest.length > limit ? newest : await amongAll(db, input)
  const places = rows.slice(0, limit).map((row) => ({ id: Number(row.id), listingDay: row.day }))
  return {
    ids: places.map((place) => place.id),
    next: rows.length > limit ? (places.at(-1) ?? null) : null,
    matches: rows.length === 0 ? 0 : (rows[0]?.matches ?? null),
  }
}

/** The planner's own guess, from the statistics of papers_search: nothing is read. */
async function expectedMatches(db: Executor, query: Query): Promise<number> {
  const [row] = await db.execute<{ 'QUERY PLAN': unknown }>(
    sql`explain (format json) select id from papers where search @@ ${toTsquery(query)}::tsquery`,
  )
  const told = row?.['QUERY PLAN']
  const plans = typeof told === 'string' ? JSON.parse(told) : told
  return plans?.[0]?.Plan?.['Plan Rows'] ?? 0
}

/** Walks papers_listing_day from its end, a page of matches or 5,000 papers far. */
const amongNewest = (db: Executor, { query, limit, before }: SearchInput) =>
  db.execute<Row>(sql`
    select id, day, null::int as matches from (
      select id, listing_day::text as day, search from papers
      where true ${before ? older(before) : sql``}
      order by listing_day desc nulls last, id desc limit ${newestLookedAt}) as newest
    where search @@ ${toTsquery(query)}::tsquery limit ${limit + 1}`)

/** Materialised, or the planner may walk every paper held in search of words that few of them have. */
const amongAll = (db: Executor, { query, limit, before }: SearchInput) =>
  db.execute<Row>(sql`
    with hits as materialized (
      select id, listing_day from papers
      where search @@ ${toTsquery(query)}::tsquery ${before ? older(before) : sql``})
    select id, listing_day::text as day, (count(*) over ())::int as matches from hits
    order by listing_day desc nulls last, id desc limit ${limit + 1}`)

function older({ listingDay, id }: SearchPlace) {
  return listingDay === null
    ? sql`and listing_day is null and id < ${id}`
    : sql`and (listing_day is null or (listing_day, id) < (${listingDay}::date, ${id}))`
}
