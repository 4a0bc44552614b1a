/** Stands between a driver and Postgres and lets a COMMIT through, but not its acknowledgement: the
 * answer is swallowed and the connection cut, as when a network fails at the worst moment. */

import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

export type LossyProxy = {
  /** The database of `url`, by way of the proxy. */
  url: string
  /** The next transaction that ends is not heard of; a statement alone is one. */
  loseNext(): void
  /** How many acknowledgements were lost so far. */
  lost(): number
  close(): Promise<void>
}

export async function startLossyProxy(url: string): Promise<LossyProxy> {
  const target = new URL(url)
  const state = { armed: false, lost: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.pipe(upstream)
    const relay = createRelay(state, client)
    upstream.on('data', (chunk) => relay(chunk))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String((server.address() as AddressInfo).port)
  return {
    url: through.href,
    loseNext: () => {
      state.armed = true
    },
    lost: () => state.lost,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

const commandComplete = 'C'.charCodeAt(0)
const readyForQuery = 'Z'.charCodeAt(0)
/** The session is in no transaction: what came before is committed. */
const idle = 'I'.charCodeAt(0)

/** Reads the server's messages (a byte of kind, four of length). From CommandComplete on they are held
 * back until ReadyForQuery tells whether that was the end of a transaction. */
function createRelay(state: { armed: boolean; lost: number }, client: Socket) {
  let rest: Buffer = Buffer.alloc(0)
  let held: Buffer[] = []
  const pass = (message: Buffer, kind: number) => {
    if (kind !== readyForQuery) {
      if (kind === commandComplete || held.length > 0) held.push(message)
      else client.write(message)
      return
    }
    const committed = held.length > 0 && message[5] === idle
    if (committed && state.armed) {
      state.armed = false
      state.lost += 1
      client.destroy()
      return
    }
    client.write(Buffer.concat([...held, message]))
    held = []
  }
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= 5) {
      const length = 1 + rest.readUInt32BE(1)
      if (rest.length < length) return
      pass(rest.subarray(0, length), rest[0] as number)
      rest = rest.subarray(length)
    }
  }
}
