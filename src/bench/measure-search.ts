/** How long searches take over the papers that a database holds: through the verbs that pages use. */
import { sql } from 'drizzle-orm'
import { countFacets } from '../papers/search/count-facets.ts'
import { rankPapers } from '../papers/search/rank-papers.ts'
import { searchPapers } from '../papers/search-papers.ts'
import type { Query } from '../query/ast.ts'
import { parseQuery } from '../query/parse-query.ts'
import { toTsquery } from '../query/tsquery.ts'
import type { Db } from '../storage/database.ts'
import { taxonomy } from '../tagging/taxonomy/index.ts'
import { createLots } from './lots.ts'
import { rounded } from './measure.ts'
import type { PaperStock } from './paper-file.ts'
import { titleBigram } from './query-texts.ts'

type Times = { p50Ms: number; p95Ms: number; maxMs: number }

export type SearchTimes = {
  /** Half of them rules of topics, half pairs of words. */
  queries: number
  /** Of which so many papers match that the newest alone were ranked. */
  broad: number
  newest: Times
  best: Times
  facets: Times
  /** The same conditions as bare statements, newest first, in the same run. */
  baseline: Times
  newestTimesBaseline: number
  bestTimesBaseline: number
}

const papersAPage = 25

export async function measureSearch(
  db: Db,
  input: { stock: PaperStock; queries: number },
): Promise<SearchTimes> {
  const queries = queriesOf(input.stock, input.queries)
  let broad = 0
  const newest = await timeEach(queries, (query) => searchPapers(db, { query, limit: papersAPage }))
  const best = await timeEach(queries, async (query) => {
    const { isAmongNewest } = await rankPapers(db, { query, order: 'best' })
    if (isAmongNewest) broad += 1
  })
  const facets = await timeEach(queries, (query) => countFacets(db, query))
  const baseline = await timeEach(queries, (query) =>
    db.execute(sql`
      select id from papers where search @@ ${toTsquery(query)}::tsquery
      order by listing_day desc nulls last, id desc limit ${papersAPage}`),
  )
  return {
    queries: queries.length,
    broad: broad / rounds,
    newest,
    best,
    facets,
    baseline,
    newestTimesBaseline: rounded(newest.p95Ms / baseline.p95Ms),
    bestTimesBaseline: rounded(best.p95Ms / baseline.p95Ms),
  }
}

/** The rules in the order of the taxonomy, again and again, and pairs of words of papers' titles. */
function queriesOf({ papers }: PaperStock, count: number): Query[] {
  const lots = createLots(20260616)
  const rules = taxonomy.topics.map(({ rule }) => rule)
  const texts = Array.from({ length: count }, (_, at) =>
    at % 2 === 0
      ? (rules[(at / 2) % rules.length] as string)
      : titleBigram(lots.oneOf(papers), lots),
  )
  return texts.flatMap((text) => {
    const parsed = parseQuery(text)
    return parsed.ok ? [parsed.query] : []
  })
}

/** The first round warms up. */
const rounds = 2

async function timeEach(queries: Query[], ask: (query: Query) => Promise<unknown>): Promise<Times> {
  let times: number[] = []
  for (let round = 0; round < rounds; round++) {
    times = []
    for (const query of queries) {
      const start = performance.now()
      await ask(query)
      times.push(performance.now() - start)
    }
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => rounded(times[Math.ceil(times.length * share) - 1] ?? 0)
  return { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) }
}
