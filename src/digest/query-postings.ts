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

export async function queryPostings(
  db: Executor,
  papers: Map<number, CandidatePaper>,
): Promise<Map<number, Posting[]>> {
  const byQuery = new Map<number, Posting[]>()
  const queries = await readFollowedQueries(db)
  if (queries.length === 0) return byQuery
  const ids = [...papers.keys()]
  for (let start = 0; start < ids.length; start += papersAtOnce) {
    for (const row of await readTexts(db, ids.slice(start, start + papersAtOnce))) {
      addMatches(byQuery, queries, papers.get(Number(row.id)) as CandidatePaper, row)
    }
  }
  return byQuery
}

function addMatches(
  byQuery: Map<number, Posting[]>,
  queries: FollowedQuery[],
  paper: CandidatePaper,
  text: TextRow,
): void {
  const indexed = indexPaper(text)
  for (const { id, query } of queries) {
    const match = matchQuery(query, indexed)
    if (!match) continue
    const list = byQuery.get(id)
    if (list) list.push(toPosting(paper, match))
    else byQuery.set(id, [toPosting(paper, match)])
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

type TextRow = {
  id: string
  title: string
  abstract: string
  authors: string[]
  categories: string[]
}

const readTexts = (db: Executor, ids: number[]) =>
  db.execute<TextRow>(sql`
    select p.id, p.title, p.abstract, p.authors, p.categories
    from json_array_elements_text(${JSON.stringify(ids)}::json) as wanted(id)
    join papers p on p.id = wanted.id::bigint`)

function toPosting(paper: CandidatePaper, match: QueryMatch): Posting {
  const best = match.evidence[0]
  const where: MatchPlace = best === undefined || best.where === 'category' ? 'primary' : best.where
  return { paper, where, words: best?.words ?? [], since: paper.availableAt }
}
