/** What comes back: effects of signed events on letters, addresses, domains and readers. */
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tellReturns, watchReturns } from '../../../src/delivery/breaker/watch-returns.ts'
import { deliverRound } from '../../../src/delivery/deliver-round.ts'
import { findPausedDomains, releaseDomain } from '../../../src/delivery/returns/paused-domains.ts'
import { readProviderEvent } from '../../../src/delivery/returns/provider-event.ts'
import { recordEvent } from '../../../src/delivery/returns/record-event.ts'
import { addDays } from '../../../src/lib/local-time.ts'
import { letters } from '../../../src/storage/schema/delivery.ts'
import { domainPauses, providerEvents } from '../../../src/storage/schema/returns.ts'
import { subscribers, suppressions } from '../../../src/storage/schema/subscribers.ts'
import { passTime } from '../../support/delivery-world.ts'
import type { TakenMail } from '../../support/resend/record.ts'
import { bounces, eventAbout, signedCall } from '../../support/resend/webhooks.ts'
import { now, returnsScene } from './scene.ts'

type Three = [TakenMail, TakenMail, TakenMail]

const world = returnsScene()
const one = async () => {
  const [reader] = (await world.scene.world.readers(1)) as [number]
  const [mail] = await world.mail([reader])
  if (!mail) throw new Error('no mail was taken')
  return { reader, mail, address: mail.to[0] as string }
}
const minutesAgo = (n: number) => new Date(Date.now() - n * 60_000)

describe('an address at fault', () => {
  it.each([
    ['bounced', { bounce: bounces.noSuchUser }, 'bounce'],
    [
      'suppressed',
      { suppressed: { type: 'OnAccountSuppressionList', message: '' } },
      'provider-list',
    ],
    ['complained', {}, 'complaint'],
  ])('%s: is suppressed', async (type, more, reason) => {
    const { mail, address } = await one()
    expect(await world.tell(mail, type, more)).toBe(200)
    expect(await world.suppressed(address)).toEqual({ [address]: reason })
    const [event] = await world.events()
    expect(event).toMatchObject({ letterId: mail.letterId, type: `email.${type}` })
    expect(event?.verdict).toBe(type === 'complained' ? 'complaint' : 'address')
    expect(JSON.stringify(event)).not.toContain(address)
  })

  it('is told by the provider after erasure too, and named nowhere', async () => {
    const { reader, mail, address } = await one()
    await world.db.update(letters).set({ toAddress: null })
    await world.db.delete(subscribers).where(eq(subscribers.id, reader))
    await world.tell(mail, 'complained')
    expect(await world.suppressed(address)).toEqual({ [address]: 'complaint' })
    const kept = JSON.stringify([await world.events(), await world.db.select().from(suppressions)])
    expect(kept).not.toContain(address)
  })

  it('is not one of another installation that shares the account', async () => {
    const { mail } = await one()
    const theirs = { id: 'their-id', letterId: mail.letterId, to: ['somebody@else.example'] }
    expect(await world.tell(theirs, 'bounced', { bounce: bounces.noSuchUser })).toBe(200)
    expect(await world.tell({ ...theirs, letterId: 999_999_999 }, 'complained')).toBe(200)
    expect(await world.suppressed('somebody@else.example')).toEqual({})
    expect(await world.events()).toEqual([])
  })

  it.each([
    ['tags as a list', (letter: number) => ({ tags: [{ name: 'letter', value: String(letter) }] })],
    ['no tags, by the provider’s id', () => ({ tags: undefined })],
    ['tags of no use', () => ({ tags: 'letter=1' })],
  ])('is found with %s', async (_name, more) => {
    const { mail, address } = await one()
    await world.tell(mail, 'complained', more(mail.letterId ?? 0))
    expect(await world.suppressed(address)).toEqual({ [address]: 'complaint' })
  })

  it('is known in any spelling of the provider', async () => {
    const { mail, address } = await one()
    const spelt = { ...mail, id: 'another', to: [`Kim <${address.toUpperCase()}>`] }
    await world.tell(spelt, 'complained')
    expect(await world.suppressed(address)).toEqual({ [address]: 'complaint' })
  })
})

