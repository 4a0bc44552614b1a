/** Where authors are, as arXiv, preprint servers and journals tell it: kept with who told it, and found by
 * `org:`, in memory as in SQL. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { affiliationsIn } from '../../src/ingest/affiliations-in.ts'
import { readCitationPage } from '../../src/ingest/look-up/citation-page.ts'
import { readCslItem } from '../../src/ingest/look-up/csl-item.ts'
import { runIngest } from '../../src/ingest/run-ingest.ts'
import { storePage } from '../../src/ingest/store-page.ts'
import { knownAt, readKnownFacts } from '../../src/papers/read-known-facts.ts'
import { searchPapers } from '../../src/papers/search-papers.ts'
import { indexPaper } from '../../src/query/index-paper.ts'
import { matchQuery } from '../../src/query/match-query.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

describe('affiliationsIn', () => {
  it.each([
    ['Ada Bee, Carl Dee', []],
    ['A. Bee (Univ. X, Y (Z, W)), C. Dee (MIT), E. Eff (MIT)', ['Univ. X, Y (Z, W)', 'MIT', 'MIT']],
    ['A. Bee (1), C. Dee (1, 2) ((1) MIT, Cambridge, (2) ETH)', ['MIT, Cambridge', 'ETH']],
    ['A. Bee (1 and 2), C. Dee (2) ((1) MIT and (2) ETH Zurich)', ['MIT', 'ETH Zurich']],
    ['A. Bee (MIT; ETH), C. Dee (INRIA Paris and EPFL)', ['MIT', 'ETH', 'INRIA Paris and EPFL']],
    ['H1 Collaboration: A. Bee, (for the H1 Collaboration)', ['H1 Collaboration']],
    ['A. Bee (equal contribution), C. Dee (*), E. Eff (deceased), G. Gee (Jr.)', []],
    ['A. Bee (unclosed, C. Dee, E. Eff', []],
    ['A. Bee) (Xi, Yu), C. Dee ()', ['Xi, Yu']],
  ])('%s', (text, places) => {
    expect(affiliationsIn(text)).toEqual(places)
  })

  it('ends within the time of a test on hostile text', () => {
    for (const piece of ['(', ')', '()', ',(', '((1)', '(1)', '(a;', '(for ']) {
      expect(Array.isArray(affiliationsIn(piece.repeat(100_000)))).toBe(true)
    }
  })
})

it('a page for search engines and a record of Crossref tell them too', () => {
  const meta = (name: string, content: string) =>
    `<meta name="citation_${name}" content="${content}">`
  const html = [
    meta('title', 'T'),
    meta('author', 'Bee, Ada'),
    meta('author_institution', 'KAIST'),
    meta('author', 'Dee, Carl'),
    meta('author_institution', 'KAIST'),
  ].join('')
  expect(readCitationPage(html, 'https://a.example/1')?.affiliations).toEqual(['KAIST', 'KAIST'])
  const author = [
    { family: 'Bee', affiliation: [{ name: 'KAIST' }, {}] },
    { family: 'Dee', affiliation: 3 },
  ]
  const csl = readCslItem(JSON.stringify({ DOI: '10.1/x', title: 'T', author }))
  expect(csl).toMatchObject({ authors: ['Bee', 'Dee'], affiliations: ['KAIST'] })
})

const feed = (authors: string) => `<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
  <title>cs.CV updates on arXiv.org</title><link>https://arxiv.org</link><item><title>On rings</title>
  <guid>oai:arXiv.org:2605.00010v1</guid><description>arXiv:2605.00010v1 Announce Type: new \nAbstract: We study.</description>
  <category>cs.CV</category><pubDate>Mon, 18 May 2026 00:00:00 -0400</pubDate>
  <dc:creator>${authors}</dc:creator></item></channel></rss>`

const api = (authors: string) => `<feed xmlns="http://www.w3.org/2005/Atom"
  xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
  <opensearch:totalResults>1</opensearch:totalResults><entry><id>http://arxiv.org/abs/2605.00010v1</id>
  <title>On rings</title><summary>We study.</summary><published>2026-05-14T12:00:00Z</published>
  <category term="cs.CV"/>${authors}</entry></feed>`

const oai = (format: string, authors: string) => `<OAI-PMH><GetRecord><record>
  <header><identifier>oai:arXiv.org:2605.00010</identifier><datestamp>2026-05-18</datestamp></header>
  <metadata><${format}><id>2605.00010</id><title>On rings</title><authors>${authors}</authors>
  <categories>cs.CV</categories><abstract>We study.</abstract>${
    format === 'arXivRaw'
      ? '<version version="v1"><date>Thu, 14 May 2026 12:00:00 GMT</date></version>'
      : ''
  }</${format}></metadata></record></GetRecord></OAI-PMH>`

describe('org:', () => {
  const now = new Date('2026-05-20T12:00:00Z')
  let at = now
  let test: TestDatabase
  let folder: string
  beforeAll(async () => {
    test = await openTestDatabase()
    folder = await mkdtemp(join(tmpdir(), 'paperboy-affiliations-'))
  })
  beforeEach(async () => {
    at = now
    await test.db.execute(sql`truncate papers, sources cascade`)
  })
  afterAll(async () => {
    await test.close()
    await rm(folder, { recursive: true })
  })

  async function ingest(text: string) {
    const file = join(folder, 'answer.xml')
    await writeFile(file, text)
    return runIngest(
      {
        ...{ db: test.db, knownCategories, live: [], tagPapers: async () => undefined },
        calendar: { fixed: false, now: async () => at },
      },
      { file },
    )
  }

  /** Whether the one paper is found, by both sides. */
  async function found(text: string): Promise<boolean> {
    const parsed = parseQuery(text)
    if (!parsed.ok) throw new Error(text)
    const { ids } = await searchPapers(test.db, { query: parsed.query, limit: 10 })
    const [row] = await test.db.execute<{ id: string }>(sql`select id from papers`)
    const facts = await readKnownFacts(test.db, [Number(row?.id)])
    const known = knownAt(facts.get(Number(row?.id)) as never, null)
    const inMemory = matchQuery(parsed.query, indexPaper(incomingPaper()), known) !== null
    expect(inMemory, text).toBe(ids.length === 1)
    return inMemory
  }

  const since = async () =>
    [
      ...(await test.db.execute<{ source: string; told: string }>(sql`
        select source, told_at as told from paper_signals order by source`)),
    ].map(({ source, told }) => [source, new Date(told).toISOString()])

  const author = (name: string, ...places: string[]) =>
    `<author><name>${name}</name>${places.map((place) => `<arxiv:affiliation>${place}</arxiv:affiliation>`).join('')}</author>`
  const keyname = (name: string, ...places: string[]) =>
    `<author><keyname>${name}</keyname>${places.map((place) => `<affiliation>${place}</affiliation>`).join('')}</author>`

  it.each([
    [
      'arxiv-rss',
      feed('Ada Bee (KAIST, Daejeon), Carl Dee (1), Eve Eff ((1) Universit\\"at K\\"oln)'),
    ],
    [
      'arxiv-api',
      api(author('Ada Bee', 'KAIST, Daejeon', 'ETH') + author('Carl Dee', 'Universität Köln')),
    ],
    [
      'arxiv-oai',
      oai('arXiv', keyname('Bee', 'KAIST, Daejeon') + keyname('Dee', 'ETH', 'Universität Köln')),
    ],
    [
      'arxiv-oai',
      oai('arXivRaw', 'Ada Bee (KAIST, Daejeon) and Carl Dee (Universit\\"at K\\"oln)'),
    ],
  ])('finds what %s tells', async (source, answer) => {
    expect(await ingest(answer)).toMatchObject({ read: 1, new: 1, skipped: [] })
    expect(await found('org:kaist')).toBe(true)
    expect(await found('org:"kaist daejeon"')).toBe(true)
    expect(await found('org:"universitat koln"')).toBe(true)
    expect(await found('org:daejeon org:uni*')).toBe(true)
    expect(await found('org:"daejeon universitat"')).toBe(false)
    expect(await found('au:kaist')).toBe(false)
    // A record of the past: known since the paper was available. The format arXiv tells no day.
    const day = answer.includes('<arXiv>')
      ? now.toISOString()
      : expect.stringMatching(/^2026-05-1[58]T04:00:00/)
    expect(await since()).toEqual([[source, day]])
  })

  it('what another source tells is known from after any planner that ran while it came', async () => {
    await ingest(feed('Ada Bee'))
    const began = new Date('2026-05-21T12:00:00Z')
    const written = new Date('2026-05-21T12:00:07Z')
    const signal = {
      ...{ publicId: '2605.00010', upvotes: 1, comments: 0, stars: null, codeUrl: null },
      ...{ projectUrl: null, submittedBy: null, keywords: [], featuredOn: null },
    }
    const tell = (organization: string | null, at: Date, now: Date) =>
      test.db.transaction((tx) =>
        storePage(
          { calendar: { fixed: false, now: async () => now }, tagPapers: async () => undefined },
          tx,
          {
            page: { papers: [], signals: [{ ...signal, organization }], skipped: [] },
            source: 'hf',
            at,
          },
        ),
      )
    await tell(null, began, written)
    expect(await since()).toEqual([['hf', '2026-05-21T12:00:07.001Z']])
    const later = new Date('2026-05-22T12:00:07Z')
    await tell('KAIST', new Date('2026-05-22T12:00:00Z'), later)
    expect(await since()).toEqual([['hf', '2026-05-22T12:00:07.001Z']])
    await tell('KAIST', new Date('2026-05-23T12:00:00Z'), new Date('2026-05-23T12:00:07Z'))
    expect(await since()).toEqual([['hf', '2026-05-22T12:00:07.001Z']])
  })

  it('the same again changes nothing; what comes later is known since then', async () => {
    await ingest(feed('Ada Bee, Carl Dee'))
    expect(await since()).toEqual([])
    at = new Date('2026-05-21T12:00:00Z')
    const late = api(author('Ada Bee', 'KAIST'))
    await ingest(late)
    const told = [['arxiv-api', '2026-05-21T12:00:00.001Z']]
    expect(await since()).toEqual(told)
    at = new Date('2026-05-22T12:00:00Z')
    expect(await ingest(late)).toMatchObject({ new: 0, updated: 0, unchanged: 1 })
    // A feed that tells none takes none away.
    await ingest(api(author('Ada Bee')))
    expect(await since()).toEqual(told)
    expect(await found('org:kaist')).toBe(true)
    expect(await ingest(api(author('Ada Bee', 'ETH')))).toMatchObject({ updated: 1, unchanged: 0 })
    expect(await since()).toEqual(told)
    expect(await found('org:kaist')).toBe(false)
    expect(await found('org:eth')).toBe(true)
  })
})
