import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accountLinks, queries, subscribers } from '../../src/storage/schema/subscribers.ts'
import { confirm } from '../../src/subscribers/confirm.ts'
import { InvalidChoices } from '../../src/subscribers/invalid-choices.ts'
import { leave } from '../../src/subscribers/leave.ts'
import { readSignup } from '../../src/subscribers/read-signup.ts'
import { renewSignup } from '../../src/subscribers/renew-signup.ts'
import { requestAccountLink } from '../../src/subscribers/request-account-link.ts'
import { requestLink } from '../../src/subscribers/request-link.ts'
import { type SubscribeInput, subscribe } from '../../src/subscribers/subscribe.ts'
import { suppress } from '../../src/subscribers/suppression.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())
beforeEach(() => scene.empty())

const kim = 'kim@lab.example'
const form = (more: Partial<SubscribeInput> = {}): SubscribeInput => ({
  email: kim,
  tags: ['clip', 'captioning'],
  timezone: 'Asia/Seoul',
  ...more,
})
const ask = (more?: Partial<SubscribeInput>) => subscribe(scene.deps, form(more))
const day = 24 * 3_600_000

async function onlySignup() {
  const { id } = await scene.subscriber(kim)
  const signup = (await scene.signupsOf(id)).at(-1)
  if (!signup) throw new Error('no signup')
  return signup
}

async function problemsOf(more: Partial<SubscribeInput>) {
  const error = await ask(more).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(InvalidChoices)
  return (error as InvalidChoices).problems
}

