/** What happens between two steps of another: a withdrawal while a planner reads its candidates, a
 * reader who leaves while an attempt begins. */
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createFindUnwanted } from '../../src/digest/find-unwanted.ts'
import { planDigests } from '../../src/digest/plan-digests.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import type { Db } from '../../src/storage/database.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { interests, subscribers } from '../../src/storage/schema/subscribers.ts'
import { paperTags } from '../../src/storage/schema/tags.ts'
import { leave } from '../../src/subscribers/leave.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addSubscriber, addTag } from '../support/digest-world.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

const embedded = inject('template').kind === 'pglite'

async function addPapers(db: Db, tagId: number, days: string[]): Promise<number[]> {
  const rows = await db
    .insert(papers)
    .values(
      days.map((day) => ({
        publicId: `2605.${day.slice(8)}000`,
        title: 'A study',
        abstract: 'We study it.',
        authors: ['Ada Bee'],
        categories: ['math.AG'],
        listingDay: day,
        availableAt: new Date(`${day}T04:00:00Z`),
        contentHash: day,
        search: '',
      })),
    )
    .returning({ id: papers.id })
  const ids = rows.map(({ id }) => id)
  await db.insert(paperTags).values(
    ids.map((paperId, n) => ({
      paperId,
      tagId,
      source: 'category' as const,
      evidence: { kind: 'category' as const, category: 'math.AG', primary: true },
      addedAt: new Date(`${days[n]}T04:00:00Z`),
    })),
  )
  return ids
}

/** Runs `between` after the first transaction that is opened on it, before any other. */
function interrupted(db: Db, between: () => Promise<unknown>): Db {
  let opened = 0
  let done: Promise<unknown> | undefined
  return new Proxy(db, {
    get(target, name) {
      if (name !== 'transaction') return Reflect.get(target, name)
      return async (run: Parameters<Db['transaction']>[0]) => {
        opened += 1
        if (opened > 1) {
          done ??= between()
          await done
        }
        return target.transaction(run)
      }
    },
  })
}

describe('a planner', () => {
  it('passes nobody whose cutoff went back behind the papers it has read', async () => {
    const { db } = test
    const tagId = await addTag(db, 'math.AG')
    const days = ['05-04', '05-05', '05-06', '05-07', '05-08', '05-11', '05-12'].map(
      (day) => `2026-${day}`,
    )
    const ids = await addPapers(db, tagId, days)
    const subscriberId = await addSubscriber(db, {
      timezone: 'UTC',
      cutoff: new Date('2026-05-11T07:00:00Z'),
      nextDueAt: new Date('2026-05-12T07:00:00Z'),
    })
    await db
      .insert(interests)
      .values({ subscriberId, tagId, createdAt: new Date('2026-05-01T00:00:00Z') })
    // As when a digest that waited since the 4th is withdrawn at this very moment.
    const withdrawn = () =>
      db
        .update(subscribers)
        .set({ cutoff: new Date('2026-05-03T07:00:00Z') })
        .where(eq(subscribers.id, subscriberId))
    const calendar = fixedCalendar(new Date('2026-05-12T07:00:10Z'))
    const deps = { calendar, queueLetters: async () => undefined, lateLimitHours: 6 }
    await planDigests({ ...deps, db: interrupted(db, withdrawn) })
    await planDigests({ ...deps, db })
    const rows = await db.select().from(digests).where(eq(digests.subscriberId, subscriberId))
    expect(rows.flatMap((row) => row.picks.map((pick) => pick.p)).sort()).toEqual(ids)
  })
})

describe.skipIf(embedded)('two connections (skipped on the embedded one, which has one)', () => {
  it('leaving waits for an attempt that begins, so that nobody is mailed after it', async () => {
    const { db } = test
    const subscriberId = await addSubscriber(db, { nextDueAt: null })
    const [row] = await db.select().from(subscribers).where(eq(subscribers.id, subscriberId))
    const findUnwanted = createFindUnwanted({ findUnmailable: async () => new Map() })
    const keys = createKeyRing('a test key of at least 32 characters')
    const order: string[] = []
    let leaving: Promise<unknown> | undefined
    await db.transaction(async (tx) => {
      const letter = { letterId: 1, kind: 'digest' as const, subscriberId, to: row?.email ?? '' }
      expect(await findUnwanted(tx, [letter])).toEqual([])
      leaving = leave({ db, keys, calendar: fixedCalendar(new Date()) }, { subscriberId }).then(
        () => order.push('left'),
      )
      await waitForWaiterOrEnd(db, () => order.length > 0)
      order.push('begun')
    })
    await leaving
    expect(order).toEqual(['begun', 'left'])
  })
})

/** Until somebody waits for a row, or the other side has finished without waiting. */
async function waitForWaiterOrEnd(db: Db, ended: () => boolean): Promise<void> {
  while (!ended()) {
    const [row] = await db.execute<{ waiting: number }>(sql`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`)
    if (row && row.waiting > 0) return
  }
}
