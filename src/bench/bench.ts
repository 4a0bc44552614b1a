/** `bench NAME`: measures this build on a database of its own, which it makes and drops. */
import { parseArgs } from 'node:util'
import type { CommandIo } from '../cli/command.ts'
import type { BenchConfig } from '../config.ts'
import { PaperboyError } from '../errors.ts'
import { benchCrash } from './bench-crash.ts'
import { benchDelivery } from './bench-delivery.ts'
import { benchImport } from './bench-import.ts'
import { benchIngest } from './bench-ingest.ts'
import { benchMailed } from './bench-mailed.ts'
import { benchMeaning } from './bench-meaning.ts'
import { benchPlan } from './bench-plan.ts'
import { benchQueries } from './bench-queries.ts'
import { benchSearch } from './bench-search.ts'
import { benchTags } from './bench-tags.ts'
import { benchWeb } from './bench-web.ts'
import type { Measurement } from './measurement.ts'
import { servePart } from './serve-part.ts'
import { wholeNumber } from './whole-number.ts'

const measurements: Record<string, Measurement> = {
  ingest: benchIngest,
  import: benchImport,
  plan: benchPlan,
  delivery: benchDelivery,
  crash: benchCrash,
  web: benchWeb,
  meaning: benchMeaning,
  tags: benchTags,
  mailed: benchMailed,
  queries: benchQueries,
  search: benchSearch,
}

const place = `Measures this build on a database of its own, dropped at the end: on the Postgres server of
PAPERBOY_BENCH_POSTGRES or DATABASE_URL, else an embedded one in a temporary folder.`

const help = `Usage:
${Object.entries(measurements)
  .map(([name, { counts }]) => `  ${usageOf(name, counts)}`)
  .join('\n')}

${place} "bench NAME --help" tells the counts.`

/** Returns the exit code. Throws 'bad-input' for options that are no counts. */
export async function bench(
  argv: string[],
  config: BenchConfig,
  io: CommandIo,
  signal: AbortSignal,
): Promise<number> {
  const [name = '', ...words] = argv
  // A process of a measurement (start-part.ts), not for people.
  if (name === 'part' && process.send) return servePart(words[0] ?? '')
  const chosen = measurements[name]
  if (!chosen) {
    const asked = ['help', '--help', '-h'].includes(name)
    await (asked ? io.out : io.note)(help)
    return asked ? 0 : 2
  }
  const values = readWords(name, chosen, words)
  if (values.help) {
    await io.out(helpOf(name, chosen))
    return 0
  }
  const counts = Object.entries(chosen.counts).map(([count, { fallback, max }]) => [
    count,
    wholeNumber(count, values[count] as string | undefined, fallback, max),
  ])
  const context = { config, note: io.note, signal }
  const figures = await chosen.run(context, Object.fromEntries(counts)).catch((error) => {
    // A stop kills processes and drops databases, which fail in words of their own.
    throw signal.aborted && !(error instanceof PaperboyError) ? signal.reason : error
  })
  if (values.json) await io.out(JSON.stringify(figures))
  else for (const [key, value] of Object.entries(figures)) await io.out(`${key}: ${shown(value)}`)
  return chosen.passes?.(figures) === false ? 1 : 0
}

/** Counts of something by name stand on one line. */
const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(
          ([name, count]) => `${name} ${typeof count === 'object' ? JSON.stringify(count) : count}`,
        )
        .join(', ')
    : String(value)

function readWords(name: string, chosen: Measurement, args: string[]) {
  const counts = Object.keys(chosen.counts).map((count) => [count, { type: 'string' as const }])
  try {
    const options = {
      ...(Object.fromEntries(counts) as Record<string, { type: 'string' }>),
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const
    return parseArgs({ args, options }).values as Record<string, string | boolean | undefined>
  } catch (error) {
    throw new PaperboyError('bad-input', (error as Error).message, { help: helpOf(name, chosen) })
  }
}

function usageOf(name: string, counts: Measurement['counts']): string {
  const words = Object.keys(counts).map((count) => `[--${count} N] `)
  return `paperboy bench ${name} ${words.join('')}[--json]`
}

const helpOf = (name: string, { counts }: Measurement): string =>
  [
    `Usage: ${usageOf(name, counts)}`,
    '',
    place,
    '',
    ...Object.entries(counts).map(
      ([count, { help: what, fallback }]) => `  --${count.padEnd(12)} ${what} (${fallback})`,
    ),
    `  --${'json'.padEnd(12)} print one JSON object (its keys: src/bench/README.md)`,
  ].join('\n')
