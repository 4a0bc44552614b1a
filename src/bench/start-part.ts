/** Starts one process of a measurement: the shipped bin, so that memory and CPU are those of a real
 * Paperboy. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BenchContext } from './measurement.ts'
import type { PartInput, PartName, PartVerbs } from './parts.ts'
import type { PartAnswer, PartRequest } from './serve-part.ts'

const bin = fileURLToPath(new URL('../paperboy.mjs', import.meta.url))

// biome-ignore lint/suspicious/noExplicitAny: any verb, whatever it takes
type Verb = (...input: any[]) => Promise<any>
type Of<Name extends PartName, Key extends keyof PartVerbs<Name>> = Extract<
  PartVerbs<Name>[Key],
  Verb
>

export type RunningPart<Name extends PartName> = {
  ask<Key extends keyof PartVerbs<Name> & string>(
    verb: Key,
    ...input: Parameters<Of<Name, Key>>
  ): ReturnType<Of<Name, Key>>
  end(): Promise<void>
}

/** Runs with a part that ends with it, whatever happens. */
export async function withPart<Name extends PartName, T>(
  context: Pick<BenchContext, 'config' | 'signal'>,
  name: Name,
  input: PartInput<Name>,
  run: (part: RunningPart<Name>) => Promise<T>,
): Promise<T> {
  const part = await startPart(context, name, input)
  try {
    return await run(part)
  } finally {
    await part.end()
  }
}

export async function startPart<Name extends PartName>(
  { config, signal }: Pick<BenchContext, 'config' | 'signal'>,
  name: Name,
  input: PartInput<Name>,
): Promise<RunningPart<Name>> {
  const child = fork(bin, ['bench', 'part', name], {
    env: { ...config.processes, NODE_ENV: 'production' },
    execArgv: [],
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  const kill = () => child.kill('SIGKILL')
  signal.addEventListener('abort', kill, { once: true })
  const closed = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ask = createAsk(child, name)
  const part = {
    ask,
    async end() {
      if (child.connected) child.disconnect()
      await closed
      signal.removeEventListener('abort', kill)
    },
  }
  await ask('open', input).catch(async (error) => {
    await part.end()
    throw error
  })
  return part as unknown as RunningPart<Name>
}

function createAsk(child: ChildProcess, name: string) {
  type Waiting = { resolve(value: unknown): void; reject(error: Error): void }
  const waiting = new Map<number, Waiting>()
  let asked = 0
  child.on('message', ({ number, result, error }: PartAnswer) => {
    const one = waiting.get(number)
    waiting.delete(number)
    if (error === undefined) one?.resolve(result)
    else one?.reject(new Error(`bench ${name}: ${error}`))
  })
  child.once('exit', (code, killed) => {
    for (const one of waiting.values()) {
      one.reject(new Error(`bench ${name} ended: ${killed ?? code}`))
    }
  })
  return (verb: string, input?: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const request: PartRequest = { number: asked++, verb, input: input ?? null }
      waiting.set(request.number, { resolve, reject })
      child.send(request, (error) => error && reject(error))
    })
}
