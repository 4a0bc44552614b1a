/** Thread entry: one PGlite, served on a private socket to exactly one connection. With more its
 * multiplexer mixes their portals. */
import { parentPort, workerData } from 'node:worker_threads'
import type { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { withShortPath } from '../short-path.ts'
import { copyFolder } from './copy-folder.ts'
import type { EngineOrder, EngineReport, EngineRequest } from './engine-messages.ts'
import { openEngine } from './open-engine.ts'

const tell = (report: EngineReport) => parentPort?.postMessage(report)

const { source, socketPath } = workerData as EngineOrder
try {
  const pg = await openEngine(source)
  reportBreaking(pg)
  await withShortPath(socketPath, (path) => serve(pg, path))
} catch (error) {
  tell({ kind: 'broken', reason: error instanceof Error ? error.message : String(error) })
}

async function serve(pg: PGlite, path: string) {
  const server = new PGLiteSocketServer({ db: pg, path, maxConnections: 1 })
  await server.start()
  parentPort?.on('message', (request: EngineRequest) => {
    if (request.kind === 'close') void close(pg, server)
    else void copy(pg, request.to)
  })
  tell({ kind: 'ready' })
}

async function copy(pg: PGlite, to: string) {
  try {
    if (source.kind !== 'folder') throw new Error('this database lives in memory')
    const from = source.path
    await pg.runExclusive(async () => copyFolder(from, to))
    tell({ kind: 'copied', to, fault: null })
  } catch (error) {
    tell({ kind: 'copied', to, fault: error instanceof Error ? error.message : String(error) })
  }
}

async function close(pg: PGlite, server: PGLiteSocketServer) {
  try {
    await server.stop()
    // The server does not wait for the rollback of a connection that it cuts off.
    await pg.runExclusive(async () => {})
    if (pg.isInTransaction()) await pg.exec('rollback')
    await pg.close()
    tell({ kind: 'closed' })
  } catch (error) {
    tell({ kind: 'broken', reason: String(error) })
  }
}

/** A trap in the engine leaves the socket server's queue stuck for ever, without a word: an SQL
 * error is an answer and never gets here. */
function reportBreaking(pg: PGlite) {
  const run = pg.execProtocolRawStream.bind(pg)
  pg.execProtocolRawStream = async (...args) => {
    try {
      return await run(...args)
    } catch (error) {
      tell({ kind: 'broken', reason: String(error) })
      throw error
    }
  }
}
