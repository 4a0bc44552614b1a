/** A real Paperboy: the bin in processes of its own, with an embedded database in a folder of its
 * own (or a Postgres, when told) and no network. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** This tree. */
export const root = join(import.meta.dirname, '../..')

/** `code` is null when a signal ended it. */
export type Ended = { code: number | null; out: string; err: string }

export type Started = {
  child: ChildProcess
  /** Everything printed so far. */
  printed(): string
  ended: Promise<Ended>
}

export type RunningPaperboy = {
  url: string
  /** The working directory of it and its commands; DATA_DIR lies in it. */
  folder: string
  dataDir: string
  environment: Record<string, string>
  /** Everything the newest start printed so far. */
  printed(): string
  /** Runs a command in another process, in that folder. */
  command(...argv: string[]): Promise<Ended>
  /** The same, without waiting for its end. */
  start(...argv: string[]): Started
  /** Answers how the process ended. */
  kill(signal: NodeJS.Signals): Promise<Ended>
  /** Starts again on the same data, by another build when told. */
  restart(by?: string): Promise<void>
  close(): Promise<void>
}

/** `build`: the folder of another build's package.json. */
export async function startPaperboy(
  env: Record<string, string> = {},
  build = root,
): Promise<RunningPaperboy> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-running-'))
  const port = await freePort()
  const dataDir = join(folder, 'data')
  const environment = {
    PATH: process.env.PATH ?? '',
    DATA_DIR: dataDir,
    PORT: String(port),
    SOURCES: 'none',
    ...env,
  }
  let current = build
  const start = (...argv: string[]) =>
    startBin(argv, { cwd: folder, env: environment, build: current })
  let serving = await greeted(start('serve'))
  const kill = (signal: NodeJS.Signals) => {
    serving.child.kill(signal)
    return serving.ended
  }
  return {
    url: `http://localhost:${port}`,
    folder,
    dataDir,
    environment,
    printed: () => serving.printed(),
    command: (...argv) => start(...argv).ended,
    start,
    kill,
    async restart(by = current) {
      current = by
      serving = await greeted(start('serve'))
    },
    async close() {
      await kill('SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The bin in a process of its own. */
export function startBin(
  argv: string[],
  { build = root, ...options }: { cwd: string; env: Record<string, string>; build?: string },
): Started {
  const child = spawn(process.execPath, [join(build, 'src/paperboy.mjs'), ...argv], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }))
  return { child, printed: () => `${out}${err}`, ended }
}

/** Waits for the line after the papers came in. */
async function greeted(started: Started): Promise<Started> {
  const said = new Promise<void>((resolve) => {
    started.child.stdout?.on('data', () => {
      if (started.printed().includes('  next ')) resolve()
    })
  })
  const over = started.ended.then(({ out, err }) => {
    throw new Error(`paperboy ended before it served:\n${out}${err}`)
  })
  await Promise.race([said, over])
  over.catch(() => undefined)
  return started
}

export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
