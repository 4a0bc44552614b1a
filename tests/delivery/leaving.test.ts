/** A reader leaves, is erased, moves to another address or is suppressed, at each step of a letter's
 * way: with the simple ports, and with those of the product. Until an attempt begins they are taken
 * out; from then on the batch goes on unchanged, because only the same bytes tell its fate. */
import { eq, inArray, isNotNull, ne } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { finishErasures } from '../../src/app/finish-erasures.ts'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import type { DeliveryDeps, DeliveryStep } from '../../src/delivery/deps.ts'
import { holdLane, releaseLane } from '../../src/delivery/lanes.ts'
import { queueLetters } from '../../src/delivery/queue-letters.ts'
import { databaseCalendar } from '../../src/storage/calendar.ts'
import { batches, letters as letterRows } from '../../src/storage/schema/delivery.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { accountLinks, subscribers } from '../../src/storage/schema/subscribers.ts'
import { changeAddress } from '../../src/subscribers/change-address.ts'
import { eraseSubscriber } from '../../src/subscribers/erase-subscriber.ts'
import { leave } from '../../src/subscribers/leave.ts'
import { suppress } from '../../src/subscribers/suppression.ts'
import { callsOf, deliveryScene, dieAfter, expectTakenOnce } from '../support/delivery-scene.ts'
import { passTime } from '../support/delivery-world.ts'
import { addDigest, keys, letterOffice } from '../support/digest-world.ts'
import { serverError } from '../support/resend/faults.ts'

const scene = deliveryScene()
const db = () => scene.test.db

type Queued = { deps: DeliveryDeps; readers: number[]; letters: number[] }

const houses: Array<[string, () => Promise<Queued>]> = [
  [
    'the simple ports',
    async () => {
      const readers = await scene.world.readers(3)
      const letters = await scene.world.queue({ to: readers })
      return { deps: scene.world.deps, readers, letters }
    },
  ],
  [
    'the ports of the product',
    async () => {
      const made = [await addDigest(db()), await addDigest(db()), await addDigest(db())]
      const intents = made.map(({ subscriberId, digestId }) => ({
        kind: 'digest' as const,
        lane: 'bulk' as const,
        subscriberId,
        digestId,
        dedupeKey: `digest:${digestId}`,
        intent: {},
      }))
      await db().transaction((tx) => queueLetters(tx, intents))
      const readers = made.map(({ subscriberId }) => subscriberId)
      const rows = await db()
        .select({ id: letterRows.id })
        .from(letterRows)
        .where(inArray(letterRows.subscriberId, readers))
        .orderBy(letterRows.id)
      const deps = { ...scene.world.deps, ...letterOffice(db()).ports }
      return { deps, readers, letters: rows.map(({ id }) => id) }
    },
  ],
]

const set = (reader: number, values: Partial<typeof subscribers.$inferInsert>) =>
  db().update(subscribers).set(values).where(eq(subscribers.id, reader))

const addressOf = async (reader: number) =>
  (await db().select().from(subscribers).where(eq(subscribers.id, reader)))[0]?.email ?? ''

const moved = 'elsewhere@other.example'

type Change = [string, (reader: number) => Promise<unknown>]
const changes: Change[] = [
  ['leaves', (reader) => set(reader, { state: 'left' })],
  ['is erased', (reader) => set(reader, { state: 'erased', email: null })],
  ['changes address', (reader) => set(reader, { email: moved, emailKey: moved })],
]

/** By the verbs of the product, with the link that its mailbox got. */
const calendar = databaseCalendar
const linkFor = async (reader: number, act: 'erase' | 'arrive', address: string) => {
  const expiresAt = new Date(Date.now() + 3_600_000)
  const [link] = await db()
    .insert(accountLinks)
    .values({ subscriberId: reader, act, address, addressKey: address, expiresAt })
    .returning({ id: accountLinks.id })
  return { linkId: link?.id ?? 0 }
}
const acts: Change[] = [
  [
    'leaves',
    (subscriberId) => leave({ db: db(), keys, calendar }, { subscriberId, action: 'all' }),
  ],
  [
    'is erased',
    async (reader) => {
      const link = await linkFor(reader, 'erase', await addressOf(reader))
      expect(await eraseSubscriber({ db: db(), keys, calendar }, link)).toBe(true)
      await finishErasures(db())
    },
  ],
  [
    'changes address',
    async (reader) => {
      const deps = { db: db(), keys, calendar, queueLetters: async () => {} }
      const link = await linkFor(reader, 'arrive', moved)
      expect(await changeAddress(deps, link)).toMatchObject({ outcome: 'changed' })
    },
  ],
]
const suppressed: Change = [
  'is suppressed',
  async (reader) => {
    const address = await addressOf(reader)
    const at = new Date()
    await db().transaction((tx) => suppress({ tx, keys }, { address, reason: 'complaint', at }))
  },
]

/** Delivers, with the change at that point of the letter's way. */
const points: Record<
  string,
  (deps: DeliveryDeps, change: () => Promise<unknown>) => Promise<void>
> = {
  waiting: async (_deps, change) => {
    await change()
  },
  frozen: (deps, change) => roundWith(deps, 'frozen', change),
  composed: (deps, change) => roundWith(deps, 'composed', change),
  'resting after a 503': async (deps, change) => {
    scene.standIn.script(serverError(503))
    await deliverRound(deps)
    await change()
  },
  begun: (deps, change) => roundWith(deps, 'begun', change),
  'maybe-taken': async (deps, change) => {
    scene.standIn.script({ fault: 'reset', taken: true })
    await deliverRound(deps)
    await change()
  },
  accepted: async (deps, change) => {
    await deliverRound(deps)
    await change()
  },
}

