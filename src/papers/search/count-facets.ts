/** What the papers that a query finds are about, and of which years they are: to narrow it down. */
import { sql } from 'drizzle-orm'
import type { Query } from '../../query/ast.ts'
import type { Executor } from '../../storage/database.ts'
import { guessFloor } from '../guess-floor.ts'
import { askCandidates, type Candidates, enoughPapers, newestFirst } from './candidates.ts'

export type Facets = {
  /** Tags by how many of the papers have them; those that all or next to none have say nothing. */
  tags: Array<{ id: number; papers: number }>
  /** Newest first. */
  years: Array<{ year: string; papers: number }>
  /** Papers they were counted among. */
  among: number
  /** More match: these are the newest. */
  isAmongNewest: boolean
}

const tagsAtMost = 10
/** Each has its tags looked up. */
const mostCounted = 1_000
/** Each is looked into as well, where the index alone does not tell. */
const mostLookedInto = 400

const mostOf = ({ isExact }: Candidates): number => (isExact ? mostCounted : mostLookedInto)

type Row = { kind: 'tag' | 'year' | 'all'; value: string; papers: number }

const countOf = (rows: Row[]): number => rows.find(({ kind }) => kind === 'all')?.papers ?? 0

export async function countFacets(db: Executor, query: Query): Promise<Facets> {
  const isEnough = (rows: Row[]) => countOf(rows) >= enoughPapers
  const { rows, candidates } = await askCandidates(db, { query, isEnough }, (tx, among) =>
    tx.execute<Row>(sql`
      with ${among.found},
      hits as materialized (
        select c.* from (select * from found order by ${newestFirst} offset 0) as c
        ${among.thatMatch} limit ${mostOf(among) + 1}),
      tagged as (
        select t.tag_id, count(distinct t.paper_id)::int as papers
        from hits join paper_tags t on t.paper_id = hits.id and t.confidence >= ${guessFloor}
        join tags g on g.id = t.tag_id and g.active
        group by t.tag_id order by papers desc, t.tag_id)
      select 'all' as kind, '' as value, (select count(*)::int from hits) as papers
      union all
      select 'tag', tag_id::text, papers from (
        select * from tagged where papers > 1 and papers < (select count(*) from hits)
        limit ${tagsAtMost}) t
      union all
      select 'year', year, papers from (
        select to_char(listing_day, 'YYYY') as year, count(*)::int as papers
        from hits where listing_day is not null group by 1 order by 1 desc) y`),
  )
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind)
  const among = countOf(rows)
  return {
    tags: of('tag').map(({ value, papers }) => ({ id: Number(value), papers })),
    years: of('year').map(({ value, papers }) => ({ year: value, papers })),
    among,
    isAmongNewest: candidates.isAmongNewest || among > mostOf(candidates),
  }
}
