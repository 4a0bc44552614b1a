/** From the queue into a batch: what is frozen, for whom, and who is taken out before the call. */
import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import { unknownBatches } from '../../src/delivery/delivery-report.ts'
import type { DeliveryStep } from '../../src/delivery/deps.ts'
import { freezeBatch } from '../../src/delivery/freeze-batch.ts'
import { releaseRefusedLanes } from '../../src/delivery/lanes.ts'
import { queueLetters } from '../../src/delivery/queue-letters.ts'
import { letters as letterTable } from '../../src/storage/schema/delivery.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import type { TestDatabase } from '../support/database.ts'
import { deliveryScene, dieAfter } from '../support/delivery-scene.ts'
import {
  composeLetters,
  type DeliveryWorld,
  freezeLetters,
  passTime,
  resendTransport,
} from '../support/delivery-world.ts'
import { serverError } from '../support/resend/faults.ts'
import type { ResendStandIn } from '../support/resend-stand-in.ts'

let test: TestDatabase
let standIn: ResendStandIn
let world: DeliveryWorld

const scene = deliveryScene()
beforeEach(() => {
  ;({ test, standIn, world } = scene)
})

describe('queueing', () => {
  it('queues once per key, within one call and over calls, and keeps the order', async () => {
    const [reader = 0] = await world.readers(1)
    const letter = (dedupeKey: string) => ({
      kind: 'confirm' as const,
      lane: 'urgent' as const,
      subscriberId: reader,
      dedupeKey,
      intent: { signupId: 7 },
    })
    await test.db.transaction((tx) => queueLetters(tx, [letter('a'), letter('b'), letter('a')]))
    await test.db.transaction((tx) => queueLetters(tx, [letter('c'), letter('b')]))
    await test.db.transaction((tx) => queueLetters(tx, []))
    const rows = await test.db.select().from(letterTable).orderBy(letterTable.id)
    expect(rows.map((row) => row.dedupeKey)).toEqual(['a', 'b', 'c'])
    expect(rows[0]).toMatchObject({ state: 'waiting', intent: { signupId: 7 }, lateAt: null })
    await deliverRound(world.deps)
    await test.db.transaction((tx) => queueLetters(tx, [letter('a')]))
    expect(await world.letterStates()).toEqual({ accepted: 3 })
  })

  it('disappears with the transaction it was part of', async () => {
    const [reader = 0] = await world.readers(1)
    const letter = { kind: 'digest', lane: 'bulk', subscriberId: reader, intent: {} } as const
    const undone = test.db.transaction(async (tx) => {
      await queueLetters(tx, [{ ...letter, dedupeKey: 'x' }])
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await world.letterStates()).toEqual({})
  })
})

describe('freezing', () => {
  it('copies address and content, so that later changes change no byte', async () => {
    const readers = await world.readers(2)
    await world.queue({ to: readers })
    standIn.script({ fault: 'reset', taken: false })
    await deliverRound(world.deps)
    await test.db.update(subscribers).set({ email: 'new@lab.example' })
    await test.db.update(letterTable).set({ intent: { changed: true } })
    await deliverRound(world.deps, { untilIdle: true })
    expect(standIn.requests[0]?.bodyHash).toBe(standIn.requests[1]?.bodyHash)
    expect(standIn.taken.map((mail) => mail.to[0])).not.toContain('new@lab.example')
  })

  it('composes the first attempt from what is stored, whose keys lie in another order', async () => {
    await world.queue({ to: await world.readers(1) })
    const freeze: typeof freezeLetters = async (tx, waiting) =>
      (await freezeLetters(tx, waiting)).map((result) =>
        result.verdict === 'freeze'
          ? { ...result, frozen: { zz: 1, a: new Date(0), b: undefined, ccc: [{ y: 1, x: 2 }] } }
          : result,
      )
    const compose: typeof composeLetters = async (frozen) =>
      frozen.map((letter) => ({
        letterId: letter.id,
        kind: letter.kind,
        to: letter.to,
        from: 'digest@lab.example',
        replyTo: null,
        subject: 'Order',
        html: JSON.stringify(letter.frozen),
        text: '-',
        headers: {},
      }))
    standIn.script(serverError())
    const deps = { ...world.deps, freezeLetters: freeze, composeLetters: compose }
    await deliverRound(deps, { untilIdle: true })
    expect(standIn.requests).toHaveLength(2)
    expect(await world.letterStates()).toEqual({ accepted: 1 })
    expect(await unknownBatches(test.db)).toEqual([])
  })

  it('withdraws who left, telling their digests in the same transaction', async () => {
    const readers = await world.readers(3)
    const letters = await world.queue({ to: readers })
    await world.leave(readers[1] as number)
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 2, withdrawn: 1 })
    expect(world.setAside).toEqual([
      {
        letterId: letters[1],
        kind: 'digest',
        subscriberId: readers[1],
        digestId: null,
        state: 'withdrawn',
        reason: 'left',
      },
    ])
  })

  it('finds the one letter that cannot be frozen and sends the others', async () => {
    const letters = await world.queue({ to: await world.readers(30) })
    const freeze: typeof freezeLetters = async (tx, waiting) => {
      if (waiting.some((letter) => letter.id === letters[11])) throw new Error('broken row')
      return freezeLetters(tx, waiting)
    }
    const report = await deliverRound({ ...world.deps, freezeLetters: freeze })
    expect(report).toMatchObject({ accepted: 29, failed: 1, waiting: 0 })
    expect(world.setAside).toMatchObject([{ letterId: letters[11], state: 'failed' }])
  })

  it('a letter that another instance could freeze meanwhile is not set aside', async () => {
    await world.queue({ to: await world.readers(1) })
    const input = { lane: 'bulk', now: new Date(), limit: 1 } as const
    let transactions = 0
    const db = new Proxy(test.db, {
      get(target, name, receiver) {
        if (name !== 'transaction') return Reflect.get(target, name, receiver)
        return async (run: Parameters<typeof test.db.transaction>[0]) => {
          transactions += 1
          if (transactions === 2) await freezeBatch(world.deps, { ...input, owner: 'the-other' })
          return target.transaction(run)
        }
      },
    })
    const broken = () => Promise.reject(new Error('this build cannot'))
    const deps = { ...world.deps, db, freezeLetters: broken }
    expect(await freezeBatch(deps, { ...input, owner: 'me' })).toMatchObject({ failed: 0 })
    expect(await world.letterStates()).toEqual({ frozen: 1 })
    expect(world.setAside).toEqual([])
    await passTime(test.db, 31_000)
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 1 })
  })

  it('happens only with a permit in hand, which instances share', async () => {
    const slow = { ...world.deps, transport: resendTransport(standIn, { rate: 0.1 }) }
    await world.queue({ to: await world.readers(250) })
    await deliverRound(slow, { untilIdle: true })
    const waited = world.waits.reduce((sum, ms) => sum + ms, 0)
    expect(standIn.requests).toHaveLength(3)
    expect(waited).toBeGreaterThan(15_000)
    expect(waited).toBeLessThanOrEqual(22_100)
    const stop = new AbortController()
    const sleep = async () => stop.abort()
    await world.queue({ to: await world.readers(5), about: 'day 2' })
    await deliverRound({ ...slow, sleep }, { untilIdle: true, signal: stop.signal })
    expect(await world.letterStates()).toEqual({ accepted: 250, waiting: 5 })
  })
})

