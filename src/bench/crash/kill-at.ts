/** Wraps what a round of delivery is wired with so that the process ends at one moment of it, by
 * SIGKILL: no handler runs, no buffer is flushed, nothing is closed. */
import { writeFileSync } from 'node:fs'
import type { DeliveryDeps } from '../../delivery/deps.ts'
import type { Transport } from '../../delivery/transports/transport.ts'
import type { Db } from '../../storage/database.ts'
import type { NamedMoment } from './moments.ts'

export type Killing = {
  moment: NamedMoment
  /** At the n-th of them, whichever worker comes to it. */
  nth: number
  /** For what is killed some way into something: turns of the event loop, or milliseconds. */
  delay: number
  /** A file in which the moment stands if it came to that. */
  diary: string
}

export function killAt(deps: DeliveryDeps, killing: Killing): DeliveryDeps {
  const trap = createTrap(killing)
  return {
    ...deps,
    db: watchCommits(deps.db, trap),
    transport: watchCalls(deps.transport, trap),
    onStep(step) {
      trap.reach(step, trap.die)
      if (step === 'answered') trap.reach('settle-sent', trap.dieSoon)
      // Its answer was heard before the kill: that would be another moment.
      if (step === 'settled') trap.disarm('settle-sent')
    },
  }
}

type Trap = ReturnType<typeof createTrap>

function createTrap({ moment, nth, delay, diary }: Killing) {
  let left = nth
  let armed = false
  const die = () => {
    writeFileSync(diary, moment)
    process.kill(process.pid, 'SIGKILL')
  }
  const turn = (more: number) => {
    if (armed) setImmediate(() => (more > 0 ? turn(more - 1) : armed && die()))
  }
  return {
    die,
    delay,
    /** The driver writes to its socket in the next turn of the event loop; the answer takes longer. */
    dieSoon() {
      armed = true
      turn(1 + (delay % 4))
    },
    reach(at: NamedMoment, act: () => void) {
      if (at !== moment) return
      left -= 1
      if (left === 0) act()
    },
    /** The next one will do. */
    disarm(at: NamedMoment) {
      if (at !== moment || !armed) return
      armed = false
      left = 1
    },
    again() {
      left = 1
    },
  }
}

/** Which transaction it was shows in what it gave. */
function watchCommits(db: Db, trap: Trap): Db {
  const transaction: Db['transaction'] = (run, config) =>
    db.transaction(async (tx) => {
      const result = await run(tx)
      if (isFrozen(result)) {
        trap.reach('freezing', trap.die)
        trap.reach('freeze-sent', trap.dieSoon)
      } else if (isBegun(result)) {
        trap.reach('beginning', trap.die)
        trap.reach('begin-sent', trap.dieSoon)
      }
      return result
    }, config)
  return Object.assign(Object.create(db), { transaction })
}

const has = (result: unknown, key: string): result is Record<string, unknown> =>
  typeof result === 'object' && result !== null && key in result
const isFrozen = (result: unknown): boolean => has(result, 'claimed') && result.batch !== null
const isBegun = (result: unknown): boolean => has(result, 'kind') && result.kind === 'begun'

function watchCalls(transport: Transport, trap: Trap): Transport {
  return {
    ...transport,
    send(batch) {
      const call = transport.send(batch)
      trap.reach('calling', () => {
        let isOver = false
        const end = () => {
          isOver = true
        }
        call.then(end, end)
        setTimeout(() => (isOver ? trap.again() : trap.die()), trap.delay)
      })
      return call
    },
  }
}
