/** Recorded replies of arXiv's OAI-PMH service, field by field. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type OaiPaper, readOaiRecord } from '../../src/ingest/sources/arxiv-oai-record.ts'
import { readOaiReply } from '../../src/ingest/sources/arxiv-oai-reply.ts'
import { knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { shared } from '../support/shared.ts'

const folder = shared('data/arxiv-oai')
const text = (name: string): string => readFileSync(`${folder}/${name}.xml`, 'utf8')

function records(name: string): OaiPaper[] {
  const reply = readOaiReply(text(name))
  if (reply.kind !== 'records') throw new Error(reply.kind)
  return reply.records.map((record) => readOaiRecord(record, knownCategories))
}
function only(name: string) {
  const [one, ...more] = records(name)
  if (!one?.ok || more.length > 0) throw new Error(JSON.stringify(one))
  return one.paper
}

describe.skipIf(folder === null)('recorded OAI-PMH (needs PAPERBOY_SHARED)', () => {
  it('a paper of four versions: its day comes from the first', () => {
    expect(only('official_getrecord_1102.0509_arXivRaw')).toMatchObject({
      publicId: '1102.0509',
      version: 4,
      title: 'Considerations on the subgroup commutativity degree and related notions',
      abstract: expect.stringMatching(/^The concept of subgroup .* degree are found\.$/),
      authors: ['Francesco G. Russo'],
      categories: ['math.GR', 'math.RT'],
      comment: expect.stringMatching(/^13 pages; this is a complete new version/),
      journalRef: null,
      doi: '10.2989/16073606.2016.1247118',
      license: 'http://creativecommons.org/licenses/by/3.0/',
      // In at 12:32 in New York on a Wednesday: announced that evening, listed on Thursday.
      listingDay: '2011-02-03',
      listingDayEstimated: true,
      firstAnnouncement: true,
      submittedAt: new Date('2011-02-02T17:32:29Z'),
    })
  })

  it('the same in the format arXiv, which knows neither versions nor the first day', () => {
    expect(only('official_getrecord_1102.0509_arXiv')).toMatchObject({
      publicId: '1102.0509',
      version: 1,
      authors: ['Francesco G. Russo'],
      doi: '10.2989/16073606.2016.1247118',
      listingDay: null,
      firstAnnouncement: false,
    })
  })

  it('an old id, and the reply of the service before 2025', () => {
    expect(only('official_getrecord_oldid_hep-th_9901002_arXiv')).toMatchObject({
      publicId: 'hep-th/9901002',
      authors: ['M. Cvetic', 'H. Lu', 'C. N. Pope', 'T. A Tran'],
      categories: ['hep-th'],
      comment: 'Latex (3 times), 23 pages',
      journalRef: 'Phys.Rev.D59:126002,1999',
      doi: '10.1103/PhysRevD.59.126002',
      license: null,
      abstract: expect.stringMatching(/^We show that the minimally coupled/),
    })
    expect(only('live_2016_getrecord_1606.04259_arXiv')).toMatchObject({
      publicId: '1606.04259',
      title: 'Extreme Regimes in Quantum Gravity',
      authors: ['Emmanuele Battista'],
      categories: ['math.AP', 'hep-th', 'math-ph', 'math.DG', 'math.MP', 'nlin.SI'],
      comment:
        'Phd thesis in Fundamental and Applied Physics presented at University "Federico II" (Naples, Italy) on 29th April 2016',
    })
  })

  it('a withdrawn paper says so, one of no size does not', () => {
    expect(only('official_getrecord_withdrawn_1101.2483_arXiv')).toMatchObject({
      publicId: '1101.2483',
      authors: ['Peyman Razaghi', 'Giuseppe Caire'],
      comment: expect.stringMatching(/^This paper has been withdrawn by the authors/),
    })
    const proceedings = only('official_getrecord_2310.08262_arXivRaw')
    expect(proceedings).toMatchObject({
      version: 1,
      comment: null,
      listingDay: '2023-10-13',
      authors: ['Marco T. Morazan'],
    })
    expect(proceedings.abstract).not.toContain('\\n')
    expect(proceedings.abstract).toContain('Mark Friedman Leilani Gilpin')
  })

  it('collaborations, "and", Jr and III in author lists', () => {
    const raw = records('official_listrecords_arXivRaw_page1')
    expect(raw).toHaveLength(8)
    const authors = raw.map((one) => (one.ok ? one.paper.authors : []))
    expect(authors[0]?.slice(0, 3)).toEqual(['LHCb Collaboration', 'R. Aaij', 'B. Adeva'])
    expect(authors[0]).toContain('A.A. Alves Jr')
    expect(authors[1]).toHaveLength(2)
    const named = [1, 2, 3].flatMap((n) => records(`official_listrecords_arXiv_page${n}`))
    const names = named.flatMap((one) => (one.ok ? one.paper.authors : []))
    expect(names.filter((name) => / (?:Jr|III)$/.test(name)).sort()).toMatchSnapshot()
  })

  it('every record of every page, with tokens until the last', () => {
    const pages = readdirSync(folder as string)
      .filter((name) => /listrecords_arXiv/.test(name))
      .map((name) => name.replace('.xml', ''))
    expect(
      pages.map((name) => {
        const reply = readOaiReply(text(name))
        const read = records(name)
        const listed = read.map((one) =>
          one.ok
            ? `${one.paper.publicId}v${one.paper.version} ${one.paper.listingDay} ${one.paper.authors.length} ${one.paper.categories.join(' ')} ${one.paper.doi}`
            : `${one.id}: ${one.why}`,
        )
        return { name, token: reply.kind === 'records' && reply.token, listed }
      }),
    ).toMatchSnapshot()
  })

  it('errors of the protocol with status 200', () => {
    const quiet = { kind: 'records', records: [], token: null }
    expect(readOaiReply(text('official_err_norecordsmatch'))).toMatchObject(quiet)
    expect(readOaiReply(text('official_err_iddoesnotexist_unknown'))).toMatchObject(quiet)
    expect(readOaiReply(text('official_err_badresumptiontoken'))).toEqual({ kind: 'token-refused' })
    for (const name of ['badargument', 'badverb', 'cannotdisseminate']) {
      expect(() => readOaiReply(text(`official_err_${name}`)), name).toThrow(/the service refused/)
    }
    for (const name of ['identify', 'listsets', 'listmetadataformats']) {
      expect(() => readOaiReply(text(`official_${name}`)), name).toThrow(/holds no records/)
    }
    const dublinCore = records('official_listrecords_oai_dc')
    expect(dublinCore).toHaveLength(14)
    expect(dublinCore.every((one) => !one.ok && one.why.startsWith('its format is'))).toBe(true)
  })
})
