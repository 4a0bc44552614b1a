/** The ledger over a carrier without keys, against a real SMTP server. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverRound } from '../../src/delivery/deliver-round.ts'
import { releaseLane } from '../../src/delivery/lanes.ts'
import { letters } from '../../src/storage/schema/delivery.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import {
  createDeliveryWorld,
  type DeliveryWorld,
  emptyDelivery,
  passTime,
} from '../support/delivery-world.ts'
import { type Relay, startRelay } from '../support/relay.ts'
import { smtpTransport } from '../support/smtp-transport.ts'

let test: TestDatabase
let relay: Relay
let world: DeliveryWorld

beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())
beforeEach(async () => {
  await emptyDelivery(test.db)
  relay = await startRelay()
  const transport = smtpTransport(relay.url, { timeoutMs: 3_000 })
  world = await createDeliveryWorld(test.db, { transport })
  return async () => {
    transport.close?.()
    await relay.close()
  }
})

const round = () => deliverRound(world.deps)
const recipients = () => relay.taken.flatMap(({ to }) => to).sort()
async function queued(count: number) {
  await world.queue({ to: await world.readers(count) })
}
const gone = (at: 'rcpt' | 'data', status: number, words: string) => ({ at, status, words })

describe('a clear day', () => {
  it('takes each letter once, each for itself, over few connections', async () => {
    await queued(23)
    world.deps.inFlight = 3
    const report = await round()
    expect(report).toMatchObject({ accepted: 23, waiting: 0, unknown: 0, failed: 0 })
    expect(new Set(recipients()).size).toBe(23)
    expect(
      relay.taken.every(({ to, from }) => to.length === 1 && from === 'digest@lab.example'),
    ).toBe(true)
    expect(relay.connections()).toBeLessThanOrEqual(5)
    expect(relay.names).toContain('papers.lab.example')
  })

  it('names a letter by one Message-ID however often it is frozen, and records it', async () => {
    await queued(1)
    // Refused for itself after the letter: the lane is held, its letter frozen anew.
    relay.fault({ at: 'data', status: 530, words: '5.7.0 Authentication required' })
    await round()
    await releaseLane(test.db, 'bulk')
    await round()
    const ids = relay.offered.map((raw) => /^Message-ID: (.*?)\r$/m.exec(raw.toString())?.[1])
    expect(ids).toHaveLength(2)
    expect(ids[0]).toMatch(/^<[\w-]{24}@lab\.example>$/)
    expect(ids[1]).toBe(ids[0])
    const rows = await test.db.select().from(letters)
    expect(rows.map(({ providerId }) => providerId)).toEqual([ids[0]])
    expect((await world.openBatches()).map(({ state }) => state)).toEqual(['dissolved', 'accepted'])
  })
})

describe('a relay that has surely not taken it', () => {
  it.each([
    ['cut at RCPT', { at: 'rcpt', cut: true }],
    ['421 at MAIL', { at: 'mail', status: 421, words: '4.3.2 closing' }],
    ['451 at MAIL', { at: 'mail', status: 451, words: '4.3.0 try later' }],
    ['452 at RCPT', { at: 'rcpt', status: 452, words: '4.3.1 no space' }],
    ['421 in greeting', { at: 'connect', status: 421, words: '4.7.0 too many' }],
    ['451 after the letter', { at: 'data', status: 451, words: '4.3.0 not now' }],
  ] as const)('%s: rests and is sent once', async (_name, fault) => {
    await queued(1)
    relay.fault(fault)
    const report = await deliverRound(world.deps, { untilIdle: true })
    expect(report).toMatchObject({ accepted: 1, unknown: 0, failed: 0 })
    expect(relay.taken).toHaveLength(1)
    expect(relay.left()).toBe(0)
  })

  it('nobody listens: three letters try, the others stay free to leave', async () => {
    await relay.close()
    await queued(12)
    const report = await round()
    expect(report).toMatchObject({ accepted: 0, waiting: 12, unknown: 0, failed: 0 })
    expect((await world.openBatches()).length).toBeLessThanOrEqual(3)
  })

  it('cut in the middle of a letter too long for one breath', async () => {
    world.deps.composeLetters = async (letters) =>
      letters.map(({ id, kind, to }) => ({
        letterId: id,
        kind,
        from: 'digest@lab.example',
        to,
        replyTo: null,
        subject: 'Long',
        html: '<p>x</p>',
        text: 'a long line of words\n'.repeat(1_000_000),
        headers: {},
      }))
    await queued(1)
    relay.fault({ at: 'mid-data', cut: true })
    const report = await deliverRound(world.deps, { untilIdle: true })
    expect(report).toMatchObject({ accepted: 1, unknown: 0 })
    expect(relay.taken).toHaveLength(1)
  })
})

describe('a relay that may have taken it', () => {
  it.each([
    ['cut before 250', { at: 'after-data', cut: true }],
    ['silence', { at: 'after-data', silent: true }],
  ] as const)('%s: unknown at once, never sent again', async (_name, fault) => {
    await queued(3)
    relay.fault(fault)
    const report = await deliverRound(world.deps, { untilIdle: true })
    expect(report).toMatchObject({ accepted: 2, unknown: 1, failed: 0, waiting: 0 })
    await passTime(test.db, 48 * 3_600_000)
    await deliverRound(world.deps, { untilIdle: true })
    expect(relay.taken).toHaveLength(3)
    expect(relay.doubles()).toEqual([])
    expect(await world.letterStates()).toEqual({ accepted: 2, unknown: 1 })
    expect(world.events.filter(({ event }) => event === 'batch-unknown')).toHaveLength(1)
  })

  it('always cut: the lane is held after five, before all of it is in doubt', async () => {
    await queued(40)
    for (let n = 0; n < 40; n++) relay.fault({ at: 'after-data', cut: true })
    await round()
    expect(await world.letterStates()).toEqual({ unknown: 5, waiting: 35 })
    expect(await world.lane('bulk')).toMatchObject({ held: true })
    expect(world.events).toContainEqual(
      expect.objectContaining({ event: 'lane-held', by: 'unclear' }),
    )
  })

  it('a process killed after it began: unknown when its lease is over, never sent again', async () => {
    await queued(2)
    const onStep = (step: string) => {
      if (step === 'answered') throw new Error('killed')
    }
    await expect(deliverRound({ ...world.deps, onStep })).rejects.toThrow('killed')
    expect(relay.taken).toHaveLength(1)
    await passTime(test.db, 10 * 60_000)
    const report = await deliverRound(world.deps, { untilIdle: true })
    expect(report).toMatchObject({ accepted: 1, unknown: 1 })
    expect(relay.taken).toHaveLength(2)
    expect(relay.doubles()).toEqual([])
  })

  it('is not repeated after a switch to another transport either', async () => {
    await queued(1)
    const onStep = (step: string) => {
      if (step === 'answered') throw new Error('killed')
    }
    await expect(deliverRound({ ...world.deps, onStep })).rejects.toThrow('killed')
    await passTime(test.db, 10 * 60_000)
    const calls: string[] = []
    const other = {
      name: 'resend' as const,
      rate: null,
      send: async ({ key }: { key: string }) => {
        calls.push(key)
        return { kind: 'accepted' as const, ids: null }
      },
    }
    expect(await deliverRound({ ...world.deps, transport: other })).toMatchObject({ unknown: 1 })
    expect(calls).toEqual([])
  })
})

describe('a letter refused', () => {
  it.each([
    gone('rcpt', 550, '5.1.1 <reader@lab.example>: no such user'),
    gone('rcpt', 550, 'user unknown'),
    gone('rcpt', 552, '5.2.2 mailbox full'),
    gone('data', 552, '5.3.4 too big'),
    gone('data', 554, '5.6.0 malformed'),
  ])('for itself ($at $status $words) fails alone', async (fault) => {
    await queued(3)
    relay.fault(fault)
    const report = await round()
    expect(report).toMatchObject({ accepted: 2, failed: 1, unknown: 0, waiting: 0 })
    expect(world.setAside).toHaveLength(1)
    expect(world.setAside[0]?.reason).not.toContain('@')
  })

  it('too big for what the relay announces fails before a byte of it is sent', async () => {
    const small = await startRelay({ size: 400 })
    const transport = smtpTransport(small.url)
    await queued(1)
    expect(await deliverRound({ ...world.deps, transport })).toMatchObject({ failed: 1 })
    transport.close?.()
    await small.close()
  })

  it('put off by its address (greylisting) rests five minutes and stops nobody', async () => {
    await queued(8)
    const rows = new Set<string>()
    relay.refuseAt((to) => {
      if (rows.size >= 4 && !rows.has(to)) return null
      rows.add(to)
      return gone('rcpt', 451, '4.7.1 greylisted, come back later')
    })
    expect(await round()).toMatchObject({ accepted: 4, waiting: 4, failed: 0 })
    relay.refuseAt(null)
    await passTime(test.db, 290_000)
    expect(await round()).toMatchObject({ accepted: 0 })
    await passTime(test.db, 11_000)
    expect(await round()).toMatchObject({ accepted: 4, waiting: 0 })
    expect(new Set(recipients()).size).toBe(8)
    expect(relay.taken).toHaveLength(8)
  })

  it('put off for ever fails at last', async () => {
    await queued(1)
    relay.refuseAt(() => gone('rcpt', 450, '4.2.1 mailbox busy'))
    for (let tries = 0; tries < 110; tries++) {
      await round()
      await passTime(test.db, 310_000)
    }
    expect(await world.letterStates()).toEqual({ failed: 1 })
  })
})

describe('who is meant by "denied"', () => {
  const denied = gone('rcpt', 554, '5.7.1 denied')

  it('one addressee, when others go through meanwhile', async () => {
    await queued(5)
    let refused = ''
    relay.refuseAt((to) => {
      refused ||= to
      return to === refused ? denied : null
    })
    expect(await round()).toMatchObject({ accepted: 4, waiting: 1, failed: 0 })
    await passTime(test.db, 61_000)
    expect(await round()).toMatchObject({ accepted: 0, failed: 1, waiting: 0 })
    expect(await world.lane('bulk')).toBeNull()
  })

  it.each([
    ['spread over the queue', [5, 21, 43]],
    ['the last of the queue', [41, 42, 43]],
  ])('three addressees, %s: others went through, and the lane goes on', async (_name, nth) => {
    await queued(43)
    const asked: string[] = []
    relay.refuseAt((to) => {
      if (!asked.includes(to)) asked.push(to)
      return nth.includes(asked.indexOf(to) + 1) ? denied : null
    })
    expect(await round()).toMatchObject({ accepted: 40, waiting: 3, failed: 0 })
    await passTime(test.db, 61_000)
    expect(await round()).toMatchObject({ accepted: 0, failed: 3, waiting: 0 })
    expect(await world.lane('bulk')).toBeNull()
  })

  it('three addressees, asked again long after: others went through in their time', async () => {
    await queued(10)
    const asked: string[] = []
    relay.refuseAt((to) => {
      if (!asked.includes(to)) asked.push(to)
      return [2, 5, 10].includes(asked.indexOf(to) + 1) ? denied : null
    })
    expect(await round()).toMatchObject({ accepted: 7, waiting: 3 })
    await passTime(test.db, 3_600_000)
    expect(await round()).toMatchObject({ failed: 3, waiting: 0 })
    expect(await world.lane('bulk')).toBeNull()
  })

  it('us, though it took letters an hour ago', async () => {
    await queued(4)
    await round()
    await passTime(test.db, 3_600_000)
    await world.queue({ to: await world.readers(10), about: 'day 2' })
    relay.refuseAt(() => denied)
    await round()
    await passTime(test.db, 61_000)
    await round()
    expect(await world.lane('bulk')).toMatchObject({ held: true })
    expect(await world.letterStates()).toEqual({ accepted: 4, frozen: 2, waiting: 8 })
  })

  it('us, where each letter was put off before: none is lost to its first refusal', async () => {
    await queued(30)
    relay.refuseAt(() => gone('rcpt', 451, '4.7.1 greylisted, come back later'))
    expect(await round()).toMatchObject({ waiting: 30, failed: 0 })
    relay.refuseAt(() => denied)
    await passTime(test.db, 301_000)
    expect(await round()).toMatchObject({ failed: 0 })
    await passTime(test.db, 61_000)
    expect(await round()).toMatchObject({ failed: 0 })
    expect(await world.lane('bulk')).toMatchObject({ held: true })
    relay.refuseAt(null)
    await releaseLane(test.db, 'bulk')
    await passTime(test.db, 61_000)
    await round()
    expect(await world.letterStates()).toEqual({ accepted: 30 })
  })

  it('one addressee, when there are no others', async () => {
    await queued(1)
    relay.refuseAt(() => denied)
    await deliverRound(world.deps, { untilIdle: true })
    expect(await world.letterStates()).toEqual({ failed: 1 })
  })

  it('us, when nobody goes through: the lane is held and no letter is lost', async () => {
    await queued(30)
    relay.refuseAt(() => denied)
    await round()
    await passTime(test.db, 61_000)
    await round()
    expect(await world.lane('bulk')).toMatchObject({ held: true })
    relay.refuseAt(null)
    await releaseLane(test.db, 'bulk')
    await passTime(test.db, 120_000)
    await round()
    expect(await world.letterStates()).toEqual({ accepted: 30 })
    expect(relay.doubles()).toEqual([])
  })
})

describe('a relay that refuses us', () => {
  it('a wrong password holds the lane; what is told and stored shows no password', async () => {
    const strict = await startRelay({ password: 'right' })
    const url = `smtp://digest:s3cret%25@127.0.0.1:${strict.port}`
    const transport = smtpTransport(url)
    await queued(3)
    await deliverRound({ ...world.deps, transport })
    const lane = await world.lane('bulk')
    expect(lane).toMatchObject({ held: true })
    expect(lane?.heldReason).toContain('5.7.8')
    const told = JSON.stringify([lane, world.events, await world.openBatches()])
    expect(told).not.toContain('s3cret')
    expect(told).not.toContain(Buffer.from('s3cret%').toString('base64'))
    expect(await world.letterStates()).toEqual({ waiting: 3 })
    transport.close?.()
    await strict.close()
  })

  it('no STARTTLS where the network lies between: nothing is said, the lane is held', async () => {
    const bare = await startRelay({ disabledCommands: ['STARTTLS'] })
    const server = { host: '127.0.0.1', port: bare.port }
    const transport = smtpTransport('smtp://relay.lab.example', { server })
    await queued(2)
    await deliverRound({ ...world.deps, transport })
    expect(await world.lane('bulk')).toMatchObject({ held: true })
    expect(bare.taken).toEqual([])
    transport.close?.()
    await bare.close()
  })

  it('a certificate that nobody vouches for: nothing is said', async () => {
    const server = { host: '127.0.0.1', port: relay.port }
    const transport = smtpTransport('smtp://relay.lab.example', { server })
    await queued(1)
    await deliverRound({ ...world.deps, transport })
    expect(relay.taken).toEqual([])
    expect(await world.letterStates()).toMatchObject({ waiting: 1 })
    transport.close?.()
  })

  it('on this machine its own certificate will do, and a password is sent', async () => {
    const local = await startRelay({ password: 'right' })
    const transport = smtpTransport(`smtp://digest:right@127.0.0.1:${local.port}`)
    await queued(1)
    expect(await deliverRound({ ...world.deps, transport })).toMatchObject({ accepted: 1 })
    expect(local.taken[0]).toMatchObject({ user: 'digest', secure: true })
    transport.close?.()
    await local.close()
  })
})
