/** The other terminal's side: gives a command to the owner and shows what it prints. */
import type { Socket } from 'node:net'
import { PaperboyError } from '../../errors.ts'
import { connectTo } from '../unix-socket.ts'
import type { CommandIo, CommandRequest } from './command.ts'
import { type FromOwner, fromOwner, protocol, receive, send } from './wire.ts'

/** A living owner greets at once, unless its main thread is stuck. */
const greetingMs = 10_000

/** Files by the number they are open under here, as `<(...)` of a shell names a pipe. */
const openHere = /^(--[\w-]+=)?\/(dev\/(fd\/|std(in|out|err)$)|proc\/(self|thread-self)\/)/

/** Answers the command's exit code. Throws `unavailable` when the owner refuses or dies midway, `bad-input`
 * for what would be another file there.
 * Aborting the signal stops that command only; its exit code still comes. */
export async function handOver(
  socketPath: string,
  request: CommandRequest,
  io: CommandIo,
  signal?: AbortSignal,
): Promise<number> {
  const foreign = request.argv.find((word) => openHere.test(word))
  if (foreign !== undefined) throw notThere(foreign)
  const socket = await connectTo(socketPath).catch((error) => {
    throw lost(error)
  })
  const abort = () => void send(socket, { kind: 'abort' })
  try {
    const messages = receive(socket, fromOwner)
    await greet(socket, messages)
    await send(socket, { kind: 'run', request })
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort)
    return await follow(messages, io)
  } catch (error) {
    throw error instanceof PaperboyError ? error : lost(error)
  } finally {
    signal?.removeEventListener('abort', abort)
    socket.destroy()
  }
}

async function greet(socket: Socket, messages: AsyncGenerator<FromOwner>) {
  const timer = setTimeout(() => socket.destroy(new Error('no greeting')), greetingMs)
  const first = await messages.next().catch(() => ({ done: true as const, value: undefined }))
  clearTimeout(timer)
  if (first.done) {
    throw new PaperboyError('unavailable', 'The Paperboy that holds DATA_DIR does not answer.', {
      help: 'Stop it, and give the command again.',
    })
  }
  if (first.value.kind !== 'hello' || first.value.protocol !== protocol) {
    throw new PaperboyError('unavailable', 'Another version of Paperboy holds DATA_DIR.', {
      help: 'Restart it after the upgrade, then give the command again.',
    })
  }
}

async function follow(messages: AsyncGenerator<FromOwner>, io: CommandIo): Promise<number> {
  for await (const message of messages) {
    if (message.kind === 'out') await io.out(message.text)
    if (message.kind === 'err') await io.err(message.text)
    if (message.kind === 'exit') return message.code
    if (message.kind === 'refused') throw new PaperboyError('unavailable', message.why)
  }
  throw lost()
}

const lost = (cause?: unknown) =>
  new PaperboyError('unavailable', 'Paperboy ended before the command did.', {
    help: 'What the command had finished is kept. Start Paperboy and give the command again.',
    cause,
  })

const notThere = (word: string) =>
  new PaperboyError('bad-input', `the running Paperboy cannot open ${word.replace(/^.*=/, '')}`, {
    help: 'Write what comes by a pipe into a file, and name that.',
  })
