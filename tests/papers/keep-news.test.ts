/** Where a saved paper was accepted is told once, whoever tells of it and under whatever name. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { storePage } from '../../src/ingest/store-page.ts'
import type { IncomingPaper, IncomingSignal } from '../../src/papers/paper.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addSubscriber } from '../support/digest-world.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

let test: TestDatabase
const at = new Date('2026-05-18T12:00:00Z')
const calendar = fixedCalendar(at)
const { publicId } = incomingPaper()

beforeAll(async () => {
  test = await openTestDatabase()
})
beforeEach(async () => {
  await test.db.execute(sql`truncate papers, subscribers cascade`)
  await tell('arxiv-rss', { paper: {} })
})
afterAll(() => test?.close())

const tell = (source: string, told: { paper?: Partial<IncomingPaper>; venues?: string[] }) =>
  test.db.transaction((tx) =>
    storePage({ calendar, tagPapers: async () => undefined }, tx, {
      page: {
        papers: told.paper ? [incomingPaper(told.paper)] : [],
        signals: (told.venues ?? []).map(signalOf),
        skipped: [],
      },
      source,
      at,
    }),
  )
const signalOf = (venue: string): IncomingSignal => ({
  ...{ publicId, venue, upvotes: 0, comments: 0, stars: null, codeUrl: null, projectUrl: null },
  ...{ organization: null, submittedBy: null, keywords: [], featuredOn: null },
})

async function save(): Promise<void> {
  const reader = await addSubscriber(test.db)
  await test.db.execute(sql`
    insert into saved_papers (subscriber_id, paper_id, saved_at)
    select ${reader}, id, ${at.toISOString()}::timestamptz from papers`)
}

async function places(): Promise<string[]> {
  const rows = await test.db.execute<{ detail: string }>(sql`
    select detail from paper_news where kind = 'accepted' order by detail`)
  return rows.map(({ detail }) => detail)
}

it('by two sources, then by a comment', async () => {
  await save()
  await tell('semantic-scholar', { venues: ['International Conference on Machine Learning'] })
  await tell('openalex', { venues: ['ICML'] })
  await tell('arxiv-rss', { paper: { version: 2, comment: 'Accepted at ICML 2026' } })
  expect(await places()).toEqual(['International Conference on Machine Learning'])
})

it('by a comment and a source at once', async () => {
  await save()
  await tell('openalex', { paper: { comment: 'Accepted at ICML 2026' }, venues: ['ICML'] })
  expect(await places()).toEqual(['ICML 2026'])
})

it('and not at all where a source had told of it before the paper was saved', async () => {
  await tell('semantic-scholar', { venues: ['International Conference on Machine Learning'] })
  await save()
  await tell('openalex', { venues: ['ICML'] })
  await tell('arxiv-rss', { paper: { version: 2, comment: 'Accepted at ICML 2026' } })
  expect(await places()).toEqual([])
})
