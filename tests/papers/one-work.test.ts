/** One work from several sources is one paper: stored once, found by every name, published once; and two
 * rows that turn out to be one are joined. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readBibtexPapers } from '../../src/ingest/sources/bibtex-file.ts'
import { readFeedPaper } from '../../src/ingest/sources/web-feed-paper.ts'
import { keyPapers } from '../../src/papers/key-papers.ts'
import type { IncomingPaper, IncomingSignal } from '../../src/papers/paper.ts'
import { publicIdOf } from '../../src/papers/public-id.ts'
import { findPaper } from '../../src/papers/read-papers.ts'
import { readSightings } from '../../src/papers/read-sightings.ts'
import { searchPapers } from '../../src/papers/search-papers.ts'
import { storeSignals } from '../../src/papers/store-signals.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { bringPapers } from '../support/bring-papers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
beforeEach(() => test.db.execute(sql`truncate papers cascade`))
afterAll(() => test.close())

const at = new Date('2026-05-18T12:00:00Z')
const bring = (source: string, ...papers: IncomingPaper[]) =>
  bringPapers(test.db, { source, papers, at })

const title = 'Contrastive captions for vision-language pretraining'
const authors = ['Ada K. Bee', 'Carl Dee', 'Wei Wang']
const arxiv = (fields: Partial<IncomingPaper> = {}) => incomingPaper({ title, authors, ...fields })
const doi = '10.1101/2026.05.10.653210'
const preprint = (fields: Partial<IncomingPaper> = {}) =>
  incomingPaper({
    publicId: doi,
    dois: [doi],
    doi,
    url: `https://www.biorxiv.org/content/${doi}v1`,
    title: `${title}.`,
    authors: ['Bee, A. K.', 'Dee, C.', 'Wang, W.'],
    categories: [],
    abstract: 'A shorter one.',
    listingDay: '2026-05-20',
    ...fields,
  })

const facts = (publicId: string, upvotes: number): IncomingSignal => ({
  ...{ publicId, upvotes, comments: 0, stars: null, codeUrl: null, projectUrl: null },
  ...{ organization: null, submittedBy: null, keywords: [], featuredOn: null },
})

const signal = (publicId: string, upvotes: number) =>
  test.db.transaction((tx) =>
    storeSignals(tx, { signals: [facts(publicId, upvotes)], source: 'hf', at }),
  )

const count = async () => {
  const [row] = await test.db.execute<{ all: number; listed: number }>(sql`
    select count(*)::int as all, count(listing_day)::int as listed from papers`)
  return row
}

describe('a second source of a work', () => {
  it('is a sighting of it, found by every name, and publishes nothing again', async () => {
    await bring('arxiv-rss', arxiv())
    const before = await findPaper(test.db, '2605.15202')
    expect(await bring('biorxiv', preprint())).toMatchObject({ new: 0, updated: 1 })
    expect(await bring('biorxiv', preprint())).toMatchObject({ new: 0, unchanged: 1 })
    expect(await count()).toEqual({ all: 1, listed: 1 })
    const paper = await findPaper(test.db, `https://doi.org/${doi}`)
    expect(paper).toMatchObject({
      publicId: '2605.15202',
      title,
      abstract: before?.abstract,
      doi,
      listingDay: '2026-05-18',
      availableAt: before?.availableAt,
    })
    expect((await readSightings(test.db, paper?.id ?? 0)).sources).toEqual(['arxiv-rss', 'biorxiv'])
    const [row] = await test.db.execute(
      sql`select public_id, url from paper_sources where source = 'biorxiv'`,
    )
    expect(row).toMatchObject({ public_id: doi, url: expect.stringContaining('biorxiv.org') })
  })

  it('gives its fuller words to a work that a feed brought first, which keeps its name', async () => {
    const own = publicIdOf({ title, authors })
    await bring('feed', preprint({ publicId: own, doi: null, dois: [], version: 1 }))
    await bring('arxiv-rss', arxiv({ version: 1 }))
    const paper = await findPaper(test.db, '2605.15202')
    expect(paper).toMatchObject({
      publicId: own,
      categories: ['cs.CV', 'cs.CL'],
      abstract: arxiv().abstract,
      url: 'https://arxiv.org/abs/2605.15202',
    })
    // A new version is not a new paper, and the feed does not take the words back.
    expect(await bring('arxiv-rss', arxiv({ version: 2, abstract: 'Better.' }))).toMatchObject({
      new: 0,
    })
    await bring('feed', preprint({ publicId: own, doi: null, dois: [] }))
    expect(await findPaper(test.db, own)).toMatchObject({ abstract: 'Better.', latestVersion: 2 })
    expect(await count()).toEqual({ all: 1, listed: 1 })
  })

  it('of another title is found by its DOI; signals find it by any name', async () => {
    await bring('biorxiv', preprint())
    await bring('arxiv-rss', arxiv({ title: 'Captions, contrasted', dois: [doi] }))
    expect(await count()).toEqual({ all: 1, listed: 1 })
    expect(await signal('2605.15202', 7)).toMatchObject({
      unknown: [],
      updated: [expect.any(Number)],
    })
  })

  it('of other authors is another work', async () => {
    await bring('arxiv-rss', arxiv())
    await bring('biorxiv', preprint({ authors: ['Eve Eff', 'Gus Gee'] }))
    await bring('arxiv-rss', arxiv({ publicId: '2605.15203' }))
    expect(await count()).toEqual({ all: 3, listed: 3 })
  })
})

it('a file or a feed that names a paper of arXiv leaves its words alone', async () => {
  await bring('arxiv-rss', arxiv())
  const before = await findPaper(test.db, '2605.15202')
  const bib = `@misc{x, title={{Patterns} in things}, author={Bee, Ada and others},
    eprint={2605.15202}, archivePrefix={arXiv}}`
  await bring('bibtex', ...readBibtexPapers(bib, knownCategories).papers)
  const link = 'https://arxiv.org/abs/2605.15202'
  const item = { link, identifiers: [link], title: 'Look', body: 'Read more' }
  const untold = { authors: [], date: '', journal: '' }
  const read = readFeedPaper({ ...item, ...untold }, knownCategories, '2026-05-18')
  if (!read.ok) throw new Error(read.why)
  await bring('feed', read.paper)
  expect(await findPaper(test.db, '2605.15202')).toEqual(before)
  expect((await readSightings(test.db, before?.id ?? 0)).sources).toHaveLength(3)
})

describe('two rows that turn out to be one work', () => {
  it('are joined: the older keeps its name, the other leads there', async () => {
    await bring('biorxiv', preprint({ title: 'An early title of the same work, quite another' }))
    await bring('arxiv-rss', arxiv())
    expect(await count()).toEqual({ all: 2, listed: 2 })
    await signal('2605.15202', 3)
    // A second version of the preprint has the title of the other.
    await bring('biorxiv', preprint({ version: 2 }))
    expect(await count()).toEqual({ all: 2, listed: 1 })
    for (const name of [doi, '2605.15202']) {
      expect(await findPaper(test.db, name)).toMatchObject({
        publicId: doi,
        listingDay: '2026-05-18',
      })
    }
    const kept = await findPaper(test.db, doi)
    const sightings = await readSightings(test.db, kept?.id ?? 0)
    expect(sightings.sources.sort()).toEqual(['arxiv-rss', 'biorxiv'])
    expect(sightings.signals).toMatchObject([{ source: 'hf', upvotes: 3 }])
    // What arXiv tells of it from now on goes to the row that stayed.
    await bring('arxiv-rss', arxiv({ version: 3, abstract: 'The newest.' }))
    expect(await findPaper(test.db, doi)).toMatchObject({
      abstract: 'The newest.',
      categories: ['cs.CV', 'cs.CL'],
    })
    expect(await count()).toEqual({ all: 2, listed: 1 })
  })
})

describe('the listing day of two rows that are joined', () => {
  const early = 'An early title of the same work, quite another'
  const other = { version: 2, listingDay: null, firstAnnouncement: false }
  it.each([
    ['2026-05-20', false, '2026-05-18', true, '2026-05-20', false],
    ['2026-05-18', true, '2026-05-20', false, '2026-05-20', false],
    ['2026-05-20', true, '2026-05-18', false, '2026-05-18', false],
    ['2026-05-20', true, '2026-05-18', true, '2026-05-18', true],
    ['2026-05-20', false, '2026-05-18', false, '2026-05-18', false],
    [null, false, '2026-05-18', true, '2026-05-18', true],
    ['2026-05-18', true, null, false, '2026-05-18', true],
  ])(
    '%s (estimated: %s) and %s (%s): %s (%s)',
    async (one, guessed, two, guessedToo, day, isEstimated) => {
      const on = (listingDay: string | null, listingDayEstimated: boolean) => ({
        ...{ listingDay, listingDayEstimated, firstAnnouncement: listingDay !== null },
      })
      await bring('biorxiv', preprint({ title: early, ...on(one, guessed) }))
      await bring('arxiv-rss', arxiv(on(two, guessedToo)))
      await bring('biorxiv', preprint(other))
      expect(await count()).toMatchObject({ all: 2, listed: 1 })
      expect(await findPaper(test.db, doi)).toMatchObject({
        listingDay: day,
        listingDayEstimated: isEstimated,
      })
    },
  )
})

it('what one service told of both rows is told once of the one that stays', async () => {
  await bring('biorxiv', preprint({ title: 'An early title of the same work, quite another' }))
  await bring('arxiv-rss', arxiv())
  const tell = (publicId: string, more: Partial<IncomingSignal>) =>
    test.db.transaction((tx) =>
      storeSignals(tx, { signals: [{ ...facts(publicId, 2), ...more }], source: 'openalex', at }),
    )
  await tell(doi, { citations: 1, affiliations: ['KAIST'] })
  await tell('2605.15202', { upvotes: 9, venue: 'Journal of Captions', affiliations: ['ETH'] })
  await bring('biorxiv', preprint({ version: 2 }))
  const kept = await findPaper(test.db, doi)
  expect((await readSightings(test.db, kept?.id ?? 0)).signals).toMatchObject([
    { upvotes: 9, citations: 1, venue: 'Journal of Captions', affiliations: ['KAIST', 'ETH'] },
  ])
  for (const text of ['org:kaist', 'org:eth', 'src:openalex', 'src:arxiv', '-day:2020 org:eth']) {
    const parsed = parseQuery(text)
    if (!parsed.ok) throw new Error(text)
    const { ids } = await searchPapers(test.db, { query: parsed.query, limit: 10 })
    expect(ids, text).toEqual([kept?.id])
  }
})

it('papers stored before there were keys get theirs', async () => {
  await bring('arxiv-rss', arxiv())
  await test.db.execute(sql`truncate paper_keys`)
  await test.db.execute(sql`delete from installation where key = 'papers.keyed'`)
  await keyPapers(test.db)
  await bring('biorxiv', preprint())
  expect(await count()).toEqual({ all: 1, listed: 1 })
})
