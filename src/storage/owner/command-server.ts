/** The owner's side of a hand-over: runs the commands that other terminals give. */
import { createServer, type Server, type Socket } from 'node:net'
import { exitCodeOf, PaperboyError } from '../../errors.ts'
import type { CommandIo, CommandRequest, RunCommand } from './command.ts'
import { fromCommand, pieces, protocol, receive, send } from './wire.ts'

export type CommandServer = {
  /** Listens as soon as it is told where; being connectable is what tells that the owner lives. */
  server: Server
  /** Commands that came earlier have waited for this. */
  serve(run: RunCommand): void
  /** Refuses what comes, stops what runs and waits `graceMs` for it to end. */
  stop(graceMs: number): Promise<void>
  /** Drops whoever is still connected and stops listening. */
  close(): Promise<void>
}

type Connection = { socket: Socket; stop: AbortController; ended: Promise<void> }

const closing = 'Paperboy is closing; give the command again when it has ended.'

export function createCommandServer(): CommandServer {
  const open = new Set<Connection>()
  const { promise: runner, settle } = settled<RunCommand | null>()
  let stopping = false

  const server = createServer((socket) => {
    const stop = new AbortController()
    const connection: Connection = { socket, stop, ended: Promise.resolve() }
    open.add(connection)
    connection.ended = converse(socket, stop, async () => (stopping ? null : runner))
      .catch(() => {})
      .finally(() => {
        socket.destroySoon()
        open.delete(connection)
      })
  })
  server.unref()

  const stopAll = async (graceMs: number) => {
    stopping = true
    settle(null)
    for (const { stop } of open) stop.abort(new PaperboyError('unavailable', closing))
    await within(graceMs, Promise.all([...open].map(({ ended }) => ended)))
  }
  return {
    server,
    serve: settle,
    stop: stopAll,
    async close() {
      await stopAll(0)
      const closed = new Promise((resolve) => server.close(resolve))
      for (const { socket } of open) socket.destroy()
      await closed
    },
  }
}

function settled<T>() {
  let settle: (value: T) => void = () => {}
  const promise = new Promise<T>((resolve) => {
    settle = resolve
  })
  return { promise, settle }
}

/** One connection, one command. Nothing that arrives or breaks off here disturbs the owner. */
async function converse(
  socket: Socket,
  stop: AbortController,
  runner: () => Promise<RunCommand | null>,
) {
  socket.on('error', () => {})
  socket.on('close', () => stop.abort(new PaperboyError('unavailable', 'The terminal is gone.')))
  await send(socket, { kind: 'hello', protocol })
  const messages = receive(socket, fromCommand)
  const first = await messages.next()
  if (first.done || first.value.kind !== 'run') return
  const heard = hear(messages, stop).catch(() => stop.abort())
  const run = await Promise.race([runner(), aborted(stop.signal)])
  if (run === null) await send(socket, { kind: 'refused', why: closing })
  else if (run === 'aborted') await send(socket, { kind: 'exit', code: 130 })
  else await runFor(socket, first.value.request, run, stop.signal)
  socket.end()
  await heard
}

const aborted = (signal: AbortSignal) =>
  new Promise<'aborted'>((resolve) => {
    signal.addEventListener('abort', () => resolve('aborted'))
  })

async function hear(messages: AsyncIterable<{ kind: string }>, stop: AbortController) {
  for await (const { kind } of messages) {
    if (kind === 'abort') stop.abort(new PaperboyError('unavailable', 'Stopped.'))
  }
}

async function runFor(
  socket: Socket,
  request: CommandRequest,
  run: RunCommand,
  signal: AbortSignal,
) {
  const write = (kind: 'out' | 'err') => async (text: string) => {
    for (const piece of pieces(text)) await send(socket, { kind, text: piece })
  }
  const io: CommandIo = { out: write('out'), err: write('err') }
  await send(socket, { kind: 'exit', code: await codeOf(run, request, io, signal) })
}

async function codeOf(
  run: RunCommand,
  request: CommandRequest,
  io: CommandIo,
  signal: AbortSignal,
): Promise<number> {
  try {
    return await run(request, io, signal)
  } catch (error) {
    await io.err(`${error instanceof Error ? error.message : String(error)}\n`)
    return error instanceof PaperboyError ? exitCodeOf(error.code) : 1
  }
}

async function within(ms: number, work: Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([
    work,
    new Promise((resolve) => {
      timer = setTimeout(resolve, ms)
    }),
  ])
  clearTimeout(timer)
}