describe('a refusal of us', () => {
  const paused = async () =>
    (await findPausedDomains(world.db, ['x@lab.example'])).get('x@lab.example')
  const hours = async () => {
    const [row] = await world.db.select().from(domainPauses)
    return row && Math.round((row.until.getTime() - row.pausedAt.getTime()) / 3_600_000)
  }
  const pass = () =>
    world.db.update(domainPauses).set({ until: sql`clock_timestamp() - interval '1 hour'` })

  it('suppresses nobody, pauses the domain for a day and is told once, without an address', async () => {
    const { mail, address } = await one()
    const other = await one()
    await world.tell(mail, 'bounced', { bounce: bounces.refusesUs })
    await world.tell(other.mail, 'bounced', { bounce: bounces.refusesUs })
    expect(await world.suppressed(address, other.address)).toEqual({})
    expect(await paused()).toBe('lab.example refuses us: 550 5.7.1 [address]: denied')
    expect(await hours()).toBe(24)
    expect(world.told).toMatchObject([
      { event: 'domain-paused', domain: 'lab.example', reason: '550 5.7.1 [address]: denied' },
    ])
    expect(await findPausedDomains(world.db, ['x@other.example'])).toEqual(new Map())
  })

  it('comes again: twice as long each time, a week at most; released, it begins anew', async () => {
    const { mail } = await one()
    const lengths = []
    for (let i = 0; i < 6; i += 1) {
      await world.tell(mail, 'bounced', { bounce: bounces.refusesUs })
      lengths.push(await hours())
      await pass()
    }
    expect(lengths).toEqual([24, 48, 96, 168, 168, 168])
    await world.tell(mail, 'bounced', { bounce: bounces.refusesUs })
    expect(await releaseDomain(world.db, { domain: 'LAB.example', dryRun: true })).toBe(true)
    expect(await paused()).toBeDefined()
    expect(await releaseDomain(world.db, { domain: 'LAB.example', dryRun: false })).toBe(true)
    expect(await paused()).toBeUndefined()
    expect(await releaseDomain(world.db, { domain: 'lab.example', dryRun: false })).toBe(false)
    await world.tell(
      mail,
      'bounced',
      { bounce: bounces.refusesUs },
      { at: new Date(Date.now() + 2_000) },
    )
    expect(await hours()).toBe(24)
  })

  it('of a letter from before the release, or during the last pause, pauses nothing', async () => {
    const { mail } = await one()
    await world.tell(mail, 'bounced', { bounce: bounces.refusesUs })
    await pass()
    await world.tell(mail, 'bounced', { bounce: bounces.refusesUs }, { at: minutesAgo(90) })
    expect(await paused()).toBeUndefined()
  })

  it('that the provider turned into a suppression of its own is still ours', async () => {
    const { reader, mail, address } = await one()
    await world.tell(mail, 'bounced', { bounce: bounces.refusesUs })
    await pass()
    const [next] = await world.mail([reader])
    await world.tell(next ?? mail, 'suppressed', { suppressed: { type: 'x', message: '' } })
    expect(await world.suppressed(address)).toEqual({})
    expect(await paused()).toBeDefined()
  })

  const held = { suppressed: { type: 'x', message: '' } }
  const onList = (subType: string) => ({ bounce: { type: 'Permanent', subType, message: '' } })

  it.each([
    ['suppressed', held],
    ['bounced', onList('Suppressed')],
    ['bounced', onList('OnAccountSuppressionList')],
  ])('that comes back as %s %j is ours, however often', async (type, more) => {
    const { reader, mail, address } = await one()
    await world.tell(mail, 'bounced', { bounce: bounces.refusesUs }, { at: minutesAgo(30) })
    for (const minutes of [20, 10]) {
      await pass()
      const [next] = await world.mail([reader])
      await world.tell(next ?? mail, type, more, { at: minutesAgo(minutes) })
    }
    expect((await world.events()).map(({ verdict }) => verdict)).toEqual(['us', 'us', 'us'])
    expect(await world.suppressed(address)).toEqual({})
  })

  it('is not seen in what the provider’s list alone says', async () => {
    const { reader, mail, address } = await one()
    await world.tell(mail, 'bounced', onList('Suppressed'))
    const [next] = await world.mail([reader])
    await world.tell(next ?? mail, 'suppressed', held)
    expect((await world.events()).map(({ verdict }) => verdict)).toEqual(['address', 'address'])
    expect(await world.suppressed(address)).toEqual({ [address]: 'bounce' })
  })

  it('outlives a word of the list that was taken for one about the address', async () => {
    const { reader, mail, address } = await one()
    await world.tell(mail, 'bounced', { bounce: bounces.refusesUs }, { at: minutesAgo(30) })
    const detail = { type: 'Permanent', subType: 'Suppressed' }
    const { letterId } = mail
    await world.db.insert(providerEvents).values({
      ...{ id: 'msg_before', type: 'email.bounced', letterId, verdict: 'address', detail },
      at: minutesAgo(20),
    })
    const [next] = await world.mail([reader])
    await world.tell(next ?? mail, 'bounced', onList('Suppressed'))
    expect(await world.suppressed(address)).toEqual({})
  })

  it('counts as no dead address for the breaker, whatever the list makes of it', async () => {
    await world.mail(await world.scene.world.readers(110))
    const refused = await world.scene.world.readers(6)
    for (const mail of await world.mail(refused)) {
      await world.tell(mail, 'bounced', { bounce: bounces.refusesUs }, { at: minutesAgo(30) })
    }
    for (const mail of await world.mail(refused)) {
      await world.tell(mail, 'bounced', onList('Suppressed'))
      await world.tell(mail, 'suppressed', held)
    }
    expect((await tellReturns(world.db)).week).toMatchObject({ letters: 122, bounces: 0 })
    expect(await watchReturns({ db: world.db })).toBe(false)
    expect(await world.scene.world.lane('bulk')).toBeNull()
  })
})

