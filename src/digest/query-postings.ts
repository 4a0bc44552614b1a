/** Matches the stored queries that somebody follows or mutes against the pool's papers, in memory:
 * each paper is indexed once, each distinct query is parsed once, and a paper calls up only those that
 * could match it (query/query-index.ts). */
import { sql } from 'drizzle-orm'
import type { CandidatePaper, Posting } from '../matching/candidate.ts'
import type { MatchPlace } from '../matching/reason.ts'
import { type DatedFacts, knownAt, lastTold, readKnownFacts } from '../papers/read-known-facts.ts'
import { isOfWords, type Query } from '../query/ast.ts'
import { indexPaper } from '../query/index-paper.ts'
import { nothingKnown } from '../query/known-facts.ts'
import { matchQuery, type QueryMatch } from '../query/match-query.ts'
import { parseQuery } from '../query/parse-query.ts'
import { indexQueries, type QueryIndex } from '../query/query-index.ts'
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
  const asksFacts = queries.some(({ query }) => !isOfWords(query))
  let index: QueryIndex | null = null
  for (let start = 0; start < ids.length; start += papersAtOnce) {
    const some = ids.slice(start, start + papersAtOnce)
    const facts = asksFacts ? await readKnownFacts(db, some) : undefined
    const finders = (await readTexts(db, some)).map((row) => {
      const paper = papers.get(Number(row.id)) as CandidatePaper
      return finderOf(paper, row, {
        later: laterCategories.get(paper.id),
        facts: facts?.get(paper.id),
      })
    })
    index ??= indexQueries(
      queries.map(({ query }) => query),
      finders.map(({ indexed }) => indexed),
    )
    for (const { indexed, known, find } of finders) {
      for (const place of index.mayMatch(indexed, known)) {
        const { id, query } = queries[place] as FollowedQuery
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

type Beside = {
  /** Categories it got after it was available. */
  later?: Map<string, Date> | undefined
  /** What is known of it, when some query asks. */
  facts?: DatedFacts | undefined
}

/** What a query finds in one paper. What it finds only by a later cross-listing, or by what became known
 * of the paper later, it finds since then. */
export function finderOf(paper: CandidatePaper, text: TextRow, { later, facts }: Beside = {}) {
  const indexed = indexPaper(text)
  const first = text.categories.filter((category) => !later?.has(category))
  const before = later ? indexPaper({ ...text, categories: first }) : indexed
  const known = facts ? knownAt(facts, null) : nothingKnown
  const knownBefore = facts ? knownAt(facts, paper.availableAt) : nothingKnown
  const moments = [...(later?.values() ?? [])].map((at) => at.getTime())
  const crossed = new Date(Math.max(paper.availableAt.getTime(), ...moments))
  const told = facts ? new Date(Math.max(crossed.getTime(), lastTold(facts))) : crossed
  const find = (query: Query): Posting | null => {
    const match = matchQuery(query, indexed, known)
    if (!match) return null
    const asksFacts = facts !== undefined && !isOfWords(query)
    const mayBeLate = before !== indexed || asksFacts
    const isLate = mayBeLate && !matchQuery(query, before, knownBefore)
    const since = isLate ? (asksFacts ? told : crossed) : paper.availableAt
    return toPosting(paper, match, text.categories[0], since)
  }
  return { indexed, known, find }
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
  return { paper, where: placeOf(where, isPrimary), words, since }
}

function placeOf(where: QueryMatch['evidence'][number]['where'], isPrimary: boolean): MatchPlace {
  switch (where) {
    case 'title':
    case 'abstract':
    case 'authors':
      return where
    case 'category':
      return isPrimary ? 'primary' : 'cross'
    default:
      return 'record'
  }
}
