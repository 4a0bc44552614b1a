/** How pieces of mathematics are put beside one another on one line of text. */
import { asScript } from './symbols.ts'

/** Stands where a word needs a space if letters would touch; private use, so never in the input. */
export const gap = '\ue000'
/** Stands where something was dropped: the space before it goes too. */
export const hole = '\ue001'

export const isolated = (word: string): string => `${gap}${word}${gap}`

const raisedAsIs: Record<string, string> = { '∘': '°', '°': '°', '′': '′', '⊤': 'ᵀ', '†': '†' }

/** `^2` is ²; what has no raised or lowered form stays readable as `_max`, `^{p/q}`. */
export function scripted(sign: '^' | '_', argument: string): string {
  const text = settle(argument)
    .replace(/ ?([+\-=,]) ?/g, '$1')
    .trim()
  if (text === '') return ''
  const asIs = sign === '^' && Object.hasOwn(raisedAsIs, text) ? raisedAsIs[text] : undefined
  if (asIs) return asIs
  if (sign === '^' && /^(st|nd|rd|th)$/.test(text)) return text
  if (text.length <= 6 && !/[A-Za-z]{3}/.test(text)) {
    const form = asScript(sign, text)
    if (form !== null) return form
  }
  if (Array.from(text).length === 1 || /^[\p{L}\p{N}]+$/u.test(text)) return `${sign}${text}${gap}`
  return `${sign}{${text}}`
}

const numberOrLetter =
  /^(\d+([.,]\d+)*|\p{L}[\p{M}\p{Lm}\p{No}′]*|\p{L}*\([^()]*\)[\p{Lm}\p{No}]*)$/u

/** `a/b`, with parentheses where reading along the line would change the meaning. */
export function fraction(above: string, below: string): string {
  const over = settle(above).trim()
  const under = settle(below).trim()
  if (over === '' && under === '') return ''
  const left =
    /[+\-−±=,;]|\s/.test(over.slice(1)) && !/^\([^()]*\)$/.test(over) ? `(${over})` : over
  const right = numberOrLetter.test(under) ? under : `(${under})`
  return isolated(`${left}/${right}`)
}

export function root(index: string | null, radicand: string): string {
  const inner = settle(radicand).trim()
  const sign =
    index === '3' ? '∛' : index === '4' ? '∜' : `${index ? (asScript('^', index) ?? '') : ''}√`
  return numberOrLetter.test(inner) ? `${sign}${inner}${gap}` : `${sign}(${inner})`
}

const endsTerm = /[\p{L}\p{N}\p{M})\]}]/u
const startsTerm = /[\p{Ll}\p{Lu}\p{Lo}\p{Nd}√∑∏]/u

/** Turns gaps into spaces where two words would touch, and closes holes. */
export function settle(text: string): string {
  if (!text.includes(gap) && !text.includes(hole)) return text
  return text
    .replace(/ ?\ue001+/g, '')
    .replace(/\ue000+(?=(.?))/gsu, (_, after: string, at: number, whole: string) =>
      at > 0 && endsTerm.test(whole[at - 1] ?? '') && startsTerm.test(after) ? ' ' : '',
    )
}

const relations = '≤≥≠≈∼≃≅≡∝→←⇒⇔↔⟶⟹↦∈∉⊂⊆⊃⊇≪≫≺≻≲≳∧∨×±∓·⊕⊗∩∪'
const relation = new RegExp(`( ?)([${relations}])( ?)`, 'gu')

/** A whole formula: relations stand evenly, with spaces on both sides or on none. */
export function tidyFormula(formula: string): string {
  const line = settle(formula.replace(/\s+/g, ' ')).trim()
  const even = line.replace(
    relation,
    (whole, before: string, sign: string, after: string, at: number) => {
      const isFirst = at === 0 || /[([{,|]$/.test(line.slice(Math.max(0, at - 1), at))
      const isLast = at + whole.length === line.length
      if (isFirst) return before + sign
      if (isLast) return sign
      return before || after ? ` ${sign} ` : sign
    },
  )
  return even
    .replace(/([([]) +/g, '$1')
    .replace(/ +([)\],])/g, '$1')
    .replace(/ {2,}/g, ' ')
}
