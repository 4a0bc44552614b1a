/** Two rows that turn out to be one work: what editors and readers gave to either stands on the one that is
 * kept, and nobody is mailed the work twice. Those who saved a paper hear what became of it, once. */
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createOutboxTransport } from '../../src/delivery/transports/outbox.ts'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { pickPaper } from '../../src/editorial/pick-paper.ts'
import { publishEdition } from '../../src/editorial/publish-edition.ts'
import { readEdition } from '../../src/editorial/read-edition.ts'
import { saveNote } from '../../src/editorial/save-note.ts'
import { createSeries } from '../../src/editorial/series.ts'
import { readSaved, savePaper } from '../../src/feedback/saved-papers.ts'
import { storePage } from '../../src/ingest/store-page.ts'
import type { IncomingPaper, IncomingSignal } from '../../src/papers/paper.ts'
import { findPaper } from '../../src/papers/read-papers.ts'
import { indexTexts } from '../../src/papers/search/index-texts.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { rejectTag } from '../../src/tagging/judge-tags.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import { incomingPaper } from '../support/incoming-paper.ts'
import { join, openTown, type Town } from './town.ts'

let town: Town
/** The provider is unwell. */
let busy = false
beforeEach(async () => {
  busy = false
  town = await openTown({
    transport: ({ db }) => {
      const outbox = createOutboxTransport({ db })
      const later = { kind: 'busy', code: 'x', detail: '', retryAfterMs: 0 } as const
      return { ...outbox, send: async (batch) => (busy ? later : outbox.send(batch)) }
    },
  })
}, 120_000)
afterEach(() => town.close())

const at = (moment: string) => new Date(`2026-05-${moment}:00Z`)
const bring = (
  moment: string,
  source: string,
  papers: IncomingPaper[],
  signals: IncomingSignal[] = [],
) =>
  town.app.db.transaction((tx) =>
    storePage({ calendar: fixedCalendar(at(moment)), tagPapers }, tx, {
      page: { papers, signals, skipped: [] },
      source,
      at: at(moment),
    }),
  )

const title = 'Contrastive captions for vision-language pretraining'
const authors = ['Ada K. Bee', 'Carl Dee', 'Wei Wang']
const arxivId = '2605.15202'
const doi = '10.1101/2026.05.10.653210'
const arxiv = (fields: Partial<IncomingPaper> = {}) =>
  incomingPaper({ title, authors, listingDay: '2026-05-19', ...fields })
const preprint = (fields: Partial<IncomingPaper> = {}) =>
  incomingPaper({
    ...{ publicId: doi, dois: [doi], doi, url: `https://www.biorxiv.org/content/${doi}v1` },
    ...{ title: 'An early title about captions, quite another', authors },
    ...{ categories: ['cs.CV'], abstract: 'A shorter one on captions.', listingDay: '2026-05-19' },
    ...fields,
  })
/** Its second version has the title of the other. */
const joining = () => preprint({ version: 2, title: `${title}.` })
const other = (n: number, day: string) =>
  incomingPaper({ publicId: `2605.2000${n}`, title: `Quite another paper ${n}`, listingDay: day })

const reader = { email: 'ada@lab.example', tag: ['cs.CV'], timezone: 'UTC', hour: '7' }
const digests = async () =>
  (await town.mails(reader.email)).filter(({ kind }) => kind === 'digest').reverse()
const readerId = async () => {
  const [row] = await town.app.db
    .select({ id: subscribers.id })
    .from(subscribers)
    .where(eq(subscribers.emailKey, reader.email))
  return row?.id as number
}
const idOf = async (name: string) => (await findPaper(town.app.db, name))?.id as number
const rowIds = async () => {
  const rows = await town.app.db.execute<{ id: string }>(sql`
    select id from papers where public_id in (${doi}, ${arxivId}) order by id`)
  return rows.map(({ id }) => Number(id))
}

