/** `bench meaning`: gives papers their vectors and asks for the nearest, beside brute force in the same run;
 * and how well the built-in model tells papers apart, beside random projection. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { App } from '../app.ts'
import { PaperboyError } from '../errors.ts'
import type { Hit } from '../search/best-hits.ts'
import { countTerms } from '../search/count-terms.ts'
import { keepVectors } from '../search/keep-vectors.ts'
import type { HeldVectors } from '../search/kept-index.ts'
import { embedCounts } from '../search/lsa/lexical-model.ts'
import { type MeaningDeps, openMeaning } from '../search/open-meaning.ts'
import { searchByMeaning } from '../search/search-by-meaning.ts'
import { withBenchDatabase } from './bench-database.ts'
import { openBruteForce } from './meaning/brute-force.ts'
import { measurePgvector, type PgvectorTimes } from './meaning/measure-pgvector.ts'
import { measureQuality, type Quality } from './meaning/measure-quality.ts'
import { storeTexts } from './meaning/store-texts.ts'
import { measure, rounded } from './measure.ts'
import { type BenchContext, measurement } from './measurement.ts'
import { readStock } from './paper-file.ts'

type MeaningFigures = Quality &
  PgvectorTimes & {
    bench: 'meaning'
    database: 'embedded' | 'postgres'
    corpus: 'recorded' | 'sample'
    papers: number
    dimensions: number
    /** A model computed and every paper given its vector; CPU of this process, its thread included. */
    buildSeconds: number
    buildCpuSeconds: number
    peakRssMb: number
    /** All vectors read into memory, and what they take there. */
    loadSeconds: number
    loadedMb: number
    /** A whole search: question, nearest hundred, their words. */
    searchP50Ms: number
    searchP95Ms: number
    /** The nearest 20 alone: exact, likely, and by brute force. */
    exactP50Ms: number
    exactP95Ms: number
    likelyP50Ms: number
    bruteP50Ms: number
    ofBrute: number
    /** Of brute force's nearest 20. */
    exactRecall: number
    likelyRecall: number
    /** Longest time in which this thread could do nothing else, while searching. */
    longestStallMs: number
  }

export const benchMeaning = measurement({
  counts: {
    papers: { help: 'papers stored', fallback: 100_000, max: 1_000_000 },
    questions: { help: 'questions asked', fallback: 100, max: 10_000 },
  },
  run: (context, counts) =>
    withBenchDatabase(context, ({ app, kind }) => run(context, { ...counts, app, kind })),
})

type Scene = { app: App; kind: 'embedded' | 'postgres'; papers: number; questions: number }

async function run({ config, note, signal }: BenchContext, scene: Scene): Promise<MeaningFigures> {
  const { app, kind, papers } = scene
  const stock = await readStock(config.sharedFolder)
  await note(`storing ${papers} papers (${kind})`)
  await storeTexts(app.db, stock.papers, papers)
  await note('computing the model, and a vector a paper')
  const meaning = openMeaning({ ...app.meaning, pgvector: 'none' })
  const build = await measure(() => keepVectors(meaning, { thorough: true, signal }))
  await note('reading the vectors')
  const before = process.memoryUsage()
  const load = await measure(() => meaning.readIndex())
  if (!load.result) {
    throw new PaperboyError('bad-input', `${papers} papers are too few to compute a model from`, {
      help: 'Give --papers 10 or more.',
    })
  }
  const held = load.result
  const loadedMb = Math.round(
    (process.memoryUsage().arrayBuffers - before.arrayBuffers) / 1_048_576,
  )
  await note(`asking ${scene.questions} questions`)
  const step = Math.max(1, Math.floor(stock.papers.length / scene.questions))
  const titles = stock.papers.filter((_, i) => i % step === 0).map(({ title }) => title)
  const { asked, times } = await ask(meaning, held, titles.slice(0, scene.questions))
  await note('the same of pgvector, where there is pgvector')
  const use = kind === 'postgres' ? 'indexed' : 'exact'
  const pgvector = await measurePgvector(app.db, { model: held.model, use, asked, signal })
  await note('teaching with half of the papers, looking for the abstracts of the others')
  return {
    bench: 'meaning',
    database: kind,
    corpus: stock.corpus,
    papers,
    dimensions: held.model.dimensions,
    buildSeconds: build.cost.seconds,
    buildCpuSeconds: build.cost.cpuSeconds,
    peakRssMb: build.cost.peakRssMb,
    loadSeconds: load.cost.seconds,
    loadedMb,
    ...times,
    ...pgvector,
    ...measureQuality(stock.papers, held.model.dimensions),
  }
}

const compared = 20
/** Asked twice: code is compiled and pages are read the first time. */
const warmUps = 10

async function ask(deps: MeaningDeps, { index, lexical }: HeldVectors, titles: string[]) {
  const brute = await openBruteForce(deps.db)
  const asked: Array<{ query: Float32Array; right: Hit[] }> = []
  const taken = { search: [], exact: [], likely: [], brute: [] } as Record<string, number[]>
  const time = async <T>(kind: string, work: () => Promise<T> | T): Promise<T> => {
    const start = performance.now()
    const result = await work()
    taken[kind]?.push(performance.now() - start)
    return result
  }
  const recalls = { exact: 0, likely: 0, of: 0 }
  const stalls = monitorEventLoopDelay({ resolution: 1 })
  const questions = titles.flatMap((text) => {
    const query = lexical && embedCounts(lexical, countTerms({ body: text }))
    return query ? [{ text, query }] : []
  })
  const warming = questions.slice(0, warmUps)
  for (const { text, query } of [...warming, ...questions]) {
    stalls.enable()
    await time('search', () => searchByMeaning(deps, { text, limit: 25 }))
    const exact = await time('exact', () => index.nearest(query, compared))
    const likely = await time('likely', () => index.likelyNearest(query, compared))
    stalls.disable()
    const right = await time('brute', () => brute(query, compared))
    asked.push({ query, right })
    // Papers repeat: of those alike any will do.
    const least = (right.at(-1)?.score ?? 0) - 1e-4
    recalls.exact += exact.filter(({ score }) => score >= least).length
    recalls.likely += likely.filter(({ score }) => score >= least).length
    recalls.of += right.length
  }
  const at = (kind: string, share: number) => {
    const sorted = (taken[kind] ?? []).slice(warming.length).sort((a, b) => a - b)
    return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  }
  const figures = {
    searchP50Ms: at('search', 0.5),
    searchP95Ms: at('search', 0.95),
    exactP50Ms: at('exact', 0.5),
    exactP95Ms: at('exact', 0.95),
    likelyP50Ms: at('likely', 0.5),
    bruteP50Ms: at('brute', 0.5),
    ofBrute: rounded(at('exact', 0.5) / at('brute', 0.5)),
    exactRecall: rounded(recalls.exact / recalls.of),
    likelyRecall: rounded(recalls.likely / recalls.of),
    longestStallMs: rounded(stalls.max / 1e6),
  }
  return { asked: asked.slice(warming.length), times: figures }
}
