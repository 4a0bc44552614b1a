/** An embedded database on the path production takes: a thread, a private socket, one connection. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { connectToEngine } from '../../src/storage/connect.ts'
import type { EngineSource } from '../../src/storage/embedded/engine-messages.ts'
import { startEngine } from '../../src/storage/embedded/start-engine.ts'

/** The socket lies in `folder`, which must be private. */
export async function openWithEngine(source: EngineSource, folder: string) {
  const socketPath = join(folder, `${randomBytes(6).toString('hex')}.sock`)
  const engine = await startEngine(source, socketPath)
  const { db, end } = connectToEngine(engine.socketPath)
  return {
    db,
    async close() {
      await end(5)
      await engine.close()
    },
  }
}