describe('leaving between freezing and the call', () => {
  it('takes the reader out: the batch is dissolved and frozen without them', async () => {
    const readers = await world.readers(3)
    const letters = await world.queue({ to: readers })
    await dieAfter('frozen', world.deps)
    await world.leave(readers[0] as number)
    await passTime(test.db, 31_000)
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 2, withdrawn: 1 })
    expect(standIn.taken.map((mail) => mail.letterId)).toEqual(letters.slice(1))
    expect(await world.batchStates()).toEqual({ dissolved: 1, accepted: 1 })
  })

  it('also in the same process, after composing', async () => {
    const readers = await world.readers(3)
    await world.queue({ to: readers })
    let left = false
    const onStep = async (step: DeliveryStep) => {
      if (step !== 'composed' || left) return
      left = true
      await world.leave(readers[2] as number)
    }
    expect(await deliverRound({ ...world.deps, onStep })).toMatchObject({ accepted: 2 })
    expect(standIn.requests.map((request) => request.mails)).toEqual([2])
  })

  it('a changed address gets the letter at the new one', async () => {
    const [reader = 0] = await world.readers(1)
    await world.queue({ to: [reader] })
    await dieAfter('frozen', world.deps)
    await test.db
      .update(subscribers)
      .set({ email: 'moved@lab.example' })
      .where(eq(subscribers.id, reader))
    await passTime(test.db, 31_000)
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 1, withdrawn: 0 })
    expect(standIn.taken.map((mail) => mail.to)).toEqual([['moved@lab.example']])
  })

  it('one whom freezing would keep and the last look would not, does not go round for ever', async () => {
    const readers = await world.readers(2)
    const letters = await world.queue({ to: readers })
    const findUnwanted = async (_tx: unknown, list: Array<{ letterId: number }>) =>
      list.some((letter) => letter.letterId === letters[0])
        ? [{ letterId: letters[0] as number, reason: 'suppressed' }]
        : []
    const report = await deliverRound({ ...world.deps, findUnwanted })
    expect(report).toMatchObject({ accepted: 1, withdrawn: 1, waiting: 0 })
    expect(world.setAside).toMatchObject([{ letterId: letters[0], reason: 'suppressed' }])
  })

  it('when the provider may have it, it is repeated unchanged', async () => {
    const readers = await world.readers(3)
    await world.queue({ to: readers })
    await dieAfter('begun', world.deps)
    await world.leave(readers[0] as number)
    await passTime(test.db, 31_000)
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 3 })
  })
})

