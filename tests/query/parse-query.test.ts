import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalQuery } from '../../src/query/canonical.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { arbitraryFullQueryText as arbitraryQueryText } from './arbitrary-query.ts'

const canonical = (text: string): string => {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`)
  return canonicalQuery(parsed.query)
}
const problem = (text: string) => {
  const parsed = parseQuery(text)
  return parsed.ok ? 'none' : `${parsed.error.problem} ${parsed.error.position}`
}

describe('one meaning has one canonical form', () => {
  it.each([
    ['  Clip   captioning ', 'clip captioning'],
    ['clip AND captioning', 'clip captioning'],
    ['((clip) (captioning))', 'clip captioning'],
    ['clip OR (captioning OR retrieval)', 'clip OR captioning OR retrieval'],
    ['clip OR captioning retrieval', 'clip OR captioning retrieval'],
    ['clip (captioning OR retrieval)', 'clip (captioning OR retrieval)'],
    ['state-space', '"state space"'],
    ['"State  Space"', '"state space"'],
    ['“large language model”', '"large language model"'],
    ['"clip"', 'clip'],
    ['=CLIP', '=CLIP'],
    ['="Segment Anything"', '="Segment Anything"'],
    ['=GPT-4', '="GPT 4"'],
    ['Erdős', 'erdos'],
    ['au:"Alec Radford"', 'au:"alec radford"'],
    ['AU: Radford', 'au:radford'],
    ['cat:CS.cv', 'cat:cs.CV'],
    ['cat:Cond-Mat.Mes-Hall', 'cat:cond-mat.mes-hall'],
    ['cat:math', 'cat:math'],
    ['cat:(cs.CV OR cs.CL)', 'cat:(cs.CV OR cs.CL)'],
    ['cat:cs.CV OR cat:cs.CL', 'cat:(cs.CV OR cs.CL)'],
    ['ti:clip ti:captioning', 'ti:(clip captioning)'],
    ['ti:(clip OR captioning)', 'ti:(clip OR captioning)'],
    ['x OR ti:(a OR b)', 'x OR ti:(a OR b)'],
    ['ti:(a b) OR ti:(c d)', 'ti:(a b OR c d)'],
    ['a ti:b -ti:c -ti:d', 'a ti:(b -c -d)'],
    ['a -ti:b -ti:c', 'a -ti:b -ti:c'],
    ['clip -survey', 'clip -survey'],
    ['clip NOT survey', 'clip -survey'],
    ['clip AND NOT survey', 'clip -survey'],
    ['clip -(-captioning)', 'clip captioning'],
    ['clip -(survey OR review)', 'clip -(survey OR review)'],
    ['clip -ti:(survey OR review)', 'clip -ti:(survey OR review)'],
    ['vision & language', 'vision language'],
    ['Attention: a survey', 'attention a survey'],
    ['C++ OR 3.5', 'c++ OR 3.5'],
    ['or and not', 'or and not'],
    ['图像', '"图 像"'],
    ['图像生成', '"图 像" "生 成"'],
    ['"图像生成"', '"图 像 生 成"'],
    ['ti:图像生成', 'ti:("图 像" "生 成")'],
    ['CLIP模型', 'clip "模 型"'],
    ['基于扩散模型的图像生成', '"基 于" "扩 散" "模 型" 的 "图 像" "生 成"'],
    ['au:王小明', 'au:"王 小 明"'],
    ['图像*', '"图 像"'],
    ['Diffus*', 'diffus*'],
    ['state-spa*', '"state spa*"'],
    ['"state spa*"', '"state spa*"'],
    ['=DiffPR*', '=DiffPR*'],
    ['au:Radf*', 'au:radf*'],
    ['RRT* planning', 'rrt* planning'],
    ['TAG:3D-Generation', 'tag:3d-generation'],
    ['tag:"3D generation"', 'tag:3d-generation'],
    ['tag:#clip', 'tag:clip'],
    ['tag:CS.cv', 'tag:cs.CV'],
    ['tag:clip OR tag:captioning', 'tag:(clip OR captioning)'],
    ['org:"Google  DeepMind"', 'org:"google deepmind"'],
    ['org:Deep*', 'org:deep*'],
    ['src:arXiv-RSS', 'src:arxiv-rss'],
    ['day:2026-05-19', 'day:2026-05-19'],
    ['day:2026-05-19..2026-05-19', 'day:2026-05-19'],
    ['day:2026-02', 'day:2026-02-01..2026-02-28'],
    ['day:2024..2025-06', 'day:2024-01-01..2025-06-30'],
    ['day:2026-05-01..', 'day:2026-05-01..'],
    ['day:..2026', 'day:..2026-12-31'],
    ['clip day:2026 -tag:survey', 'clip day:2026-01-01..2026-12-31 -tag:survey'],
  ])('%s', (text, expected) => {
    expect(canonical(text)).toBe(expected)
    expect(canonical(expected)).toBe(expected)
  })

  it('parses again from its canonical form, to the same query', () => {
    fc.assert(
      fc.property(arbitraryQueryText, (text) => {
        const parsed = parseQuery(text)
        if (!parsed.ok) return
        const again = parseQuery(canonicalQuery(parsed.query))
        expect(again).toEqual(parsed)
      }),
      { numRuns: 3000 },
    )
  })

  it('generated queries mostly parse, so the property above is about something', () => {
    const texts = fc.sample(arbitraryQueryText, 500)
    expect(texts.filter((text) => parseQuery(text).ok).length).toBeGreaterThan(250)
  })
})

describe('what is wrong, where, and what to do', () => {
  it.each([
    ['', 'empty 0'],
    [' \u202e\u200b ', 'empty 0'],
    ['&', 'empty 0'],
    ['-survey', 'onlyExcludes 0'],
    ['-a -b', 'onlyExcludes 0'],
    ['-(a OR b)', 'onlyExcludes 0'],
    ['clip OR -survey', 'alternativeExcludes 0'],
    ['clip "state space', 'unclosedQuote 5'],
    ['clip ""', 'emptyPhrase 5'],
    ['clip (captioning', 'unclosedParenthesis 5'],
    ['clip)', 'strayParenthesis 4'],
    ['clip ()', 'emptyParentheses 5'],
    ['OR clip', 'missingSide 0'],
    ['clip OR', 'missingSide 5'],
    ['clip OR OR captioning', 'missingSide 5'],
    ['AND clip', 'missingSide 0'],
    ['clip AND', 'missingSide 5'],
    ['clip NOT', 'nothingExcluded 5'],
    ['clip - survey', 'looseMinus 5'],
    ['clip = survey', 'looseEquals 5'],
    ['=(clip)', 'looseEquals 0'],
    ['author:radford', 'unknownField 0'],
    ['a foo:bar', 'unknownField 2'],
    ['clip ti:', 'emptyField 5'],
    ['ti:-survey', 'minusInField 3'],
    ['ti:(abs:clip)', 'nestedField 4'],
    ['cat:computer_vision', 'notACategory 4'],
    ['au:=Li', 'exactInField 4'],
    ['clip tr*', 'shortPrefix 5'],
    ['"图ab*"', 'shortPrefix 0'],
    ['au:李ab*', 'shortPrefix 3'],
    ['tag:!!', 'notATag 4'],
    ['tag:=clip', 'exactInField 5'],
    ['src:"a/b"', 'notASource 4'],
    ['day:yesterday', 'notADay 4'],
    ['day:2026-13', 'notADay 4'],
    ['day:2026-02-29', 'notADay 4'],
    ['day:..', 'notADay 4'],
    ['clip day:2026-05-19..2026-05-01', 'daysBackwards 9'],
    ['ti:(day:2026)', 'nestedField 4'],
    ['org:!', 'emptyField 4'],
    ['clip org:mi*', 'shortPrefix 9'],
    ['org:"google de*"', 'shortPrefix 4'],
    ['-tag:clip', 'onlyExcludes 0'],
    ['a | b', 'pipe 2'],
  ])('%s', (text, expected) => {
    expect(problem(text)).toBe(expected)
  })

  it.each([
    ['author:radford', 'Write au: instead.'],
    ['titel:clip', 'Write ti: instead.'],
    ['autor:radford', 'Write au: instead.'],
    ['abst:clip', 'Write abs: instead.'],
    ['cat:cs_CV', 'Did you mean cat:cs.CV?'],
    ['cat:cs.CV,cs.LG', 'Did you mean cat:(cs.CV OR cs.LG)?'],
    ['day:2026-05..2026-03', 'Did you mean day:2026-03..2026-05?'],
  ])('suggests what was meant: %s', (text, suggestion) => {
    expect(parseQuery(text)).toMatchObject({ ok: false, error: { suggestion } })
  })

  it.each(['tag:clip', 'clip -org:google', 'ti:clip OR day:2026'])(
    'the rule of a tag sees words alone: %s',
    (text) => {
      expect(parseQuery(text).ok).toBe(true)
      expect(parseQuery(text, { isRule: true })).toMatchObject({
        ok: false,
        error: { problem: 'notInRule' },
      })
    },
  )

  it('leaves the star of names alone', () => {
    expect(canonical('A* C*-algebra')).toBe('a "c algebra"')
  })

  it('holds its limits', () => {
    expect(problem('a'.repeat(500))).toBe('none')
    expect(problem('a'.repeat(501))).toBe('tooLong 500')
    expect(problem(Array.from({ length: 50 }, (_, i) => `w${i}`).join(' '))).toBe('none')
    expect(problem(Array.from({ length: 51 }, (_, i) => `w${i}`).join(' '))).toBe('tooManyTerms 0')
    const nested = (depth: number) => `${'a (b OR '.repeat(depth)}c${')'.repeat(depth)}`
    expect(problem(nested(5))).toBe('none')
    expect(problem(nested(6))).toBe('tooDeep 0')
    expect(problem(`${'('.repeat(32)}a${')'.repeat(32)}`)).toBe('none')
    expect(problem(`${'('.repeat(33)}a${')'.repeat(33)}`)).toBe('tooDeep 32')
  })
})

describe('hostile input', () => {
  it.each([
    ['10,000 characters', 'a'.repeat(10_000)],
    ['deep parentheses', '('.repeat(500)],
    ['many minuses', '-'.repeat(499)],
    ['many minuses and a word', `${'-'.repeat(499)}a`],
    ['many quotation marks', '"'.repeat(499)],
    ['SQL', "'; drop table papers; --"],
    ['quotes and backslashes', "\\'\\\\''\\"],
    ['control characters', 'a\u0000b\u0007c'],
    ['a lone high surrogate', '\ud800'],
    ['a lone low surrogate', 'a\udc00b'],
    ['bidi controls', '\u202eabc\u202c'],
    ['a ligature that expands', 'ﷺ'.repeat(400)],
    ['a combining mark alone', '=\u0301'],
    ['many fields', 'a:'.repeat(200)],
    ['colons', '::::'],
  ])('%s is answered, never thrown at', (_, text) => {
    const parsed = parseQuery(text)
    if (parsed.ok) expect(parseQuery(canonicalQuery(parsed.query)).ok).toBe(true)
    else expect(parsed.error.position).toBeLessThanOrEqual(text.length)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const parsed = parseQuery(text)
        if (parsed.ok) expect(parseQuery(canonicalQuery(parsed.query))).toEqual(parsed)
        else expect(parsed.error.message).not.toBe('')
      }),
      { numRuns: 2000 },
    )
  })
})
