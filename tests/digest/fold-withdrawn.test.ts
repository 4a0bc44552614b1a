/** The picks of a digest that never left go with the next one, however old: also those that had filled
 * its free places, which on their own may be spill-over for three listing days only. */
import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { foldWithdrawn } from '../../src/digest/fold-withdrawn.ts'
import { planDigests } from '../../src/digest/plan-digests.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { interests } from '../../src/storage/schema/subscribers.ts'
import { paperTags } from '../../src/storage/schema/tags.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addSubscriber, addTag } from '../support/digest-world.ts'

let test: TestDatabase
let tagId: number
beforeAll(async () => {
  test = await openTestDatabase()
  tagId = await addTag(test.db, 'math.AG')
  const days = ['12', '13', '14', '15', '18', '19', '20']
  for (const day of days) await list(`2026-05-${day}`, day === '12' ? 20 : 1)
})
afterAll(() => test.close())

async function list(day: string, count: number): Promise<void> {
  const availableAt = new Date(`${day}T04:00:00Z`)
  const evidence = { kind: 'category' as const, category: 'math.AG', primary: true }
  for (let n = 0; n < count; n++) {
    const publicId = `2605.${day.slice(8)}${String(n).padStart(3, '0')}`
    const words = { title: 'A study', abstract: 'We study it.', authors: ['Ada Bee'] }
    const paper = { publicId, ...words, categories: ['math.AG'], listingDay: day, availableAt }
    const [row] = await test.db
      .insert(papers)
      .values({ ...paper, contentHash: publicId, search: '' })
      .returning({ id: papers.id })
    const paperId = row?.id as number
    const tag = { paperId, tagId, source: 'category' as const, evidence, addedAt: availableAt }
    await test.db.insert(paperTags).values(tag)
  }
}

async function newReader(): Promise<number> {
  const subscriberId = await addSubscriber(test.db, {
    timezone: 'UTC',
    number: 3,
    cutoff: new Date('2026-05-11T07:00:00Z'),
    nextDueAt: new Date('2026-05-12T07:00:00Z'),
  })
  const createdAt = new Date('2026-05-01T00:00:00Z')
  await test.db.insert(interests).values({ subscriberId, tagId, createdAt })
  return subscriberId
}

/** What that morning's digest shows or names. */
async function morning(subscriberId: number, day: string) {
  const calendar = fixedCalendar(new Date(`2026-05-${day}T07:00:10Z`))
  const queueLetters = async () => undefined
  await planDigests({ db: test.db, calendar, queueLetters, lateLimitHours: 6 })
  const [digest] = await test.db
    .select()
    .from(digests)
    .where(eq(digests.subscriberId, subscriberId))
    .orderBy(desc(digests.slotAt))
    .limit(1)
  return { id: digest?.id as number, picks: digest?.picks.map(({ p }) => p) ?? [] }
}

it('whatever the digest after it is, and however many were withdrawn', async () => {
  const reader = await newReader()
  const shown = [...(await morning(reader, '12')).picks, ...(await morning(reader, '13')).picks]
  const withdrawn = await morning(reader, '14')
  expect(withdrawn.picks).toHaveLength(3)
  await test.db.transaction((tx) => foldWithdrawn(tx, [withdrawn.id]))
  const next = await morning(reader, '15')
  expect(next.picks).toEqual(expect.arrayContaining(withdrawn.picks))
  await test.db.transaction((tx) => foldWithdrawn(tx, [next.id]))
  for (const day of ['18', '19']) {
    const { id } = await morning(reader, day)
    await test.db.transaction((tx) => foldWithdrawn(tx, [id]))
  }
  const last = await morning(reader, '20')
  expect(last.picks).toEqual(expect.arrayContaining(withdrawn.picks))
  expect(last.picks).toEqual(expect.arrayContaining(next.picks))
  expect(shown.filter((paper) => last.picks.includes(paper))).toEqual([])
})

it('once they were mailed they are not owed again', async () => {
  const reader = await newReader()
  for (const day of ['12', '13']) await morning(reader, day)
  const withdrawn = await morning(reader, '14')
  await test.db.transaction((tx) => foldWithdrawn(tx, [withdrawn.id]))
  await morning(reader, '15')
  const after = await morning(reader, '18')
  expect(after.picks.filter((paper) => withdrawn.picks.includes(paper))).toEqual([])
})
