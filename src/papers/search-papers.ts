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
}

/** Papers without a listing day (only a replacement was seen) come last. */
export async function searchPapers(
  db: Executor,
  input: { query: Query; limit: number; before?: SearchPlace | null },
): Promise<SearchPage> {
  const { query, limit, before } = input
  const rows = await db.execute<{ id: string; day: string | null }>(sql`
    select id, listing_day::text as day from papers
    where search @@ ${toTsquery(query)}::tsquery ${before ? older(before) : sql``}
    order by listing_day desc nulls last, id desc
    limit ${limit + 1}`)
  const places = rows.slice(0, limit).map((row) => ({ id: Number(row.id), listingDay: row.day }))
  return {
    ids: places.map((place) => place.id),
    next: rows.length > limit ? (places.at(-1) ?? null) : null,
  }
}

function older({ listingDay, id }: SearchPlace) {
  return listingDay === null
    ? sql`and listing_day is null and id < ${id}`
    : sql`and (listing_day is null or (listing_day, id) < (${listingDay}::date, ${id}))`
}
