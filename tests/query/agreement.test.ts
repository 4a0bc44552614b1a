/** The matcher in memory and Postgres answer alike: generated and hostile papers. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indexPaper } from '../../src/query/index-paper.ts'
import { matchQuery } from '../../src/query/match-query.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { type Agreement, storeBothWays } from './agreement.ts'
import { arbitraryPaper } from './arbitrary-paper.ts'
import { arbitraryFullQueryText, arbitraryQueryText } from './arbitrary-query.ts'
import { storeFacts } from './store-facts.ts'
import type { StoredText } from './store-papers.ts'

const paper = (publicId: string, given: Partial<StoredText>): StoredText => ({
  ...{ publicId, title: '', abstract: '', authors: [], categories: [] },
  ...given,
})
const many = (count: number, word: (i: number) => string, by = ' ') =>
  Array.from({ length: count }, (_, i) => word(i)).join(by)

const HOSTILE: StoredText[] = [
  paper('empty', {}),
  paper('boundary', { title: 'state', abstract: 'space', authors: ['Ann Lee', 'Bo Chen'] }),
  paper('often', { abstract: `${many(300, () => 'word')} last word end` }),
  paper('long-abstract', { abstract: `${many(20_000, (i) => `w${i}`)} beyond` }),
  paper('long-title', { title: `${many(1_500, (i) => `t${i}`)}`, abstract: 'after all' }),
  paper('huge-words', { abstract: many(16_000, (i) => `é${i}${'я'.repeat(200)}`), authors: ['Z'] }),
  paper('collaboration', {
    authors: Array.from({ length: 5_200 }, (_, i) => `Given${i} Family${i}`),
  }),
  paper('same-initial', { authors: Array.from({ length: 400 }, (_, i) => `G. Name${i}`) }),
  paper('quotes', { title: `O'Brien's \\ "quoted" \\'x\\' :A* & | ! ( ) <-> 'y':1A` }),
  paper('controls', { title: 'nul\u0000nul \ud800 lone \udc00 \u202ebidi\u202c soft\u00adhyphen' }),
  paper('odd-categories', { categories: ["x' | 'y", 'cs.CV', '#', 'math-ph', 'COND-MAT.soft'] }),
  paper('many-categories', { categories: Array.from({ length: 400 }, () => 'cs.LG') }),
  paper('cjk', { title: '图像描述生成3D模型', abstract: '인공지능을 위한 기계학습' }),
  paper('prefixes', { title: '=CLIP @radford #cs.CV', abstract: 'c# C++' }),
  paper('spellings', {
    title: 'Voicings',
    abstract: 'foldings, SHIFTINGS and bendINGS of Órdenings',
  }),
  paper('again', { title: 'Agents teaching agents', abstract: 'iPhone iPhones' }),
  paper('tex', { title: "Erd\\H{o}s and $\\ell_2$-norm of H\\'older", authors: ['Paul Erdős'] }),
]

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test?.close())

describe('papers at the limits of a tsvector', () => {
  let stored: Agreement
  beforeAll(async () => {
    stored = await storeBothWays(test.db, HOSTILE)
  })

  it.each([
    ['"state space"', []],
    ['state space', ['boundary']],
    ['au:"lee bo"', []],
    ['au:(lee bo)', ['boundary']],
    ['au:"Bo Chen"', ['boundary']],
    ['"word word"', ['often']],
    ['"last word"', []],
    ['"word end"', []],
    ['last', ['often']],
    ['w16000', ['long-abstract']],
    ['"w16379 w16380"', ['long-abstract']],
    ['w16382', []],
    ['beyond', []],
    ['t999', ['long-title']],
    ['t1000', []],
    ['"after all"', ['long-title']],
    ['au:z', ['huge-words']],
    ['au:"given5000 family5000"', ['collaboration']],
    ['au:"G Name3"', ['same-initial']],
    ['au:Name399', ['same-initial']],
    ["O'Brien", ['quotes']],
    ['brien', ['quotes']],
    ['x y', ['quotes']],
    ['lone bidi softhyphen', ['controls']],
    ['cat:cs', ['many-categories', 'odd-categories']],
    ['cat:cond-mat.soft', ['odd-categories']],
    ['cat:math', []],
    ['cat:math-ph', ['odd-categories']],
    ['图像', ['cjk']],
    ['描述 3d', ['cjk']],
    ['图述', []],
    ['기계학습', ['cjk']],
    ['인공지능', ['cjk']],
    ['=CLIP', ['prefixes']],
    ['au:radford', []],
    ['c#', ['prefixes']],
    ['c++', ['prefixes']],
    ['erdos ti:Erdős au:erdos', ['tex']],
    ['"Hölder"', ['tex']],
    ['sta*', ['boundary']],
    ['spac*', ['boundary']],
    ['"state spa*"', []],
    ['"quoted brien*"', []],
    ['au:"ann lee*"', ['boundary']],
    ['ti:spa*', []],
    ['au:che*', ['boundary']],
    ['=Spa*', []],
    ['=spa*', ['boundary']],
    ['radfo*', ['prefixes']],
    ['au:radfo*', []],
    ['voicin*', ['spellings']],
    ['ti:voicings*', ['spellings']],
    ['foldin*', ['spellings']],
    ['foldings*', ['spellings']],
    ['shiftin*', ['spellings']],
    ['bendin*', ['spellings']],
    ['órdenin*', ['spellings']],
    ['=foldin*', ['spellings']],
    ['=shiftin*', []],
    ['"agents teaching agents*"', ['again']],
    ['abs:"iphone iPhone*"', ['again']],
    ['描述图像', ['cjk']],
    ['"描述图像"', []],
    ['模型图像', ['cjk']],
  ])('%s', async (query, expected) => {
    expect(await stored.ask(query)).toEqual(expected)
  })
})

describe('generated papers', () => {
  let stored: Agreement
  beforeAll(async () => {
    const generated = fc.sample(arbitraryPaper, { numRuns: 400, seed: 7 })
    stored = await storeBothWays(
      test.db,
      generated.map((text, i) => paper(`generated-${i}`, text)),
    )
    // Both sets lie in one table, so both sides must know both.
    const hostile = HOSTILE.map((text) => ({ publicId: text.publicId, indexed: indexPaper(text) }))
    stored.papers.push(...hostile)
  })

  it('agree on every generated query', async () => {
    let matched = 0
    await fc.assert(
      fc.asyncProperty(arbitraryQueryText, async (text) => {
        fc.pre(parseQuery(text).ok)
        matched += (await stored.ask(text)).length
      }),
      { numRuns: 300 },
    )
    expect(matched).toBeGreaterThan(1_000)
  }, 300_000)

  it('agree on what is known of a paper beside its words', async () => {
    await storeFacts(test.db)
    await stored.readFacts()
    let matched = 0
    await fc.assert(
      fc.asyncProperty(arbitraryFullQueryText, async (text) => {
        fc.pre(parseQuery(text).ok)
        matched += (await stored.ask(text)).length
      }),
      { numRuns: 300 },
    )
    expect(matched).toBeGreaterThan(1_000)
  }, 300_000)
})

describe('evidence', () => {
  it('is there for every match, and is what the paper says', () => {
    fc.assert(
      fc.property(arbitraryPaper, arbitraryQueryText, (text, queryText) => {
        const parsed = parseQuery(queryText)
        fc.pre(parsed.ok)
        if (!parsed.ok) return
        const match = matchQuery(parsed.query, indexPaper(text))
        if (!match) return
        expect(match.evidence.length).toBeGreaterThan(0)
        for (const { where, words } of match.evidence) {
          expect(words.length).toBeGreaterThan(0)
          expect(words.every((word) => word.length > 0 && word.length <= 80)).toBe(true)
          if (where === 'authors') expect(text.authors).toEqual(expect.arrayContaining(words))
        }
      }),
      { numRuns: 1500 },
    )
  })
})
