/** `bench queries`: stored queries against the papers of one day, in memory, as planning does it. */
import type { Query } from '../query/ast.ts'
import { type IndexedPaper, indexPaper } from '../query/index-paper.ts'
import { matchQuery } from '../query/match-query.ts'
import { parseQuery } from '../query/parse-query.ts'
import { indexQueries } from '../query/query-index.ts'
import { type Cost, measure, rounded } from './measure.ts'
import { type BenchContext, measurement } from './measurement.ts'
import { type PaperStock, readStock } from './paper-file.ts'
import { makeQueries } from './query-texts.ts'

type QueryFigures = Cost & {
  bench: 'queries'
  corpus: 'recorded' | 'sample'
  /** Distinct ones. */
  queries: number
  papers: number
  matches: number
  /** Of `seconds`. */
  parseSeconds: number
  fileSeconds: number
  /** Queries looked at for a paper, on average. */
  lookedAtAPaper: number
  /** Every query asked of every paper, from `plainPapers` of them. */
  plainSeconds: number
  plainPapers: number
  timesFaster: number
  /** Whether both ways found the same in those papers; else exit code 1. */
  isEqual: boolean
}

/** The plain way takes half a minute on all. */
const plainPapers = 20

export const benchQueries = measurement({
  counts: {
    queries: { help: 'distinct queries', fallback: 100_000, max: 1_000_000 },
    papers: { help: 'papers of the day', fallback: 500, max: 100_000 },
  },
  run: runQueries,
  passes: ({ isEqual }) => isEqual,
})

async function runQueries(
  { config, note }: BenchContext,
  input: { queries: number; papers: number },
): Promise<QueryFigures> {
  const stock = await readStock(config.sharedFolder)
  await note(`making ${input.queries} queries (${stock.corpus})`)
  const texts = makeQueries(stock, input.queries)
  const papers = papersOf(stock, input.papers)
  await note(`${texts.length} queries against ${papers.length} papers`)
  const { result, cost } = await measure(async () => matchAll(texts, papers))
  const some = papers.slice(0, plainPapers)
  await note(`the plain way, ${some.length} papers`)
  const plain = await measure(async () => some.map((paper) => matchPlain(result.queries, paper)))
  const plainSeconds = (plain.cost.seconds / some.length) * papers.length
  return {
    bench: 'queries',
    corpus: stock.corpus,
    queries: texts.length,
    papers: papers.length,
    ...cost,
    matches: result.found.reduce((sum, places) => sum + places.length, 0),
    parseSeconds: rounded(result.parseSeconds),
    fileSeconds: rounded(result.fileSeconds),
    lookedAtAPaper: Math.round(result.lookedAt / papers.length),
    plainSeconds: rounded(plainSeconds),
    plainPapers: some.length,
    timesFaster: rounded(plainSeconds / (cost.seconds - result.parseSeconds)),
    isEqual: plain.result.every((places, at) => String(places) === String(result.found[at])),
  }
}

/** A day's own papers first; indexed beforehand, as planning indexes them whatever is followed. */
const papersOf = ({ papers }: PaperStock, count: number): IndexedPaper[] =>
  Array.from({ length: count }, (_, at) =>
    indexPaper(papers[at % papers.length] as PaperStock['papers'][number]),
  )

function matchAll(texts: string[], papers: IndexedPaper[]) {
  const start = performance.now()
  const queries = texts.flatMap((text) => {
    const parsed = parseQuery(text)
    return parsed.ok ? [parsed.query] : []
  })
  const parsedAt = performance.now()
  const index = indexQueries(queries, papers)
  const filedAt = performance.now()
  let lookedAt = 0
  const found = papers.map((paper) => {
    const places = index.mayMatch(paper)
    lookedAt += places.length
    const matching = places.filter((place) => matchQuery(queries[place] as Query, paper) !== null)
    return matching.sort((a, b) => a - b)
  })
  const parseSeconds = (parsedAt - start) / 1000
  return { queries, found, lookedAt, parseSeconds, fileSeconds: (filedAt - parsedAt) / 1000 }
}

const matchPlain = (queries: Query[], paper: IndexedPaper): number[] =>
  queries.flatMap((query, place) => (matchQuery(query, paper) === null ? [] : [place]))
