/** A process that delivers until nothing is left, and on the way sends itself a signal at a named step.
 * The database's clock is moved instead of waiting. One argument: `Delivering` as JSON. */
import { deliverRound } from '../../../src/delivery/deliver-round.ts'
import { connectToPostgres } from '../../../src/storage/connect.ts'
import type { Delivering } from '../../support/delivering-process.ts'
import { createDeliveryWorld, resendTransport } from '../../support/delivery-world.ts'
import { openWithEngine } from '../../support/engine.ts'

const asked = JSON.parse(process.argv[2] ?? '{}') as Delivering
const { place, standInUrl, at, times = 1, signal = 'SIGKILL' } = asked
// Alone, so that what stops it at a step stops it outside of any transaction.
const inFlight = signal === 'SIGSTOP' ? 1 : 2

const opened = place.startsWith('postgres')
  ? { db: connectToPostgres(place, 5).db }
  : await openWithEngine({ kind: 'folder', path: `${place}/database` }, place)

let left = times
const onStep = (step: string) => {
  if (step !== at) return
  left -= 1
  if (left > 0) return
  process.stdout.write(`at ${step}\n`)
  if (left === 0) process.kill(process.pid, signal)
}
const { deps } = await createDeliveryWorld(opened.db, {
  transport: resendTransport({ url: standInUrl, apiKey: 're_stand_in' }),
  overrides: { onStep, inFlight },
})

/** Where the database fails the round ends; the next one takes up what it left. */
async function deliver() {
  for (;;) {
    try {
      return await deliverRound(deps, { untilIdle: true })
    } catch (error) {
      if (!asked.persistent) throw error
      process.stdout.write('round failed\n')
    }
  }
}
process.stdout.write(`${JSON.stringify(await deliver())}\n`)
process.exit(0)
