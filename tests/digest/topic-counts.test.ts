/** How many papers a topic brought, as letters count them beside what they show. */
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCategoryDays } from '../../src/digest/broad-day.ts'
import { readTopicCounts } from '../../src/digest/caught-up.ts'
import type { Reader } from '../../src/digest/freeze-digest.ts'
import { readDigestContents } from '../../src/digest/read-digest-contents.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { paperTags, type TagEvidence, type TagSource } from '../../src/storage/schema/tags.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addDigest, addTag } from '../support/digest-world.ts'

const at = new Date('2026-05-18T09:00:00Z')
const evidence: TagEvidence = { kind: 'guess', where: 'abstract', words: ['captions'] }

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test?.close())

/** Four papers: a rule says it of the first two, an editor of the second too, statistics of the others: surely,
 * and below what they are shown from. */
async function addFour() {
  const { db } = test
  const added = await addDigest(db, {
    papers: [{}, {}, {}, {}].map(() => ({ availableAt: at })),
    digest: { cutoffFrom: new Date('2026-05-08T05:00:00Z') },
  })
  const ids = (await db.select({ id: papers.id }).from(papers).orderBy(papers.id)).map(
    ({ id }) => id,
  )
  const category = await addTag(db, 'cs.CV')
  const topic = await addTag(db, 'captioning')
  const on = (n: number, tagId: number, source: TagSource, confidence = 1) => ({
    ...{ paperId: ids[n] as number, tagId, source, evidence, confidence, addedAt: at },
  })
  await db
    .insert(paperTags)
    .values([
      ...ids.map((_, n) => on(n, category, 'category')),
      ...[on(0, topic, 'rule'), on(1, topic, 'rule'), on(1, topic, 'editor')],
      ...[on(2, topic, 'statistics', 0.7), on(3, topic, 'statistics', 0.5)],
    ])
  return added
}

it('each paper once, and none that is hardly guessed', async () => {
  const { db } = test
  const { subscriberId, digestId } = await addFour()
  const day = { category: 'cs.CV', day: '2026-05-19', until: new Date('2026-05-19T05:00:00Z') }
  const counted = await db.transaction((tx) => createCategoryDays()(tx, day))
  expect(counted).toMatchObject({ papers: 4, topics: [{ tag: { slug: 'captioning' }, papers: 3 }] })

  const contents = await readDigestContents(db, [digestId])
  const [reader] = await db.select().from(subscribers).where(eq(subscribers.id, subscriberId))
  const readers = new Map([[subscriberId, reader as unknown as Reader]])
  const counts = await db.transaction((tx) => readTopicCounts(tx, contents, readers))
  expect(counts.get(digestId)).toMatchObject([{ tag: { slug: 'captioning' }, papers: 3 }])

  await db.execute(sql`update tags set active = false where slug = 'captioning'`)
  const after = await db.transaction((tx) => createCategoryDays()(tx, day))
  expect(after).toMatchObject({ papers: 4, topics: [] })
})
