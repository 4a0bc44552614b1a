/** `bench NAME`: measures this build on a database of its own, which it makes and drops. */
import { parseArgs } from 'node:util'
import type { CommandIo } from '../cli/command.ts'
import type { BenchConfig } from '../config.ts'
import { PaperboyError } from '../errors.ts'
import { withBenchDatabase } from './bench-database.ts'
import { benchIngest, type IngestFigures } from './bench-ingest.ts'
import { benchPlan, type PlanFigures } from './bench-plan.ts'
import { wholeNumber } from './whole-number.ts'

const help = `Usage: paperboy bench ingest [--papers N] [--json]
       paperboy bench plan [--subscribers N] [--papers N] [--days N] [--json]

Measure this build on a database of its own, dropped at the end: on the Postgres server of
PAPERBOY_BENCH_POSTGRES or DATABASE_URL, else an embedded one in a temporary folder.

  --papers       ingest: papers brought in (10000); plan: papers of each day (500)
  --subscribers  readers who are due (10000)
  --days         days planned one after another; the last one is measured (1)
  --json         print one JSON object (its keys: src/bench/README.md)`

const options = {
  papers: { type: 'string' },
  subscribers: { type: 'string' },
  days: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Returns the exit code. Throws 'bad-input' for options that are no counts. */
export async function bench(
  argv: string[],
  config: BenchConfig,
  io: CommandIo,
  signal: AbortSignal,
): Promise<number> {
  const { values, positionals } = readWords(argv)
  const name = positionals[0]
  if (values.help || name === 'help') {
    await io.out(help)
    return 0
  }
  if (positionals.length !== 1 || (name !== 'ingest' && name !== 'plan')) {
    await io.note(help)
    return 2
  }
  const papers = wholeNumber('papers', values.papers, name === 'ingest' ? 10_000 : 500, 1_000_000)
  const subscribers = wholeNumber('subscribers', values.subscribers, 10_000, 2_000_000)
  const days = wholeNumber('days', values.days, 1, 30)
  const figures = await withBenchDatabase<IngestFigures | PlanFigures>(
    config,
    { ...io, signal },
    (opened) => {
      const context = { ...opened, sharedFolder: config.sharedFolder, note: io.note, signal }
      return name === 'ingest'
        ? benchIngest(context, { papers })
        : benchPlan(context, { papers, subscribers, days })
    },
  )
  if (values.json) await io.out(JSON.stringify(figures))
  else for (const [key, value] of Object.entries(figures)) await io.out(`${key}: ${value}`)
  return 0
}

function readWords(argv: string[]) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true })
  } catch (error) {
    throw new PaperboyError('bad-input', (error as Error).message, { help })
  }
}
