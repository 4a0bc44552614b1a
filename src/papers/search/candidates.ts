/** What every search begins with: what the index alone says may match, and a look into the papers that are
 * shown. A phrase has four times as many candidates as matches, and a look takes 30 us. A paper is found by
 * its own words, or by those of one of its notes or translations. */
import { type SQL, sql } from 'drizzle-orm'
import type { Query } from '../../query/ast.ts'
import { loosen } from '../../query/loosen.ts'
import type { Executor } from '../../storage/database.ts'
import { columnsOf, matchCondition } from '../match-condition.ts'

export type Candidates = {
  /** Common table expressions, the last of them `found` (id, listing_day, title). */
  found: SQL
  /** A lateral join that keeps what does match of rows called `c`; empty where all do. */
  thatMatch: SQL
  /** Every candidate matches. */
  isExact: boolean
  /** So many match that the newest papers alone were looked at. */
  isAmongNewest: boolean
}

/** A query that Postgres expects to match more papers than this is broad: its best are taken from the
 * newest papers, which takes a moment, where all of them would take seconds. */
const broadFrom = 5_000
/** Newest papers that a broad query is asked of. */
const newestLookedAt = 1_000

/** A page: where the newest papers have it, a broad query is not asked of all. */
export const enoughPapers = 25

export const newestFirst = sql`listing_day desc nulls last, id desc`

type Asked = {
  query: Query
  /** A further condition on papers. */
  among?: SQL | undefined
}

/** Runs `ask`, which answers its rows; where a broad query finds too few among the newest, once more over all. */
export async function askCandidates<Row>(
  db: Executor,
  { isEnough, ...asked }: Asked & { isEnough: (rows: Row[]) => boolean },
  ask: (tx: Executor, candidates: Candidates) => Promise<Row[]>,
): Promise<{ rows: Row[]; candidates: Candidates }> {
  return db.transaction(async (tx) => {
    // A look into all papers is dear, and the planner does not know it: it would read them one by one.
    await tx.execute(sql`select set_config('enable_seqscan', 'off', true)`)
    if (await isBroad(tx, asked.query)) {
      const candidates = findAmongNewest(asked)
      const rows = await ask(tx, candidates)
      if (isEnough(rows)) return { rows, candidates }
    }
    const candidates = findAmongAll(asked)
    return { rows: await ask(tx, candidates), candidates }
  })
}

/** By the planner's own guess, from the statistics of papers_search: nothing is read. */
async function isBroad(db: Executor, query: Query): Promise<boolean> {
  const mayMatch = matchCondition(loosen(query).query)
  const [row] = await db.execute<{ 'QUERY PLAN': unknown }>(
    sql`explain (format json) select id from papers where ${mayMatch}`,
  )
  const told = row?.['QUERY PLAN']
  const plans = typeof told === 'string' ? JSON.parse(told) : told
  return (plans?.[0]?.Plan?.['Plan Rows'] ?? 0) > broadFrom
}

const byTextOf = (query: Query): SQL => sql`
  by_text as materialized (
    select distinct x.paper_id as id from searched_texts x join papers p on p.id = x.paper_id
    where ${matchCondition(query, ofText)})`

const ofText = {
  id: sql.raw('x.paper_id'),
  search: sql.raw('x.search'),
  listingDay: sql.raw('p.listing_day'),
  own: columnsOf('p'),
}

/** Walks papers_listing_day from its end. */
function findAmongNewest({ query, among = sql`true` }: Asked): Candidates {
  const found = sql`${byTextOf(query)},
    found as materialized (
      select id, listing_day, title from (
        select id, listing_day, title, search from papers where ${among} and joined_to is null
        order by ${newestFirst} limit ${newestLookedAt}) as papers
      where ${matchCondition(query)} or id in (select id from by_text))`
  return { found, thatMatch: sql``, isExact: true, isAmongNewest: true }
}

function findAmongAll({ query, among = sql`true` }: Asked): Candidates {
  const { query: wider, isExact } = loosen(query)
  const mayMatch = matchCondition(wider)
  const found = sql`${byTextOf(query)},
    found as materialized (
      select id, listing_day, title from papers where ${mayMatch} and ${among} and joined_to is null
      union all
      select id, listing_day, title from papers
      where id in (select id from by_text) and ${among} and not (${mayMatch}) and joined_to is null)`
  if (isExact) return { found, thatMatch: sql``, isExact, isAmongNewest: false }
  const matches = matchCondition(query, columnsOf('p'))
  // Without the offset the planner may join them all before it sorts.
  const thatMatch = sql`cross join lateral (
    select p.id from papers p
    where p.id = c.id and (${matches} or p.id in (select id from by_text)) offset 0) as matching`
  return { found, thatMatch, isExact, isAmongNewest: false }
}