async function start(): Promise<void> {
  await bring('18T05:00', 'arxiv-rss', [other(1, '2026-05-18')])
  await join(town, at('18T12:00'), reader)
  await bring('19T05:00', 'biorxiv', [preprint()])
  await bring('19T05:05', 'arxiv-rss', [arxiv()])
}

it('a reader who matched both before the join is mailed the work once', async () => {
  await start()
  await bring('19T06:00', 'biorxiv', [joining()])
  await town.tick(at('19T07:00'))
  const [first] = await digests()
  expect(first?.text.match(/Contrastive captions/g)).toHaveLength(1)
  expect(first?.text).not.toContain('An early title')
  await bring('20T05:00', 'arxiv-rss', [
    arxiv({ version: 2, title: `${title}!` }),
    other(2, '2026-05-20'),
  ])
  await town.tick(at('20T07:00'))
  const [, second] = await digests()
  expect(second?.text).toContain('Quite another paper 2')
  expect(second?.text).not.toContain('Contrastive')
}, 120_000)

it('a digest planned before the join names it once; a frozen one stays as it is', async () => {
  await start()
  const calendar = fixedCalendar(at('19T07:00'))
  await town.app.plan(calendar)
  await bring('19T07:01', 'biorxiv', [joining()])
  await town.tick(at('19T07:02'))
  const [first] = await digests()
  expect(first?.text.match(/Contrastive captions|An early title/g)).toHaveLength(1)
}, 120_000)

it('what is said from a letter is said of the paper at that place, though one before it was dropped', async () => {
  await start()
  const day = '2026-05-19'
  await bring('19T05:10', 'arxiv-rss', [other(3, day), other(4, day), other(5, day), other(6, day)])
  await town.app.plan(fixedCalendar(at('19T07:00')))
  await bring('19T07:01', 'biorxiv', [joining()])
  await town.tick(at('19T07:02'))
  const [mail] = await digests()
  const shown =
    mail?.text.match(/Contrastive captions|An early title|Quite another paper \d/g) ?? []
  const links = mail?.html.match(/\/feedback\/[\w-]+\/\d+\/save/g) ?? []
  expect(shown).toHaveLength(5)
  expect(links).toHaveLength(5)
  for (const [index, link] of links.entries()) {
    const page = await (await town.request(at('19T08:00'), link)).text()
    expect(page).toContain(shown[index])
  }
}, 120_000)

it('a digest already frozen when they are joined is sent as it was', async () => {
  await start()
  busy = true
  await town.tick(at('19T07:00'))
  expect(await digests()).toEqual([])
  await bring('19T07:01', 'biorxiv', [joining()])
  busy = false
  await town.app.db.execute(sql`update batches set next_attempt_at = clock_timestamp()`)
  await town.tick(at('19T07:05'))
  const [first] = await digests()
  expect(first?.text).toContain('Contrastive captions')
  expect(first?.text).toContain('An early title')
  expect(await digests()).toHaveLength(1)
}, 120_000)

