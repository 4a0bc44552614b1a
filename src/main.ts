/** From argv to an exit code. */

import { openInstallation } from './app/open-installation.ts'
import { prepareStore } from './app/prepare-store.ts'
import { serve } from './app/serve.ts'
import { createApp } from './app.ts'
import { bench } from './bench/bench.ts'
import { describeError, parseCommand, runCommand } from './cli/run-command.ts'
import { type Config, loadBenchConfig, loadConfig } from './config.ts'
import { exitCodeOf, PaperboyError } from './errors.ts'

const io = {
  out: async (line: string) => write(process.stdout, line),
  note: async (line: string) => write(process.stderr, line),
}

const write = (stream: NodeJS.WriteStream, line: string): Promise<void> =>
  new Promise((resolve) => {
    stream.write(`${line}\n`, () => resolve())
  })

export async function main(argv: string[]): Promise<number> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stop.abort(new Error(signal)))
  }
  try {
    if (argv[0] === 'serve' && argv.length === 1) {
      await serve(loadConfig(), (line) => void io.out(line), stop.signal)
      return 0
    }
    if (argv[0] === 'migrate' && argv.length === 1) return await migrate(loadConfig())
    if (argv[0] === 'bench') return await bench(argv.slice(1), loadBenchConfig(), io, stop.signal)
    const parsed = parseCommand(argv)
    if (parsed.kind === 'run') return await runHereOrThere(argv, loadConfig(), stop.signal)
    await (parsed.exitCode === 0 ? io.out : io.note)(parsed.text)
    return parsed.exitCode
  } catch (error) {
    await io.note(describeError(error))
    return error instanceof PaperboyError ? exitCodeOf(error.code) : 1
  }
}

/** In this process, or in the one that owns the data directory. */
async function runHereOrThere(argv: string[], config: Config, signal: AbortSignal) {
  const opened = await openInstallation(config)
  if (opened.kind === 'taken') {
    const { columns: out } = process.stdout
    const { columns: err } = process.stderr
    const request = { argv, cwd: process.cwd(), columns: { out: out ?? null, err: err ?? null } }
    const raw = {
      out: async (text: string) => void process.stdout.write(text),
      err: async (text: string) => void process.stderr.write(text),
    }
    return await opened.handOver(request, raw, signal)
  }
  const { database, owner, secretKey, close } = opened.installation
  try {
    await prepareStore(database.db)
    const app = await createApp({ config, db: database.db, secretKey })
    const run = (given: { argv: string[]; cwd: string }, to: typeof io, stop: AbortSignal) =>
      runCommand(app.services, given, to, stop)
    owner?.serveCommands((request, other, stop) =>
      run(
        request,
        { out: (line) => other.out(`${line}\n`), note: (line) => other.err(`${line}\n`) },
        stop,
      ),
    )
    const code = await run({ argv, cwd: process.cwd() }, io, signal)
    app.close()
    return code
  } finally {
    await close()
  }
}

async function migrate(config: Config): Promise<number> {
  const opened = await openInstallation(config)
  if (opened.kind === 'taken') {
    await io.out('the running Paperboy has brought its database up to date')
    return 0
  }
  try {
    await prepareStore(opened.installation.database.db)
    await io.out('the database is up to date')
    return 0
  } finally {
    await opened.installation.close()
  }
}
