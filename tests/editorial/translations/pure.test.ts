/** What a translation must keep, whatever the translator does. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTranslation } from '../../../src/editorial/translations/check-translation.ts'
import { keepTerms, putBack } from '../../../src/editorial/translations/keep-terms.ts'
import {
  marksFromXml,
  marksToXml,
} from '../../../src/editorial/translations/providers/xml-marks.ts'
import { taxonomyGlossary } from '../../../src/tagging/taxonomy-glossary.ts'
import { corpusPath, readCorpus } from '../../support/corpus.ts'

describe('what no translator may touch', () => {
  it.each([
    ['We show $\\ell_2$ bounds of $O(n\\$)$.', ['$\\ell_2$', '$O(n\\$)$']],
    ['CLIP and LLaMA-2 beat BERT on ImageNet', ['CLIP', 'LLaMA-2', 'BERT', 'ImageNet']],
    [
      'An \\emph{in vivo} study, see https://lab.example/a.',
      ['\\emph{in vivo}', 'https://lab.example/a'],
    ],
    ['A plain Title of words', []],
    ['\\(x\\) and \\[y\\]', ['\\(x\\)', '\\[y\\]']],
  ])('%s', (text, kept) => {
    expect(keepTerms(text).kept).toEqual(kept)
  })

  it('comes back where its mark came to stand', () => {
    const source = keepTerms('CLIP reaches $x^2$ faster')
    expect(source.marked).toBe('⟦0⟧ reaches ⟦1⟧ faster')
    expect(putBack('⟦ 1 ⟧에 ⟦０⟧이 더 빨리', source)).toEqual({
      ok: true,
      text: '$x^2$에 CLIP이 더 빨리',
    })
  })

  it.each([
    ['⟦0⟧ only', '$x^2$ is missing'],
    ['⟦0⟧ ⟦1⟧ ⟦1⟧', '$x^2$ stands in it twice'],
    ['⟦0⟧ ⟦1⟧ ⟦7⟧', 'it holds the mark ⟦7⟧, which was not given'],
    ['⟦0⟧ ⟦1⟧ ⟦', 'a mark in it is broken'],
  ])('%s is refused', (made, fault) => {
    expect(putBack(made, keepTerms('CLIP reaches $x^2$ faster'))).toEqual({ ok: false, fault })
  })

  it('any text comes back as it was from a translator that changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const source = keepTerms(text)
        const through = marksFromXml(marksToXml(source.marked))
        expect(through).toBe(source.marked)
        expect(putBack(through, source)).toEqual({ ok: true, text: text.replace(/[⟦⟧]/g, ' ') })
      }),
    )
  })
})

describe('the check', () => {
  const fault = (source: string, made: string) => {
    const checked = checkTranslation(keepTerms(source), made)
    return checked.ok ? null : checked.fault
  }

  it('numbers stay, however they are written', () => {
    expect(fault('gains 3.5 points on 1,000 images', '1000 장에서 ３.５ 점 오른다')).toBeNull()
    expect(fault('gains 3.5 points', '3.4점 오른다')).toBe('the number 3.5 is missing')
    expect(fault('2 of 2', '2 중')).toBe('the number 2 is missing')
    expect(fault('a dose of 10⁶ cells per m2', '面積 m² 当たり 10⁶ 個の細胞')).toBeNull()
    expect(fault('10 of them', '1⁰ 개')).toBe('the number 10 is missing')
  })

  it('nothing, far too little and far too much are refused', () => {
    const long = 'a word of the text '.repeat(10)
    expect(fault(long, '  ')).toBe('nothing came')
    expect(fault(long, '짧다')).toBe('most of it is missing')
    expect(fault(long, 'x'.repeat(2_000))).toBe('it is much longer')
  })

  it('hostile marks and bidi overrides of a provider do not come through', () => {
    expect(checkTranslation(keepTerms('A text'), 'A\u202etext\u0000')).toEqual({
      ok: true,
      text: 'Atext',
    })
  })
})

it('the glossary names topics in the language', () => {
  expect(taxonomyGlossary('ko').length).toBeGreaterThan(200)
  expect(taxonomyGlossary('en')).toEqual([])
})

it.skipIf(corpusPath === null)(
  'every recorded paper comes back whole from a translator that changes nothing',
  () => {
    for (const { title, abstract } of readCorpus()) {
      for (const text of [title, abstract]) {
        const source = keepTerms(text)
        expect(putBack(marksFromXml(marksToXml(source.marked)), source)).toMatchObject({ ok: true })
      }
    }
  },
)
