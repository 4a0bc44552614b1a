/** A reader's digest is the same whatever the page size and whoever else is in the page; and picks of
 * the older form, with their reasons in them, are read as ever. */
import { eq, sql } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { queueLetters } from '../../src/delivery/queue-letters.ts'
import { planDigests } from '../../src/digest/plan-digests.ts'
import { readDigestContents } from '../../src/digest/read-digest-contents.ts'
import { readHistories } from '../../src/digest/reader-history.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import type { Db } from '../../src/storage/database.ts'
import { letters } from '../../src/storage/schema/delivery.ts'
import { digests, reasons } from '../../src/storage/schema/digests.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { interests, subscribers } from '../../src/storage/schema/subscribers.ts'
import { paperTags } from '../../src/storage/schema/tags.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addDigest, addSubscriber, addTag } from '../support/digest-world.ts'

const listed = new Date('2026-05-19T04:00:00Z')
const now = new Date('2026-05-19T08:00:00Z')
const opened: TestDatabase[] = []
afterAll(async () => {
  for (const test of opened) await test.close()
})

async function open(): Promise<Db> {
  const test = await openTestDatabase()
  opened.push(test)
  return test.db
}

/** Nine papers under three tags; fourteen readers, of whom every third pair follows the same. */
async function settle(db: Db): Promise<void> {
  const tagIds = [await addTag(db, 'clip'), await addTag(db, 'math.RA'), await addTag(db, 'q-fin')]
  for (let n = 0; n < 9; n++) {
    const [paper] = await db
      .insert(papers)
      .values({
        publicId: `2605.0001${n}`,
        title: `Paper ${n}`,
        abstract: 'We study it.',
        authors: ['Ada Bee'],
        categories: ['cs.CV'],
        listingDay: '2026-05-19',
        availableAt: listed,
        contentHash: `${n}`,
        search: '',
      })
      .returning({ id: papers.id })
    for (const [at, tagId] of tagIds.entries()) {
      if ((n + at) % 2 === 0) continue
      await db.insert(paperTags).values({
        paperId: paper?.id as number,
        tagId,
        source: 'rule',
        evidence: { kind: 'words', where: 'title', words: [`word ${n % 3}`] },
        addedAt: listed,
      })
    }
  }
  for (let n = 0; n < 14; n++) {
    const subscriberId = await addSubscriber(db, {
      email: `r${n}@lab.example`,
      emailKey: `r${n}@lab.example`,
      timezone: 'UTC',
      hour: 5 + (n % 3),
      number: 1 + (n % 4),
      cutoff: new Date(listed.getTime() - 3_600_000),
      nextDueAt: new Date(Date.UTC(2026, 4, 19, 5 + (n % 3))),
    })
    const followed = tagIds.filter((_, at) => at !== n % 3)
    await db
      .insert(interests)
      .values(followed.map((tagId) => ({ subscriberId, tagId, createdAt: listed })))
  }
}

async function plan(pageSize: number) {
  const db = await open()
  await settle(db)
  const deps = { db, calendar: fixedCalendar(now), queueLetters, lateLimitHours: 6 }
  const report = await planDigests(deps, { pageSize })
  const rows = await db
    .select({ id: digests.id, email: subscribers.email })
    .from(digests)
    .innerJoin(subscribers, eq(subscribers.id, digests.subscriberId))
  const contents = await readDigestContents(
    db,
    rows.map(({ id }) => id),
  )
  const told = rows.map(({ id, email }) => {
    const content = contents.get(id)
    const picks = content?.contents.map(({ paper, section, reasons }) => ({
      paper: paper.publicId,
      section,
      reasons,
    }))
    return { email, period: content?.period, more: content?.more, picks }
  })
  told.sort((a, b) => ((a.email ?? '') < (b.email ?? '') ? -1 : 1))
  const due = await db.select({ at: subscribers.nextDueAt }).from(subscribers)
  return { db, deps, report, told, due: due.map(({ at }) => at?.toISOString()).sort() }
}

describe('planning page by page', () => {
  it('gives everybody the same digest, whatever the size of a page', async () => {
    const whole = await plan(1000)
    expect(whole.report).toEqual({ planned: 14, skipped: 0 })
    expect(whole.told[0]?.picks?.[0]?.reasons[0]).toMatchObject({ kind: 'tag', where: 'title' })
    for (const size of [1, 4]) {
      const { report, told, due } = await plan(size)
      expect(report).toEqual(whole.report)
      expect(told).toEqual(whole.told)
      expect(due).toEqual(whole.due)
    }
  })

  it('stores each reason once, and one letter a digest', async () => {
    const { db, deps } = await plan(3)
    // Three tags, three words; the second planner finds nobody due.
    const stored = await db.select().from(reasons)
    expect(new Set(stored.map(({ content }) => JSON.stringify(content))).size).toBe(stored.length)
    expect(stored.length).toBeLessThanOrEqual(9)
    expect(await planDigests(deps)).toEqual({ planned: 0, skipped: 0 })
    const queued = await db.select({ digestId: letters.digestId }).from(letters)
    expect(queued).toHaveLength(14)
    const again = { kind: 'digest' as const, lane: 'bulk' as const, subscriberId: 1, intent: {} }
    await db.transaction((tx) =>
      queueLetters(tx, [{ ...again, digestId: queued[0]?.digestId as number }]),
    )
    expect(await db.select().from(letters)).toHaveLength(14)
  })
})

describe('picks of the older form', () => {
  it('are shown with their reasons, and count as shown', async () => {
    const db = await open()
    const { subscriberId, digestId } = await addDigest(db, { full: 1 })
    const [before] = await db.select().from(digests).where(eq(digests.id, digestId))
    // As they were written before reasons had a table: named keys, the reasons themselves.
    const older = JSON.stringify(before?.picks)
    expect(older).toContain('"captions"')
    await db.execute(sql`update digests set picks = ${older}::json where id = ${digestId}`)
    const [after] = await db.select().from(digests).where(eq(digests.id, digestId))
    expect(after?.picks).toEqual(before?.picks)
    const content = (await readDigestContents(db, [digestId])).get(digestId)
    expect(content?.contents.map(({ section, reasons }) => [section, reasons])).toEqual(
      ['full', 'title'].map((section) => [
        section,
        [{ kind: 'tag', slug: 'captioning', where: 'title', words: ['captions'] }],
      ]),
    )
    const histories = await readHistories(db, [{ id: subscriberId }], now)
    const shown = histories.get(subscriberId)?.flatMap((digest) => digest.shown)
    expect(shown).toEqual(before?.picks.map(({ p }) => p))
  })
})
