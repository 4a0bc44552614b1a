/** Matches the stored queries that somebody follows or mutes against the pool's papers, in memory:
 * each paper is indexed once, each distinct query is parsed once. */
import { sql } from 'drizzle-orm'
import type { CandidatePaper, Posting } from '../matching/candidate.ts'
import type { MatchPlace } from '../matching/reason.ts'
import type { Query } from '../query/ast.ts'
import { indexPaper } from '../query/index-paper.ts'
import { matchQuery, type QueryMatch } from '../query/match-query.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { Executor } from '../storage/database.ts'

/** Papers read at a time: 500 with abstracts are about 1 MB. */
const papersAtOnce = 500

type FollowedQuery = { id: number; query: Query }
/** By paper: the categories it got after it was available, each with the moment. */
export type LaterCategories = Map<number, Map<string, Date>>

export async function queryPostings(
  db: Executor,
  papers: Map<number, CandidatePaper>,
  laterCategories: LaterCategories,
): Promise<Map<number, Posting[]>> {
  const byQuery = new Map<number, Posting[]>()
  const queries = await readFollowedQueries(db)
  if (queries.length === 0) return byQuery
  const ids = [...papers.keys()]
  for (let start = 0; start < ids.length; start += papersAtOnce) {
    for (const row of await readTexts(db, ids.slice(start, start + papersAtOnce))) {
      const paper = papers.get(Number(row.id)) as CandidatePaper
      const find = postingsOf(paper, row, laterCategories.get(paper.id))
      for (const { id, query } of queries) {
        const posting = find(query)
        if (posting) listOf(byQuery, id).push(posting)
      }
    }
  }
  return byQuery
}

function listOf(byQuery: Map<number, Posting[]>, id: number): Posting[] {
  const known = byQuery.get(id)
  if (known) return known
  const list: Posting[] = []
  byQuery.set(id, list)
  return list
}

/** What a query finds in one paper. What it finds only by a later cross-listing it finds since then. */
export function postingsOf(
  paper: CandidatePaper,
  text: TextRow,
  later?: Map<string, Date>,
): (query: Query) => Posting | null {
  const indexed = indexPaper(text)
  const first = text.categories.filter((category) => !later?.has(category))
  const before = later ? indexPaper({ ...text, categories: first }) : indexed
  const moments = [...(later?.values() ?? [])].map((at) => at.getTime())
  const crossed = new Date(Math.max(paper.availableAt.getTime(), ...moments))
  return (query) => {
    const match = matchQuery(query, indexed)
    if (!match) return null
    const isLate = before !== indexed && !matchQuery(query, before)
    return toPosting(paper, match, text.categories[0], isLate ? crossed : paper.availableAt)
  }
}

async function readFollowedQueries(db: Executor): Promise<FollowedQuery[]> {
  const rows = await db.execute<{ id: string; text: string }>(sql`
    select id, text from queries q
    where exists (select 1 from interests i where i.query_id = q.id) order by id`)
  return rows.flatMap((row) => {
    const parsed = parseQuery(row.text)
    return parsed.ok ? [{ id: Number(row.id), query: parsed.query }] : []
  })
}

export type TextRow = {
  id: string
  title: string
  abstract: string
  authors: string[]
  categories: string[]
}

export const readTexts = (db: Executor, ids: number[]) =>
  db.execute<TextRow>(sql`
    select p.id, p.title, p.abstract, p.authors, p.categories
    from json_array_elements_text(${JSON.stringify(ids)}::json) as wanted(id)
    join papers p on p.id = wanted.id::bigint`)

function toPosting(
  paper: CandidatePaper,
  match: QueryMatch,
  primary: string | undefined,
  since: Date,
): Posting {
  const { where, words } = match.evidence[0] ?? { where: 'category' as const, words: [] }
  // A query of exclusions alone is refused, so a category found is named.
  const isPrimary = primary !== undefined && words.includes(primary)
  const place: MatchPlace = where !== 'category' ? where : isPrimary ? 'primary' : 'cross'
  return { paper, where: place, words, since }
}
