import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readArxivFeed, readErrorFeed } from '../../src/ingest/sources/arxiv-rss-feed.ts'
import { listingDayOf, listingOf } from '../../src/ingest/sources/arxiv-rss-item.ts'
import { knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { shared } from '../support/shared.ts'

const read = (text: string) => readArxivFeed(text, knownCategories)
const recorded = (name: string): string =>
  readFileSync(shared(`data/arxiv-rss/${name}`) as string, 'utf8')

const item = (parts: Record<string, string> = {}): string => {
  const all: Record<string, string> = {
    title: 'On things',
    link: 'https://arxiv.org/abs/2609.26811',
    description: 'arXiv:2609.26811v1 Announce Type: new \nAbstract: We show things.',
    guid: 'oai:arXiv.org:2609.26811v1',
    category: 'cs.LG',
    pubDate: 'Thu, 24 Sep 2026 00:00:00 -0400',
    'arxiv:announce_type': 'new',
    'dc:creator': 'Ada Bee',
    ...parts,
  }
  const xml = Object.entries(all).map(([name, text]) => (text ? `<${name}>${text}</${name}>` : ''))
  return `<item>${xml.join('')}</item>`
}
const feed = (items: string, title = 'cs.LG updates on arXiv.org'): string =>
  `<rss xmlns:arxiv="a" xmlns:dc="d"><channel><title>${title}</title><pubDate>Thu, 24 Sep 2026 00:00:00 -0400</pubDate>${items}</channel></rss>`

describe('readArxivFeed', () => {
  it('reads an item field by field', () => {
    const text = feed(
      item({
        title: 'The\n  $\\ell_2$ &amp; &#233;',
        description:
          'arXiv:2405.08910v2 Announce Type: new \nAbstract:   With p &lt; 0.05\n\nwe  show it.',
        guid: 'oai:arXiv.org:2405.08910v2',
        category: 'math.ST',
        'dc:creator': 'P. Erd\\H{o}s (Univ. X, Y), Waldyr A. Rodrigues, Jr., and Ada Bee',
        'dc:rights': 'http://creativecommons.org/licenses/by/4.0/',
        'arxiv:DOI': '10.1000/x',
        'arxiv:journal_reference': 'J. 1 (2026)',
      }),
    )
    expect(read(text)).toEqual({
      day: '2026-09-24',
      size: 1,
      skipped: [],
      items: [
        {
          announced: 'new',
          paper: {
            publicId: '2405.08910',
            version: 2,
            title: 'The $\\ell_2$ & é',
            abstract: 'With p < 0.05 we show it.',
            authors: ['P. Erdős', 'Waldyr A. Rodrigues Jr.', 'Ada Bee'],
            affiliations: ['Univ. X, Y'],
            categories: ['math.ST', 'stat.TH'],
            comment: null,
            journalRef: 'J. 1 (2026)',
            doi: '10.1000/x',
            dois: ['10.1000/x'],
            license: 'http://creativecommons.org/licenses/by/4.0/',
            firstAnnouncement: true,
            listingDay: '2026-09-24',
          },
        },
      ],
    })
  })

  it.each([
    ['no id', { guid: '', link: '', description: 'Abstract: x' }, 'is not an arXiv id'],
    ['a broken id', { guid: 'oai:arXiv.org:26.1' }, 'is not an arXiv id'],
    ['no title', { title: '' }, 'no title'],
    [
      'no abstract',
      { description: 'arXiv:2609.26811v1 Announce Type: new \nAbstract: ' },
      'no abstract',
    ],
    ['no author', { 'dc:creator': ' , ' }, 'no author'],
    ['no known category', { category: 'I.2.6' }, 'no known category among I.2.6'],
    ['no announce type', { 'arxiv:announce_type': 'old', description: 'x' }, 'no announce type'],
    ['a broken date', { pubDate: 'yesterday' }, 'no date'],
    ['an endless title', { title: 'x'.repeat(2000) }, 'a title of 2000 characters'],
  ])('names and skips one with %s, and keeps the others', (_, parts, why) => {
    const found = read(feed(item(parts) + item()))
    expect(found.items.map(({ paper }) => paper.publicId)).toEqual(['2609.26811'])
    expect(found.skipped).toEqual([
      { where: expect.stringMatching(/^item 1( \(.+\))?$/), why: expect.stringContaining(why) },
    ])
  })

  it('counts an empty item', () => {
    expect(read(feed(`<item/>${item()}`))).toMatchObject({
      size: 2,
      skipped: [{ where: 'item 1' }],
    })
  })

  it('takes type and date from where else they stand', () => {
    const [found] = read(feed(item({ 'arxiv:announce_type': '', pubDate: '' }))).items
    expect(found).toMatchObject({ announced: 'new', paper: { listingDay: '2026-09-24' } })
  })

  it.each([
    [
      'an error feed',
      feed('', 'Feed error for query: x').replace(
        '<pubDate>',
        '<description>Bad archive</description><pubDate>',
      ),
      /^arXiv refused the request: Bad archive$/,
    ],
    [
      'a blog',
      feed('<item><guid>https://blog.example/1</guid></item>', 'A blog'),
      /not a feed of arXiv/,
    ],
    ['an empty blog', feed('', 'A blog'), /not a feed of arXiv/],
    ['no channel', '<rss><x/></rss>', /no channel/],
    ['plain text', 'Rate exceeded.', /not the XML it claims to be/],
  ])('refuses %s', (_, text, message) => {
    expect(() => read(text)).toThrow(message)
  })
})

describe('listingOf', () => {
  const day = '2026-09-24'
  const first = { firstAnnouncement: true, listingDay: day }
  const never = { firstAnnouncement: false, listingDay: null }
  it.each([
    ['new', '2609.26811', 1, first],
    // arXiv says new, whatever the id looks like.
    ['new', '0906.3421', 2, first],
    ['cross', '2609.26811', 1, { ...first, listingDayEstimated: true }],
    ['cross', '2608.00001', 1, { ...first, listingDayEstimated: true }],
    ['cross', '2607.99999', 1, never],
    ['cross', '2205.06398', 2, never],
    ['cross', 'math/0309136', 1, never],
    // A second version was announced before.
    ['cross', '2609.26811', 2, never],
    ['replace', '2609.26811', 2, never],
    ['replace', '2609.26811', 1, never],
    ['replace-cross', '2609.26811', 1, never],
  ] as const)('%s of %sv%i', (announced, id, version, listing) => {
    expect(listingOf(announced, id, version, day)).toEqual(listing)
  })

  it('counts months over the turn of the year', () => {
    expect(listingOf('cross', '2512.00001', 1, '2026-01-02').firstAnnouncement).toBe(true)
    expect(listingOf('cross', '2511.00001', 1, '2026-01-02').firstAnnouncement).toBe(false)
  })
})

describe('listingDayOf', () => {
  it.each([
    ['Thu, 24 Sep 2026 00:00:00 -0400', '2026-09-24'],
    ['Wed, 31 Dec 2025 00:00:00 -0500', '2025-12-31'],
    ['Thu, 24 Sep 2026 03:59:00 +0000', '2026-09-23'],
    ['', null],
    ['soon', null],
  ])('%s', (date, day) => {
    expect(listingDayOf(date)).toBe(day)
  })
})

describe.skipIf(shared('data/arxiv-rss') === null)('recorded feeds (needs PAPERBOY_SHARED)', () => {
  const types = (name: string) => read(recorded(name)).items.map(({ announced }) => announced)

  it('live, four categories', () => {
    const found = read(recorded('live_2026-09-24_multi4_trimmed.xml'))
    expect(found).toMatchObject({ day: '2026-09-24', size: 4, skipped: [] })
    expect(
      found.items.map(({ announced, paper }) => [announced, paper.publicId, paper.version]),
    ).toEqual([
      ['new', '2609.26811', 1],
      ['new', '2609.26820', 1],
      ['cross', '2205.06398', 2],
      ['replace', '2009.13987', 3],
    ])
    const [, signal, outlier] = found.items.map(({ paper }) => paper)
    expect(signal).toMatchObject({
      authors: ['Naser Mansour', 'Sidahmed Benabderrahmane', 'Ameer Rahwan'],
      categories: ['cs.LG', 'cs.AI'],
      firstAnnouncement: true,
      listingDay: '2026-09-24',
      doi: null,
    })
    expect(signal?.abstract).toMatch(/^Physiological time series such as .*local detections\.$/)
    expect(outlier).toMatchObject({
      doi: '10.1093/bioinformatics/btac431',
      categories: ['stat.ME', 'stat.AP', 'stat.ML'],
      firstAnnouncement: false,
      listingDay: null,
    })
  })

  it('from arXiv own server, mathematics', () => {
    expect(types('official_math_2011-02-03.xml')).toEqual([
      'new',
      'cross',
      'cross',
      'replace',
      'replace',
      'replace',
      'replace-cross',
    ])
    const { items } = read(recorded('official_math_2011-02-03.xml'))
    const papers = new Map(items.map(({ paper }) => [paper.publicId, paper]))
    expect(papers.get('0806.4129')).toMatchObject({
      version: 6,
      authors: ['Roldao da Rocha', 'Waldyr A. Rodrigues Jr'],
      journalRef: 'AIP Conf.Proc.1316:466-477,2010',
      doi: '10.1063/1.3536454',
    })
    expect(papers.get('math/0510544')?.authors).toEqual(['Naihong Hu', 'Dong Liu', 'Linsheng Zhu'])
    expect(papers.get('0704.0046')?.categories).toEqual(['quant-ph', 'cs.IT', 'math.IT'])
    expect(items.filter(({ paper }) => paper.firstAnnouncement)).toHaveLength(1)
  })

  it('from arXiv own server, nine archives', () => {
    const { items, skipped } = read(recorded('official_multi_2011-02-03.xml'))
    expect(skipped).toEqual([])
    expect(
      items.filter(({ paper }) => paper.firstAnnouncement).map(({ paper }) => paper.publicId),
    ).toEqual(['0704.0046', '0906.3421', '1008.3222'])
    expect(items.map(({ paper }) => paper.publicId)).toContain('cond-mat/0703772')
  })

  it.each(['live_2025-12-31_physics_empty.xml', 'official_empty_saturday.xml'])(
    'a quiet day is no error: %s',
    (name) => {
      expect(read(recorded(name))).toMatchObject({ items: [], skipped: [], size: 0 })
    },
  )

  it('an error feed says why', () => {
    const text = recorded('official_error_badcat_http400.xml')
    expect(() => read(text)).toThrow(/^arXiv refused the request: Bad archive 'badcat'\./)
    expect(readErrorFeed(text)).toMatch(/^Bad archive 'badcat'\./)
    expect(readErrorFeed('<html></html>')).toBeNull()
  })
})
