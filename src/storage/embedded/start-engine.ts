/** Starts the embedded database in a thread of its own, so that a long statement never stalls the
 * web pages, and watches it. */
import { tmpdir } from 'node:os'
import { Worker } from 'node:worker_threads'
import { PaperboyError } from '../../errors.ts'
import type { EngineOrder, EngineReport, EngineSource } from './engine-messages.ts'

export type Engine = {
  socketPath: string
  /** Settles only when the database breaks while in use. */
  broken: Promise<Error>
  /** Writes everything down and ends the thread. Close the connection first. */
  close(): Promise<void>
}

export async function startEngine(source: EngineSource, socketPath: string): Promise<Engine> {
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
  return {
    socketPath,
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
      worker.postMessage('close')
      const report = await last
      await worker.terminate()
      if (report.kind === 'broken') throw new Error(report.reason)
    },
  }
}

function listen(worker: Worker): { next(): Promise<EngineReport> } {
  const arrived: EngineReport[] = []
  const waiting: Array<(report: EngineReport) => void> = []
  const push = (report: EngineReport) => {
    const taker = waiting.shift()
    if (taker) taker(report)
    else arrived.push(report)
  }
  worker.on('message', push)
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
