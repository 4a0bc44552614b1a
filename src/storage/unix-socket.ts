/** Listening on and connecting to a Unix socket, whatever the length of its path. */
import { connect, type Server, type Socket } from 'node:net'
import { withShortPath } from './short-path.ts'

export const listenAt = (server: Server, path: string): Promise<void> =>
  withShortPath(
    path,
    (short) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(short, () => {
          server.off('error', reject)
          resolve()
        })
      }),
  )

/** A connected socket; rejects with the system's error (ENOENT, ECONNREFUSED...). */
export const connectTo = (path: string): Promise<Socket> =>
  withShortPath(
    path,
    (short) =>
      new Promise((resolve, reject) => {
        const socket = connect(short)
        // Stays: the other side may reset the connection before anyone else listens.
        socket.on('error', reject)
        socket.once('connect', () => resolve(socket))
      }),
  )
