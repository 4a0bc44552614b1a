/** A title as a BibTeX value: prose in Unicode with TeX's own signs escaped, formulas as they were
 * written when nothing in them can harm the file or run. Braces always balance. Pure. */

import { fractions, silent, textual, wordOperators } from '../../lib/tex/macros.ts'
import { accentMark, symbolOf } from '../../lib/tex/symbols.ts'
import { type Token, tokenise } from '../../lib/tex/tokens.ts'
import { texToText } from '../../lib/tex.ts'

const escapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
}

/** BibTeX counts braces even behind a backslash, so those become names. */
export const escapeTex = (text: string): string =>
  text.replace(/[\\{}~^$&%#_]/g, (sign) => escapes[sign] ?? '')

/** Bibliography styles write titles small: words with capitals inside are kept from that. */
const marked = /(?<=\S)\p{Lu}/u
const keepCase = (text: string): string =>
  text.replace(/\S+/gu, (word) => (marked.test(word) ? `{${escapeTex(word)}}` : escapeTex(word)))

/** Private characters stand for formulas while the prose around them is read as a whole. */
const mark = '\u{f0000}'
const longestFormula = 300

export function titleField(tex: string): string {
  const source = tex.replaceAll(mark, '')
  const formulas: string[] = []
  let prose = ''
  let from = 0
  for (const { start, end, formula } of formulasOf(source)) {
    if (!isSafe(formula)) continue
    prose += source.slice(from, start) + mark
    formulas.push(formula)
    from = end
  }
  const text = texToText(prose + source.slice(from))
  const parts = text.split(mark)
  // A macro may have swallowed or doubled a formula: then all of it is plain text.
  if (parts.length !== formulas.length + 1) return keepCase(texToText(source))
  return parts
    .map((part, index) => (index === 0 ? '' : `{$${formulas[index - 1]}$}`) + keepCase(part))
    .join('')
}

type Formula = { start: number; end: number; formula: string }

function* formulasOf(source: string): Generator<Formula> {
  let open: Token | null = null
  for (const token of tokenise(source)) {
    if (token.kind === 'math-on') open ??= token
    if (token.kind !== 'math-off' || !open) continue
    const width = source.startsWith('$$', open.at) || source[open.at] === '\\' ? 2 : 1
    const [start, end] = [open.at, token.at + width]
    yield { start, end, formula: source.slice(start + width, token.at).trim() }
    open = null
  }
}

const alphabets = new Set(
  'mathbb mathcal mathfrak mathsf mathit mathbf mathscr boldsymbol bm operatorname sqrt overline hat bar tilde vec dot ddot check breve widehat widetilde quad qquad'.split(
    ' ',
  ),
)

const isHarmless = (name: string): boolean =>
  !/^[a-zA-Z]/.test(name)
    ? /^[,;:!> |{}\\%&#_]$/.test(name)
    : alphabets.has(name) ||
      wordOperators.has(name) ||
      fractions.has(name) ||
      textual.has(name) ||
      silent.has(name) ||
      symbolOf(name) !== undefined ||
      accentMark(name) !== undefined

/** Known macros alone: a file that goes through TeX must not read, write or define anything. */
function isSafe(formula: string): boolean {
  if (formula === '' || formula.length > longestFormula) return false
  // TeX reads `^^5c` as a backslash.
  if (formula.includes('^^')) return false
  let depth = 0
  for (const [sign] of formula.matchAll(/\\[a-zA-Z]+|\\.?|[\s\S]/gu)) {
    if (sign.startsWith('\\') && !isHarmless(sign.slice(1))) return false
    // Escaped ones count too, as BibTeX counts them.
    if (sign.endsWith('{')) depth++
    if (sign.endsWith('}') && --depth < 0) return false
    if (/^[$%#&]$/.test(sign)) return false
  }
  return depth === 0
}
