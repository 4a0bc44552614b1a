/** `bench import`: a file of subscribers through the verb of `import`, then once more as after a kill. */
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { bareInsert } from './bare-insert.ts'
import { openApp } from './bench-database.ts'
import { type BenchPlace, unlessStopped, withBenchFolder, withBenchPlace } from './bench-place.ts'
import { type Cost, rounded } from './measure.ts'
import { type BenchContext, measurement } from './measurement.ts'
import { withPart } from './start-part.ts'

type ImportFigures = Cost & {
  bench: 'import'
  database: 'embedded' | 'postgres'
  rows: number
  rowsPerSecond: number
  /** The same file again, which changes nothing. */
  againSeconds: number
  againRssMb: number
  /** Readers, interests and consents of the same rows written bare, in the same run. */
  baselineSeconds: number
  timesBaseline: number
}

const rowsAtOnce = 1000

export const benchImport = measurement({
  counts: { rows: { help: 'rows of the file', fallback: 10_000, max: 10_000_000 } },
  run: (context, counts) =>
    withBenchFolder((folder) =>
      withBenchPlace(context, folder, (place) =>
        unlessStopped(runImport({ ...context, place, folder }, counts), context.signal),
      ),
    ),
})

async function runImport(
  scene: BenchContext & { place: BenchPlace; folder: string },
  { rows }: { rows: number },
): Promise<ImportFigures> {
  const { place, folder, note } = scene
  const { environment, kind } = place
  const file = join(folder, 'readers.csv')
  await note(`writing ${rows} rows to a file`)
  await pipeline(Readable.from(linesOf(rows)), createWriteStream(file))
  const bring = () =>
    withPart(scene, 'bring-readers', { environment }, async (part) => {
      const brought = await part.ask('bring', { file })
      await part.ask('close')
      return brought
    })
  await note(`import: ${rows} rows (${kind})`)
  const { created, ...cost } = await bring()
  if (created !== rows) throw new Error(`${created} readers of ${rows} were made`)
  await note('the same file again')
  const again = await bring()
  if (again.unchanged !== rows) throw new Error(`${again.unchanged} of ${rows} stayed as they were`)
  await note('baseline: the same rows, bare')
  const baseline = await writeBare(environment)
  return {
    bench: 'import',
    database: kind,
    rows,
    seconds: cost.seconds,
    cpuSeconds: cost.cpuSeconds,
    peakRssMb: cost.peakRssMb,
    rowsPerSecond: Math.round(rows / cost.seconds),
    againSeconds: again.seconds,
    againRssMb: again.peakRssMb,
    baselineSeconds: rounded(baseline),
    timesBaseline: rounded(cost.seconds / baseline),
  }
}

const zones = ['Asia/Seoul', 'Europe/Berlin', 'America/New_York', 'UTC']
const interests = ['cs.CV', 'cs.CL', '"cs.CV,cs.LG"', '"cs.AI,cs.RO,stat.ML"']

function* linesOf(rows: number): Generator<string> {
  yield 'email,tags,timezone,hour,rhythm,consent_source\n'
  for (let n = 0; n < rows; n++) {
    const [zone, tags] = [zones[n % 4], interests[(n >> 2) % 4]]
    yield `reader-${n}@lab-${n % 977}.example,${tags},${zone},${5 + (n % 6)},daily,a list of before\n`
  }
}

async function writeBare(environment: Record<string, string>): Promise<number> {
  const { app, close } = await openApp(environment)
  try {
    let seconds = 0
    for (const table of ['subscribers', 'interests', 'consents']) {
      seconds += await bareInsert(app.db, table, rowsAtOnce)
    }
    return seconds
  } finally {
    await close()
  }
}
