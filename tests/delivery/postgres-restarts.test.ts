/** Postgres is killed and started again, several times, while processes deliver through it: calls are
 * under way, transactions half done. In the end the provider has each letter once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connected, connectToPostgres } from '../../src/storage/connect.ts'
import { migrateDatabase } from '../../src/storage/migrate-database.ts'
import { startDelivering } from '../support/delivering-process.ts'
import { createDeliveryWorld, resendTransport } from '../support/delivery-world.ts'
import { type OwnPostgres, postgresBinaries, startOwnPostgres } from '../support/own-postgres.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'

const binaries = postgresBinaries()
const letterCount = 4_000
/** After so many calls the server is killed, with more of them under way. */
const restartsAt = [5, 14, 22, 31]

// A server of its own belongs to neither kind of database under test: once is enough.
const skipped = binaries === null || !process.env.PAPERBOY_TEST_POSTGRES

describe.skipIf(skipped)(
  'Postgres restarting under load (needs initdb and PAPERBOY_TEST_POSTGRES)',
  () => {
    let server: OwnPostgres
    let connected: Connected
    let standIn: ResendStandIn

    beforeAll(async () => {
      server = await startOwnPostgres(binaries ?? '')
      connected = connectToPostgres(server.url, 3)
      standIn = await startResendStandIn({ keepBodies: false })
    })
    afterAll(async () => {
      await connected?.end(1)
      await standIn?.close()
      await server?.close()
    })

    it('loses nothing and doubles nothing', async () => {
      await migrateDatabase(connected.db)
      const world = await createDeliveryWorld(connected.db, { transport: resendTransport(standIn) })
      const readers = await world.readers(letterCount)
      const letters = [
        ...(await world.queue({ to: readers })),
        ...(await world.queue({ to: readers.slice(0, 50), lane: 'urgent' })),
      ]
      const restarts: Promise<void>[] = []
      standIn.misbehave(() => {
        const isNext = standIn.requests.length >= (restartsAt[restarts.length] ?? Infinity)
        if (isNext) restarts.push(server.restart())
        // Answers take their time, so that the server is gone when they come.
        return { fault: 'slow', ms: 40 }
      })
      const asked = { place: server.url, standInUrl: standIn.url, persistent: true }
      const both = [startDelivering(asked), startDelivering(asked)]
      try {
        const ends = await Promise.all(both.map(({ ended }) => ended))
        expect(ends).toMatchObject([{ report: { waiting: 0 } }, { report: { waiting: 0 } }])
      } finally {
        for (const { child } of both) child.kill('SIGKILL')
        await Promise.allSettled(restarts)
      }
      expect(restarts).toHaveLength(restartsAt.length)
      expect(both.map((one) => one.failures()).reduce((a, b) => a + b)).toBeGreaterThan(0)
      expect(standIn.doubles()).toEqual([])
      expect(standIn.taken).toHaveLength(letters.length)
      expect(await world.letterStates()).toEqual({ accepted: letters.length })
    }, 180_000)
  },
)
