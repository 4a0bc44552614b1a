/** Two rows that turn out to be one work: what both say of it stands on the one that is kept. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { IncomingPaper } from '../../src/papers/paper.ts'
import { findPaper } from '../../src/papers/read-papers.ts'
import { searchPapers } from '../../src/papers/search-papers.ts'
import { storeSignals } from '../../src/papers/store-signals.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
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
const doi = '10.1038/s41586-026-1'
const page = `https://doi.org/${doi}`
const article = (fields: Partial<IncomingPaper> = {}) =>
  incomingPaper({ title, authors, publicId: doi, dois: [doi], doi, url: page, ...fields })

const search = async (text: string) => {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(text)
  return (await searchPapers(test.db, { query: parsed.query, limit: 10 })).ids
}
const rows = async () => {
  const [row] = await test.db.execute(sql`
    select count(*)::int as all, count(joined_to)::int as joined from papers`)
  return row
}

it('the fuller words, whoever told what made them one', async () => {
  const listed = article({ title: `${title}.`, authors: [], abstract: '', categories: [] })
  await bring('feed', listed)
  await bring('arxiv-rss', arxiv({ version: 2, comment: 'Accepted at ICML 2026' }))
  expect(await rows()).toEqual({ all: 2, joined: 0 })
  // Semantic Scholar knows the DOI that arXiv leaves out, and the feed lists its paper once more.
  const told = {
    ...{ publicId: '2605.15202', upvotes: 0, comments: 0, stars: null, codeUrl: null, doi },
    ...{ projectUrl: null, organization: null, submittedBy: null, keywords: [], featuredOn: null },
  }
  await test.db.transaction((tx) => storeSignals(tx, { signals: [told], source: 's2', at }))
  await bring('feed', listed)
  expect(await rows()).toEqual({ all: 2, joined: 1 })
  const kept = await findPaper(test.db, doi)
  expect(kept).toMatchObject({
    ...{ publicId: doi, title, authors, abstract: arxiv().abstract, latestVersion: 2 },
    ...{ categories: ['cs.CV', 'cs.CL'], comment: 'Accepted at ICML 2026' },
    url: 'https://arxiv.org/abs/2605.15202',
  })
  expect(await search('au:dee cat:cs.CV')).toEqual([kept?.id])
  expect(await bring('feed', listed)).toMatchObject({ new: 0, unchanged: 1 })
})

it('its own words where they tell as much, and what they leave out', async () => {
  const bare = { title: 'Captions, contrasted', abstract: '' }
  await bring('arxiv-rss', arxiv(bare))
  await bring('feed', article({ abstract: 'A shorter one.' }))
  await bring('arxiv-oai', arxiv({ ...bare, dois: [doi] }))
  expect(await rows()).toEqual({ all: 2, joined: 1 })
  const kept = await findPaper(test.db, doi)
  expect(kept).toMatchObject({
    ...{ publicId: '2605.15202', title: bare.title, abstract: 'A shorter one.', doi, url: null },
  })
  expect(await search('abs:shorter')).toEqual([kept?.id])
})

it('those of three that one page makes one', async () => {
  const preprint = '10.1101/2026.05.10.653210'
  const [early, later] = ['Captions, contrasted at length', 'Contrasting the captions of pictures']
  await bring('arxiv-rss', arxiv())
  await bring(
    'biorxiv',
    article({ publicId: preprint, dois: [preprint], doi: preprint, title: early }),
  )
  await bring('feed', article({ title: later }))
  expect(await rows()).toEqual({ all: 3, joined: 0 })
  await bring(
    'bibtex',
    article({ title: early }),
    article({ publicId: preprint, dois: [preprint], doi: preprint, title }),
  )
  expect(await rows()).toEqual({ all: 3, joined: 2 })
  const [listed] = await test.db.execute(sql`
    select count(listing_day)::int as days, count(*) filter (where search <> ''::tsvector)::int as found
    from papers`)
  expect(listed).toEqual({ days: 1, found: 1 })
  expect((await findPaper(test.db, doi))?.publicId).toBe('2605.15202')
})