describe('a mailbox that refuses for a while', () => {
  const refuse = async (reader: number, at = new Date()) => {
    const [mail] = await world.mail([reader])
    if (mail) await world.tell(mail, 'bounced', { bounce: bounces.full }, { at })
  }
  const until = addDays(now.toISOString().slice(0, 10), 30)

  it('rests after three letters in a row, for thirty days', async () => {
    const { reader, address } = await one()
    await refuse(reader)
    await refuse(reader)
    expect(await world.reader(reader)).toMatchObject({ pausedUntil: null, pauseReason: null })
    await refuse(reader)
    const row = await world.reader(reader)
    expect(row).toMatchObject({ pausedUntil: until, pauseReason: 'bounces' })
    expect(row?.nextDueAt?.toISOString().slice(0, 10)).toBe(until)
    expect(await world.suppressed(address)).toEqual({})
  })

  it('counts letters, not notices; and not those of another reader or address', async () => {
    const { reader, mail } = await one()
    const other = await one()
    for (let i = 0; i < 3; i += 1) await world.tell(mail, 'bounced', { bounce: bounces.full })
    await refuse(other.reader)
    await refuse(reader)
    await world.db
      .update(subscribers)
      .set({ email: 'new@lab.example' })
      .where(eq(subscribers.id, reader))
    await refuse(reader)
    expect(await world.reader(reader)).toMatchObject({ pausedUntil: null })
  })

  it('a delivery between them, or after, ends the count and the rest', async () => {
    const { reader, mail } = await one()
    await refuse(reader, minutesAgo(50))
    await refuse(reader, minutesAgo(40))
    await world.tell(mail, 'delivered', {}, { at: minutesAgo(30) })
    await refuse(reader, minutesAgo(20))
    await refuse(reader, minutesAgo(15))
    expect(await world.reader(reader)).toMatchObject({ pausedUntil: null })
    await refuse(reader, minutesAgo(10))
    expect(await world.reader(reader)).toMatchObject({ pausedUntil: until })
    const [last] = await world.mail([reader])
    await world.tell(last ?? mail, 'delivered')
    expect(await world.reader(reader)).toMatchObject({ pausedUntil: null, pauseReason: null })
  })

  it('leaves a longer pause of the reader, and who ended the rest, in peace', async () => {
    const { reader, mail } = await one()
    const theirs = addDays(until, 60)
    await world.db
      .update(subscribers)
      .set({ pausedUntil: theirs })
      .where(eq(subscribers.id, reader))
    for (let i = 0; i < 3; i += 1) await refuse(reader, minutesAgo(9 - i))
    expect(await world.reader(reader)).toMatchObject({ pausedUntil: theirs, pauseReason: null })
    await world.db.update(subscribers).set({ pausedUntil: null }).where(eq(subscribers.id, reader))
    await world.tell(mail, 'delivered', {}, { at: minutesAgo(60) })
    expect(await world.reader(reader)).toMatchObject({ pausedUntil: null })
  })
})