describe('subscribe', () => {
  it('holds what was chosen, and writes to the address', async () => {
    await ask({
      email: ' Kim@LAB.example ',
      tags: ['CLIP', 'cs.cv', 'clip'],
      queries: ['ti:"Image  Captions"', 'ti:"image captions"'],
      mutes: ['math.NT', 'survey', 'clip'],
      rhythm: 'weekly',
      weekday: '5',
      hour: '9',
      locale: 'ko-kr',
    })
    const row = await scene.subscriber(kim)
    expect(row).toMatchObject({ email: 'Kim@lab.example', state: 'pending', nextDueAt: null })
    const [signup] = await scene.signupsOf(row.id)
    expect(signup?.choices).toMatchObject({
      timezone: 'Asia/Seoul',
      hour: 9,
      rhythm: 'weekly',
      weekday: 5,
      locale: 'ko-KR',
    })
    expect(signup?.choices.tagIds).toHaveLength(2)
    expect(signup?.choices.queryIds).toHaveLength(1)
    expect(signup?.choices.muteTagIds).toHaveLength(1)
    expect(signup?.choices.muteQueryIds).toHaveLength(1)
    expect(await scene.lettersOf(row.id)).toMatchObject([
      {
        kind: 'confirm',
        lane: 'urgent',
        dedupeKey: `confirm:${signup?.id}`,
        intent: { signupId: signup?.id },
      },
    ])
  })

  it('fills in hour and rhythm that were left blank', async () => {
    await ask({ timezone: 'Africa/Cairo', hour: '', rhythm: '', weekday: null, locale: undefined })
    const signup = await onlySignup()
    expect(signup.choices).toMatchObject({ hour: 8, rhythm: 'daily', weekday: 1, locale: 'en' })
    await ask({ email: 'lee@lab.example', timezone: ' ' })
    expect(await scene.subscriber('lee@lab.example')).toMatchObject({ timezone: 'UTC', hour: 7 })
  })

  it('records that it was asked, under a hash of where from', async () => {
    await ask({ origin: '203.0.113.9' })
    const { id } = await scene.subscriber(kim)
    const [consent] = await scene.consentsOf(id)
    expect(consent).toMatchObject({ event: 'signed-up', wordingVersion: 'form-1' })
    expect(consent?.originHash).toMatch(/^1\.[\w-]{43}$/)
    expect(JSON.stringify(consent)).not.toContain('203.0.113.9')
  })

  it('gives one reader by any spelling of the address', async () => {
    await ask({ email: 'kim@lab.example' })
    await ask({ email: 'KIM@Lab.Example' })
    expect(await scene.db.select().from(subscribers)).toHaveLength(1)
  })

  it('stores a query once for everybody', async () => {
    await ask({ queries: ['Diffusion   models'] })
    await ask({ email: 'lee@lab.example', queries: ['diffusion models'] })
    const texts = (await scene.db.select().from(queries)).map(({ text }) => text)
    expect(texts.filter((text) => text.startsWith('diffusion'))).toHaveLength(1)
  })

  it('says all that is wrong at once, field by field', async () => {
    const problems = await problemsOf({
      email: 'kim',
      tags: ['clip', 'no-such-tag', 'retired'],
      queries: ['captioning', 'ti:('],
      mutes: ['"open'],
      timezone: 'Mars/Olympus',
      hour: '24',
      rhythm: 'hourly',
      weekday: '0',
      locale: '!',
    })
    expect(
      problems.map(({ field, value }) => (value ? `${field} ${value}` : field)).sort(),
    ).toEqual([
      'email',
      'hour',
      'locale',
      'mute "open',
      'query ti:(',
      'rhythm',
      'tag no-such-tag',
      'tag retired',
      'timezone',
      'weekday',
    ])
    expect(problems.find(({ field }) => field === 'query')?.position).toBeTypeOf('number')
    expect(await scene.db.select().from(subscribers)).toEqual([])
  })

  it.each([
    ['nothing', { tags: [], queries: [] }],
    ['blanks', { tags: [' '], queries: [''] }],
    ['only what to leave out', { tags: [], mutes: ['clip'] }],
    ['too many tags', { tags: Array.from({ length: 201 }, (_, i) => `t${i}`) }],
    ['too many queries', { queries: Array.from({ length: 51 }, (_, i) => `word${i}`) }],
    ['too many queries left out', { mutes: Array.from({ length: 51 }, (_, i) => `word${i}`) }],
    ['a flood of mutes', { mutes: Array.from({ length: 5000 }, (_, i) => `word${i}`) }],
    ['an hour of another notation', { hour: '0x7' }],
    ['NUL and half a surrogate', { tags: ['clip\u0000', '\ud800', 'no\u0000such'] }],
  ])('refuses %s', async (_, more) => {
    await scene.db.delete(queries)
    expect(await problemsOf(more)).not.toEqual([])
    expect(await scene.db.$count(queries)).toBe(0)
  })

  it('keeps to SIGNUP', async () => {
    const closed = { ...scene.deps, signup: { kind: 'closed' as const } }
    await expect(subscribe(closed, form())).rejects.toMatchObject({ code: 'forbidden' })
    const lab = { ...scene.deps, signup: { kind: 'domain' as const, domain: 'lab.example' } }
    await expect(subscribe(lab, form({ email: 'kim@sub.lab.example' }))).rejects.toMatchObject({
      problems: [{ field: 'email' }],
    })
    await subscribe(lab, form({ email: 'kim@LAB.example' }))
    expect(await scene.subscriber(kim)).toBeDefined()
  })

  it('sends nothing to a suppressed address and keeps nothing of it', async () => {
    await scene.db.transaction((tx) =>
      suppress(
        { tx, keys: scene.deps.keys },
        { address: 'S@lab.example', reason: 'bounce', at: scene.clock.now },
      ),
    )
    await ask({ email: 's@LAB.example' })
    await requestLink(scene.deps, { email: 's@lab.example' })
    expect(await scene.db.select().from(subscribers)).toEqual([])
  })
})

