/** The best of what a query finds, or the most upvoted and cited. What stands in a title is told by the title alone;
 * what then leads is read whole. */
import { type SQL, sql } from 'drizzle-orm'
import type { Query } from '../../query/ast.ts'
import { rankingQuery, titleWords } from '../../query/ranking-query.ts'
import type { Executor } from '../../storage/database.ts'
import { worthOfCitations } from '../popularity/worth-of-citations.ts'
import { askCandidates, type Candidates, enoughPapers, newestFirst } from './candidates.ts'

export type RankedOrder = 'best' | 'popular'

export type RankedPapers = {
  /** papers.id, the best first; at most `mostRanked`. */
  ids: number[]
  /** Null: more than were ranked, not counted. */
  matches: number | null
  /** So many match that the newest papers alone were looked at. */
  isAmongNewest: boolean
}

/** Of more matches than these the newest are looked at. */
const mostLookedAt = 5_000
/** Four pages; who looks further wants them by day. */
const mostRanked = 100
/** Of a day of age: a year takes as much as a word in the abstract brings. */
const worthOfADay = sql.raw('(0.02 / 365)')

type Row = { id: string; looked: number }

/** Equal ones newest first, so that pages neither repeat nor leave out while nothing comes in. */
export async function rankPapers(
  db: Executor,
  { query, order }: { query: Query; order: RankedOrder },
): Promise<RankedPapers> {
  const asked = { query, isEnough: (rows: Row[]) => rows.length >= enoughPapers }
  const { rows, candidates } = await askCandidates(db, asked, (tx, among) =>
    order === 'popular' ? mostNoticed(tx, among) : bestFirst(tx, among, query),
  )
  const looked = rows[0]?.looked ?? 0
  const isAmongNewest = candidates.isAmongNewest || looked > mostLookedAt
  const isAll = candidates.isExact || rows.length < mostRanked
  const counted = candidates.isExact ? looked : rows.length
  return {
    ids: rows.map(({ id }) => Number(id)),
    matches: isAll && !isAmongNewest ? counted : null,
    isAmongNewest,
  }
}

/** `newest`: one more than are looked at tells that there are more. */
const newestOf = ({ found }: Candidates): SQL => sql`${found},
  newest as materialized (
    select * from found order by ${newestFirst} limit ${mostLookedAt + 1})`

const mostNoticed = (db: Executor, candidates: Candidates) =>
  db.execute<Row>(sql`
    with ${newestOf(candidates)},
    noticed as (
      select newest.*, coalesce(s.votes, 0) as votes from newest left join (
        select paper_id, max(upvotes) + ${worthOfCitations(sql`max(citations)`)} as votes
        from paper_signals group by paper_id) s
        on s.paper_id = newest.id)
    select c.id, (select count(*)::int from newest) as looked
    from (select * from noticed order by votes desc, ${newestFirst} offset 0) as c
    ${candidates.thatMatch} limit ${mostRanked}`)

const bestFirst = (db: Executor, candidates: Candidates, query: Query) =>
  db.execute<Row>(sql`
    with ${newestOf(candidates)},
    titled as (select id, listing_day, ${inTitle(titleWords(query))} as titled from newest),
    ahead as materialized (
      select c.* from (select * from titled order by titled desc, ${newestFirst} offset 0) as c
      ${candidates.thatMatch} limit ${mostRanked})
    select ahead.id, (select count(*)::int from newest) as looked
    from ahead join papers p on p.id = ahead.id
    order by ts_rank('{0, 0.1, 0.15, 1}', p.search, ${rankingQuery(query)}::tsquery)
      - ${worthOfADay} * coalesce((select max(listing_day) from ahead) - ahead.listing_day, 3650) desc,
      ahead.listing_day desc nulls last, ahead.id desc`)

/** How many of the things a title has, by its letters: a guess that is refined, never a match. A pattern takes
 * 0.6 us a title, making its letters small and its punctuation spaces takes 5. */
function inTitle(things: string[][]): SQL {
  if (things.length === 0) return sql`0`
  const each = things.map((names) => sql`(title ~* ${names.map(beginningOf).join('|')})::int`)
  return sql`(${sql.join(each, sql` + `)})`
}

/** A regular expression of Postgres: where a word begins, whatever stands between it and the next. */
const beginningOf = (words: string): string =>
  `\\m${words
    .split(' ')
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&'))
    .join('\\W+')}`