describe('letters of unknown fate', () => {
  it('one notice settles its whole batch, and nothing of it is sent again', async () => {
    const { world: line, standIn } = world.scene
    const ids = await line.queue({ to: await line.readers(3) })
    standIn.script({ fault: 'reset', taken: true })
    standIn.misbehave(() => ({ fault: 'reset', taken: false }))
    await deliverRound(line.deps)
    await passTime(world.db, 24 * 3_600_000)
    await deliverRound(line.deps)
    expect(await line.letterStates()).toEqual({ unknown: 3 })
    standIn.misbehave(null)
    const mail = standIn.taken.find(({ letterId }) => letterId === ids[1])
    await world.tell(mail as never, 'delivered')
    expect(await line.letterStates()).toEqual({ accepted: 3 })
    expect(await line.batchStates()).toEqual({ accepted: 1 })
    expect((await world.letter(ids[1] ?? 0))?.providerId).toBe(mail?.id)
    await deliverRound(line.deps, { untilIdle: true })
    expect(standIn.doubles()).toEqual([])
    expect(standIn.taken).toHaveLength(3)
  })

  it.each([
    'sent',
    'delivery_delayed',
    'bounced',
    'complained',
    'opened',
    'clicked',
    'suppressed',
    'failed',
  ])('%s proves that a maybe-taken batch was taken', async (type) => {
    const { world: line, standIn } = world.scene
    await line.queue({ to: await line.readers(2) })
    standIn.script({ fault: 'reset', taken: true })
    await deliverRound(line.deps)
    expect(await line.batchStates()).toEqual({ 'maybe-taken': 1 })
    const calls = standIn.requests.length
    await world.tell(standIn.taken[0] as never, type, { bounce: bounces.full })
    expect(await line.batchStates()).toEqual({ accepted: 1 })
    await passTime(world.db, 3_600_000)
    await deliverRound(line.deps, { untilIdle: true })
    expect(standIn.requests).toHaveLength(calls)
  })

  it('a notice that overtakes the answer, whatever the answer is', async () => {
    const { world: line, standIn } = world.scene
    for (const fault of [
      { fault: 'none' },
      { fault: 'reset', taken: true },
      { fault: 'garbage', taken: true },
    ] as const) {
      const before = standIn.taken.length
      await line.queue({ to: await line.readers(2), about: fault.fault })
      standIn.script(fault)
      const onStep = async (step: string) => {
        if (step === 'answered') await world.tell(standIn.taken[before] as never, 'sent')
      }
      await deliverRound({ ...line.deps, onStep })
      expect(Object.keys(await line.letterStates())).toEqual(['accepted'])
      expect(Object.keys(await line.batchStates())).toEqual(['accepted'])
    }
    await deliverRound(line.deps, { untilIdle: true })
    expect(standIn.doubles()).toEqual([])
  })

  it('a notice during a retry: the answer that follows changes nothing', async () => {
    const { world: line, standIn } = world.scene
    await line.queue({ to: await line.readers(2) })
    standIn.script({ fault: 'reset', taken: true })
    await deliverRound(line.deps)
    await passTime(world.db, 3_600_000)
    standIn.script({ fault: 'reset', taken: false })
    const onStep = async (step: string) => {
      if (step === 'begun') await world.tell(standIn.taken[0] as never, 'delivered')
    }
    await deliverRound({ ...line.deps, onStep })
    expect(await line.batchStates()).toEqual({ accepted: 1 })
    expect(await line.letterStates()).toEqual({ accepted: 2 })
    expect(standIn.doubles()).toEqual([])
  })
})

