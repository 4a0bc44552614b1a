import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TexPart, texToParts } from '../../src/lib/tex-markup.ts'
import { readCorpus } from '../support/corpus.ts'

const one = (tex: string): TexPart => texToParts(tex)[0] as TexPart
const mathOf = (tex: string): string => {
  const part = one(tex)
  if (!('math' in part)) throw new Error(`no formula: ${part.text}`)
  return part.math
}
/** Nothing but MathML: no script, style, link, picture or handler. */
const isClean = (math: string) =>
  /^<math>.*<\/math>$/s.test(math) &&
  !/<(?!\/?(?:math|m[a-z]+|semantics|none)[ >/])/.test(math) &&
  !/ (?:style|class|href|src|id|on\w+|data-\w+)=/.test(math)

describe('TeX for pages', () => {
  it('makes formulas MathML and prose plain text', () => {
    expect(texToParts('An $\\ell_2$-norm of \\textit{Gödel}')).toEqual([
      { text: 'An ' },
      { math: '<math><msub><mi>ℓ</mi><mn>2</mn></msub></math>' },
      { text: '-norm of Gödel' },
    ])
    expect(mathOf('\\(\\mathbb{R}^n\\)')).toBe('<math><msup><mi>ℝ</mi><mi>n</mi></msup></math>')
  })

  it('leaves money, and text without TeX, as they are', () => {
    expect(texToParts('It costs $5 and $6.')).toEqual([{ text: 'It costs $5 and $6.' }])
    expect(texToParts('Plain & <b>bold</b>')).toEqual([{ text: 'Plain & <b>bold</b>' }])
    expect(texToParts('')).toEqual([])
  })

  it('lets quotation marks and braces reach over a formula', () => {
    expect(texToParts("``the $x$ norm''")).toMatchObject([
      { text: '“the ' },
      {},
      { text: ' norm”' },
    ])
    expect(texToParts('\\emph{a $x$ b}')).toMatchObject([{ text: 'a ' }, {}, { text: ' b' }])
  })

  it.each(['$\\stratH$', '$\\frac{a$', '$x_a_b$'])('shows faulty %s as it was written', (tex) => {
    expect(one(tex)).toEqual({ text: tex })
  })

  it.each([
    '$\\href{javascript:alert(1)}{x}$',
    '$\\includegraphics{https://elsewhere.example/y.png}$',
    '$\\class{a}{b}\\style{color:red}{c}$',
    '$\\text{<script>alert(1)</script>}$',
    '$\\color{red}x \\colorbox{blue}{y}$',
    '$\\def\\a{\\a\\a}\\a$',
    '$\\rule{999em}{999em}$',
    `$${'\\sqrt{'.repeat(90)}x${'}'.repeat(90)}$`,
    `$${'{'.repeat(1900)}$`,
  ])('takes nothing but MathML from %s', (tex) => {
    for (const part of texToParts(tex)) {
      if ('math' in part) expect(part.math).toSatisfy(isClean)
    }
  })

  it('caps what a hostile text can cost', () => {
    const long = `$${'x+'.repeat(400)}x$`
    expect(one(long)).toEqual({ text: long })
    expect(texToParts('$x^2$ '.repeat(2000)).filter((part) => 'math' in part)).toHaveLength(60)
    expect(texToParts('\u{f0000}\u{f0001} $x$').filter((part) => 'math' in part)).toHaveLength(1)
  })

  it('never throws and stays MathML, whatever it is given', () => {
    const piece = fc.constantFrom(
      ...['$', '$$', '\\(', '\\)', '{', '}', '_', '^', '&', '\\\\', '<b>', 'x', '2 ', '\u202e'],
      ...['\\frac', '\\text{', '\\sqrt', '\\left(', '\\right', '\\begin{matrix}', '\\href', '\\'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) =>
        texToParts(pieces.join('')).every((part) => 'text' in part || isClean(part.math)),
      ),
      { numRuns: 300 },
    )
  })

  it.runIf(readCorpus().length > 0)('renders 98 of 100 formulas of recorded abstracts', () => {
    const parts = readCorpus()
      .slice(0, 800)
      .flatMap(({ abstract }) => texToParts(abstract))
    const made = parts.filter((part) => 'math' in part)
    const faulty = parts.filter((part) => 'text' in part && /^\$.*[\\^_].*\$$/.test(part.text))
    expect(made.length).toBeGreaterThan(50)
    expect(faulty.length).toBeLessThan(made.length / 50)
    expect(made.every((part) => 'math' in part && isClean(part.math))).toBe(true)
  })
})
