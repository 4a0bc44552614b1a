/** Followed queries that ask for more than a paper's own words match since that was known. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLookingPool } from '../../src/digest/looking-pool.ts'
import { readPool } from '../../src/digest/read-pool.ts'
import { indexPaper } from '../../src/query/index-paper.ts'
import { writeOrganisations } from '../../src/query/organisations.ts'
import { toTsvector } from '../../src/query/tsvector.ts'
import { queries } from '../../src/storage/schema/index.ts'
import { paperSignals, paperSources, papers } from '../../src/storage/schema/papers.ts'
import { interests } from '../../src/storage/schema/subscribers.ts'
import { paperTags } from '../../src/storage/schema/tags.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addSubscriber, addTag } from '../support/digest-world.ts'

const listed = new Date('2026-05-18T04:00:00Z')
const told = new Date('2026-05-19T05:00:00Z')
const until = new Date('2026-05-20T00:00:00Z')

let test: TestDatabase
let byText: Map<string, number>

const texts = [
  ...['tag:rings', 'tag:late', 'rings tag:late', 'org:google', 'org:nobody', 'src:arxiv', 'src:hf'],
  ...['day:2026-05', 'day:2025', 'rings -tag:late', 'rings OR tag:late', 'sings', 'ring* day:2026'],
]

beforeAll(async () => {
  test = await openTestDatabase()
  const { db } = test
  const words = {
    ...{
      title: 'Rings',
      abstract: 'We study them.',
      authors: ['Ada Bee'],
      categories: ['math.RA'],
    },
  }
  const [paper] = await db
    .insert(papers)
    .values({
      ...{ ...words, publicId: '2605.00010', listingDay: '2026-05-18', availableAt: listed },
      ...{ contentHash: 'x', search: toTsvector(indexPaper(words)) },
    })
    .returning({ id: papers.id })
  const paperId = paper?.id as number
  for (const [slug, addedAt] of [
    ['rings', listed],
    ['late', told],
  ] as const) {
    await db.insert(paperTags).values({
      ...{ paperId, tagId: await addTag(db, slug), source: 'rule', addedAt },
      evidence: { kind: 'words', where: 'title', words: ['Rings'] },
    })
  }
  await db.insert(paperSources).values({
    ...{ paperId, source: 'arxiv-rss', firstSeenAt: listed, lastSeenAt: until },
  })
  await db.insert(paperSignals).values({
    ...{ paperId, source: 'hf', organization: 'Google DeepMind', toldAt: told, updatedAt: until },
    organisationWords: writeOrganisations(['Google DeepMind']),
  })
  const stored = await db
    .insert(queries)
    .values(texts.map((text) => ({ text, createdAt: listed })))
    .returning()
  byText = new Map(stored.map(({ id, text }) => [text, id]))
  const subscriberId = await addSubscriber(db)
  await db
    .insert(interests)
    .values(stored.map(({ id: queryId }) => ({ subscriberId, queryId, createdAt: listed })))
})
afterAll(() => test.close())

const expected = {
  'tag:rings': { where: 'record', words: ['rings'], since: listed },
  'tag:late': { where: 'record', words: ['late'], since: told },
  'rings tag:late': { where: 'title', words: ['Rings'], since: told },
  'org:google': { where: 'record', words: ['Google DeepMind'], since: told },
  'src:arxiv': { where: 'record', words: ['arxiv-rss'], since: listed },
  'src:hf': { where: 'record', words: ['hf'], since: told },
  'day:2026-05': { where: 'record', words: ['2026-05-18'], since: listed },
  'rings OR tag:late': { where: 'title', words: ['Rings'], since: listed },
  'ring* day:2026': { where: 'title', words: ['Rings'], since: listed },
}

it('finds them in the pool, each since it was known', async () => {
  const pool = await readPool(test.db, { until, after: new Date(0) })
  const found = texts.flatMap((text) =>
    (pool.byQuery.get(byText.get(text) as number) ?? []).map(({ where, words, since }) => [
      text,
      { where, words, since },
    ]),
  )
  expect(Object.fromEntries(found)).toEqual(expected)
})

it('shows the same to who is still choosing', async () => {
  const calendar = { fixed: true, now: async () => until }
  const looking = await createLookingPool({ db: test.db, calendar })()
  for (const text of texts) {
    const id = (await looking.addQuery(text)) as number
    await looking.tellPlaces([id], new Date(0))
    const places = looking.pool.byQuery.get(id)?.map(({ where, words }) => ({ where, words }))
    const { where, words } = expected[text as keyof typeof expected] ?? {}
    expect(places, text).toEqual(where ? [{ where, words }] : [])
  }
})
