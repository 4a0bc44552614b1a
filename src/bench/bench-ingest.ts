/** `bench ingest`: a corpus file parsed, stored and tagged through the same verb as `ingest --file`. */
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { pageSize } from '../ingest/source.ts'
import { databaseCalendar } from '../storage/calendar.ts'
import { bareInsert } from './bare-insert.ts'
import { type BenchDatabase, withBenchDatabase } from './bench-database.ts'
import { type Cost, measure, rounded } from './measure.ts'
import { type BenchContext, measurement } from './measurement.ts'
import { readStock, writePaperFile } from './paper-file.ts'

type IngestFigures = Cost & {
  bench: 'ingest'
  database: 'embedded' | 'postgres'
  corpus: 'recorded' | 'sample'
  papers: number
  /** Tags put on them. */
  tags: number
  papersPerSecond: number
  /** The same papers rows written bare, in the same run. */
  baselineSeconds: number
  timesBaseline: number
}

export const benchIngest = measurement({
  counts: { papers: { help: 'papers brought in', fallback: 10_000, max: 1_000_000 } },
  run: (context, counts) =>
    withBenchDatabase(context, (opened) => runIngest({ ...context, ...opened }, counts)),
})

async function runIngest(
  { app, kind, folder, config, note, signal }: BenchContext & BenchDatabase,
  input: { papers: number },
): Promise<IngestFigures> {
  const file = join(folder, 'papers.jsonl')
  await note(`writing ${input.papers} papers to a file`)
  const stock = await readStock(config.sharedFolder)
  await writePaperFile(file, stock, { count: input.papers })
  const { corpus } = stock
  stock.papers = []
  await note(`ingest: ${input.papers} papers (${corpus}, ${kind})`)
  const { result, cost } = await measure(() => app.ingest(databaseCalendar, { file }, signal))
  if (result.new !== input.papers) throw new Error(`${result.new} papers stored: ${file}`)
  await note('baseline: the same papers, bare')
  const baseline = await bareInsert(app.db, 'papers', pageSize)
  const [row] = await app.db.execute<{ tags: number }>(
    sql`select count(*)::int as tags from paper_tags`,
  )
  return {
    bench: 'ingest',
    database: kind,
    corpus,
    papers: result.new,
    tags: row?.tags ?? 0,
    ...cost,
    papersPerSecond: Math.round(result.new / cost.seconds),
    baselineSeconds: rounded(baseline),
    timesBaseline: rounded(cost.seconds / baseline),
  }
}