describe('an event', () => {
  it('counts once, however often and at once it comes', async () => {
    const { mail, address } = await one()
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() =>
        world.tell(mail, 'bounced', { bounce: bounces.noSuchUser }, { id: 'msg_same' }),
      ),
    )
    expect(answers).toEqual([200, 200, 200, 200, 200])
    expect(await world.events()).toHaveLength(1)
    await world.db.delete(suppressions)
    expect(
      await world.tell(mail, 'bounced', { bounce: bounces.noSuchUser }, { id: 'msg_same' }),
    ).toBe(200)
    expect(await world.suppressed(address)).toEqual({})
  })

  it('that could not be kept whole is not kept at all, and comes again', async () => {
    const { mail } = await one()
    const body = eventAbout(mail, 'email.complained')
    const event = readProviderEvent(body)
    if (!event) throw new Error('no event')
    const failing = {
      db: world.db,
      restReader: async () => {},
      onWithdrawn: async () => {},
      suppress: async () => {
        throw new Error('the connection is gone')
      },
    }
    await expect(recordEvent(failing, { id: 'msg_again', event })).rejects.toThrow()
    expect(await world.events()).toEqual([])
    expect(await world.call(signedCall(body, { id: 'msg_again' }))).toBe(200)
    expect(await world.events()).toHaveLength(1)
  })

  it.each([
    ['cut within a character', `550 5.1.1 no such user ${'😀'.repeat(400)}`],
    ['cut within the next', `550 5.1.1 no such user, ${'😀'.repeat(400)}`],
    ['of half a character', '550 5.1.1 no such user \ud83d'],
  ])('in words %s is kept as any other', async (_name, message) => {
    const { mail, address } = await one()
    const bounce = { type: 'Permanent', subType: 'General', message }
    expect(await world.tell(mail, 'bounced', { bounce })).toBe(200)
    expect(await world.suppressed(address)).toEqual({ [address]: 'bounce' })
  })

  it('of opening and clicking leaves no trace', async () => {
    const { mail } = await one()
    await world.tell(mail, 'opened')
    await world.tell(mail, 'clicked', {
      click: { ipAddress: '203.0.113.9', link: 'https://x.example' },
    })
    expect(await world.db.select().from(providerEvents)).toEqual([])
  })

  it('of failing is told to the operator', async () => {
    const { mail, address } = await one()
    await world.tell(mail, 'failed', { failed: { reason: `quota\0 for ${address}` } })
    expect(world.told).toEqual([
      {
        event: 'letter-failed',
        letterId: mail.letterId,
        reason: 'the provider could not send it: quota for [address]',
      },
    ])
    expect(await world.letter(mail.letterId)).toMatchObject({ state: 'accepted' })
  })

  it('of the far future counts as of now', async () => {
    const { mail } = await one()
    await world.tell(mail, 'delivered', {}, { at: new Date('2200-01-01') })
    const [event] = await world.events()
    expect(event?.at.getTime()).toBeLessThan(Date.now() + 60_000)
  })

  it('beside many others at once, about one batch and its readers', async () => {
    const { world: line, standIn } = world.scene
    const ids = await line.queue({ to: await line.readers(4), about: 'all at once' })
    standIn.script({ fault: 'reset', taken: true })
    await deliverRound(line.deps)
    const mails = standIn.taken.filter(({ letterId }) => ids.includes(letterId ?? 0))
    const kinds = ['sent', 'delivered', 'bounced', 'complained', 'suppressed', 'delivery_delayed']
    const answers = await Promise.all(
      kinds.flatMap((kind) =>
        mails.map((mail) => world.tell(mail, kind, { bounce: bounces.full })),
      ),
    )
    expect(new Set(answers)).toEqual(new Set([200]))
    expect(await world.events()).toHaveLength(24)
    expect(await line.batchStates()).toEqual({ accepted: 1 })
    expect(Object.values(await world.suppressed(...mails.flatMap(({ to }) => to)))).toEqual(
      Array.from({ length: 4 }, () => 'complaint'),
    )
  })

  it('in any order the end is the same', async () => {
    const [a, b] = (await world.scene.world.readers(2)) as [number, number]
    const mails = [await world.mail([a, b]), await world.mail([a, b]), await world.mail([a, b])]
    const [first, second, third] = mails.map(([mail]) => mail as TakenMail) as Three
    const [full1, full2, full3] = mails.map(([, mail]) => mail as TakenMail) as Three
    const full = { bounce: bounces.full }
    const list = [
      [first, 'sent', {}, 59],
      [first, 'delivered', {}, 58],
      [second, 'bounced', { bounce: bounces.noSuchUser }, 57],
      [third, 'suppressed', { suppressed: { type: 'list', message: '' } }, 56],
      [first, 'complained', {}, 55],
      [full1, 'delivered', {}, 54],
      [full1, 'bounced', full, 53],
      [full2, 'bounced', full, 52],
      [full3, 'bounced', full, 51],
    ] as const
    const end = async () => {
      const reader = await world.reader(b)
      const [row, ...more] = await world.db.select().from(suppressions)
      const events = await world.events()
      return {
        reader: [reader?.pausedUntil, reader?.pauseReason],
        suppression: [row?.reason, row?.createdAt.toISOString(), more.length],
        events: events.map(({ id, type, verdict }) => [id, type, verdict]),
        letters: await world.scene.world.letterStates(),
      }
    }
    const moments = new Map(list.map((one) => [one, minutesAgo(one[3])]))
    const play = async (order: Array<(typeof list)[number]>) => {
      await world.db.delete(providerEvents)
      await world.db.delete(suppressions)
      await world.db
        .update(subscribers)
        .set({ pausedUntil: null, pauseReason: null, nextDueAt: null })
      for (const one of order) {
        const [mail, type, more] = one
        await world.tell(mail, type, more, {
          id: `msg_${list.indexOf(one)}`,
          at: moments.get(one) as Date,
        })
      }
      return end()
    }
    const expected = await play([...list])
    expect(expected.reader).toEqual([
      addDays(minutesAgo(51).toISOString().slice(0, 10), 30),
      'bounces',
    ])
    expect(expected.suppression).toEqual(['complaint', moments.get(list[2])?.toISOString(), 0])
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...list], { minLength: list.length }),
        async (order) => {
          expect(await play(order)).toEqual(expected)
        },
      ),
      { numRuns: 15 },
    )
  })
})
