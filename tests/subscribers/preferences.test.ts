import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { interests, subscribers } from '../../src/storage/schema/subscribers.ts'
import { tags } from '../../src/storage/schema/tags.ts'
import {
  changePreferences,
  type PreferenceChanges,
} from '../../src/subscribers/change-preferences.ts'
import { confirm } from '../../src/subscribers/confirm.ts'
import { InvalidChoices } from '../../src/subscribers/invalid-choices.ts'
import { type LeaveInput, leave } from '../../src/subscribers/leave.ts'
import { pruneLeft } from '../../src/subscribers/prune-left.ts'
import { readPreferences } from '../../src/subscribers/read-preferences.ts'
import { subscribe } from '../../src/subscribers/subscribe.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
let id: number
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

/** A reader in Seoul at 07:00 whose last digest was this morning's; it is Tuesday, 21:00 there. */
beforeEach(async () => {
  await scene.empty()
  scene.clock.now = new Date('2026-05-17T12:00:00Z')
  await subscribe(scene.deps, {
    email: 'kim@lab.example',
    tags: ['clip', 'captioning'],
    queries: ['ti:maps'],
    mutes: ['math.NT'],
    timezone: 'Asia/Seoul',
  })
  id = (await scene.subscriber('kim@lab.example')).id
  const [signup] = await scene.signupsOf(id)
  await confirm(scene.deps, { signupId: signup?.id ?? 0 })
  scene.clock.now = new Date('2026-05-19T12:00:00Z')
  await scene.db
    .update(subscribers)
    .set({
      lastSlotAt: new Date('2026-05-18T22:00:00Z'),
      lastPeriod: '2026-05-19',
      nextDueAt: new Date('2026-05-19T22:00:00Z'),
    })
    .where(eq(subscribers.id, id))
})

const row = () => scene.subscriber('kim@lab.example')
const change = (changes: PreferenceChanges) =>
  changePreferences(scene.deps, { subscriberId: id, changes })
const act = (input: Omit<LeaveInput, 'subscriberId'> = {}) =>
  leave(scene.deps, { subscriberId: id, ...input })
const problemsOf = async (changes: PreferenceChanges) => {
  const error = await change(changes).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(InvalidChoices)
  return (error as InvalidChoices).problems.map(({ field }) => field)
}