describe('letters that strangers can cause', () => {
  const count = async () => (await scene.lettersOf((await scene.subscriber(kim)).id)).length

  it('are a minute apart and three an hour', async () => {
    await ask()
    await ask()
    expect(await count()).toBe(1)
    await scene.ageLetters(61)
    await ask()
    await ask()
    expect(await count()).toBe(2)
    await scene.ageLetters(61)
    await requestLink(scene.deps, { email: kim })
    expect(await count()).toBe(3)
    await scene.ageLetters(61)
    await ask()
    expect(await count()).toBe(3)
    await scene.ageLetters(24 * 3600)
    await ask()
    expect(await count()).toBe(4)
  })

  it('are three a day for who never confirmed, whatever they bring', async () => {
    const data = () => requestAccountLink(scene.deps, { email: kim, act: 'erase' })
    await ask()
    await data()
    expect(await count()).toBe(1)
    for (let tries = 0; tries < 5; tries++) {
      await scene.ageLetters(3600)
      await ask()
      await data()
    }
    expect(await count()).toBe(3)
  })

  it('are counted together, for readers and for those who left', async () => {
    await ask()
    await confirm(scene.deps, { signupId: (await onlySignup()).id })
    const tryAll = async (hours: number) => {
      for (let hour = 0; hour < hours; hour++) {
        await scene.ageLetters(3601)
        await ask()
        for (const act of ['move', 'download', 'erase']) {
          await scene.db.delete(accountLinks)
          await requestAccountLink(scene.deps, { email: kim, act })
        }
      }
    }
    await tryAll(20)
    expect(await count()).toBe(12)
    await scene.ageLetters(24 * 3600)
    await leave(scene.deps, { subscriberId: (await scene.subscriber(kim)).id })
    await tryAll(5)
    expect(await count()).toBe(15)
  })

  it('are few over all in an hour', async () => {
    const deps = { ...scene.deps, lettersPerHour: 3 }
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await subscribe(deps, form({ email: `${name}@lab.example` }))
    }
    const sent = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map(async (name) => {
        const { id } = await scene.subscriber(`${name}@lab.example`)
        return (await scene.lettersOf(id)).length
      }),
    )
    expect(sent).toEqual([1, 1, 1, 0, 0])
  })

  it('are one when two forms of one address come at once', async () => {
    await Promise.all([ask(), ask(), ask(), ask()])
    expect(await count()).toBe(1)
    const { id } = await scene.subscriber(kim)
    const open = (await scene.signupsOf(id)).filter((signup) => signup.supersededAt === null)
    expect(open).toHaveLength(1)
  })
})

