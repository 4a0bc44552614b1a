/** A server that goes away while a new connection still learns its types. */
import { execFile } from 'node:child_process'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('processes/look.ts', import.meta.url))
const mend = new URL('../../src/storage/mend-driver.mjs', import.meta.url).href

/** AuthenticationOk and ReadyForQuery (PostgreSQL documentation, "Message Formats"). */
const welcome = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])

/** Lets in and resets the connection at the first question, which is the driver's own. */
function welcomeAndReset(socket: Socket) {
  socket.on('error', () => {})
  socket.once('data', () => {
    socket.write(welcome)
    socket.once('data', () => socket.resetAndDestroy())
  })
}

describe('a connection reset before its first statement', () => {
  it('refuses that statement; the process and the next statement go on', async () => {
    const server = createServer(welcomeAndReset)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    try {
      const args = ['--import', 'tsx', '--import', mend, program]
      const url = `postgres://postgres@127.0.0.1:${port}/test`
      const { stdout } = await promisify(execFile)(process.execPath, [...args, url])
      expect(stdout.trim().split('\n')).toEqual(['ECONNRESET', 'ECONNRESET'])
    } finally {
      server.close()
    }
  })
})
