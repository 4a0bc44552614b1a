import { inArray } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { watchReturns } from '../../../src/delivery/breaker/watch-returns.ts'
import { deliverRound } from '../../../src/delivery/deliver-round.ts'
import { holdLane, releaseLane, releaseRefusedLanes } from '../../../src/delivery/lanes.ts'
import { readProviderEvent } from '../../../src/delivery/returns/provider-event.ts'
import { recordEvent } from '../../../src/delivery/returns/record-event.ts'
import { letters } from '../../../src/storage/schema/delivery.ts'
import { providerEvents, type ReturnVerdict } from '../../../src/storage/schema/returns.ts'
import type { TestDatabase } from '../../support/database.ts'
import { deliveryScene } from '../../support/delivery-scene.ts'
import type { DeliveryWorld } from '../../support/delivery-world.ts'

let test: TestDatabase
let world: DeliveryWorld
let sent: number[]
let told = 0

const scene = deliveryScene()
beforeEach(async () => {
  ;({ test, world } = scene)
  sent = await sendLetters(200, 'day 1')
})

async function sendLetters(count: number, about: string): Promise<number[]> {
  const ids = await world.queue({ to: await world.readers(count), about })
  await deliverRound(world.deps)
  return ids
}

async function tell(verdict: ReturnVerdict, letterIds: Array<number | null>): Promise<void> {
  await test.db.insert(providerEvents).values(
    letterIds.map((letterId) => {
      told += 1
      return { id: `msg_${told}`, type: 'email', letterId, at: new Date(), verdict }
    }),
  )
}

describe('the breaker', () => {
  it('holds digests alone, says the figures once, and waits for a person', async () => {
    await tell('complaint', sent.slice(0, 4))
    expect(await watchReturns(world.deps)).toBe(false)
    await tell('complaint', sent.slice(4, 5))
    expect(await watchReturns(world.deps)).toBe(true)
    const reason = '5 complaints in 200 letters (2.5%; the limit is 0.3%)'
    expect(world.events).toEqual([{ event: 'breaker-tripped', lane: 'bulk', reason }])
    expect(await world.lane('bulk')).toMatchObject({ held: true, heldBy: 'breaker' })
    expect(await watchReturns(world.deps)).toBe(false)
    expect(world.events).toHaveLength(1)
    expect(await releaseRefusedLanes(test.db)).toEqual([])
    const readers = await world.readers(2)
    await world.queue({ to: readers, about: 'day 2' })
    await world.queue({ to: readers, about: 'day 2', lane: 'urgent' })
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 2, parked: 2 })
  })

  it('trips on dead addresses, not on what is our fault or passes', async () => {
    await tell('us', sent.slice(0, 50))
    await tell('transient', sent.slice(50, 100))
    await tell('address', sent.slice(100, 109))
    expect(await watchReturns(world.deps)).toBe(false)
    await tell('address', sent.slice(109, 110))
    expect(await watchReturns(world.deps)).toBe(true)
  })

  it('one letter told of many times is one', async () => {
    for (let again = 0; again < 9; again += 1) await tell('complaint', sent.slice(0, 1))
    expect(await watchReturns(world.deps)).toBe(false)
  })

  it('after a release the same events do not trip it again; new ones about new letters do', async () => {
    await tell('address', sent.slice(0, 20))
    expect(await watchReturns(world.deps)).toBe(true)
    await releaseLane(test.db, 'bulk')
    expect(await watchReturns(world.deps)).toBe(false)
    const after = await sendLetters(150, 'day 2')
    await tell('address', sent.slice(20, 60))
    expect(await watchReturns(world.deps)).toBe(false)
    await tell('address', after.slice(0, 10))
    expect(await watchReturns(world.deps)).toBe(true)
    expect((await world.lane('bulk'))?.heldReason).toBe(
      '10 dead addresses in 150 letters (6.67%; the limit is 5%)',
    )
  })

  it('sees a bad thousand within a good week', async () => {
    await sendLetters(1_900, 'day 2')
    const bad = await sendLetters(1_000, 'an import')
    await tell('address', bad.slice(0, 49))
    expect(await watchReturns(world.deps)).toBe(false)
    await tell('address', bad.slice(49, 50))
    expect(await watchReturns(world.deps)).toBe(true)
    expect((await world.lane('bulk'))?.heldReason).toMatch(/^50 dead addresses in 1,000 letters/)
  })

  it('leaves a hold of a person as it is, and is asked in each round', async () => {
    await holdLane(test.db, { lane: 'bulk', reason: 'a holiday' })
    await tell('complaint', sent.slice(0, 9))
    await deliverRound(world.deps)
    expect(await world.lane('bulk')).toMatchObject({ heldBy: 'person', heldReason: 'a holiday' })
    await releaseLane(test.db, 'bulk')
    const after = await sendLetters(100, 'day 2')
    await tell('complaint', after.slice(0, 5))
    await world.queue({ to: await world.readers(2), about: 'day 3' })
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 0, parked: 2 })
  })

  it('trips at the webhook itself, before the next round', async () => {
    const ports = { suppress: async () => true, restReader: async () => undefined }
    const rows = await test.db
      .select()
      .from(letters)
      .where(inArray(letters.id, sent.slice(0, 5)))
    for (const { id, providerId, toAddress } of rows) {
      const data = { email_id: providerId, tags: { letter: String(id) }, to: [toAddress] }
      const event = readProviderEvent({
        type: 'email.complained',
        created_at: new Date().toISOString(),
        data,
      })
      if (event) await recordEvent({ ...world.deps, ...ports }, { id: `msg_hook_${id}`, event })
    }
    expect(await world.lane('bulk')).toMatchObject({ held: true, heldBy: 'breaker' })
  })
})
