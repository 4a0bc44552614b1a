import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { texToText } from '../../src/lib/tex.ts'
import { shared } from '../support/shared.ts'

const tex = String.raw

describe('texToText', () => {
  it.each([
    [
      tex`G\"odel, M\'exico, \'{\i}, Erd\H{o}s, \v{C}ech, Stra\ss e, \L\'od\'z, na\"{\i}ve`,
      'Gödel, México, í, Erdős, Čech, Straße, Łódź, naïve',
    ],
    [
      tex`Stone-\v Cech, Erd\H os--R\'enyi, Fran\c cois, Mih\u ail; \t ab, \r eturn`,
      'Stone-Čech, Erdős–Rényi, François, Mihăil; t ab, r eturn',
    ],
    [
      tex`$O(n\log n)$, $\log_2 n$, $2\sin x$, $\max_i x_i$`,
      'O(n log n), log₂ n, 2 sin x, maxᵢ xᵢ',
    ],
    [tex`$\frac{a}{b}$, $\frac{1}{2\beta\sigma^2}$, $\tfrac{x+1}{2}$`, 'a/b, 1/(2βσ²), (x+1)/2'],
    [
      tex`$x_{max}$, $K_{\text{max}} y$, $x^{n-1}$, $x_{i,j}$, $e^{p/q}$`,
      'x_max, K_max y, xⁿ⁻¹, x_{i,j}, e^{p/q}',
    ],
    [tex`p < 10^{-6}, $R^2$, 360$^\circ$, the $12^{th}$`, 'p < 10⁻⁶, R², 360°, the 12th'],
    [
      tex`1$\to$N, Capability $\neq$ X, $x\in X$, $\sim 5\%$, 10$\times$, $\not\in$`,
      '1→N, Capability ≠ X, x ∈ X, ∼5%, 10×, ∉',
    ],
    [
      tex`\textbf{Bold}, {\em so called}, \textsc{CR-Seg}, $\mathbf{x}$, $\mathbb{R}^n$`,
      'Bold, so called, CR-Seg, x, ℝⁿ',
    ],
    [tex`$\hat{X} = \sqrt{2} + \sqrt{a+b}$, $\tilde{O}(d)$`, 'X̂ = √2 + √(a+b), Õ(d)'],
    [tex`$O\left(\frac{1}{1-\|f\|_{\infty}}\right)$`, 'O(1/(1-‖f‖_∞))'],
    ["``so'' and `such' don't", "“so” and ‘such’ don't"],
    [
      tex`slide--script --- or not, with --flag; Fig.~3, Nash~Equilibria, ~5%`,
      'slide–script — or not, with --flag; Fig. 3, Nash Equilibria, ~5%',
    ],
    [
      tex`at \url{https://a.b/c\_d} and \href{https://e.f/~g}{here}`,
      'at https://a.b/c_d and here (https://e.f/~g)',
    ],
    [
      tex`as shown~\cite{a,b}. We propose \ours{}, a \textbf{\method}.`,
      'as shown. We propose ours, a method.',
    ],
    [tex`10{,}412 of {0, 1} and \{a, b\} \& 50\% \_ \#1`, '10,412 of {0, 1} and {a, b} & 50% _ #1'],
    [tex`${'$'}{\mathbb R}^{12}$ and the ${'$'}841$st`, 'ℝ¹² and the 841st'],
  ])('reads %s', (source, text) => expect(texToText(source)).toBe(text))

  it.each([
    'costs $100',
    'from $5 and $6 to $7',
    'a total of $5-$20. Then $1,500 each, and $2,000',
    'between $17.7K to $569',
  ])('leaves money alone: %s', (text) => expect(texToText(text)).toBe(text))

  it.each(['T in (0%, 50%]$ and', 'a $ b', '$$$', '$'])('leaves unbalanced dollars: %s', (text) =>
    expect(texToText(text)).toBe(text),
  )

  it('gives plain text back as it was', () => {
    const plain = fc.string({
      unit: fc.constantFrom(...'abcXYZ 012.,;:!?()[]/\'"-éß漢あ한'),
      maxLength: 200,
    })
    fc.assert(
      fc.property(plain, (text) => {
        fc.pre(!/--|''/.test(text))
        expect(texToText(text)).toBe(text)
      }),
    )
  })

  it('never throws, never leaves its own marks, whatever comes', () => {
    const piece = fc.constantFrom(
      ...tex`\frac \sqrt \text \not \left \hat \textbf \log \begin \href \c \" \' \\ \( \) \[ { } $ $$ ^ _ ~ -- x 1 [ ] , .`.split(
        ' ',
      ),
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = texToText(pieces.join(''))
        expect(text).not.toMatch(/[\ue000\ue001]/)
        expect(texToText(texToText(text))).toBeTypeOf('string')
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    '{',
    '\\frac',
    '$x',
    '^',
    '_{x',
    '\\hat{',
    '\\text{$',
    '$\\log',
    '`a ',
    "'",
    '\\cite{',
    '\\"',
    '$\\le ',
    '{a,',
    '-',
    '\\not',
    '[',
    'http',
  ])('is done with 300,000 characters of %s long before the time-out', (unit) => {
    const text = texToText(unit.repeat(300_000 / unit.length))
    expect(text.length).toBeLessThanOrEqual(300_000)
  })
})

const corpus = shared('data/arxiv-corpus/arxiv_listings_2026-05-18_2026-06-19.jsonl')

describe.skipIf(corpus === null)('texToText on the corpus (needs the shared data)', () => {
  it('leaves no backslash, and dollars only as money', () => {
    const papers = readFileSync(corpus as string, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { title: string; abstract: string })
    expect(papers.length).toBe(8581)
    const texts = papers.flatMap((paper) => [texToText(paper.title), texToText(paper.abstract)])
    expect(texts.filter((text) => text.includes('\\'))).toEqual([])
    const strayDollars = texts.filter((text) => /\$(?![\d<])/.test(text))
    expect(strayDollars.length).toBeLessThanOrEqual(1)
    expect(texts.filter((text) => /[\ue000-\uf8ff]/.test(text))).toEqual([])
  })
})
