/** Puts the pages on a port, and takes them off it without cutting anybody short. */

import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { PaperboyError } from '../errors.ts'

export type WebServer = {
  /** The port in use; told by the system when 0 was asked for. */
  port: number
  /** Takes no new requests, lets those under way end (5 s at most), then closes every connection. */
  close(): Promise<void>
}

const patienceMs = 5000

/** Throws `conflict` when the port is taken, `bad-config` when the address cannot be listened on. */
export async function serveWeb(
  app: Hono,
  where: { host: string; port: number },
): Promise<WebServer> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  // A client that dribbles its request holds a connection no longer than this.
  server.headersTimeout = 15_000
  server.requestTimeout = 30_000
  await listen(server, where)
  const { port } = server.address() as AddressInfo
  return { port, close: () => closeServer(server) }
}

function listen(server: Server, where: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenProblem(error, where)))
    server.listen(where.port, where.host, resolve)
  })
}

function listenProblem(
  error: NodeJS.ErrnoException,
  { host, port }: { host: string; port: number },
): Error {
  if (error.code === 'EADDRINUSE') {
    return new PaperboyError('conflict', `Port ${port} is taken.`, {
      help: 'Stop what listens there, or set PORT to another one.',
      cause: error,
    })
  }
  return new PaperboyError('bad-config', `Cannot listen on ${host}:${port} (${error.code}).`, {
    help: 'Set HOST and PORT to an address of this machine and a port you may use.',
    cause: error,
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
