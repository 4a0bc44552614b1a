/** A process that delivers until nothing is left, or kills itself at a named step. The database's
 * clock is moved instead of waiting. Arguments: where the database is, the stand-in, the step, and
 * after how many of those steps. */
import { deliverRound } from '../../../src/delivery/deliver-round.ts'
import { connectToPostgres } from '../../../src/storage/connect.ts'
import { createDeliveryWorld, resendTransport } from '../../support/delivery-world.ts'
import { openWithEngine } from '../../support/engine.ts'

const [place = '', standInUrl = '', dieAt = '', times = '1'] = process.argv.slice(2)

const opened = place.startsWith('postgres')
  ? { db: connectToPostgres(place, 5).db }
  : await openWithEngine({ kind: 'folder', path: `${place}/database` }, place)

let left = Number(times)
const onStep = (step: string) => {
  if (step !== dieAt) return
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}
const { deps } = await createDeliveryWorld(opened.db, {
  transport: resendTransport({ url: standInUrl, apiKey: 're_stand_in' }),
  overrides: { onStep, inFlight: 2 },
})
const report = await deliverRound(deps, { untilIdle: true })
process.stdout.write(`${JSON.stringify(report)}\n`)
process.exit(0)
