/** Two instances on one Postgres, at once and under faults: each letter is accepted exactly once. The
 * embedded database has one owner, so there is no second instance to test there. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import { takePermit } from '../../src/delivery/take-permit.ts'
import { type Connected, connectToPostgres } from '../../src/storage/connect.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import {
  createDeliveryWorld,
  emptyDelivery,
  passTime,
  resendTransport,
} from '../support/delivery-world.ts'
import { rateLimited, serverError } from '../support/resend/faults.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'

describe.skipIf(!process.env.PAPERBOY_TEST_POSTGRES)(
  'two instances (needs PAPERBOY_TEST_POSTGRES)',
  () => {
    let test: TestDatabase
    let second: Connected
    let standIn: ResendStandIn

    beforeAll(async () => {
      test = await openTestDatabase()
      second = connectToPostgres(test.url ?? '', 5)
    })
    afterAll(async () => {
      await second.end(5)
      await test.close()
    })
    beforeEach(async () => {
      await emptyDelivery(test.db)
      standIn = await startResendStandIn()
      return () => standIn.close()
    })

    /** Real waiting, shortened: the other instance needs its turn. */
    const both = (rate: number) =>
      Promise.all(
        [test.db, second.db].map((db) =>
          createDeliveryWorld(db, {
            transport: resendTransport(standIn, { rate }),
            overrides: {
              inFlight: 3,
              sleep: async (ms) => {
                await pause(Math.min(ms, 20))
                await passTime(db, ms)
              },
            },
          }),
        ),
      )

    it('share the work and never the letters', async () => {
      const [one, two] = await both(1000)
      if (!one || !two) throw new Error('two were asked for')
      const readers = await one.readers(3_000)
      await one.queue({ to: readers })
      const reports = await Promise.all([deliverRound(one.deps), deliverRound(two.deps)])
      expect(standIn.doubles()).toEqual([])
      expect(standIn.taken).toHaveLength(3_000)
      expect(await one.letterStates()).toEqual({ accepted: 3_000 })
      expect((reports[0]?.accepted ?? 0) + (reports[1]?.accepted ?? 0)).toBe(3_000)
    })

    it('the same under resets, garbage, 429 and 5xx', async () => {
      const [one, two] = await both(1000)
      if (!one || !two) throw new Error('two were asked for')
      const readers = await one.readers(2_000)
      await one.queue({ to: readers })
      await one.queue({ to: readers.slice(0, 50), lane: 'urgent' })
      let n = 0
      standIn.misbehave(() => {
        n += 1
        if (n > 60) return { fault: 'none' }
        if (n % 7 === 0) return rateLimited(1)
        if (n % 5 === 0) return serverError(503)
        if (n % 3 === 0) return { fault: 'reset', taken: n % 2 === 0 }
        return n % 4 === 0 ? { fault: 'garbage', taken: true } : { fault: 'none' }
      })
      const rounds = [one, two].map((world) => deliverRound(world.deps, { untilIdle: true }))
      await Promise.all(rounds)
      // One that was asked for eight times in vain rests longer than a round waits.
      await passTime(one.db, 300_000)
      await deliverRound(one.deps, { untilIdle: true })
      expect(standIn.doubles()).toEqual([])
      expect(standIn.taken).toHaveLength(2_050)
      expect(await one.letterStates()).toEqual({ accepted: 2_050 })
    })

    it('keep one rate between them: a permit goes to one of all who ask', async () => {
      const slow = { name: 'resend', rate: 0.01 }
      const askAll = async () => {
        const asking = Array.from({ length: 20 }, (_, i) =>
          takePermit(i % 2 === 0 ? test.db : second.db, slow),
        )
        const answers = await Promise.all(asking)
        for (const answer of answers) {
          if (!answer.granted) expect(answer.waitMs).toBeLessThanOrEqual(110_000)
        }
        return answers.filter((answer) => answer.granted).length
      }
      expect(await askAll()).toBe(1)
      expect(await askAll()).toBe(0)
      await passTime(test.db, 110_000)
      expect(await askAll()).toBe(1)
    })
  },
)
