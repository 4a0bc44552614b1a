/** Words are cut as the query language says, whether they are plain or not and however many were read before. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexPaper } from '../../src/query/index-paper.ts'
import { tokenise } from '../../src/query/tokenise.ts'
import { toTsvector } from '../../src/query/tsvector.ts'

/** What a word is; of scripts that are written with blanks. */
const WORD =
  /[A-Za-z](?:\+\+|#)(?![\p{L}\p{M}])|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{Cf}]|(?<=\p{Nd})\.(?=\p{Nd}))*/gu
const possessive = /(?<=[\p{L}\p{N}]['’])[sS]$/u

function wordsOf(text: string): Array<{ raw: string; start: number }> {
  return [...text.matchAll(WORD)]
    .filter(({ 0: raw, index }) => raw.length > 1 || !possessive.test(text.slice(0, index + 1)))
    .map(({ 0: raw, index }) => ({ raw, start: index }))
}

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'clip',
      'CLIP',
      'C++',
      'C#',
      'C++17',
      'C#a',
      'c++é',
      '3.5',
      '1.2.3',
      '5.',
      '.5',
      '5.a',
      'a.5',
    ],
    ...[
      '٣.٥',
      '5.٣',
      'été',
      'e\u0301',
      'a\u200db',
      'ſ',
      "it's",
      "'s",
      '5’s',
      "-'S",
      '𝒳',
      "𐂀's",
      '😀',
      'Ωm',
      'ﬁn',
    ],
    ...[' ', '-', '/', '+', '#', '.', "'", '’', '–', '\u00ad', '\n'],
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.string({ maxLength: 4 }),
)
const hasRuns =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー]/u

describe('words of a text', () => {
  it('are those of the definition, in order', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { text, tokens, starts } = tokenise(pieces.join(''))
        fc.pre(!hasRuns.test(text))
        const found = tokens.map(({ raw }, n) => ({ raw, start: starts[n] }))
        expect(found).toEqual(wordsOf(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it('lose a possessive s, also after a letter that takes two units', () => {
    expect(tokenise("𐂀's and clip's").tokens.map(({ raw }) => raw)).toEqual(['𐂀', 'and', 'clip'])
  })

  it('end where there are enough', () => {
    expect(tokenise('one two 图像 three', 3).tokens.map(({ raw }) => raw)).toEqual([
      'one',
      'two',
      '图',
    ])
  })
})

describe('what is remembered of words', () => {
  const paper = (abstract: string) => ({
    title: 'Clips of C++',
    abstract,
    authors: ['Ann Clip'],
    categories: ['cs.CV'],
  })
  const abstract = `CLIP clips the clip, été and ${'long'.repeat(20)}`

  it('changes nothing, nor does that some of it is forgotten', () => {
    const first = toTsvector(indexPaper(paper(abstract)))
    expect(toTsvector(indexPaper(paper(abstract)))).toBe(first)
    for (let n = 0; n < 8; n += 1) {
      const others = Array.from({ length: 10_000 }, (_, i) => `w${n}x${i}`).join(' ')
      indexPaper(paper(others))
      expect(toTsvector(indexPaper(paper(abstract)))).toBe(first)
    }
  })
})
