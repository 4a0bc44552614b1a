/** A process that sends through a relay is killed with SIGKILL before the call, between the end of a
 * letter and the relay's 250, and before it wrote the answer down. No letter goes out twice, and none
 * is called accepted that the relay does not have. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Db } from '../../src/storage/database.ts'
import { migrateDatabase } from '../../src/storage/migrate-database.ts'
import { openTestDatabase } from '../support/database.ts'
import { addReaders, createDeliveryWorld } from '../support/delivery-world.ts'
import { openWithEngine } from '../support/engine.ts'
import { type Relay, startRelay } from '../support/relay.ts'
import { smtpTransport } from '../support/smtp-transport.ts'

const child = fileURLToPath(new URL('processes/deliver-by-relay.ts', import.meta.url))
const letterCount = 60

let relay: Relay
let home: { place: string; use<T>(run: (db: Db) => Promise<T>): Promise<T>; close(): Promise<void> }

beforeAll(async () => {
  relay = await startRelay()
  const test = await openTestDatabase()
  const { url } = test
  if (url !== null) {
    home = { place: url, use: (run) => run(test.db), close: () => test.close() }
    return
  }
  await test.close()
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-relay-'))
  home = {
    place: folder,
    async use(run) {
      const opened = await openWithEngine(
        { kind: 'folder', path: join(folder, 'database') },
        folder,
      )
      return run(opened.db).finally(() => opened.close())
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
})
afterAll(async () => {
  await relay.close()
  await home.close()
})

/** Tells whether it was killed. */
function run(dieAt: string, times: number): { ended: Promise<boolean>; kill(): void } {
  const args = ['--import', 'tsx', child, home.place, relay.url, dieAt, String(times)]
  const env = { ...process.env, NODE_ENV: 'test' }
  let kill = () => {}
  const ended = new Promise<boolean>((resolve, reject) => {
    const running = execFile(process.execPath, args, { env }, (error, _output, noise) => {
      if (error && error.signal !== 'SIGKILL') reject(new Error(noise, { cause: error }))
      else resolve(error !== null)
    })
    kill = () => running.kill('SIGKILL')
  })
  return { ended, kill }
}

it('no kill sends a letter twice, and what nobody can tell is said to be unknown', async () => {
  await home.use(async (db) => {
    await migrateDatabase(db)
    const world = await createDeliveryWorld(db, { transport: smtpTransport(relay.url) })
    await world.queue({ to: await addReaders(db, letterCount) })
  })
  expect(await run('begun', 5).ended).toBe(true)
  expect(await run('answered', 5).ended).toBe(true)

  const victim = run('none', 1)
  relay.fault({ at: 'after-data', silent: true, meanwhile: victim.kill })
  expect(await victim.ended).toBe(true)

  expect(await run('none', 1).ended).toBe(false)
  const rows = await home.use((db) =>
    db.execute<{ state: string; provider_id: string | null }>(
      'select state, provider_id from letters',
    ),
  )
  const states = rows.map(({ state }) => state)
  expect(relay.doubles()).toEqual([])
  expect(new Set(states)).toEqual(new Set(['accepted', 'unknown']))
  const unknown = states.filter((state) => state === 'unknown').length
  // Three kills with at most three calls under way each.
  expect(unknown).toBeGreaterThanOrEqual(3)
  expect(unknown).toBeLessThanOrEqual(9)
  const taken = new Set(
    relay.taken.map(({ raw }) => /^Message-ID: (.*?)\r$/m.exec(raw.toString())?.[1]),
  )
  const accepted = rows.filter(({ state }) => state === 'accepted')
  expect(accepted.every(({ provider_id: id }) => id !== null && taken.has(id))).toBe(true)
  expect(taken.size - accepted.length).toBeLessThanOrEqual(unknown)
}, 120_000)
