/** `bench search`: the search over many papers: rules of topics and pairs of words from titles. */
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { databaseCalendar } from '../storage/calendar.ts'
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts'
import { measureSearch, type SearchTimes } from './measure-search.ts'
import { type BenchContext, measurement } from './measurement.ts'
import { readStock, writePaperFile } from './paper-file.ts'

type SearchFigures = SearchTimes & {
  bench: 'search'
  database: 'embedded' | 'postgres'
  corpus: 'recorded' | 'sample'
  papers: number
}

export const benchSearch = measurement({
  counts: {
    papers: { help: 'papers held', fallback: 10_000, max: 1_000_000 },
    queries: { help: 'queries asked, half of them rules of topics', fallback: 200, max: 10_000 },
  },
  run: (context, counts) =>
    withBenchDatabase(context, (opened) => runSearch({ ...context, ...opened }, counts)),
})

async function runSearch(
  { app, kind, folder, config, note, signal }: BenchContext & BenchDatabase,
  input: { papers: number; queries: number },
): Promise<SearchFigures> {
  const file = join(folder, 'papers.jsonl')
  const stock = await readStock(config.sharedFolder)
  await writePaperFile(file, stock, { count: input.papers })
  await note(`bringing in ${input.papers} papers (${stock.corpus}, ${kind})`)
  await app.ingest(databaseCalendar, { file }, signal)
  await app.db.execute(sql`vacuum analyze papers, paper_tags`)
  await note(`${input.queries} queries, each asked twice of everything`)
  const times = await measureSearch(app.db, { stock, queries: input.queries })
  const { corpus } = stock
  return { bench: 'search', database: kind, corpus, papers: input.papers, ...times }
}