describe('confirm', () => {
  it('makes a reader of what was chosen', async () => {
    await ask({ queries: ['ti:captions'], mutes: ['math.NT'], rhythm: 'weekdays' })
    const signup = await onlySignup()
    scene.clock.now = new Date('2026-05-20T01:00:00Z')
    const result = await confirm(scene.deps, { signupId: signup.id, origin: '203.0.113.9' })
    const row = await scene.subscriber(kim)
    expect(result).toEqual({
      outcome: 'confirmed',
      subscriberId: row.id,
      changed: true,
      reads: true,
    })
    expect(row).toMatchObject({
      state: 'confirmed',
      timezone: 'Asia/Seoul',
      hour: 7,
      rhythm: 'weekdays',
      confirmedAt: scene.clock.now,
      cutoff: scene.clock.now,
      nextDueAt: new Date('2026-05-20T22:00:00Z'),
      consentSource: 'form',
    })
    expect(await scene.interestsOf(row.id)).toEqual([
      'captioning normal',
      'clip normal',
      'math.NT mute',
      'ti:captions normal',
    ])
    expect(scene.confirmedCalls).toEqual([{ subscriberId: row.id, at: scene.clock.now }])
    expect((await scene.consentsOf(row.id)).at(-1)).toMatchObject({
      event: 'confirmed',
      wordingVersion: 'confirm-1',
    })
  })

  it('is a success the second time, and changes nothing', async () => {
    await ask()
    const { id: signupId } = await onlySignup()
    await confirm(scene.deps, { signupId })
    const before = await scene.subscriber(kim)
    scene.clock.now = new Date(scene.clock.now.getTime() + 30 * day)
    expect(await confirm(scene.deps, { signupId })).toEqual({
      outcome: 'confirmed',
      subscriberId: before.id,
      changed: false,
      reads: true,
    })
    expect(await scene.subscriber(kim)).toEqual(before)
    expect(scene.confirmedCalls).toHaveLength(1)
    expect(await scene.consentsOf(before.id)).toHaveLength(2)
  })

  it('happens once when pressed many times at once', async () => {
    await ask()
    const { id: signupId } = await onlySignup()
    const results = await Promise.all(
      Array.from({ length: 5 }, () => confirm(scene.deps, { signupId })),
    )
    expect(
      results.filter((result) => result.outcome === 'confirmed' && result.changed),
    ).toHaveLength(1)
    expect(scene.confirmedCalls).toHaveLength(1)
  })

  it('leaves everything as it was when the first digest cannot be planned', async () => {
    await ask()
    const { id: signupId } = await onlySignup()
    const before = await scene.subscriber(kim)
    const broken = { ...scene.deps, onConfirmed: () => Promise.reject(new Error('no')) }
    await expect(confirm(broken, { signupId })).rejects.toThrow('no')
    expect(await scene.subscriber(kim)).toEqual(before)
    expect(await scene.interestsOf(before.id)).toEqual([])
    expect((await onlySignup()).confirmedAt).toBeNull()
  })

  it('takes a second form whose letter was held back, by the letter of the first', async () => {
    await ask({ tags: ['diffusion'] })
    const first = await onlySignup()
    scene.clock.now = new Date(scene.clock.now.getTime() + 1000)
    await ask({ tags: ['captioning'] })
    const row = await scene.subscriber(kim)
    expect(await scene.lettersOf(row.id)).toHaveLength(1)
    const [signup, ...others] = await scene.signupsOf(row.id)
    expect(others).toEqual([])
    expect(signup).toMatchObject({ id: first.id, supersededAt: null })
    expect(signup?.expiresAt).toEqual(new Date(scene.clock.now.getTime() + 7 * day))
    await confirm(scene.deps, { signupId: first.id })
    expect(await scene.interestsOf(row.id)).toEqual(['captioning normal'])
  })

  it('takes the newest form, whichever letter the button is in', async () => {
    await ask({ tags: ['diffusion'] })
    const first = await onlySignup()
    await scene.ageLetters(61)
    await ask({ tags: ['captioning'] })
    const row = await scene.subscriber(kim)
    expect(await scene.lettersOf(row.id)).toHaveLength(2)
    expect(await readSignup(scene.deps, { signupId: first.id })).toMatchObject({ outcome: 'open' })
    expect(await confirm(scene.deps, { signupId: first.id })).toMatchObject({ changed: true })
    expect(await scene.interestsOf(row.id)).toEqual(['captioning normal'])
  })

  it('is a success the second time by the letter of an earlier form too', async () => {
    await ask({ tags: ['diffusion'] })
    const first = await onlySignup()
    await scene.ageLetters(61)
    await ask({ tags: ['captioning'] })
    const second = await onlySignup()
    expect(await confirm(scene.deps, { signupId: first.id })).toMatchObject({ changed: true })
    const { subscriberId } = first
    for (const { id: signupId } of [first, second]) {
      const again = { outcome: 'confirmed', subscriberId, reads: true }
      expect(await readSignup(scene.deps, { signupId })).toMatchObject(again)
      expect(await confirm(scene.deps, { signupId })).toEqual({ ...again, changed: false })
    }
    expect(scene.confirmedCalls).toHaveLength(1)
    await leave(scene.deps, { subscriberId })
    expect(await confirm(scene.deps, { signupId: first.id })).toMatchObject({ outcome: 'expired' })
  })

  it('expires after seven days, and a fresh letter keeps the choices', async () => {
    await ask({ tags: ['diffusion'] })
    const first = await onlySignup()
    scene.clock.now = new Date(scene.clock.now.getTime() + 7 * day)
    expect(await confirm(scene.deps, { signupId: first.id })).toEqual({
      outcome: 'expired',
      signupId: first.id,
    })
    expect(await readSignup(scene.deps, { signupId: first.id })).toEqual({
      outcome: 'expired',
      maskedAddress: 'k•••@lab.example',
    })
    expect(await renewSignup(scene.deps, { signupId: first.id })).toEqual({ outcome: 'throttled' })
    await scene.ageLetters(61)
    expect(await renewSignup(scene.deps, { signupId: first.id })).toEqual({ outcome: 'sent' })
    const fresh = await onlySignup()
    expect(fresh.choices).toEqual(first.choices)
    expect(await confirm(scene.deps, { signupId: fresh.id })).toMatchObject({ changed: true })
    expect(await renewSignup(scene.deps, { signupId: first.id })).toEqual({ outcome: 'reading' })
    expect(await readSignup(scene.deps, { signupId: fresh.id })).toMatchObject({
      outcome: 'confirmed',
      reads: true,
    })
  })

  it('holds for a day less than seven', async () => {
    await ask()
    const { id: signupId } = await onlySignup()
    scene.clock.now = new Date(scene.clock.now.getTime() + 7 * day - 1)
    expect(await confirm(scene.deps, { signupId })).toMatchObject({ outcome: 'confirmed' })
  })

  it('knows nothing of other numbers', async () => {
    expect(await confirm(scene.deps, { signupId: 987_654_321 })).toEqual({ outcome: 'unknown' })
    expect(await readSignup(scene.deps, { signupId: 987_654_321 })).toEqual({ outcome: 'unknown' })
    expect(await renewSignup(scene.deps, { signupId: 987_654_321 })).toEqual({ outcome: 'unknown' })
  })

  it('asks an open signup again under a letter of its own', async () => {
    await ask()
    const signup = await onlySignup()
    await scene.ageLetters(61)
    await requestLink(scene.deps, { email: kim })
    const letters = await scene.lettersOf(signup.subscriberId)
    expect(letters.map(({ dedupeKey }) => dedupeKey)).toEqual([
      `confirm:${signup.id}`,
      `confirm:${signup.id}:1`,
    ])
  })
})

