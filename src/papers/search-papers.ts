/** Finds stored papers that match a query by their own words, or those of a note or translation; newest
 * listing day first. */
import { type SQL, sql } from 'drizzle-orm'
import type { Query } from '../query/ast.ts'
import type { Executor } from '../storage/database.ts'
import { askCandidates, newestFirst } from './search/candidates.ts'

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
type Row = { id: string; day: string | null; looked: number | null }

/** Papers without a listing day (only a replacement was seen) come last. */
export async function searchPapers(
  db: Executor,
  { query, limit, before }: SearchInput,
): Promise<SearchPage> {
  const isEnough = (rows: Row[]) => rows.length > limit
  const asked = { query, among: before ? older(before) : undefined, isEnough }
  const { rows, candidates } = await askCandidates(db, asked, (tx, { found, thatMatch }) =>
    tx.execute<Row>(sql`
      with ${found}
      select c.id, c.listing_day::text as day, (select count(*)::int from found) as looked
      from (select * from found order by ${newestFirst} offset 0) as c
      ${thatMatch} limit ${limit + 1}`),
  )
  const places = rows.slice(0, limit).map((row) => ({ id: Number(row.id), listingDay: row.day }))
  const isAll = rows.length <= limit
  const isCounted = candidates.isExact && !candidates.isAmongNewest
  return {
    ids: places.map((place) => place.id),
    next: isAll ? null : (places.at(-1) ?? null),
    matches: isAll ? rows.length : isCounted ? (rows[0]?.looked ?? null) : null,
  }
}

const older = ({ listingDay, id }: SearchPlace): SQL =>
  listingDay === null
    ? sql`(listing_day is null and id < ${id})`
    : sql`(listing_day is null or (listing_day, id) < (${listingDay}::date, ${id}))`
