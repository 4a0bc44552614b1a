/** From argv to an exit code. Most of the program is imported when it is needed: a command that another
 * process runs needs little of it. */

import { type Opened, openInstallation } from './app/open-installation.ts'
import { version } from './app/version.ts'
import { describeError, parseCommand } from './cli/run-command.ts'
import { type Config, loadBenchConfig, loadConfig } from './config.ts'
import { exitCodeOf, PaperboyError } from './errors.ts'

/** A command in another terminal may just be ending. */
const ownerPatienceMs = 3_000

const io = {
  out: async (line: string) => write(process.stdout, line),
  note: async (line: string) => write(process.stderr, line),
  ...(process.stderr.isTTY && {
    // Back to the beginning of the line, and what stands there goes.
    redraw: async (line: string) => void process.stderr.write(`\r\x1b[2K${line}`),
  }),
}

const write = (stream: NodeJS.WriteStream, line: string): Promise<void> =>
  new Promise((resolve) => {
    stream.write(`${line}\n`, () => resolve())
  })

export async function main(argv: string[]): Promise<number> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stop.abort(new PaperboyError('unavailable', 'Stopped.')))
  }
  // `paperboy ... | head` has read enough: what is being done goes on, unheard.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  try {
    if (['--version', '-V', 'version'].includes(argv[0] ?? '')) {
      await io.out(version)
      return 0
    }
    if (argv[0] === 'serve' && argv.length === 1) return await serveHere(loadConfig(), stop.signal)
    if (argv[0] === 'migrate' && argv.length === 1) return await migrate(loadConfig())
    if (argv[0] === 'bench') {
      const { bench } = await import('./bench/bench.ts')
      return await bench(argv.slice(1), loadBenchConfig(), io, stop.signal)
    }
    const parsed = parseCommand(argv)
    if (parsed.kind === 'run') return await runHereOrThere(argv, loadConfig(), stop.signal)
    if (parsed.kind === 'run-locally') {
      const { runLocally } = await import('./app/run-local.ts')
      return await runLocally(loadConfig(), { ...parsed, io, signal: stop.signal })
    }
    await (parsed.exitCode === 0 ? io.out : io.note)(parsed.text)
    return parsed.exitCode
  } catch (error) {
    await io.note(describeError(error))
    return error instanceof PaperboyError ? exitCodeOf(error.code) : 1
  }
}

/** The database opens in a thread of its own while the rest of the program is read. */
async function serveHere(config: Config, signal: AbortSignal): Promise<number> {
  const opening = openInstallation(config, ownerPatienceMs)
  const [program, opened] = await Promise.allSettled([import('./app/serve.ts'), opening])
  if (opened.status === 'rejected') throw opened.reason
  if (program.status === 'rejected') {
    if (opened.value.kind === 'open') await opened.value.installation.close()
    throw program.reason
  }
  await program.value.serve(config, opened.value, (line) => void io.out(line), signal)
  return 0
}

/** In this process, or in the one that owns the data directory. */
async function runHereOrThere(argv: string[], config: Config, signal: AbortSignal) {
  const opened = await openInstallation(config)
  if (opened.kind === 'taken') return handOver(opened, argv, signal)
  try {
    const { runHere } = await import('./app/run-here.ts')
    return await runHere(config, opened.installation, { argv, io, signal })
  } finally {
    await opened.installation.close()
  }
}

function handOver(taken: Extract<Opened, { kind: 'taken' }>, argv: string[], signal: AbortSignal) {
  const { columns: out } = process.stdout
  const { columns: err } = process.stderr
  const request = { argv, cwd: process.cwd(), columns: { out: out ?? null, err: err ?? null } }
  const raw = {
    out: async (text: string) => void process.stdout.write(text),
    err: async (text: string) => void process.stderr.write(text),
  }
  return taken.handOver(request, raw, signal)
}

async function migrate(config: Config): Promise<number> {
  const opened = await openInstallation(config)
  if (opened.kind === 'taken') {
    await io.out('the running Paperboy has brought its database up to date')
    return 0
  }
  try {
    const { prepareInstallation } = await import('./app/prepare-installation.ts')
    await prepareInstallation(opened.installation)
    await io.out('the database is up to date')
    return 0
  } finally {
    await opened.installation.close()
  }
}
