/** What a reader said of two papers that turn out to be one work stands on the one that is kept. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { removeSaved, saveFromPage } from '../../src/feedback/change-saved.ts'
import { countSaved } from '../../src/feedback/saved-papers.ts'
import { storePage } from '../../src/ingest/store-page.ts'
import type { IncomingPaper } from '../../src/papers/paper.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { feedback } from '../../src/storage/schema/feedback.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addSubscriber } from '../support/digest-world.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

const at = new Date('2026-05-18T12:00:00Z')
const calendar = fixedCalendar(at)
const bring = (source: string, fields: Partial<IncomingPaper>) =>
  test.db.transaction((tx) =>
    storePage({ calendar, tagPapers: async () => undefined }, tx, {
      page: { papers: [incomingPaper(fields)], signals: [], skipped: [] },
      source,
      at,
    }),
  )
const doi = '10.1101/2026.05.10.653210'
const preprint = { publicId: doi, dois: [doi], title: 'Contrastive captions for pretraining' }

it('a save that stands is not lost behind one that was taken back', async () => {
  const deps = { db: test.db, calendar }
  const subscriberId = await addSubscriber(test.db)
  await bring('biorxiv', { ...preprint, title: 'An early title of the same work, quite another' })
  await bring('arxiv-rss', { title: preprint.title })
  await saveFromPage(deps, { subscriberId, publicId: doi })
  await removeSaved(deps, { subscriberId, publicId: doi })
  await saveFromPage(deps, { subscriberId, publicId: '2605.15202' })
  await bring('biorxiv', { ...preprint, version: 2 })
  expect(await countSaved(test.db, subscriberId)).toBe(1)
  expect(await removeSaved(deps, { subscriberId, publicId: doi })).toBe(true)
  expect(await countSaved(test.db, subscriberId)).toBe(0)
  const rows = await test.db.select().from(feedback).where(eq(feedback.subscriberId, subscriberId))
  expect(rows).toHaveLength(1)
})
