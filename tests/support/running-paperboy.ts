/** A real Paperboy: the bin in a process of its own, with an embedded database in a folder of its
 * own and no network. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const bin = join(import.meta.dirname, '../../src/paperboy.mjs')

export type RunningPaperboy = {
  url: string
  dataDir: string
  /** Everything printed so far. */
  printed(): string
  /** Runs a command in another process, in that folder. */
  command(...argv: string[]): Promise<{ code: number; out: string; err: string }>
  kill(signal: NodeJS.Signals): Promise<void>
  /** Starts again on the same data. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function startPaperboy(env: Record<string, string> = {}): Promise<RunningPaperboy> {
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
  const url = `http://localhost:${port}`
  let serving = await serve(folder, environment, url)
  return {
    url,
    dataDir,
    printed: () => serving.printed(),
    command: (...argv) => run(folder, environment, argv),
    async kill(signal) {
      serving.child.kill(signal)
      if (serving.child.exitCode === null && serving.child.signalCode === null) {
        await once(serving.child, 'exit')
      }
    },
    async restart() {
      serving = await serve(folder, environment, url)
    },
    async close() {
      if (serving.child.exitCode === null && serving.child.signalCode === null) {
        serving.child.kill('SIGTERM')
        await once(serving.child, 'exit')
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type Serving = { child: ChildProcess; printed(): string }

async function serve(cwd: string, env: Record<string, string>, url: string): Promise<Serving> {
  const child = spawn(process.execPath, [bin, 'serve'], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const greeted = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk
      // The line after the papers came in.
      if (text.includes('  next ')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => reject(new Error(`paperboy ended before it served ${url}:\n${text}`)))
  })
  await greeted
  return { child, printed: () => text }
}

async function run(cwd: string, env: Record<string, string>, argv: string[]) {
  const child = spawn(process.execPath, [bin, ...argv], {
    cwd,
    env,
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
  const [code] = (await once(child, 'close')) as [number]
  return { code, out, err }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
