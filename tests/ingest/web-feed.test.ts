/** Feeds of journals and labs, preprint servers, and BibTeX. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Round, Source, SourcePage } from '../../src/ingest/source.ts'
import { readBibtexPapers } from '../../src/ingest/sources/bibtex-file.ts'
import { biorxiv } from '../../src/ingest/sources/biorxiv.ts'
import { webFeed } from '../../src/ingest/sources/web-feed.ts'
import { createPoliteHttp, type GetOptions } from '../../src/lib/polite-http.ts'
import { knownCategories } from '../../src/tagging/taxonomy/categories.ts'

let server: Server
let base = ''
const requests: Array<{ path: string; etag: string | undefined }> = []
type Answer = { body: string | Buffer; etag?: string; status?: number; type?: string }
let answers: Record<string, Answer> = {}
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '/'
    const etag = request.headers['if-none-match']
    requests.push({ path, etag })
    const answer = answers[path]
    if (answer?.etag) response.setHeader('etag', answer.etag)
    if (answer?.type) response.setHeader('content-type', answer.type)
    response.statusCode = answer ? (answer.status ?? 200) : 404
    if (etag !== undefined && etag === answer?.etag) response.statusCode = 304
    response.end(response.statusCode === 304 ? undefined : answer?.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  requests.length = 0
})

const http = () => createPoliteHttp({ userAgent: 'Paperboy/test', wait: async () => undefined })
const feed = (path = '/feed') => webFeed({ http: http(), knownCategories, url: `${base}${path}` })

const today = new Date('2026-09-24T16:00:00Z')
async function take(source: Source, etags: Record<string, string> = {}, at = today) {
  const kept: Record<string, string> = {}
  const round: Round = {
    at,
    etags,
    remember: (key, value) => {
      kept[key] = value
    },
    warn: () => undefined,
    mark: null,
    wait: async () => undefined,
  }
  const whole: SourcePage = { papers: [], signals: [], skipped: [] }
  for await (const page of source.pages(round)) {
    whole.papers.push(...page.papers)
    whole.skipped.push(...page.skipped)
  }
  return { ...whole, kept }
}

const rss = `<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
<channel><title>Journal of Things</title>
<item><title>On &lt;i&gt;E. coli&lt;/i&gt; &amp;amp; CO&lt;sub&gt;2&lt;/sub&gt;</title><link>https://j.example/doi/full/10.1145/3580305.12</link>
 <description>&lt;p&gt;Journal of Things, Published online: 22 September 2026; doi:10.1145/3580305.12&lt;/p&gt;We show &lt;b&gt;it&lt;/b&gt;.&lt;script&gt;alert(1)&lt;/script&gt;</description>
 <dc:creator>Ada Bee</dc:creator><dc:creator>Carl Dee, Jr</dc:creator><prism:doi>10.1145/3580305.12</prism:doi>
 <prism:publicationName>J. Things</prism:publicationName><pubDate>Tue, 22 Sep 2026 09:00:00 GMT</pubDate></item>
<item><title>An overlay</title><link>https://arxiv.org/abs/2609.00010v2</link><pubDate>Thu, 24 Sep 2026 09:00:00 GMT</pubDate>
 <author>eve@x.example (Eve Eff)</author></item>
<item><title></title><link>javascript:alert(1)</link></item>
<item><title>No date, bad link</title><link>javascript:alert(1)</link></item>
</channel></rss>`
const rdf = `<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="x"><title>N</title><link>https://n.example</link></channel>
<item rdf:about="https://n.example/1"><title><![CDATA[Cells & <i>things</i>]]></title><link>https://n.example/articles/s41586-1</link><content:encoded><![CDATA[<p>N, Published online: 18 May 2026; <a href="x">doi:10.1038/s41586-1</a></p>Cells divide.]]></content:encoded><dc:creator>Ada Bee</dc:creator><dc:identifier>doi:10.1038/s41586-1</dc:identifier><dc:date>2026-05-18</dc:date></item></rdf:RDF>`
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Lab</title><id>x</id><updated>2026-09-23T00:00:00Z</updated>
<entry><title type="html">A &lt;em&gt;lab&lt;/em&gt; note</title><id>tag:lab.example,2026:1</id><link href="https://lab.example/1"/><author><name>Ada Bee</name></author><summary>Short.</summary><content type="html">&lt;p&gt;Long and full.&lt;/p&gt;</content><published>2026-09-23T12:00:00Z</published></entry></feed>`
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Lab',
  items: [
    {
      id: '1',
      url: 'https://lab.example/2',
      title: 'A JSON note',
      content_text: 'Plain < text.',
      authors: [{ name: 'Ada Bee' }],
      date_published: '2027-01-01T00:00:00Z',
    },
  ],
})

describe('a feed by its address', () => {
  it('RSS: names, DOI, journal, abstract without markup; arXiv papers under their ids', async () => {
    answers = { '/feed': { body: rss } }
    const { papers, skipped } = await take(feed())
    expect(papers[0]).toEqual({
      publicId: '10.1145/3580305.12',
      version: 1,
      title: 'On E. coli & CO2',
      abstract: 'We show it.',
      authors: ['Ada Bee', 'Carl Dee Jr'],
      categories: [],
      comment: null,
      journalRef: 'J. Things',
      doi: '10.1145/3580305.12',
      dois: ['10.1145/3580305.12'],
      license: null,
      url: 'https://j.example/doi/full/10.1145/3580305.12',
      listingDay: '2026-09-22',
      firstAnnouncement: true,
      availableAt: new Date('2026-09-22T04:00:00Z'),
    })
    // arXiv announces its papers itself.
    expect(papers[1]).toMatchObject({
      publicId: '2609.00010',
      authors: ['Eve Eff'],
      listingDay: null,
      firstAnnouncement: false,
    })
    expect(papers[1]).not.toHaveProperty('url')
    expect(papers[2]).toMatchObject({ title: 'No date, bad link' })
    expect(papers[2]).not.toHaveProperty('url')
    expect(papers[2]?.publicId).toMatch(/^w-[0-9a-v]{16}$/)
    expect(skipped).toHaveLength(1)
  })

  it('keeps its turn with all that is asked of arXiv, where the feed is one of arXiv', async () => {
    const asked: unknown[] = []
    const stub = {
      get: async (url: string, options?: GetOptions) => {
        asked.push([new URL(url).host, options?.queueFor?.(url)])
        return { kind: 'unchanged' as const }
      },
      close: () => undefined,
    }
    const urls = ['https://rss.arxiv.org/rss/cs.CV', 'https://notarxiv.org/feed']
    for (const url of urls) await take(webFeed({ http: stub, knownCategories, url }))
    expect(asked).toEqual([
      ['rss.arxiv.org', { name: 'arxiv.org', spacingMs: 3000 }],
      ['notarxiv.org', { name: 'notarxiv.org', spacingMs: 2000 }],
    ])
  })

  it('where it redirects, it asks in the queue of the host it leads to', async () => {
    const asked: string[] = []
    let now = 0
    const led = createPoliteHttp({
      userAgent: 'Paperboy/test',
      elapsed: () => now,
      wait: async (ms) => {
        now += ms
      },
      fetch: async (url) => {
        asked.push(`${url.host} ${now}`)
        const location = url.host === 'j.example' ? 'https://export.arxiv.org/rss/cs.CV' : null
        return location === null
          ? new Response(rss)
          : new Response(null, { status: 301, headers: { location } })
      },
    })
    const url = 'https://j.example/feed'
    const arxiv = { name: 'arxiv.org', spacingMs: 3000 }
    await led.get('https://arxiv.org/abs/x', { queue: arxiv })
    expect((await take(webFeed({ http: led, knownCategories, url }))).papers).toHaveLength(3)
    expect(asked).toEqual(['arxiv.org 0', 'j.example 0', 'export.arxiv.org 3000'])
  })

  it('RDF, Atom and JSON Feed', async () => {
    answers = { '/rdf': { body: rdf }, '/atom': { body: atom }, '/json': { body: json } }
    expect((await take(feed('/rdf'))).papers).toMatchObject([
      {
        publicId: '10.1038/s41586-1',
        title: 'Cells & things',
        abstract: 'Cells divide.',
        authors: ['Ada Bee'],
        listingDay: '2026-05-18',
      },
    ])
    expect((await take(feed('/atom'))).papers).toMatchObject([
      {
        title: 'A lab note',
        abstract: 'Long and full.',
        authors: ['Ada Bee'],
        url: 'https://lab.example/1',
        listingDay: '2026-09-23',
      },
    ])
    expect((await take(feed('/json'))).papers).toMatchObject([
      { title: 'A JSON note', abstract: 'Plain < text.' },
    ])
  })

  it('what it held when first asked is history, what comes later is new', async () => {
    answers = { '/feed': { body: rss, etag: '"1"' } }
    const first = await take(feed())
    // The overlay is announced by arXiv. Without a date it may be of any day, but not of today.
    expect(first.papers).toMatchObject([
      { listingDay: '2026-09-22', availableAt: new Date('2026-09-22T04:00:00Z') },
      { listingDay: null, firstAnnouncement: false },
      {
        listingDay: '2026-09-10',
        listingDayEstimated: true,
        availableAt: new Date('2026-09-10T04:00:00Z'),
      },
    ])
    expect(await take(feed(), first.kept)).toMatchObject({ papers: [] })
    expect(requests.at(-1)?.etag).toBe('"1"')
    answers = { '/feed': { body: rss, etag: '"2"' } }
    const later = await take(feed(), first.kept)
    expect(later.papers.every(({ availableAt }) => availableAt === undefined)).toBe(true)
    // The day it was seen, which an earlier guess or a date beats.
    expect(later.papers[2]).toMatchObject({ listingDay: '2026-09-24', listingDayEstimated: true })
  })

  it('items dated ahead, as issues are, are no news of the day the feed is first asked', async () => {
    answers = { '/feed': { body: json } }
    const first = await take(feed())
    expect(first.papers).toMatchObject([{ listingDay: '2026-09-10', listingDayEstimated: true }])
    const later = await take(feed(), first.kept)
    expect(later.papers).toMatchObject([{ listingDay: '2026-09-24', listingDayEstimated: true }])
  })

  const titled = (title: string, encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><rss version="2.0"><channel><title>J</title><item><title>${title}</title><link>https://j.example/1</link></item></channel></rss>`

  it.each([
    ['its declaration', Buffer.from(titled('Über Köln', 'ISO-8859-1'), 'latin1'), undefined],
    [
      'the header, which wins',
      Buffer.from(titled('Über Köln', 'utf-8'), 'latin1'),
      'text/xml; charset="iso-8859-1"',
    ],
    [
      'a byte order mark',
      Buffer.from(`\ufeff${titled('Über Köln', 'utf-16')}`, 'utf16le'),
      'application/rss+xml',
    ],
    ['nobody, in UTF-8', Buffer.from(titled('Über Köln', 'x-unknown')), 'text/xml; charset=x'],
  ])('is read in the charset told by %s', async (_, body, type) => {
    answers = { '/feed': { body, ...(type && { type }) } }
    expect((await take(feed())).papers).toMatchObject([{ title: 'Über Köln' }])
  })

  it('authors and journal that stand in the text are taken out of it', async () => {
    const description =
      '<p>Publication date: 15 December 2026</p><p><b>Source:</b> Pattern Things, Volume 145, Part B</p><p>Author(s): Ada Bee, Carl Dee, Jr</p>'
    const body = titled('On things', 'utf-8').replace(
      '</item>',
      `<description><![CDATA[${description}]]></description></item>`,
    )
    answers = { '/feed': { body } }
    expect((await take(feed())).papers).toMatchObject([
      {
        title: 'On things',
        abstract: '',
        authors: ['Ada Bee', 'Carl Dee Jr'],
        journalRef: 'Pattern Things, Volume 145, Part B',
      },
    ])
  })

  it.each([
    ['Kukla, D., Crampton, A. B., Wood, D.', ['D. Kukla', 'A. B. Crampton', 'D. Wood']],
    [
      'van der Bee, A.-B., The Cell Atlas Consortium, Li, X',
      ['A.-B. van der Bee', 'The Cell Atlas Consortium', 'X Li'],
    ],
    ['A. Bee, C. Dee', ['A. Bee', 'C. Dee']],
    ['Ada Bee, Jr., Carl Dee', ['Ada Bee Jr.', 'Carl Dee']],
    ['J., Bee', ['J.', 'Bee']],
  ])('its authors "%s", as bioRxiv and others write them', async (creator, authors) => {
    const body = rdf.replace('<dc:creator>Ada Bee', `<dc:creator><![CDATA[ ${creator} ]]>`)
    answers = { '/rdf': { body } }
    expect((await take(feed('/rdf'))).papers).toMatchObject([{ authors }])
  })

  it.each([
    ['On $L^p$ for $1<p<2$ and $q>3$', 'On $L^p$ for $1<p<2$ and $q>3$'],
    ['Why x<y', 'Why x<y'],
    ['If $a<b$, <i>E. coli</i> <b/>&amp; <img alt="$a<b$" src="x">y', 'If $a<b$, E. coli & y'],
    ['<p class="a<b">One</p> two', 'One two'],
  ])('keeps what is no tag of the title %s', async (title, read) => {
    const body = titled(`<![CDATA[${title}]]>`, 'utf-8')
    answers = { '/feed': { body } }
    expect((await take(feed())).papers).toMatchObject([{ title: read }])
  })

  it.each([
    ['2026-09-22T00:00:00Z', '2026-09-22'],
    ['Tue, 22 Sep 2026 00:00:00 GMT', '2026-09-22'],
    ['Tue, 22 Sep 2026 02:00:00 +0200', '2026-09-22'],
    ['Tue, 22 Sep 2026 01:00:00 GMT', '2026-09-21'],
  ])('a day that is written as its midnight is that day: %s', async (date, day) => {
    const body = titled('On days', 'utf-8').replace('</item>', `<pubDate>${date}</pubDate></item>`)
    answers = { '/feed': { body } }
    expect((await take(feed())).papers).toMatchObject([{ listingDay: day }])
  })

  it.each([
    ['nothing', ''],
    ['a web page', '<!doctype html><html><body>Hello</body></html>'],
    ['HTML that calls itself nothing', '<html><head><title>x</title></head></html>'],
    ['text', 'Rate exceeded.'],
    ['half a feed', rss.slice(0, 900)],
    ['JSON of another kind', '{"a":1}'],
    ['a bomb', '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]><rss><channel/></rss>'],
    ['a tower', `<rss><channel>${'<item>'.repeat(100_000)}`],
  ])('%s is an unreadable answer', async (_, body) => {
    answers = { '/feed': { body } }
    await expect(take(feed())).rejects.toMatchObject({ code: 'upstream', reason: 'unreadable' })
  })

  it('a feed cut, overwritten or shuffled anywhere ends in papers or in one line', async () => {
    const bodies = [rss, rdf, atom, json]
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bodies.length - 1),
        fc.nat(2000),
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.boolean(),
        async (which, at, noise, cut) => {
          const whole = bodies[which] as string
          const body = whole.slice(0, at) + noise + (cut ? '' : whole.slice(at + noise.length))
          answers = { '/feed': { body } }
          const outcome = await take(feed()).catch((error) => error)
          if (outcome instanceof Error) {
            expect(outcome).toMatchObject({ code: 'upstream' })
            expect(outcome.message).not.toContain('\n')
            return
          }
          for (const paper of outcome.papers) {
            expect(paper.title).not.toBe('')
            expect((paper.listingDay ?? '') <= '2026-09-24').toBe(true)
          }
        },
      ),
      { numRuns: 80 },
    )
  })
})

describe('bioRxiv', () => {
  const preprint = (n: number, more: Record<string, unknown> = {}) => ({
    doi: `10.1101/2026.09.2${n % 5}.65${String(n).padStart(4, '0')}`,
    title: `Cells, part ${n}`,
    authors: 'Bee, A.; Dee, C. D.; The Cell Atlas Consortium',
    date: '2026-09-23',
    version: '1',
    category: 'cell biology',
    license: 'cc_by',
    abstract: 'Cells divide.',
    published: 'NA',
    ...more,
  })
  const list = (items: unknown[], total: number) =>
    JSON.stringify({ messages: [{ status: 'ok', total: String(total) }], collection: items })
  const at = (cursor: number) => `/details/biorxiv/2026-09-21/2026-09-24/${cursor}/json`
  const source = () => biorxiv('biorxiv', { http: http(), baseUrl: base, knownCategories })

  it('steps by what was returned, and takes first versions as announcements', async () => {
    const items = Array.from({ length: 45 }, (_, n) => preprint(n))
    items[1] = preprint(1, { version: '2', published: '10.1038/s41586-2' })
    items[2] = preprint(2, { doi: undefined })
    answers = {
      [at(0)]: { body: list(items.slice(0, 30), 45) },
      [at(30)]: { body: list(items.slice(30), 45) },
    }
    const { papers, skipped } = await take(source())
    expect(requests.map(({ path }) => path)).toEqual([at(0), at(30)])
    expect(papers).toHaveLength(44)
    expect(skipped).toHaveLength(1)
    expect(papers[0]).toEqual({
      publicId: '10.1101/2026.09.20.650000',
      version: 1,
      title: 'Cells, part 0',
      abstract: 'Cells divide.',
      authors: ['A. Bee', 'C. D. Dee', 'The Cell Atlas Consortium'],
      categories: [],
      comment: 'bioRxiv, cell biology',
      journalRef: null,
      doi: '10.1101/2026.09.20.650000',
      dois: ['10.1101/2026.09.20.650000'],
      license: 'cc_by',
      url: 'https://www.biorxiv.org/content/10.1101/2026.09.20.650000v1',
      listingDay: '2026-09-23',
      firstAnnouncement: true,
      submittedAt: new Date('2026-09-23T12:00:00Z'),
    })
    expect(papers[1]).toMatchObject({
      version: 2,
      firstAnnouncement: false,
      listingDay: null,
      dois: ['10.1101/2026.09.21.650001', '10.1038/s41586-2'],
    })
  })

  it('after a stop goes back to when it was last asked, and what is old by then is no news', async () => {
    answers = { [at(0)]: { body: list([], 0) } }
    const { kept } = await take(source())
    const from = (day: string, until: string) => `/details/biorxiv/${day}/${until}/0/json`
    const items = [preprint(1, { date: '2026-09-25' }), preprint(2, { date: '2026-10-01' })]
    answers = { [from('2026-09-21', '2026-10-02')]: { body: list(items, 2) } }
    const { papers } = await take(source(), kept, new Date('2026-10-02T16:00:00Z'))
    expect(papers).toMatchObject([
      { listingDay: '2026-09-25', availableAt: new Date('2026-09-25T04:00:00Z') },
      { listingDay: '2026-10-01' },
    ])
    expect(papers[1]).not.toHaveProperty('availableAt')
    // Not for ever: a month.
    answers = { [from('2026-11-01', '2026-12-01')]: { body: list([], 0) } }
    await take(source(), kept, new Date('2026-12-01T16:00:00Z'))
  })

  it('a quiet day is no failure, something else is', async () => {
    answers = { [at(0)]: { body: '{"messages":[{"status":"no posts found"}],"collection":[]}' } }
    expect(await take(source())).toMatchObject({ papers: [], skipped: [] })
    answers = { [at(0)]: { body: '<html/>' } }
    await expect(take(source())).rejects.toMatchObject({ reason: 'unreadable' })
  })
})

describe('BibTeX', () => {
  it('gives what it tells', () => {
    const text = `@comment{x}
@article{bee2026, title = {{CLIP} and {\\"u}bers\\'e}, author = {Bee, Ada and {The H1 Collaboration} and Dee, Jr, Carl},
  eprint = {2605.15202}, archivePrefix = {arXiv}, primaryClass = {cs.CV}, journal = {arXiv preprint arXiv:2605.15202}}
@inproceedings{x, title = {Deep things}, author = {Eve Eff}, booktitle = {Proc. X}, doi = {10.1145/12.34}, abstract = {We go deep.}}
@misc{untitled, author = {Nobody}}`
    const { papers, skipped } = readBibtexPapers(text, knownCategories)
    expect(papers).toMatchObject([
      {
        publicId: '2605.15202',
        title: expect.stringMatching(/^CLIP and übers/),
        authors: ['Ada Bee', 'The H1 Collaboration', 'Carl Dee Jr'],
        categories: ['cs.CV'],
        journalRef: null,
        firstAnnouncement: false,
      },
      {
        publicId: '10.1145/12.34',
        title: 'Deep things',
        abstract: 'We go deep.',
        journalRef: 'Proc. X',
        doi: '10.1145/12.34',
        listingDay: null,
      },
    ])
    expect(skipped).toEqual([{ where: 'untitled', why: 'no title' }])
  })

  it('reads long lists and abstracts to their end, and takes no preprint server for a journal', () => {
    const authors = Array.from({ length: 400 }, (_, n) => `Bee, Ada ${'abcdefghij'[n % 10]}.`)
    const abstract = 'We show that it is so. '.repeat(150).trim()
    const text = `@article{DBLP:journals/corr/x, author = {${authors.join(' and\n ')} and others},
  title = {On long lists}, journal = {CoRR}, volume = {abs/2605.15203}, abstract = {${abstract}},
  url = {https://arxiv.org/abs/2605.15203}, eprinttype = {arXiv}, eprint = {2605.15203}}`
    const { papers } = readBibtexPapers(text, knownCategories)
    expect(papers).toMatchObject([{ publicId: '2605.15203', abstract, journalRef: null }])
    expect(papers[0]?.authors).toHaveLength(401)
    expect(papers[0]?.authors.slice(-2)).toEqual(['Ada j. Bee', 'et al.'])
  })
})
