/** What an outage keeps from leaving in time: the first digest, whose picks and welcome go with the
 * next; and a letter whose fate nobody knows, which counts as mailed. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { holdLane, releaseLane } from '../../src/delivery/lanes.ts'
import { giveUp } from '../../src/delivery/settle-batch.ts'
import { createOutboxTransport } from '../../src/delivery/transports/outbox.ts'
import { batches } from '../../src/storage/schema/delivery.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { writeCorpus } from '../support/made-files.ts'
import { openTown, join as subscribe, type Town } from './town.ts'

let town: Town
let folder: string
/** The provider takes nothing and nobody can tell. */
let silent = false

beforeEach(async () => {
  silent = false
  folder = await mkdtemp(join(tmpdir(), 'paperboy-late-'))
  town = await openTown({
    transport: ({ db }) => {
      const outbox = createOutboxTransport({ db })
      const lost = { kind: 'unclear', code: 'lost', detail: '' } as const
      return { ...outbox, send: async (batch) => (silent ? lost : outbox.send(batch)) }
    },
  })
  return async () => {
    await town.close()
    await rm(folder, { recursive: true })
  }
}, 120_000)

async function list(day: string, from: number, now: string): Promise<void> {
  const file = join(folder, `${day}.jsonl`)
  await writeCorpus(file, { from, count: 3, day })
  await town.ingest(file, new Date(now))
}

const reader = { email: 'ada@lab.example', tag: ['cs.CL'], timezone: 'UTC', hour: '7' }

async function outcomes() {
  const rows = await town.app.db.select().from(digests).orderBy(digests.id)
  return rows.map(({ kind, outcome, period }) => ({ kind, outcome, period }))
}

it('a first digest that an outage keeps past midnight goes with the next: one mail that day', async () => {
  await list('2099-05-18', 1, '2099-05-18T12:00:00Z')
  const day1 = new Date('2099-05-18T15:00:00Z')
  const form = new URLSearchParams([
    ['email', reader.email],
    ['tag', 'cs.CL'],
    ['timezone', 'UTC'],
    ['hour', '7'],
  ])
  expect((await town.request(day1, '/subscribe', form)).status).toBe(200)
  await town.tick(day1)
  const [confirm] = await town.mails(reader.email)
  const token = /\/confirm\/([A-Za-z0-9_-]+)/.exec(confirm?.text ?? '')?.[1]
  await town.request(day1, `/confirm/${token}`, new URLSearchParams())
  await holdLane(town.app.db, { lane: 'urgent', reason: 'an outage' })
  expect(await town.tick(new Date('2099-05-18T23:59:00Z'))).toMatchObject({ parked: 1 })
  expect(await town.tick(new Date('2099-05-19T00:01:00Z'))).toMatchObject({
    parked: 0,
    withdrawn: 1,
  })
  await list('2099-05-19', 11, '2099-05-19T02:00:00Z')
  await town.tick(new Date('2099-05-19T07:00:00Z'))
  await releaseLane(town.app.db, 'urgent')
  await town.tick(new Date('2099-05-19T07:30:00Z'))
  const [digest, ...others] = await town.mails(reader.email)
  expect(others.map(({ kind }) => kind)).toEqual(['confirm'])
  expect(digest).toMatchObject({ kind: 'digest' })
  expect(digest?.text).toContain('This is your first digest')
  for (const part of ['2605.00001', '2605.00003', '2605.00011']) {
    expect(digest?.text).toContain(part)
  }
  expect(await outcomes()).toEqual([
    { kind: 'first', outcome: 'withdrawn', period: '2099-05-18' },
    { kind: 'digest', outcome: 'picked', period: '2099-05-19' },
  ])
})

it('a digest of unknown fate counts as mailed: its papers are not sent again', async () => {
  await subscribe(town, new Date('2099-05-18T15:00:00Z'), reader)
  await list('2099-05-19', 11, '2099-05-19T02:00:00Z')
  silent = true
  const stop = town.tick(new Date('2099-05-19T07:00:00Z'))
  const { db } = town.app
  // What 23 h without an answer do, without waiting for them.
  for (let lost = 0; lost === 0; ) {
    const doubtful = await db.select().from(batches).where(eq(batches.state, 'maybe-taken'))
    for (const { id } of doubtful) {
      lost += await giveUp(db, { batchId: id, code: 'given-up', detail: 'no clear answer' })
    }
  }
  silent = false
  await stop
  await list('2099-05-20', 21, '2099-05-20T02:00:00Z')
  await town.tick(new Date('2099-05-20T07:00:00Z'))
  const [digest] = await town.mails(reader.email)
  expect(digest?.text).toContain('2605.00021')
  expect(digest?.text).not.toContain('2605.00011')
  expect((await outcomes()).at(-2)).toMatchObject({ outcome: 'picked', period: '2099-05-19' })
})

it('after a long sleep the digest of the day brings the picks of the one that came too late', async () => {
  await subscribe(town, new Date('2099-05-18T15:00:00Z'), reader)
  await list('2099-05-19', 11, '2099-05-19T02:00:00Z')
  await holdLane(town.app.db, { lane: 'bulk', reason: 'the machine is shut' })
  await town.tick(new Date('2099-05-19T07:00:00Z'))
  await releaseLane(town.app.db, 'bulk')
  await list('2099-05-20', 21, '2099-05-20T02:00:00Z')
  await town.tick(new Date('2099-05-20T07:00:00Z'))
  const [digest] = await town.mails(reader.email)
  expect(digest?.text).toContain('2605.00021')
  expect(digest?.text).toContain('2605.00011')
})
