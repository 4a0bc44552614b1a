/** Names of TeX as Unicode characters, from the tables of unicodeit. Its own `replace` is not used:
 * it matches prefixes (`\log` gives `łog`) and scans 4,257 names at every call. */
import { combiningmarks, replacements, subsuperscripts } from 'unicodeit/ts_dist/js/data.js'

const table = (rows: string[][]) => new Map(rows.map((row) => [row[0] ?? '', row[1] ?? '']))

const symbols = table(replacements)
const scripts = table(subsuperscripts)
const marks = table(combiningmarks)

/** Missing from the tables, mistaken there, or better served by a character that more fonts have. */
const corrected: Record<string, string> = {
  dots: '…',
  cdots: '…',
  ldots: '…',
  dotsc: '…',
  textellipsis: '…',
  cdot: '·',
  star: '*',
  ast: '*',
  langle: '⟨',
  rangle: '⟩',
  lvert: '|',
  rvert: '|',
  lVert: '‖',
  rVert: '‖',
  Vert: '‖',
  mid: '|',
  colon: ':',
  square: '□',
  Box: '□',
  qed: '□',
  i: 'i',
  imath: 'i',
  j: 'j',
  jmath: 'j',
  textdegree: '°',
  textendash: '–',
  textemdash: '—',
  textquotedblleft: '“',
  textquotedblright: '”',
  textquoteleft: '‘',
  textquoteright: '’',
  textasciitilde: '~',
  textasciicircum: '^',
  textbackslash: '\\',
  textregistered: '®',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textbullet: '•',
  textperiodcentered: '·',
  textsection: '§',
  xrightarrow: '→',
  xleftarrow: '←',
  lbrace: '{',
  rbrace: '}',
  lbrack: '[',
  rbrack: ']',
  R: 'ℝ',
  N: 'ℕ',
  Z: 'ℤ',
}

/** The character a macro stands for; `name` without its backslash. */
export function symbolOf(name: string): string | undefined {
  return Object.hasOwn(corrected, name) ? corrected[name] : symbols.get(`\\${name}`)
}

const alphabets: Record<string, string> = {
  mathbb: 'mathbb',
  mathds: 'mathbb',
  mathcal: 'mathcal',
  mathscr: 'mathcal',
  mathfrak: 'mathfrak',
}

/** `\mathbb{R}` is ℝ. Null for bold, italic and the like, which read better plain. */
export function inAlphabet(alphabet: string, text: string): string | null {
  const name = Object.hasOwn(alphabets, alphabet) ? alphabets[alphabet] : undefined
  if (!name) return null
  return Array.from(text, (c) => symbols.get(`\\${name}{${c}}`) ?? c).join('')
}

/** What is raised or lowered without loss; the tables hold odd look-alikes for others, as `^V`. */
const scriptable = /^[0-9+\-=()A-UW-Za-zβγδρφχ]$/u

/** `^2` is ². Null when a character has no such form. */
export function asScript(sign: '^' | '_', text: string): string | null {
  let out = ''
  for (const char of text) {
    const form = scriptable.test(char) ? scripts.get(sign + char) : undefined
    if (form === undefined) return null
    out += form
  }
  return out
}

const overMarks: Record<string, string> = {
  widehat: 'hat',
  widetilde: 'tilde',
  overrightarrow: 'vec',
}

/** The combining mark of `\hat`, `\tilde`, `\bar`... */
export const markOver = (name: string): string | undefined =>
  name === 'check' ? '\u030c' : marks.get(`\\${overMarks[name] ?? name}`)

const accents: Record<string, string> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  b: '\u0331',
  d: '\u0323',
  t: '\u0361',
}

/** The combining mark of `\"`, `\v` and the other accents of text. */
export const accentMark = (name: string): string | undefined =>
  Object.hasOwn(accents, name) ? accents[name] : undefined
