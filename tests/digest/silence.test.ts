/** A month without a digest: one letter, once a silence, with the topics near to what is followed. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { queueLetters } from '../../src/delivery/queue-letters.ts'
import type { LetterToFreeze } from '../../src/digest/letter-ports.ts'
import { planDigests } from '../../src/digest/plan-digests.ts'
import { addDays } from '../../src/lib/local-time.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { letters } from '../../src/storage/schema/delivery.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { interests, subscribers } from '../../src/storage/schema/subscribers.ts'
import { paperTags } from '../../src/storage/schema/tags.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addSubscriber, addTag, letterOffice } from '../support/digest-world.ts'
import { addresses, problemsOf } from '../support/letter-html.ts'

/** Long ago: what tags bring is counted over papers that are out by the real clock. */
const today = '2020-05-20'
let test: TestDatabase
let followed: number

beforeAll(async () => {
  test = await openTestDatabase()
  followed = await addTag(test.db, 'captioning', 'Captioning')
  await listPapers(20)
})
afterAll(() => test.close())
beforeEach(() => test.db.delete(subscribers))

/** One under another topic of the same group on each of so many days. */
async function listPapers(days: number) {
  const near = await addTag(test.db, 'clip', 'CLIP & friends')
  for (let n = 0; n < days; n++) {
    const listingDay = addDays(today, -n)
    const availableAt = new Date(`${listingDay}T01:00:00Z`)
    const [paper] = await test.db
      .insert(papers)
      .values({
        publicId: `2005.${10_000 + n}`,
        title: `Paper ${n}`,
        abstract: 'We study it.',
        authors: ['Ada Lovelace'],
        categories: ['cs.CV'],
        contentHash: String(n),
        search: '',
        listingDay,
        availableAt,
      })
      .returning({ id: papers.id })
    await test.db.insert(paperTags).values({
      paperId: paper?.id as number,
      tagId: near,
      source: 'rule',
      evidence: { kind: 'words', where: 'title', words: ['CLIP'] },
      addedAt: availableAt,
    })
  }
}

const dueAt = (day: string) => new Date(`${day}T05:00:00Z`)

/** A reader whose newest digest is so many days old; null: none ever. */
async function reader(age: number | null, given: { confirmed?: number; follows?: number } = {}) {
  const id = await addSubscriber(test.db, {
    confirmedAt: dueAt(addDays(today, -(given.confirmed ?? 300))),
    cutoff: dueAt(addDays(today, -1)),
    nextDueAt: dueAt(today),
  })
  await test.db
    .insert(interests)
    .values({ subscriberId: id, tagId: given.follows ?? followed, createdAt: dueAt('2019-01-01') })
  if (age !== null) await addTurn(id, { age, outcome: 'picked' })
  return id
}

type Turn = { age: number; outcome: 'picked' | 'late' | 'unknown' }

async function addTurn(subscriberId: number, { age, outcome }: Turn) {
  const at = dueAt(addDays(today, -age))
  await test.db.insert(digests).values({
    subscriberId,
    kind: 'digest',
    period: addDays(today, -age),
    slotAt: at,
    outcome,
    cutoffFrom: at,
    cutoffTo: at,
    announced: 1,
    matched: 1,
    picks: [],
    createdAt: at,
  })
}

const plan = (day: string) =>
  planDigests({ db: test.db, calendar: fixedCalendar(dueAt(day)), queueLetters, lateLimitHours: 6 })

const silences = (): Promise<LetterToFreeze[]> =>
  test.db.select().from(letters).where(eq(letters.kind, 'silence'))

const silentReaders = async () => {
  const found = await silences()
  await test.db.delete(letters)
  return found.map(({ subscriberId }) => subscriberId)
}

describe('a silence', () => {
  it('is told of after 30 days, not before, and not when it is an old one', async () => {
    const [, month] = [await reader(29), await reader(30), await reader(5), await reader(90)]
    await plan(today)
    expect(await silentReaders()).toEqual([month])
  })

  it('begins with the confirmation where there was no digest', async () => {
    const [, waiting] = [
      await reader(null, { confirmed: 10 }),
      await reader(null, { confirmed: 31 }),
    ]
    await plan(today)
    expect(await silentReaders()).toEqual([waiting])
  })

  it('is told of once, however many days it lasts', async () => {
    await reader(30)
    for (const days of [0, 1, 2]) await plan(addDays(today, days))
    expect(await silences()).toHaveLength(1)
    await test.db.delete(letters)
  })

  it('is not broken by a turn that was found too late', async () => {
    const id = await reader(30)
    await addTurn(id, { age: 12, outcome: 'late' })
    await plan(today)
    expect(await silentReaders()).toEqual([id])
  })

  it('begins with a turn that a copy may have mailed', async () => {
    const [month, days] = [await reader(40), await reader(40)]
    await addTurn(month, { age: 30, outcome: 'unknown' })
    await addTurn(days, { age: 12, outcome: 'unknown' })
    await plan(today)
    expect(await silentReaders()).toEqual([month])
  })

  it('is none for who gets papers, nor when the sources are silent', async () => {
    const near = await addTag(test.db, 'clip', 'CLIP & friends')
    await reader(40, { follows: near })
    await plan(today)
    expect(await silentReaders()).toEqual([])
    await test.db.delete(subscribers)
    const later = addDays(today, 25)
    const id = await reader(10)
    await test.db
      .update(subscribers)
      .set({ nextDueAt: dueAt(later) })
      .where(eq(subscribers.id, id))
    await plan(later)
    expect(await silentReaders()).toEqual([])
  })
})

describe('its letter', () => {
  it('says that nothing is broken and names what is near, and can be left by one click', async () => {
    await reader(30)
    await plan(today)
    const [letter] = await silences()
    const mail = await letterOffice(test.db).send(letter as LetterToFreeze)
    expect(mail.subject).toBe('Paperboy: a quiet month for your topics')
    for (const part of [mail.html, mail.text]) {
      const words = part.replace(/\s+/g, ' ')
      expect(words).toContain('since 20 April 2020 matches what you follow: Captioning.')
      expect(words).toMatch(/CLIP &(amp;)? friends/)
      expect(words).toContain('about 1 paper a day')
      expect(words).toContain('1 Newsstand Lane')
    }
    expect(addresses(mail.html)).toContain('https://papers.lab.example/tags/clip')
    expect(mail.headers['List-Unsubscribe']).toContain('/unsubscribe/')
    expect(mail.html).not.toContain('/digest/')
    expect(await problemsOf(mail.html)).toEqual([])
    await test.db.delete(letters)
  })

  it('is kept from who paused meanwhile', async () => {
    const id = await reader(30)
    await plan(today)
    const [letter] = await silences()
    await test.db
      .update(subscribers)
      .set({ pausedUntil: '2020-06-30' })
      .where(eq(subscribers.id, id))
    const [verdict] = await letterOffice(test.db).freeze([letter as LetterToFreeze])
    expect(verdict).toMatchObject({ verdict: 'withdraw', reason: 'paused' })
    await test.db.delete(letters)
  })
})
