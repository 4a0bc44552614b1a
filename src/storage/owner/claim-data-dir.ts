/** One process owns DATA_DIR, because two that opened the embedded database would lose committed
 * rows without a word. Process ids mean nothing across containers (the first is always 1), so an
 * owner lives while the kernel accepts a connection on the socket that its lock file names. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { PaperboyError } from '../../errors.ts'
import { connectTo, listenAt } from '../unix-socket.ts'
import type { CommandIo, CommandRequest, RunCommand } from './command.ts'
import { createCommandServer } from './command-server.ts'
import { handOver } from './hand-over.ts'
import {
  controlSocket,
  createLock,
  databaseSocket,
  type Lock,
  newestLock,
  removeLock,
  removeLocksBelow,
} from './lock-files.ts'
import { isNetworkDisk, machineId } from './machine.ts'
import { type DataDir, prepareDataDir } from './prepare-data-dir.ts'

export type DataDirOwner = {
  kind: 'owner'
  /** Absolute. */
  dataDir: string
  /** Where the embedded database may listen. */
  databaseSocket: string
  /** From now on runs what other terminals hand over; what came before has waited. */
  serveCommands(run: RunCommand): void
  /** Refuses new commands, stops the running ones and waits up to `graceMs` (10 s) for them. Call
   * it before closing the database. */
  stopCommands(graceMs?: number): Promise<void>
  /** Gives DATA_DIR up. Call it last, with the database closed. */
  release(): Promise<void>
}

export type DataDirClaim =
  | DataDirOwner
  | {
      kind: 'taken'
      handOver(request: CommandRequest, io: CommandIo, signal?: AbortSignal): Promise<number>
    }

/** `waitMs`: how long to wait for an owner that may be about to end, such as a short command. */
export async function claimDataDir(
  dataDir: string,
  { waitMs = 0 }: { waitMs?: number } = {},
): Promise<DataDirClaim> {
  const dir = await prepareDataDir(dataDir)
  const giveUp = performance.now() + waitMs
  for (;;) {
    const newest = await newestLock(dir.runDir)
    const path = newest?.content ? controlSocket(dir.runDir, newest.content.id) : null
    if (path && (await isListening(path))) {
      if (performance.now() < giveUp) await sleep(100)
      else return { kind: 'taken', handOver: (...args) => handOver(path, ...args) }
      continue
    }
    await refuseForeign(dir, newest)
    // Null: another process was quicker. Look at what it left.
    const owner = await takeOver(dir, (newest?.generation ?? 0) + 1)
    if (owner) return owner
  }
}

async function takeOver(dir: DataDir, generation: number): Promise<DataDirOwner | null> {
  const { runDir } = dir
  const id = randomBytes(8).toString('hex')
  const socketPath = controlSocket(runDir, id)
  const commands = createCommandServer()
  await listenAt(commands.server, socketPath).catch((error) => {
    throw noSockets(error)
  })
  const close = async () => {
    await commands.close()
    await rm(socketPath, { force: true })
  }
  const content = { id, machine: await machineId(), host: hostname() }
  if (!(await createLock(runDir, generation, content))) {
    await close()
    return null
  }
  const newest = await newestLock(runDir)
  if (newest?.content?.id !== id || !(await isListening(socketPath))) {
    await close()
    if (newest?.content?.id !== id) await removeLock(runDir, generation)
    return null
  }
  await removeLocksBelow(runDir, generation)
  return {
    kind: 'owner',
    dataDir: dir.path,
    databaseSocket: databaseSocket(runDir, id),
    serveCommands: commands.serve,
    stopCommands: (graceMs = 10_000) => commands.stop(graceMs),
    release: close,
  }
}

/** Whether a process listens there. Anything but a plain "nobody" counts as yes: the database is
 * never opened on a doubt. */
async function isListening(path: string): Promise<boolean> {
  try {
    const socket = await connectTo(path)
    socket.destroy()
    return true
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall !== 'connect') throw error
    return code !== 'ECONNREFUSED' && (code !== 'ENOENT' || existsSync(path))
  }
}

/** On a network disk "nobody listens" may only mean: not on this machine. */
async function refuseForeign(dir: DataDir, newest: Lock | null) {
  if (!newest?.content || newest.content.machine === (await machineId())) return
  if (!(await isNetworkDisk(dir.runDir))) return
  throw new PaperboyError(
    'conflict',
    `DATA_DIR is on a network disk and was last used on ${newest.content.host}, perhaps still is.`,
    { help: `If no Paperboy runs there any longer, delete ${dir.runDir} and start again.` },
  )
}

const noSockets = (cause: unknown) =>
  new PaperboyError('bad-config', `DATA_DIR cannot hold a Unix socket: ${String(cause)}`, {
    help: 'Name a folder on a local disk, or use Postgres by DATABASE_URL.',
    cause,
  })