describe('an address that is known', () => {
  const reader = async () => {
    await ask()
    await confirm(scene.deps, { signupId: (await onlySignup()).id })
    await scene.ageLetters(61)
    return scene.subscriber(kim)
  }

  it('that reads gets its private link, and its choices stay', async () => {
    const row = await reader()
    await ask({ tags: ['math.NT'] })
    expect((await scene.lettersOf(row.id)).at(-1)).toMatchObject({
      kind: 'link',
      intent: { reason: 'already-reading' },
    })
    await scene.ageLetters(61)
    await requestLink(scene.deps, { email: 'KIM@lab.example' })
    const last = (await scene.lettersOf(row.id)).at(-1)
    expect(last).toMatchObject({ kind: 'link', intent: { reason: 'asked' } })
    expect(last?.dedupeKey).toMatch(new RegExp(`^link:${row.id}:\\d{12}$`))
    expect(await scene.subscriber(kim)).toEqual(row)
    expect(await scene.signupsOf(row.id)).toHaveLength(1)
  })

  it('that left stays left until it confirms, and then comes back with new choices', async () => {
    const row = await reader()
    await leave(scene.deps, { subscriberId: row.id })
    await requestLink(scene.deps, { email: kim })
    expect(await scene.lettersOf(row.id)).toHaveLength(1)
    await ask({ tags: ['diffusion'], timezone: 'Europe/Berlin' })
    expect(await scene.subscriber(kim)).toMatchObject({ state: 'left', timezone: 'Asia/Seoul' })
    expect(await scene.interestsOf(row.id)).toEqual(['captioning normal', 'clip normal'])
    const fresh = await onlySignup()
    await confirm(scene.deps, { signupId: fresh.id })
    expect(await scene.subscriber(kim)).toMatchObject({
      state: 'confirmed',
      timezone: 'Europe/Berlin',
      leftAt: null,
    })
    expect(await scene.interestsOf(row.id)).toEqual(['diffusion normal'])
    expect((await scene.consentsOf(row.id)).map(({ event }) => event)).toEqual([
      'signed-up',
      'confirmed',
      'left',
      'signed-up',
      'came-back',
    ])
  })

  it('is not brought back by the link of its first sign-up', async () => {
    const row = await reader()
    const first = await onlySignup()
    await leave(scene.deps, { subscriberId: row.id })
    expect(await confirm(scene.deps, { signupId: first.id })).toMatchObject({
      changed: false,
      reads: false,
    })
    expect(await scene.subscriber(kim)).toMatchObject({ state: 'left', nextDueAt: null })
  })

  it('that is unknown gets nothing for the asking', async () => {
    await requestLink(scene.deps, { email: 'nobody@lab.example' })
    await expect(requestLink(scene.deps, { email: 'nobody' })).rejects.toBeInstanceOf(
      InvalidChoices,
    )
    expect(await scene.db.select().from(subscribers)).toEqual([])
  })
})