async function roundWith(deps: DeliveryDeps, step: DeliveryStep, change: () => Promise<unknown>) {
  let done = false
  const onStep = async (at: DeliveryStep) => {
    if (at !== step || done) return
    done = true
    await change()
  }
  await deliverRound({ ...deps, onStep })
}

/** Where the reader's letter is to arrive; null: nowhere. */
function destination(what: string, point: string, before: string): string | null {
  if (['begun', 'maybe-taken', 'accepted'].includes(point)) return before
  return what === 'changes address' ? moved : null
}

/** The letter's state and its digest's outcome; the simple ports know no digests. */
async function fateOf(letter: number) {
  const [row] = await db()
    .select({ state: letterRows.state, outcome: digests.outcome })
    .from(letterRows)
    .leftJoin(digests, eq(digests.id, letterRows.digestId))
    .where(eq(letterRows.id, letter))
  return row
}

const fateWithout = (to: string | null) =>
  to === null
    ? { state: 'withdrawn', outcome: 'withdrawn' }
    : { state: 'accepted', outcome: 'picked' }

/** Once their letter is settled nothing of an erased reader is left, and all of the others. */
async function expectForgotten(reader: number, others: number): Promise<void> {
  await finishErasures(db())
  expect(await db().$count(subscribers, eq(subscribers.id, reader))).toBe(0)
  expect(await db().$count(letterRows, isNotNull(letterRows.toAddress))).toBe(others)
}

describe.each(houses)('%s: a reader who', (house, open) => {
  const isSimple = house === 'the simple ports'

  describe.each(isSimple ? changes : [...acts, suppressed])('%s', (what, change) => {
    it.each(Object.keys(points))('when the letter is %s', async (point) => {
      const { deps, readers, letters } = await open()
      const [reader = 0] = readers
      const [theirs = 0, ...others] = letters
      const to = destination(what, point, await addressOf(reader))
      await points[point]?.(deps, () => change(reader))
      await deliverRound(deps, { untilIdle: true })
      await passTime(db(), 3_600_000)
      await deliverRound(deps, { untilIdle: true })

      expectTakenOnce(scene, to === null ? others : letters)
      const arrived = scene.standIn.taken.filter(({ letterId }) => letterId === theirs)
      expect(arrived.map((mail) => mail.to)).toEqual(to === null ? [] : [[to]])
      const isGone = what === 'is erased' && !isSimple
      if (isGone) await expectForgotten(reader, others.length)
      const { state, outcome } = fateWithout(to)
      const kept = isGone || isSimple ? null : outcome
      expect(await fateOf(theirs)).toEqual({ state, outcome: kept })
    })
  })
})

describe('a batch whose every member was suppressed', () => {
  const all = houses[1] as (typeof houses)[number]

  it.each(['waiting', 'frozen', 'composed', 'resting after a 503'])(
    'when it is %s: no call without letters, all withdrawn',
    async (point) => {
      const { deps, readers } = await all[1]()
      await points[point]?.(deps, async () => {
        for (const reader of readers) await suppressed[1](reader)
      })
      await deliverRound(deps, { untilIdle: true })
      expect(scene.standIn.taken).toEqual([])
      expect(callsOf(scene).sizes).toEqual(point.startsWith('resting') ? [3] : [])
      expect(await scene.world.letterStates()).toEqual({ withdrawn: 3 })
      expect(Object.keys(await scene.world.batchStates())).not.toContain('open')
    },
  )
})

describe('a reader who is erased while the lane is held', () => {
  const urgent = { lane: 'urgent' as const }

  it('is forgotten at once, and the others of the batch get theirs when it is released', async () => {
    const { deps } = scene.world
    const [reader = 0, other = 0] = await scene.world.readers(2)
    const [, theirs = 0] = await scene.world.queue({ to: [reader, other], ...urgent })
    scene.standIn.script(serverError(503))
    await deliverRound(deps)
    expect(await scene.world.batchStates()).toEqual({ open: 1 })
    await holdLane(db(), { ...urgent, reason: 'a look first', by: 'person' })
    const link = { kind: 'link' as const, subscriberId: reader, intent: { to: moved } }
    await db().transaction((tx) => queueLetters(tx, [{ ...link, ...urgent, dedupeKey: 'link:1' }]))

    await eraseSubscriber({ db: db(), keys, calendar }, { email: await addressOf(reader) })
    expect(await finishErasures(db())).toBe(1)
    expect(await db().$count(subscribers, eq(subscribers.id, reader))).toBe(0)
    expect(await db().$count(letterRows, isNotNull(letterRows.toAddress))).toBe(0)
    const kept = await db().select().from(letterRows).where(ne(letterRows.id, theirs))
    expect(kept).toMatchObject([
      { state: 'withdrawn', subscriberId: null, intent: {}, errorCode: 'erased' },
      { state: 'withdrawn', subscriberId: null, intent: {}, errorCode: 'erased' },
    ])
    expect(await db().$count(batches, isNotNull(batches.frozen))).toBe(0)

    await releaseLane(db(), 'urgent')
    await deliverRound(deps)
    expectTakenOnce(scene, [theirs])
  })

  it('is not taken out of a batch that somebody has in hand', async () => {
    const [reader = 0, other = 0] = await scene.world.readers(2)
    const letters = await scene.world.queue({ to: [reader, other], ...urgent })
    await dieAfter('begun', scene.world.deps)
    await holdLane(db(), { ...urgent, reason: 'a look first', by: 'person' })
    await eraseSubscriber({ db: db(), keys, calendar }, { email: await addressOf(reader) })
    expect(await finishErasures(db())).toBe(0)
    expect(await scene.world.letterStates()).toEqual({ frozen: letters.length })
    expect(await scene.world.batchStates()).toEqual({ attempting: 1 })
  })
})
