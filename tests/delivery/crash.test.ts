/** A process is killed with SIGKILL at every named step, restarted, killed again: what the provider
 * holds in the end is each letter once, whatever the ledger believed in between. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DeliveryStep } from '../../src/delivery/deps.ts'
import type { Db } from '../../src/storage/database.ts'
import { migrateDatabase } from '../../src/storage/migrate-database.ts'
import { openTestDatabase } from '../support/database.ts'
import { startDelivering } from '../support/delivering-process.ts'
import { createDeliveryWorld, resendTransport } from '../support/delivery-world.ts'
import { openWithEngine } from '../support/engine.ts'
import type { Misbehaviour } from '../support/resend/faults.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'

const steps: DeliveryStep[] = ['permitted', 'frozen', 'composed', 'begun', 'answered', 'settled']
/** Opening the embedded database again costs seconds, so there only the steps that differ. */
const embeddedSteps: DeliveryStep[] = ['frozen', 'begun', 'answered']
const letterCount = 450

let standIn: ResendStandIn
let home: Home

/** Where parent and child find the database by turns: a folder has one process at a time. */
type Home = {
  place: string
  use<T>(run: (db: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}

async function openHome(): Promise<Home> {
  const test = await openTestDatabase()
  if (test.url !== null) {
    return { place: test.url, use: (run) => run(test.db), close: () => test.close() }
  }
  await test.close()
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-crash-'))
  return {
    place: folder,
    async use(run) {
      const opened = await openWithEngine(
        { kind: 'folder', path: join(folder, 'database') },
        folder,
      )
      try {
        return await run(opened.db)
      } finally {
        await opened.close()
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

beforeAll(async () => {
  standIn = await startResendStandIn()
  home = await openHome()
})
afterAll(async () => {
  await standIn.close()
  await home.close()
})

/** Until it kills itself at that step, or to the end. */
async function run(at?: DeliveryStep) {
  const { ended } = startDelivering({
    place: home.place,
    standInUrl: standIn.url,
    ...(at && { at }),
  })
  return ended
}

it('kills at every step and between faults lose nothing and double nothing', async () => {
  await home.use(async (db) => {
    await migrateDatabase(db)
    const world = await createDeliveryWorld(db, { transport: resendTransport(standIn) })
    const readers = await world.readers(letterCount)
    await world.queue({ to: readers, lane: 'bulk' })
    await world.queue({ to: readers.slice(0, 30), lane: 'urgent' })
  })
  const faults: Misbehaviour[] = [
    { fault: 'reset', taken: true },
    { fault: 'none' },
    { fault: 'garbage', taken: false },
  ]
  standIn.script(...faults, ...faults)
  const planned = home.place.startsWith('postgres') ? steps : embeddedSteps
  const kills: string[] = []
  for (const step of planned) if ((await run(step)).signal === 'SIGKILL') kills.push(step)
  expect(kills).toEqual(planned)
  const last = await run()
  expect(last.report).toMatchObject({ waiting: 0, unknown: 0, failed: 0 })
  expect(standIn.doubles()).toEqual([])
  expect(standIn.taken).toHaveLength(letterCount + 30)
  const states = await home.use(async (db) => {
    const world = await createDeliveryWorld(db, { transport: resendTransport(standIn) })
    return world.letterStates()
  })
  expect(states).toEqual({ accepted: letterCount + 30 })
}, 180_000)