describe('composing that throws', () => {
  it('sets the one letter aside and sends the rest', async () => {
    const letters = await world.queue({ to: await world.readers(9) })
    const compose: typeof composeLetters = async (frozen) => {
      if (frozen.some((letter) => letter.id === letters[4])) throw new Error('no such card')
      return composeLetters(frozen)
    }
    const report = await deliverRound({ ...world.deps, composeLetters: compose })
    expect(report).toMatchObject({ accepted: 8, failed: 1, waiting: 0 })
    expect(world.setAside).toMatchObject([{ letterId: letters[4], reason: 'no such card' }])
  })

  it('leaves a batch that may be taken to rest, because only its bytes can tell', async () => {
    await world.queue({ to: await world.readers(2) })
    await dieAfter('begun', world.deps)
    await passTime(test.db, 31_000)
    const compose: typeof composeLetters = async () => {
      throw new Error('for a moment')
    }
    await deliverRound({ ...world.deps, composeLetters: compose })
    expect(await world.batchStates()).toEqual({ 'maybe-taken': 1 })
    await passTime(test.db, 121_000)
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 2 })
  })
})

describe('letters that cannot be made at all', () => {
  it('are not blamed when the database is: the round ends and they wait', async () => {
    await world.queue({ to: await world.readers(12) })
    const freezeLetters: typeof world.deps.freezeLetters = async (tx) => {
      await tx.execute(sql`select no_such_column from letters`)
      return []
    }
    await expect(deliverRound({ ...world.deps, freezeLetters })).rejects.toThrow()
    expect(world.setAside).toEqual([])
    expect(await deliverRound(world.deps)).toMatchObject({ accepted: 12, failed: 0 })
  })

  it.each(['freezeLetters', 'composeLetters'] as const)(
    'hold their lane after five when %s fails for each: a broken build loses no field',
    async (port) => {
      await world.queue({ to: await world.readers(40) })
      const events: string[] = []
      const broken = async () => {
        throw new TypeError('title is not a function')
      }
      const deps = { ...world.deps, inFlight: 1, [port]: broken }
      const onEvent = ({ event }: { event: string }) => void events.push(event)
      const report = await deliverRound({ ...deps, onEvent })
      expect(report.failed).toBe(5)
      expect(report.parked).toBe(35)
      expect(events).toContain('lane-stalled')
      expect(await releaseRefusedLanes(test.db)).toHaveLength(1)
      expect(await deliverRound(world.deps)).toMatchObject({ accepted: 35, failed: 0 })
    },
  )
})
