/** Recorded answers of arXiv's Atom feed and API, field by field. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detectFormat } from '../../src/ingest/detect-format.ts'
import { readRecorded } from '../../src/ingest/read-recorded.ts'
import { readApiReply } from '../../src/ingest/sources/arxiv-api-reply.ts'
import { readArxivFeed } from '../../src/ingest/sources/arxiv-rss-feed.ts'
import { readScholarReply } from '../../src/ingest/sources/semantic-scholar.ts'
import { knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { shared } from '../support/shared.ts'

const folder = shared('data')
const text = (path: string): string => readFileSync(`${folder}/${path}`, 'utf8')
const api = (name: string) => readApiReply(text(`arxiv-api/${name}.xml`), knownCategories)

describe.skipIf(folder === null)('recorded Atom feeds (needs PAPERBOY_SHARED)', () => {
  it.each(['official_math_2011-02-03', 'official_multi_2011-02-03'])(
    '%s says what RSS says',
    (name) => {
      const rss = readArxivFeed(text(`arxiv-rss/${name}.xml`), knownCategories)
      const atom = readArxivFeed(text(`arxiv-atom/${name}.xml`), knownCategories)
      expect(atom.items.length).toBeGreaterThan(5)
      expect(atom.items).toEqual(rss.items)
      expect(atom.skipped).toEqual([])
    },
  )

  it('an empty Saturday is a feed, an unknown category is not', () => {
    const quiet = readArxivFeed(text('arxiv-atom/official_empty_saturday.xml'), knownCategories)
    expect(quiet).toMatchObject({ items: [], skipped: [], size: 0 })
    const error = text('arxiv-atom/official_error_cs.XX_http400.xml')
    expect(() => readArxivFeed(error, knownCategories)).toThrow(/Bad subject class 'XX'/)
  })
})

describe.skipIf(folder === null)('recorded answers of the API (needs PAPERBOY_SHARED)', () => {
  it('the format of 2026', () => {
    const { total, papers, skipped } = api('live_2026-06-14_transformer_cs.LG')
    expect({ total, skipped }).toEqual({ total: 28_946, skipped: [] })
    expect(papers.map(({ publicId }) => publicId)).toEqual([
      '2606.13677',
      '2606.13591',
      '2606.13568',
      '2606.13515',
      '2606.13501',
    ])
    expect(papers[0]).toEqual({
      publicId: '2606.13677',
      version: 1,
      title: 'Mana: Dexterous Manipulation of Articulated Tools',
      abstract: expect.stringMatching(/^Articulated tool manipulation .*\(<1 minute per tool\)/),
      authors: ['Zhao-Heng Yin', 'Guanya Shi', 'Pieter Abbeel', 'C. Karen Liu'],
      categories: ['cs.RO', 'cs.AI', 'cs.CV', 'cs.LG'],
      comment: 'Project Page: https://zhaohengyin.github.io/mana',
      journalRef: null,
      doi: null,
      license: null,
      // Thursday 13:59 in New York: a second later it had been Sunday's.
      listingDay: '2026-06-12',
      listingDayEstimated: true,
      firstAnnouncement: true,
      submittedAt: new Date('2026-06-11T17:59:49Z'),
    })
    expect(papers[4]?.abstract).toMatch(/workload demands\. Ours|This paper argues/)
  })

  it('the format of 2007', () => {
    const { total, papers } = api('legacy_2007_electron')
    expect(total).toBe(1000)
    expect(papers).toEqual([
      {
        publicId: 'hep-ex/0307015',
        version: 1,
        title: 'Multi-Electron Production at High Transverse Momenta in ep Collisions at HERA',
        abstract: expect.stringMatching(/^Multi-electron production is studied .*respectively\.$/),
        authors: ['H1 Collaboration'],
        categories: ['hep-ex'],
        comment: '23 pages, 8 figures and 4 tables',
        journalRef: 'Eur.Phys.J. C31 (2003) 17-29',
        doi: null,
        license: null,
        listingDay: '2003-07-08',
        listingDayEstimated: true,
        firstAnnouncement: true,
        submittedAt: new Date('2003-07-07T17:46:39Z'),
      },
    ])
  })

  it('a version asked for by name, nothing found, and errors with status 200', () => {
    expect(api('live_2026-09-19_versioned_id_trimmed').papers).toMatchObject([
      {
        publicId: '1706.03762',
        version: 2,
        authors: ['Ashish Vaswani', 'Noam Shazeer'],
        categories: ['cs.CL', 'cs.LG'],
        listingDay: '2017-06-13',
      },
    ])
    expect(api('live_2026-09-19_empty')).toEqual({ total: 0, papers: [], skipped: [] })
    expect(() => api('legacy_2007_error_incorrect_id')).toThrow(/incorrect id format/)
    const throttled = text('arxiv-api/live_429_body.txt')
    expect(() => readApiReply(throttled, knownCategories)).toThrow(/not the XML/)
    const emptied = text('arxiv-api/live_2026-09-19_empty.xml').replace(
      '>0</opensearch:totalR',
      '>7</opensearch:totalR',
    )
    expect(() => readApiReply(emptied, knownCategories)).toThrow(/empty though there are results/)
  })
})

describe.skipIf(folder === null)(
  'the recorded reply of Semantic Scholar (needs PAPERBOY_SHARED)',
  () => {
    const name = 'other-sources/semantic_scholar_search_2026-06.json'
    const facts = {
      ...{ upvotes: 0, comments: 0, stars: null, codeUrl: null, projectUrl: null },
      ...{ organization: null, submittedBy: null, keywords: [], featuredOn: null },
      ...{ citations: null, venue: null, tldr: null, affiliations: [] },
    }

    it('field by field', () => {
      const arxivPdf = (id: string) => `https://arxiv.org/pdf/${id}`
      expect(readScholarReply(text(name))).toEqual({
        papers: [],
        skipped: [],
        signals: [
          {
            ...facts,
            publicId: '2103.14030',
            doi: '10.1109/iccv48922.2021.00986',
            pdfUrl: 'http://arxiv.org/pdf/2103.14030',
          },
          {
            ...facts,
            publicId: '2012.07436',
            doi: '10.1609/aaai.v35i12.17325',
            pdfUrl: 'https://ojs.aaai.org/index.php/AAAI/article/download/17325/17132',
          },
          // Neither a DOI nor a PDF: an empty address is none.
          { ...facts, publicId: '2004.05150', doi: null, pdfUrl: null },
          {
            ...facts,
            publicId: '2111.09881',
            doi: '10.1109/cvpr52688.2022.00564',
            pdfUrl: arxivPdf('2111.09881'),
          },
          {
            ...facts,
            publicId: '2108.10257',
            doi: '10.1109/iccvw54120.2021.00210',
            pdfUrl: arxivPdf('2108.10257'),
          },
        ],
      })
    })

    it('is taken as a file', () => {
      expect(detectFormat(readFileSync(`${folder}/${name}`))).toEqual({
        ok: true,
        format: 'scholar',
      })
    })
  },
)

describe.skipIf(folder === null)('every recorded XML (needs PAPERBOY_SHARED)', () => {
  it('is taken as a file, or refused in one line', () => {
    const told = ['arxiv-rss', 'arxiv-atom', 'arxiv-api', 'arxiv-oai'].flatMap((kind) =>
      readdirSync(`${folder}/${kind}`)
        .sort()
        .map((name) => `${kind}/${name}: ${outcome(text(`${kind}/${name}`))}`),
    )
    expect(told).toMatchSnapshot()
  })
})

function outcome(xml: string): string {
  try {
    const { name, page } = readRecorded(xml, knownCategories)
    const days = new Set(page.papers.map(({ listingDay }) => listingDay))
    return `${name} ${page.papers.length} papers, ${page.skipped.length} skipped, ${days.size} days`
  } catch (error) {
    return (error as Error).message.slice(0, 120)
  }
}
