/** TeX of titles and abstracts for pages: prose as readable Unicode, formulas as MathML. Never throws,
 * whatever it is given; a formula that is faulty or too large stands as it was written. */
import temml from 'temml'
import { type Token, tokenise } from './tex/tokens.ts'
import { texToText } from './tex.ts'

/** `math` is MathML made here and nothing else: it may stand on a page as it is. */
export type TexPart = { text: string } | { math: string }

/** The longest formula of a month has 412 characters and becomes 8 kB. */
const longestFormula = 600
const longestMath = 12_000
const formulasAtMost = 60

/** Private characters stand for formulas while the prose around them is read as a whole, so that
 * quotation marks and braces around a formula find each other. */
const firstMark = 0xf0000
const marks = /[\u{f0000}-\u{f00ff}]/u

export function texToParts(tex: string): TexPart[] {
  if (!tex.includes('$') && !tex.includes('\\')) return textPart(texToText(tex))
  const source = tex.replace(/[\u{f0000}-\u{f00ff}]/gu, '')
  const { prose, formulas } = takeFormulas(source)
  const pieces = texToText(prose).split(/([\u{f0000}-\u{f00ff}])/u)
  return pieces.flatMap((piece) => {
    if (!marks.test(piece)) return textPart(piece)
    const formula = formulas[(piece.codePointAt(0) as number) - firstMark]
    return formula ? [formula] : []
  })
}

const textPart = (text: string): TexPart[] => (text === '' ? [] : [{ text }])

function takeFormulas(source: string): { prose: string; formulas: TexPart[] } {
  const formulas: TexPart[] = []
  let prose = ''
  let from = 0
  const tokens = tokenise(source)
  for (let at = 0; at < tokens.length && formulas.length < formulasAtMost; at++) {
    const open = tokens[at] as Token
    if (open.kind !== 'math-on' || open.at < from) continue
    const close = tokens.slice(at + 1).find(({ kind }) => kind === 'math-off')
    if (!close) break
    const width = source.startsWith('$$', open.at) || source[open.at] === '\\' ? 2 : 1
    const end = close.at + width
    prose += source.slice(from, open.at) + String.fromCodePoint(firstMark + formulas.length)
    formulas.push(formulaPart(source.slice(open.at + width, close.at), source.slice(open.at, end)))
    from = end
  }
  return { prose: prose + source.slice(from), formulas }
}

function formulaPart(formula: string, written: string): TexPart {
  const math = formula.length <= longestFormula ? mathOf(formula) : null
  return math === null ? { text: written } : { math }
}

function mathOf(formula: string): string | null {
  try {
    const math = temml.renderToString(formula, {
      throwOnError: true,
      trust: false,
      maxExpand: 100,
      maxSize: [5, 5],
    })
    return math.length <= longestMath ? lean(math) : null
  } catch {
    return null
  }
}

/** Styles are against the pages' policy, classes mean nothing there. */
const lean = (math: string): string => math.replace(/ (?:style|class|xmlns)="[^"]*"/g, '')
