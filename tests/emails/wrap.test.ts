import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrap } from '../../emails/text/wrap.ts'

/** Word by word, a wide character as two columns. */
function wrapSlowly(text: string, indent: string, lead: string): string {
  const columns = (word: string) =>
    [...word].reduce(
      (sum, char) => sum + (/[가-힣一-龥\u3000-\u303f\uff01-\uff5e]/.test(char) ? 2 : 1),
      0,
    )
  const lines: string[][] = [[]]
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) as string[]
    const filled = columns([...line, word].join(' '))
    if (line.join(' ') !== '' && filled > 72 - indent.length) lines.push([word])
    else line.push(word)
  }
  return lead + lines.map((line) => line.join(' ').trimStart()).join(`\n${indent}`)
}

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcdefgé·ßλ—…'), minLength: 1, maxLength: 14 }),
  fc.string({ unit: fc.constantFrom(...'xyz'), minLength: 60, maxLength: 90 }),
)
const wide = fc.string({
  unit: fc.constantFrom(...'문장을단어，。Ａ', '😀'),
  minLength: 1,
  maxLength: 9,
})
const gap = (...gaps: string[]) => fc.constantFrom(...gaps)
const textOf = (words: fc.Arbitrary<string>, gaps: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(words, gaps), { maxLength: 60 }).map((parts) => parts.flat().join('').trim())
const indents = fc.constantFrom('', '  ', '   ', '    ')

it.each([
  ['even', textOf(word, gap(' '))],
  ['with wide characters', textOf(fc.oneof(word, wide), gap(' '))],
  ['with other spaces', textOf(word, gap(' ', ' ', '  ', '\u00a0', '\n', '\u2028', '\t'))],
])('lines of a text that is %s break where 72 columns are full', (_, text) => {
  fc.assert(
    fc.property(text, indents, (given, indent) => {
      expect(wrap(given, indent, '* ')).toBe(wrapSlowly(given, indent, '* '))
    }),
    { numRuns: 400 },
  )
})

describe('a script without spaces', () => {
  const text = fc.array(
    fc.oneof(
      fc.string({ unit: fc.constantFrom(...'论文摘要，。（）“”、：図像のカナー'), maxLength: 40 }),
      fc.constantFrom(' CLIP ', 'RAG', ' 615 ', 'https://lab.example/a?b=c'),
    ),
    { maxLength: 30 },
  )

  it('fills its lines, loses nothing and keeps punctuation with its word', () => {
    fc.assert(
      fc.property(text, indents, (parts, indent) => {
        // A space that is written is a break, wherever it stands.
        const given = parts
          .join('')
          .trim()
          .replace(/ +(?=[，。）”、：ー])|(?<=[（“]) +/g, '')
        const lines = wrap(given, indent).split('\n')
        const bare = (value: string) => value.replaceAll(/\s/g, '')
        expect(bare(lines.join(''))).toBe(bare(given))
        for (const line of lines.slice(1)) expect(line.trim()).not.toMatch(/^[，。）”、：ー]/)
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（“]$/)
      }),
      { numRuns: 300 },
    )
  })

  it('breaks where 72 columns are full, and leaves an address whole', () => {
    expect(
      wrap('论'.repeat(80))
        .split('\n')
        .map((line) => line.length),
    ).toEqual([36, 36, 8])
    const url = `https://lab.example/${'a'.repeat(40)}`
    const lines = wrap(`${'论'.repeat(30)}收藏：${url}，谢谢`).split('\n')
    expect(lines).toEqual([`${'论'.repeat(30)}收藏：`, `${url}，谢谢`])
  })

  it('leaves Korean to its spaces', () => {
    expect(wrap('가'.repeat(80))).toBe('가'.repeat(80))
  })
})
