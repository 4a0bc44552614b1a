/** Starts the embedded database in a thread of its own, so that a long statement never stalls the
 * web pages, and watches it. */
import { tmpdir } from 'node:os'
import { Worker } from 'node:worker_threads'
import { PaperboyError } from '../../errors.ts'
import type { EngineOrder, EngineReport, EngineRequest, EngineSource } from './engine-messages.ts'
import { spareMemory } from './spare-memory.ts'

export type Engine = {
  socketPath: string
  /** Settles only when the database breaks while in use. */
  broken: Promise<Error>
  /** The folder as it is now, whole, into one that is not there yet; statements wait meanwhile. */
  copyTo(path: string): Promise<void>
  /** Writes everything down and ends the thread. Close the connection first. */
  close(): Promise<void>
}

export async function startEngine(source: EngineSource, socketPath: string): Promise<Engine> {
  spareMemory()
  const order: EngineOrder = { source, socketPath }
  const worker = new Worker(new URL('./engine-start.mjs', import.meta.url), {
    workerData: order,
    execArgv: [],
    env: { NODE_ENV: 'production', TZ: 'UTC', TMPDIR: tmpdir() },
  })
  const reports = listen(worker)
  const first = await reports.next()
  if (first.kind !== 'ready') {
    await worker.terminate()
    throw cannotOpen(first)
  }
  let closing = false
  const last = reports.next()
  const ask = (request: EngineRequest) => worker.postMessage(request)
  return {
    socketPath,
    copyTo: (to) => copied(worker, to, () => ask({ kind: 'copy', to })),
    broken: new Promise((resolve) => {
      void last.then(async (report) => {
        if (closing || report.kind !== 'broken') return
        // Ends the connection too, so that what waits for an answer fails instead of waiting on.
        await worker.terminate()
        resolve(new Error(`The embedded database broke: ${report.reason}`))
      })
    }),
    async close() {
      closing = true
      ask({ kind: 'close' })
      const report = await last
      await worker.terminate()
      if (report.kind === 'broken') throw new Error(report.reason)
    },
  }
}

/** Rejects with what went wrong, also when the engine ends first. */
function copied(worker: Worker, to: string, ask: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (fault: string | null) => {
      worker.off('message', hear)
      worker.off('exit', exit)
      if (fault === null) resolve()
      else reject(new PaperboyError('unavailable', `The database was not copied: ${fault}`))
    }
    const hear = (report: EngineReport) => {
      if (report.kind === 'copied' && report.to === to) end(report.fault)
    }
    const exit = () => end('its thread ended')
    worker.on('message', hear)
    worker.on('exit', exit)
    ask()
  })
}

function listen(worker: Worker): { next(): Promise<EngineReport> } {
  const arrived: EngineReport[] = []
  const waiting: Array<(report: EngineReport) => void> = []
  const push = (report: EngineReport) => {
    const taker = waiting.shift()
    if (taker) taker(report)
    else arrived.push(report)
  }
  worker.on('message', (report: EngineReport) => {
    if (report.kind !== 'copied') push(report)
  })
  worker.on('error', (error) => push({ kind: 'broken', reason: String(error) }))
  worker.on('exit', () => push({ kind: 'broken', reason: 'its thread ended' }))
  return {
    next: () =>
      new Promise((resolve) => {
        const report = arrived.shift()
        if (report) resolve(report)
        else waiting.push(resolve)
      }),
  }
}

const cannotOpen = (report: EngineReport) =>
  new PaperboyError(
    'unavailable',
    `The embedded database does not open: ${report.kind === 'broken' ? report.reason : report.kind}`,
    { help: 'Check that the disk is not full, or restore the folder from a backup.' },
  )
