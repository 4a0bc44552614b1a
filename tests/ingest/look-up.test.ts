/** A paper by whatever names it, against stand-ins of who should know. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readCitationPage } from '../../src/ingest/look-up/citation-page.ts'
import { readCslItem } from '../../src/ingest/look-up/csl-item.ts'
import { type LookUpDeps, lookUpPaper } from '../../src/ingest/look-up/look-up-paper.ts'
import { nameGiven } from '../../src/ingest/look-up/name-given.ts'
import { storePage } from '../../src/ingest/store-page.ts'
import { createPoliteHttp } from '../../src/lib/polite-http.ts'
import { createSafeFetch } from '../../src/lib/safe-fetch.ts'
import { findPaper } from '../../src/papers/read-papers.ts'
import type { Calendar } from '../../src/storage/calendar.ts'
import { knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

describe('nameGiven', () => {
  it.each([
    ['2605.15202v2', { kind: 'arxiv', id: '2605.15202' }],
    ['arXiv:2605.08910', { kind: 'arxiv', id: '2605.08910' }],
    ['math.GT/0309136', { kind: 'arxiv', id: 'math/0309136' }],
    ['https://arxiv.org/pdf/2605.15202v1.pdf', { kind: 'arxiv', id: '2605.15202' }],
    ['https://huggingface.co/papers/2605.15202', { kind: 'arxiv', id: '2605.15202' }],
    ['https://www.alphaxiv.org/abs/2605.15202', { kind: 'arxiv', id: '2605.15202' }],
    ['https://doi.org/10.48550/arXiv.2605.15202', { kind: 'arxiv', id: '2605.15202' }],
    ['arXiv:2605.15202v3 [cs.CV]', { kind: 'arxiv', id: '2605.15202' }],
    ['arXiv:math/0309136 [math.GT]', { kind: 'arxiv', id: 'math/0309136' }],
    ['doi:10.1145/3580305.12', { kind: 'doi', doi: '10.1145/3580305.12' }],
    ['https://dl.acm.org/doi/full/10.1145/3580305.12', { kind: 'doi', doi: '10.1145/3580305.12' }],
    [
      'https://www.biorxiv.org/content/10.1101/2026.05.12.653210v2.full',
      { kind: 'doi', doi: '10.1101/2026.05.12.653210' },
    ],
    ['doi:10.1000/a/full', { kind: 'doi', doi: '10.1000/a/full' }],
    ['<https://lab.example/x#y>', { kind: 'page', url: 'https://lab.example/x' }],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['some words', null],
    ['', null],
  ])('%s', (text, named) => expect(nameGiven(text)).toEqual(named))

  it.each([
    [
      'www.frontiersin.org/journals/neuroscience/articles/10.3389/fnins.2024.12/full',
      '10.3389/fnins.2024.12',
    ],
    ['iopscience.iop.org/article/10.1088/1361-6382/ac0d5a/meta', '10.1088/1361-6382/ac0d5a'],
    ['iopscience.iop.org/article/10.1088/1361-6382/ac0d5a/pdf/', '10.1088/1361-6382/ac0d5a'],
    ['onlinelibrary.wiley.com/doi/10.1002/anie.202/abstract#top', '10.1002/anie.202'],
    ['link.springer.com/article/10.1007/s11263-024-1/fulltext.html', '10.1007/s11263-024-1'],
    [
      'www.biorxiv.org/content/10.1101/2026.05.12.653210v2.full.pdf+html',
      '10.1101/2026.05.12.653210',
    ],
    [
      'www.biorxiv.org/content/10.1101/2026.05.12.653210v1.supplementary-material',
      '10.1101/2026.05.12.653210',
    ],
    ['www.biorxiv.org/content/biorxiv/early/10.1101/653210v1.full-text', '10.1101/653210'],
    ['www.biorxiv.org/content/10.1101/653210v12', '10.1101/653210'],
    ['x.example/10.21203/rs.3.rs-12/v1', '10.21203/rs.3.rs-12/v1'],
    ['x.example/10.1000/full', '10.1000/full'],
    ['x.example/10.1000/a.fullness/metal', '10.1000/a.fullness/metal'],
  ])('the DOI in %s', (address, doi) =>
    expect(nameGiven(`https://${address}`)).toEqual({ kind: 'doi', doi }),
  )
})

describe('readCslItem', () => {
  it.each([
    [
      '<jats:p>Odor (<jats:italic>p</jats:italic> &lt; 0.05 &amp; n &gt; 3)</jats:p>',
      'Odor (p < 0.05 & n > 3)',
    ],
    [
      'CO<jats:sub>2</jats:sub> and <i>E. coli</i>, <jats:bold>all</jats:bold>',
      'CO2 and E. coli, all',
    ],
    ['Why a<b holds', 'Why a<b holds'],
    ['R&D; at 5 < 6', 'R&D; at 5 < 6'],
  ])('%s', (written, read) => {
    const item = readCslItem(JSON.stringify({ DOI: '10.1/x', title: written, abstract: written }))
    expect([item.title.trim(), item.abstract.trim()]).toEqual([read, read])
  })
})

describe('readCitationPage', () => {
  it('reads the tags that publishers write for search engines', () => {
    const html = `<!DOCTYPE html><html><head><meta name="citation_title" content="On &lt;things&gt;"/>
      <meta name="citation_author" content="Bee, Ada"><meta name="citation_author" content="Carl Dee">
      <meta name="citation_doi" content="10.1145/12.34"><meta name="citation_journal_title" content="J. X">
      <meta name="citation_publication_date" content="2026/05/18"><meta property="og:description" content="We show it.">`
    expect(readCitationPage(html, 'https://x.example/')).toMatchObject({
      title: 'On <things>',
      abstract: 'We show it.',
      authors: ['Ada Bee', 'Carl Dee'],
      doi: '10.1145/12.34',
      journalRef: 'J. X',
      submittedOn: '2026-05-18',
    })
  })
  it('leaves out markup, and nothing of a formula', () => {
    const abstract =
      '&lt;p&gt;For $0 &lt; x$ and $y &gt; 1$, a&lt;b and c&gt;d, p &lt; 0.05.&lt;/p&gt;'
    const html = `<meta name="citation_title" content="T"><meta name="citation_author" content="Ada Bee">
      <meta name="citation_abstract" content="${abstract}">`
    expect(readCitationPage(html, 'https://x.example/')?.abstract.trim()).toBe(
      'For $0 < x$ and $y > 1$, a<b and c>d, p < 0.05.',
    )
  })
  it('a page with a title and no author is about no paper', () => {
    expect(
      readCitationPage('<meta name="dc.title" content="News">', 'https://x.example'),
    ).toBeNull()
    expect(readCitationPage('<'.repeat(100_000), 'https://x.example')).toBeNull()
  })
})

let test: TestDatabase
let server: Server
let base = ''
const asked: string[] = []
let answers: Record<string, { status?: number; body: string }> = {}
beforeAll(async () => {
  test = await openTestDatabase()
  server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '/')
    asked.push(path)
    const found = Object.entries(answers).find(([part]) => path.includes(part))?.[1]
    response.writeHead(found ? (found.status ?? 200) : 404).end(found?.body ?? 'missing')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await test.close()
})
beforeEach(async () => {
  await test.db.execute(sql`truncate papers, sources cascade`)
  asked.length = 0
})

let now = new Date('2026-09-24T16:00:00Z')
const calendar: Calendar = { fixed: false, now: async () => now }
const tagged: number[] = []
function look(text: string) {
  const deps: LookUpDeps = {
    db: test.db,
    calendar,
    knownCategories,
    tagPapers: async (_, { paperIds }) => tagged.push(...paperIds),
    http: createPoliteHttp({
      userAgent: 'Paperboy/test',
      wait: async () => undefined,
      safeFetch: createSafeFetch({
        resolve: async () => [{ address: '127.0.0.1', family: 4 }],
        allows: () => true,
      }),
    }),
    arxivOaiUrl: `${base}/oai`,
    arxivApiUrl: `${base}/api`,
    arxivUrl: base,
    doiUrl: `${base}/doi`,
  }
  return lookUpPaper(deps, text)
}
const port = () => new URL(base).port
const record = (id: string) =>
  `<OAI-PMH><GetRecord><record><header><identifier>oai:arXiv.org:${id}</identifier><datestamp>2026-09-24</datestamp></header><metadata><arXivRaw><id>${id}</id><version version="v1"><date>Tue, 22 Sep 2026 15:00:00 GMT</date></version><title>On ${id}</title><authors>Ada Bee</authors><categories>cs.CV</categories><abstract>We show it.</abstract></arXivRaw></metadata></record></GetRecord></OAI-PMH>`
const unknown = `<OAI-PMH><error code='idDoesNotExist'>Nothing found</error></OAI-PMH>`
const absPage = `<html><head><meta name="citation_title" content="Just out"/><meta name="citation_author" content="Bee, Ada"/><meta name="citation_arxiv_id" content="2609.26811"/><meta name="citation_date" content="2026/09/23"/><meta name="citation_abstract" content="Fresh."/></head></html>`

describe('lookUpPaper', () => {
  it('asks arXiv once, stores and tags, and answers from the store afterwards', async () => {
    answers = { 'GetRecord&identifier=oai:arXiv.org:2609.00010': { body: record('2609.00010') } }
    const found = await look('https://arxiv.org/abs/2609.00010v1')
    expect(found).toMatchObject({ kind: 'found', publicId: '2609.00010', isNew: true })
    expect(tagged).toHaveLength(1)
    // Of a past day: no news for anybody.
    expect(await findPaper(test.db, '2609.00010')).toMatchObject({
      title: 'On 2609.00010',
      listingDay: '2026-09-23',
      availableAt: new Date('2026-09-23T04:00:00Z'),
    })
    const requests = asked.length
    expect(await look('2609.00010')).toMatchObject({ kind: 'found', isNew: false })
    expect(asked).toHaveLength(requests)
  })

  it('takes the abstract page of a paper announced within the hour', async () => {
    answers = { '/oai': { body: unknown }, '/abs/2609.26811': { body: absPage } }
    expect(await look('2609.26811')).toMatchObject({ kind: 'found', title: 'Just out' })
    expect(await findPaper(test.db, '2609.26811')).toMatchObject({
      authors: ['Ada Bee'],
      abstract: 'Fresh.',
      listingDay: '2026-09-24',
    })
  })

  it('what tonight announced is of the next feed, however long ago it was submitted', async () => {
    const feed = (publicId: string, listingDay: string) =>
      test.db.transaction((tx) =>
        storePage({ calendar, tagPapers: async () => undefined }, tx, {
          page: { papers: [incomingPaper({ publicId, listingDay })], signals: [], skipped: [] },
          source: 'arxiv-rss',
          at: now,
        }),
      )
    // Sunday 20:05 in New York: Monday's papers are out, and no feed has told of them.
    now = new Date('2026-09-21T00:05:00Z')
    await feed('2609.26800', '2026-09-18')
    const thursday = absPage.replace('2026/09/23', '2026/09/17')
    answers = { '/oai': { body: unknown }, '/abs/2609.26811': { body: thursday } }
    await look('2609.26811')
    const held = await findPaper(test.db, '2609.26811')
    expect(held).toMatchObject({ listingDay: '2026-09-21', listingDayEstimated: true })
    expect(held?.availableAt?.getTime()).toBeGreaterThanOrEqual(now.getTime())
    // Of a day that was brought it is no news, though nobody brought it.
    answers = { '/oai': { body: record('2609.26799') } }
    await feed('2609.26500', '2026-09-17')
    await look('2609.26799')
    expect(await findPaper(test.db, '2609.26799')).toMatchObject({
      listingDay: '2026-09-18',
      availableAt: new Date('2026-09-18T04:00:00Z'),
    })
    now = new Date('2026-09-24T16:00:00Z')
  })

  it('a page says nothing over what arXiv told by itself', async () => {
    answers = { GetRecord: { body: record('2609.26811') } }
    await look('2609.26811')
    const page = '<meta name="citation_title" content="x"><meta name="citation_author" content="y">'
    const named = `${page}<meta name="citation_arxiv_id" content="2609.26811">`
    answers = {
      ...{ '/oai': { body: unknown }, '/abs/2609.26811': { body: absPage } },
      '/page': { body: named },
    }
    expect(await look(`http://lab.example:${port()}/page`)).toMatchObject({ kind: 'found' })
    expect(asked.at(-1)).toBe('/abs/2609.26811')
    expect(await findPaper(test.db, '2609.26811')).toMatchObject({
      title: 'On 2609.26811',
      abstract: 'We show it.',
      categories: ['cs.CV'],
    })
  })

  it('falls back on the API, and does not go on asking when told to wait', async () => {
    answers = {
      '/oai': { status: 500, body: 'broken' },
      '/abs/': { status: 500, body: 'broken' },
      '/api': {
        body: `<feed><opensearch:totalResults>1</opensearch:totalResults><entry><id>http://arxiv.org/abs/2609.00010v1</id><title>By the API</title><summary>S</summary><published>2026-09-22T15:00:00Z</published><author><name>Ada</name></author><category term="cs.CV"/></entry></feed>`,
      },
    }
    expect(await look('2609.00010')).toMatchObject({ kind: 'found', title: 'By the API' })
    answers = { '/oai': { status: 429, body: 'Rate exceeded.' } }
    asked.length = 0
    await expect(look('2609.00011')).rejects.toMatchObject({ reason: 'busy' })
    expect(asked).toHaveLength(1)
  })

  it('a DOI by its record, a page by its tags', async () => {
    answers = {
      '/doi/10.1145/12.34': {
        body: JSON.stringify({
          DOI: '10.1145/12.34',
          title: 'Deep <i>things</i>',
          author: [{ given: 'Ada', family: 'Bee' }, { literal: 'The Group' }],
          abstract: '<jats:title>Abstract</jats:title><jats:p>We go deep.</jats:p>',
          'container-title': 'J. X',
          issued: { 'date-parts': [[2026, 5]] },
        }),
      },
      '/page': {
        body: '<meta name="citation_title" content="A lab report"><meta name="citation_author" content="Eve Eff"><meta name="description" content="Of the lab.">',
      },
      '/news': { body: '<title>News</title>' },
    }
    expect(await look('10.1145/12.34')).toMatchObject({
      kind: 'found',
      publicId: '10.1145/12.34',
      title: 'Deep things',
    })
    const [row] = await test.db.execute(sql`
      select authors, abstract, journal_ref, available_at, url from papers where public_id = '10.1145/12.34'`)
    expect(row).toEqual({
      authors: ['Ada Bee', 'The Group'],
      abstract: 'We go deep.',
      journal_ref: 'J. X',
      available_at: null,
      url: 'https://doi.org/10.1145/12.34',
    })
    expect(await look(`http://lab.example:${port()}/page`)).toMatchObject({
      kind: 'found',
      title: 'A lab report',
    })
    expect(await look(`http://lab.example:${port()}/news`)).toMatchObject({ kind: 'unknown' })
  })

  it('asks the page whose address holds a DOI that nobody knows', async () => {
    const page = `http://lab.example:${port()}/article/10.1145/12.35/a/6543`
    answers = {
      '/doi/': { status: 404, body: 'missing' },
      '/article/10.1145/12.35': {
        body: '<meta name="citation_title" content="Of the page"><meta name="citation_author" content="Eve Eff"><meta name="citation_doi" content="10.1145/12.35">',
      },
    }
    expect(await look(page)).toMatchObject({ kind: 'found', publicId: '10.1145/12.35' })
    // What was given as a DOI is one: its page is nobody's but doi.org's.
    asked.length = 0
    expect(await look('https://doi.org/10.1145/12.36/full')).toMatchObject({ kind: 'unknown' })
    expect(asked).toEqual(['/doi/10.1145/12.36/full'])
    answers = { '/article/': { body: '<title>News</title>' } }
    expect(await look(`${page}1`)).toMatchObject({ kind: 'unknown' })
  })

  it('what nobody knows is unknown, what names nothing is refused', async () => {
    answers = {}
    expect(await look('10.1145/99.99')).toMatchObject({ kind: 'unknown' })
    await expect(look('some words')).rejects.toMatchObject({ code: 'bad-input' })
    answers = { '/doi/': { body: '<html>blocked</html>' } }
    await expect(look('10.1145/99.98')).rejects.toMatchObject({ reason: 'unreadable' })
  })
})
