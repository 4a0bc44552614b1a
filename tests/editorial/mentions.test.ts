/** "Mentioned in", where a note links to a paper by a name that is not its own: two rows were one work. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { pickPaper } from '../../src/editorial/pick-paper.ts'
import { publishEdition } from '../../src/editorial/publish-edition.ts'
import { readEdition } from '../../src/editorial/read-edition.ts'
import { readMentions } from '../../src/editorial/read-paper-notes.ts'
import { releaseEditions } from '../../src/editorial/release-editions.ts'
import { saveNote } from '../../src/editorial/save-note.ts'
import { createSeries, type Series } from '../../src/editorial/series.ts'
import { storePage } from '../../src/ingest/store-page.ts'
import type { IncomingPaper } from '../../src/papers/paper.ts'
import { findPaper } from '../../src/papers/read-papers.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

let test: TestDatabase
let series: Series
const at = (time: string) => new Date(`2026-05-18T${time}:00Z`)
const deps = (time: string) => ({ db: test.db, calendar: fixedCalendar(at(time)) })
const title = 'Contrastive captions for vision-language pretraining'
const doi = '10.1101/2026.05.10.653210'
const preprint = { publicId: doi, dois: [doi] }
const ref = () => ({ by: tokenEditor, series, date: '2026-05-18' })
const edition = () => readEdition(test.db, { seriesId: series.id, date: '2026-05-18' })

const bring = (source: string, fields: Partial<IncomingPaper>) =>
  test.db.transaction((tx) =>
    storePage({ calendar: fixedCalendar(at('05:00')), tagPapers: async () => undefined }, tx, {
      page: { papers: [incomingPaper({ title, ...fields })], signals: [], skipped: [] },
      source,
      at: at('05:00'),
    }),
  )

beforeAll(async () => {
  test = await openTestDatabase()
  const fields = { slug: 'daily', name: 'Daily', language: 'en', timezone: 'UTC' }
  series = await createSeries(test.db, { by: tokenEditor, ...fields })
  await bring('biorxiv', { ...preprint, title: 'An early title of the same work, quite another' })
  await bring('arxiv-rss', {})
  await bring('arxiv-rss', { publicId: '2605.00009', title: 'Weighing sheep', authors: ['Bo Cee'] })
  const markdown = 'As https://arxiv.org/abs/2605.15202 does.'
  const paperId = (await findPaper(test.db, '2605.00009'))?.id as number
  await pickPaper(test.db, ref(), paperId)
  const note = { paperId, markdown, hashtags: '', language: 'en', version: 1, tells: false }
  await saveNote(deps('06:00'), ref(), note)
}, 120_000)
afterAll(() => test?.close())

it('stays with the work when its rows are joined, whatever is written or goes out after', async () => {
  await bring('biorxiv', { ...preprint, version: 2 })
  const version = (await edition())?.version ?? 0
  await publishEdition(deps('07:00'), ref(), { at: null, version })
  await releaseEditions(deps('07:11'))
  const paper = await findPaper(test.db, '2605.15202')
  expect(paper?.publicId).toBe(doi)
  const mentions = await readMentions(test.db, paper?.id ?? 0)
  expect(mentions).toEqual([{ slug: 'daily', series: 'Daily', date: '2026-05-18' }])
  const [link] = (await edition())?.notes[0]?.blocks[0]?.runs.filter(({ href }) => href) ?? []
  expect(link?.text).toBe(paper?.title)
})