it('notes, saves, marks and verdicts stand on the row that is kept: on its page, in search, in feeds', async () => {
  await start()
  const { db } = town.app
  const [kept, gone] = (await rowIds()) as [number, number]
  const fields = { slug: 'daily', name: 'The Daily Fold', language: 'en', timezone: 'UTC' }
  const series = await createSeries(db, { by: tokenEditor, ...fields })
  const deps = { db, calendar: fixedCalendar(at('19T06:00')) }
  const note = async (date: string, paperId: number, markdown: string) => {
    const ref = { by: tokenEditor, series, date }
    await pickPaper(db, ref, paperId)
    const words = { markdown, hashtags: '', language: 'en', version: 1, tells: false }
    await saveNote(deps, ref, { paperId, ...words })
  }
  await note('2026-05-18', gone, 'A zebra of a paper.')
  await note('2026-05-19', kept, 'Seen as a preprint.')
  await note('2026-05-19', gone, 'Seen at arXiv.')
  for (const date of ['2026-05-18', '2026-05-19']) {
    const version = (await readEdition(db, { seriesId: series.id, date }))?.version ?? 0
    await publishEdition(deps, { by: tokenEditor, series, date }, { at: null, version })
  }
  const subscriberId = await readerId()
  await db.transaction((tx) => savePaper(tx, { subscriberId, paperId: gone, at: at('19T06:00') }))
  await rejectTag(deps, { paper: arxivId, tag: 'captioning', who: 'Ed' })
  await indexTexts(db)

  await bring('19T06:30', 'biorxiv', [joining()])
  const page = await (await town.request(at('19T06:31'), `/papers/${doi}`)).text()
  expect(page).toContain('A zebra of a paper.')
  expect(page).toMatch(/Seen as a preprint\.[\s\S]*Seen at arXiv\./)
  const search = await (await town.request(at('19T06:31'), '/search?q=zebra')).text()
  expect(search).toContain(`/papers/${doi}`)
  await indexTexts(db)
  expect(await (await town.request(at('19T06:32'), '/search?q=zebra')).text()).toContain(title)
  const feed = await (await town.request(at('19T06:32'), '/editions/daily/atom.xml')).text()
  expect(feed).toContain('A zebra of a paper.')
  expect(feed).not.toContain('An early title')
  const saved = await readSaved(db, { subscriberId, limit: 10 })
  expect(saved.map(({ paper }) => paper.publicId)).toEqual([doi])
  const [row] = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from paper_tags t join tags g on g.id = t.tag_id
    where t.paper_id = ${kept} and g.slug = 'captioning'`)
  expect(row).toEqual({ n: 0 })
  expect((await readEdition(db, { seriesId: series.id, date: '2026-05-19' }))?.notes).toHaveLength(
    1,
  )
}, 120_000)

it('what becomes of saved papers is one line of the next digest, each piece once, and no mail of its own', async () => {
  await start()
  await town.tick(at('19T07:00'))
  const { db } = town.app
  const subscriberId = await readerId()
  const paperId = await idOf(arxivId)
  // A version from before it was saved is no news.
  await bring('19T08:00', 'arxiv-rss', [arxiv({ version: 2 })])
  await db.transaction((tx) => savePaper(tx, { subscriberId, paperId, at: at('19T09:00') }))
  await bring('19T10:00', 'arxiv-rss', [arxiv({ version: 3, comment: 'Accepted at ICML 2026' })])
  const votes: IncomingSignal = {
    ...{ publicId: arxivId, upvotes: 3, comments: 0, stars: 1, codeUrl: 'https://github.com/a/b' },
    ...{ projectUrl: null, organization: null, submittedBy: null, keywords: [], featuredOn: null },
  }
  await bring('19T11:00', 'hf', [], [votes])
  // Nothing matches on the 20th: no mail, and the news waits.
  await town.tick(at('20T07:00'))
  expect(await digests()).toHaveLength(1)
  await bring('21T05:00', 'arxiv-rss', [other(3, '2026-05-21')])
  await town.tick(at('21T07:00'))
  const line = `Of papers you saved: “${title}” (accepted at ICML 2026, code, version 3).`
  const [, second] = await digests()
  expect(second?.text.replace(/\s+/g, ' ')).toContain(line)
  expect(second?.html.replace(/<!-- -->/g, '')).toContain('Of papers you saved')

  const withdrawn = 'This paper has been withdrawn by the authors'
  await bring('21T09:00', 'arxiv-rss', [arxiv({ version: 4, comment: withdrawn })])
  await bring('22T05:00', 'arxiv-rss', [other(4, '2026-05-22')])
  await town.tick(at('22T07:00'))
  await bring('25T05:00', 'arxiv-rss', [other(5, '2026-05-25')])
  await town.tick(at('25T07:00'))
  const [, , third, fourth] = await digests()
  expect(third?.text.replace(/\s+/g, ' ')).toContain(`“${title}” (withdrawn, version 4)`)
  expect(fourth?.text).toContain('Quite another paper 5')
  expect(fourth?.text).not.toContain('you saved')
}, 120_000)