describe('changePreferences', () => {
  it('shows what holds', async () => {
    expect(await readPreferences(scene.deps, { subscriberId: id })).toMatchObject({
      state: 'confirmed',
      maskedAddress: 'k•••@lab.example',
      timezone: 'Asia/Seoul',
      hour: 7,
      rhythm: 'daily',
      number: 8,
      abstractLength: 'short',
      pausedUntil: null,
      undo: null,
      interests: [
        { kind: 'tag', slug: 'clip', level: 'normal', active: true },
        { kind: 'tag', slug: 'captioning', level: 'normal' },
        { kind: 'query', text: 'ti:maps', level: 'normal' },
        { kind: 'tag', slug: 'math.NT', level: 'mute' },
      ],
    })
    expect(await readPreferences(scene.deps, { subscriberId: 987_654_321 })).toBeNull()
  })

  it('changes nothing when nothing is given', async () => {
    const before = await row()
    await change({ hour: '', rhythm: undefined, locale: ' ' })
    expect(await row()).toEqual({ ...before, updatedAt: scene.clock.now })
  })

  it('takes settings of the mail, and leaves the slot', async () => {
    const before = await row()
    await change({ number: '12', abstractLength: 'full', locale: 'ko' })
    expect(await row()).toMatchObject({
      number: 12,
      abstractLength: 'full',
      locale: 'ko',
      nextDueAt: before.nextDueAt,
    })
  })

  it.each<[string, PreferenceChanges, string]>([
    ['a later hour: today has had its digest', { hour: 23 }, '2026-05-20T14:00:00Z'],
    ['an earlier hour', { hour: '5' }, '2026-05-19T20:00:00Z'],
    ['a zone to the west', { timezone: 'America/Los_Angeles' }, '2026-05-20T14:00:00Z'],
    ['a zone to the east', { timezone: 'Pacific/Kiritimati' }, '2026-05-19T17:00:00Z'],
    ['weekly', { rhythm: 'weekly', weekday: '2' }, '2026-05-25T22:00:00Z'],
    ['a pause', { pausedUntil: '2026-06-01' }, '2026-05-31T22:00:00Z'],
    ['an alias of a zone', { timezone: 'asia/calcutta' }, '2026-05-20T01:30:00Z'],
  ])('moves the slot with %s', async (_, changes, due) => {
    await change(changes)
    const now = await row()
    expect(now.nextDueAt).toEqual(new Date(due))
    expect(now.lastPeriod).toBe('2026-05-19')
    expect(now.cutoff).toEqual(new Date('2026-05-17T12:00:00Z'))
  })

  it('replaces interests as a set: what stays keeps its age, what is followed again is new', async () => {
    await change({
      interests: [
        { kind: 'tag', slug: 'CLIP', level: 'always' },
        { kind: 'tag', slug: 'math.NT', level: 'little' },
        { kind: 'query', text: 'ti:"maps"', level: 'mute' },
        { kind: 'query', text: '=CLIP', level: 'normal' },
        { kind: 'query', text: '=CLIP', level: 'mute' },
      ],
    })
    expect(await scene.interestsOf(id)).toEqual([
      '=CLIP normal',
      'clip always',
      'math.NT little',
      'ti:maps mute',
    ])
    const ages = await scene.db
      .select({ slug: tags.slug, at: interests.createdAt })
      .from(interests)
      .leftJoin(tags, eq(tags.id, interests.tagId))
      .where(eq(interests.subscriberId, id))
    const age = (slug: string) => ages.find((one) => one.slug === slug)?.at
    expect(age('clip')).toEqual(new Date('2026-05-17T12:00:00Z'))
    expect(age('math.NT')).toEqual(scene.clock.now)
  })

  it('lets a tag that is no longer kept stay, and lets nobody take it up', async () => {
    await scene.db.update(tags).set({ active: false }).where(eq(tags.slug, 'captioning'))
    try {
      await change({ interests: [{ kind: 'tag', slug: 'captioning', level: 'normal' }] })
      expect(await scene.interestsOf(id)).toEqual(['captioning normal'])
      const taken = { kind: 'tag' as const, slug: 'retired', level: 'normal' }
      expect(await problemsOf({ interests: [taken] })).toEqual(['tag'])
    } finally {
      await scene.db.update(tags).set({ active: true }).where(eq(tags.slug, 'captioning'))
    }
  })

  it.each<[string, PreferenceChanges, string[]]>([
    ['a number of no choice', { number: 7 }, ['number']],
    ['a length', { abstractLength: 'long' }, ['abstractLength']],
    ['a zone', { timezone: 'Here' }, ['timezone']],
    ['an hour and a weekday', { hour: 25, weekday: 8 }, ['hour', 'weekday']],
    ['a pause of half a year and more', { pausedUntil: '2026-11-16' }, ['pausedUntil']],
    ['a pause that is over', { pausedUntil: '2026-05-19' }, ['pausedUntil']],
    ['a date that is none', { pausedUntil: '2026-02-30' }, ['pausedUntil']],
    ['no interest', { interests: [] }, ['tag']],
    ['only mutes', { interests: [{ kind: 'tag', slug: 'clip', level: 'mute' }] }, ['tag']],
    ['a level', { interests: [{ kind: 'tag', slug: 'clip', level: 'much' }] }, ['level']],
    ['a tag', { interests: [{ kind: 'tag', slug: 'nope', level: 'normal' }] }, ['tag']],
    ['a query', { interests: [{ kind: 'query', text: '"', level: 'normal' }] }, ['query']],
  ])('refuses %s, and changes nothing', async (_, changes, fields) => {
    const before = await row()
    const follows = await scene.interestsOf(id)
    expect(await problemsOf({ ...changes, locale: 'fr' })).toEqual(fields)
    expect(await row()).toEqual(before)
    expect(await scene.interestsOf(id)).toEqual(follows)
  })

  it('is for readers only', async () => {
    await act()
    await expect(change({ hour: 9 })).rejects.toMatchObject({ code: 'conflict' })
    const nobody = changePreferences(scene.deps, { subscriberId: 987_654_321, changes: {} })
    await expect(nobody).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('leave', () => {
  it('is all when nothing else is said, once', async () => {
    expect(await act({ origin: '203.0.113.9' })).toEqual({
      outcome: 'done',
      action: 'all',
      changed: true,
      reads: false,
    })
    const left = await row()
    expect(left).toMatchObject({ state: 'left', nextDueAt: null, leftAt: scene.clock.now })
    expect(await act({ action: ' ' })).toMatchObject({ changed: false, reads: false })
    expect(await row()).toEqual(left)
    expect((await scene.consentsOf(id)).filter(({ event }) => event === 'left')).toHaveLength(1)
    expect(await scene.interestsOf(id)).toHaveLength(4)
  })

  it('is undone: interests and slot as they were', async () => {
    const before = await row()
    await act()
    expect(await act({ action: 'undo' })).toMatchObject({ changed: true, reads: true })
    expect(await row()).toEqual({ ...before, updatedAt: scene.clock.now })
    expect(await scene.interestsOf(id)).toHaveLength(4)
    expect(await act({ action: 'undo' })).toMatchObject({ changed: false, reads: true })
    expect((await scene.consentsOf(id)).at(-1)).toMatchObject({
      event: 'came-back',
      detail: 'undo',
    })
  })

  it('brings no second digest on the day of the undo', async () => {
    await act()
    scene.clock.now = new Date('2026-05-19T21:30:00Z')
    await act({ action: 'undo' })
    expect((await row()).nextDueAt).toEqual(new Date('2026-05-19T22:00:00Z'))
  })

  it('is final after 30 days', async () => {
    await act()
    scene.clock.now = new Date(scene.clock.now.getTime() + 30 * 24 * 3_600_000 + 1)
    expect(await act({ action: 'undo' })).toMatchObject({ changed: false, reads: false })
    expect((await row()).state).toBe('left')
  })

  it('is final once the interests are gone, however soon that is', async () => {
    await act()
    expect((await readPreferences(scene.deps, { subscriberId: id }))?.undo).toBe('all')
    const leftAt = sql`clock_timestamp() - interval '9 days'`
    await scene.db.update(subscribers).set({ leftAt }).where(eq(subscribers.id, id))
    await pruneLeft({ db: scene.db }, { interestDays: 8, consentDays: 1_096 })
    expect((await readPreferences(scene.deps, { subscriberId: id }))?.undo).toBeNull()
    expect(await act({ action: 'undo' })).toMatchObject({ changed: false, reads: false })
    expect((await row()).state).toBe('left')
  })

  it('closes a sign-up that waits, and undo does not confirm what never was', async () => {
    await subscribe(scene.deps, { email: 'lee@lab.example', tags: ['clip'] })
    const lee = await scene.subscriber('lee@lab.example')
    const [signup] = await scene.signupsOf(lee.id)
    await leave(scene.deps, { subscriberId: lee.id })
    await leave(scene.deps, { subscriberId: lee.id, action: 'undo' })
    expect((await scene.subscriber('lee@lab.example')).state).toBe('left')
    expect(await confirm(scene.deps, { signupId: signup?.id ?? 0 })).toMatchObject({
      outcome: 'expired',
    })
  })

  it('takes one tag, or one query, and gives it back', async () => {
    expect(await act({ action: 'tag', tag: 'Clip' })).toMatchObject({ changed: true, reads: true })
    expect(await scene.interestsOf(id)).toEqual([
      'captioning normal',
      'math.NT mute',
      'ti:maps normal',
    ])
    expect(await act({ action: 'tag', tag: 'clip' })).toMatchObject({ changed: false })
    const created = async () =>
      (await scene.db.select().from(interests).where(eq(interests.subscriberId, id))).map(
        ({ createdAt }) => createdAt.toISOString(),
      )
    await act({ action: 'undo' })
    expect(await scene.interestsOf(id)).toContain('clip normal')
    expect(new Set(await created())).toEqual(new Set(['2026-05-17T12:00:00.000Z']))
    await act({ action: 'tag', tag: 'ti:maps' })
    expect(await scene.interestsOf(id)).not.toContain('ti:maps normal')
    expect((await row()).state).toBe('confirmed')
  })

  it('of one tag costs no digest that is held back, nor does its undo', async () => {
    const held = new Date('2026-05-18T22:00:00Z')
    await scene.db
      .update(subscribers)
      .set({ rhythm: 'weekly', weekday: 2, lastPeriod: '2026-05-12', nextDueAt: held })
      .where(eq(subscribers.id, id))
    await act({ action: 'tag', tag: 'clip' })
    expect((await row()).nextDueAt).toEqual(held)
    await act({ action: 'undo' })
    expect((await row()).nextDueAt).toEqual(held)
    expect(await scene.interestsOf(id)).toContain('clip normal')
  })

  it('does not unmute by leaving a tag', async () => {
    expect(await act({ action: 'tag', tag: 'math.NT' })).toMatchObject({ changed: false })
    expect(await scene.interestsOf(id)).toContain('math.NT mute')
  })

  it('turns weekly and back', async () => {
    await act({ action: 'weekly' })
    expect(await row()).toMatchObject({
      rhythm: 'weekly',
      nextDueAt: new Date('2026-05-24T22:00:00Z'),
    })
    expect(await act({ action: 'weekly' })).toMatchObject({ changed: false })
    await act({ action: 'undo' })
    expect(await row()).toMatchObject({
      rhythm: 'daily',
      nextDueAt: new Date('2026-05-19T22:00:00Z'),
    })
  })

  it.each<[string, Omit<LeaveInput, 'subscriberId'>, string]>([
    ['a week', {}, '2026-05-26'],
    ['two weeks', { days: '14' }, '2026-06-02'],
    ['a date', { until: '2026-07-01' }, '2026-07-01'],
    ['180 days', { days: 180 }, '2026-11-15'],
  ])('pauses for %s', async (_, input, until) => {
    await act({ action: 'pause', ...input })
    const paused = await row()
    expect(paused.pausedUntil).toBe(until)
    expect(paused.nextDueAt).toEqual(new Date(Date.parse(`${until}T07:00:00+09:00`)))
    expect(await act({ action: 'pause', ...input })).toMatchObject({ changed: false })
    await act({ action: 'undo' })
    expect(await row()).toMatchObject({
      pausedUntil: null,
      nextDueAt: new Date('2026-05-19T22:00:00Z'),
    })
  })

  it.each<[string, Omit<LeaveInput, 'subscriberId'>]>([
    ['an action', { action: 'delete' }],
    ['no tag', { action: 'tag' }],
    ['no days', { action: 'pause', days: '0' }],
    ['half days', { action: 'pause', days: '1.5' }],
    ['days without end', { action: 'pause', days: '181' }],
    ['a word for days', { action: 'pause', days: 'some' }],
    ['a date that is none', { action: 'pause', until: '2026-06-31' }],
    ['today', { action: 'pause', until: '2026-05-19' }],
  ])('refuses %s', async (_, input) => {
    const before = await row()
    await expect(act(input)).rejects.toBeInstanceOf(InvalidChoices)
    expect(await row()).toEqual(before)
  })

  it('forgets what to undo when the settings change', async () => {
    await act({ action: 'weekly' })
    await change({ rhythm: 'weekdays' })
    expect(await act({ action: 'undo' })).toMatchObject({ changed: false })
    expect((await row()).rhythm).toBe('weekdays')
  })

  it('answers for nobody', async () => {
    expect(await leave(scene.deps, { subscriberId: 987_654_321 })).toEqual({ outcome: 'unknown' })
    await scene.db
      .update(subscribers)
      .set({ state: 'erased', email: null, emailKey: null })
      .where(eq(subscribers.id, id))
    expect(await act()).toEqual({ outcome: 'unknown' })
    expect(await readPreferences(scene.deps, { subscriberId: id })).toBeNull()
  })
})
