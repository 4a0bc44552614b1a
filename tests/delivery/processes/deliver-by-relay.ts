/** A process that delivers through a relay until nothing is left, or kills itself at a named step.
 * Arguments: where the database is, the relay, the step, and after how many of those steps. */
import { deliverRound } from '../../../src/delivery/deliver-round.ts'
import { connectToPostgres } from '../../../src/storage/connect.ts'
import { createDeliveryWorld } from '../../support/delivery-world.ts'
import { openWithEngine } from '../../support/engine.ts'
import { smtpTransport } from '../../support/smtp-transport.ts'

const [place = '', relayUrl = '', dieAt = '', times = '1'] = process.argv.slice(2)

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
  transport: smtpTransport(relayUrl),
  overrides: { onStep, inFlight: 3 },
})
const report = await deliverRound(deps, { untilIdle: true })
process.stdout.write(`${JSON.stringify(report)}\n`)
process.exit(0)
