/** TeX cut into tokens, with the dollars that delimit mathematics told apart from money. */

export type Token =
  | { kind: 'text'; text: string; at: number }
  | { kind: 'url'; text: string; at: number }
  | { kind: 'macro'; name: string; at: number }
  | { kind: 'open'; at: number; partner: number }
  | { kind: 'close'; at: number }
  | { kind: 'script'; sign: '^' | '_'; at: number }
  | { kind: 'math-on'; display: boolean; at: number }
  | { kind: 'math-off'; at: number }

type Dollar = { index: number; at: number }
type Opening = Dollar & { width: 1 | 2 }

/** Alternatives in order; each consumes at least one character, so the whole is linear. */
const lexer =
  /(?<url>https?:\/\/[^\s{}\\$^<>"`]+)|\\(?<macro>[a-zA-Z]+\*?|.)|(?<dollar>\$)|(?<open>\{)|(?<close>\})|(?<script>[\^_])|(?<dash>-{2,})|(?<tie>~)|(?<text>(?:(?!https?:\/\/|--)[^\\${}^_~])+|.)/gsu

export function tokenise(source: string): Token[] {
  const tokens: Token[] = []
  const dollars: Dollar[] = []
  const opens: number[] = []
  for (const match of source.matchAll(lexer)) {
    const at = match.index
    const g = match.groups as Record<string, string | undefined>
    if (g.dollar) {
      dollars.push({ index: tokens.length, at })
      tokens.push({ kind: 'text', text: g.dollar, at })
    } else if (g.open) {
      opens.push(tokens.length)
      tokens.push({ kind: 'open', at, partner: -1 })
    } else if (g.close) {
      const open = tokens[opens.pop() ?? -1]
      if (open?.kind === 'open') open.partner = tokens.length
      tokens.push({ kind: 'close', at })
    } else tokens.push(simpleToken(g, source, at))
  }
  pairDollars(tokens, dollars, source)
  return tokens
}

function simpleToken(g: Record<string, string | undefined>, source: string, at: number): Token {
  if (g.url) return { kind: 'url', text: g.url, at }
  if (g.macro === '(' || g.macro === '[') return { kind: 'math-on', display: g.macro === '[', at }
  if (g.macro === ')' || g.macro === ']') return { kind: 'math-off', at }
  if (g.macro) return { kind: 'macro', name: g.macro, at }
  if (g.script) return { kind: 'script', sign: g.script === '^' ? '^' : '_', at }
  if (g.dash) return { kind: 'text', text: dash(g.dash, source, at), at }
  if (g.tie) return { kind: 'text', text: tie(source, at), at }
  return { kind: 'text', text: g.text ?? '', at }
}

/** `--` is an en dash and `---` an em dash; a rule of dashes and `--flag` stay. */
function dash(dashes: string, source: string, at: number): string {
  if (dashes.length > 3) return dashes
  if (dashes.length === 3) return '—'
  const isFlag = /(^|[\s(`'"])$/.test(source.slice(Math.max(0, at - 1), at))
  return isFlag && /^[a-z]/.test(source.slice(at + 2, at + 3)) ? dashes : '–'
}

/** A tie is a space, but "about" in `~5 %`, `a ~ b` and `p~0.05`. */
function tie(source: string, at: number): string {
  const before = source[at - 1] ?? ' '
  const after = source[at + 1] ?? ' '
  if (/[\s([+/<>=]/.test(before) && !/[a-zA-Z]/.test(after)) return '~'
  return ' '
}

/** Content between dollars that is prose has money at both ends. */
const prose = /[A-Za-z]{2,},? +[A-Za-z]{2,}/
const texLike = /[\\^_{}=<>|]/

/** After pandoc's rule: mathematics opens before and closes after a visible character, and does not
 * close before a digit, so "$5 and $6" is money. With TeX inside, spaces and digits are forgiven. */
function pairDollars(tokens: Token[], dollars: Dollar[], source: string): void {
  let open: Opening | null = null
  for (let i = 0; i < dollars.length; i++) {
    const dollar = dollars[i] as Dollar
    const isDouble = dollars[i + 1]?.at === dollar.at + 1
    if (open && (open.width === 1 || isDouble) && isMath(open, dollar, source)) {
      tokens[open.index] = { kind: 'math-on', display: open.width === 2, at: open.at }
      tokens[dollar.index] = { kind: 'math-off', at: dollar.at }
      if (open.width === 2) {
        emptyNext(tokens, open)
        emptyNext(tokens, dollar)
        i++
      }
      open = null
    } else {
      open = { ...dollar, width: isDouble ? 2 : 1 }
      if (isDouble) i++
    }
  }
}

/** The second of two dollars. */
function emptyNext(tokens: Token[], first: Dollar): void {
  tokens[first.index + 1] = { kind: 'text', text: '', at: first.at + 1 }
}

/** Longer formulas do not occur in titles and abstracts (longest seen: 412 characters). */
const longestFormula = 2_000

function isMath(open: Opening, close: Dollar, source: string): boolean {
  const start = open.at + open.width
  if (close.at - start > longestFormula || close.at === start) return false
  const inner = source.slice(start, close.at)
  if (texLike.test(inner)) return !/^\d[\d,.]*[KMB]?\s/.test(inner) || /\\/.test(inner)
  if (/^\s|\s$/.test(inner) || prose.test(inner))
    return inner.trim().length <= 2 && /\S/.test(inner)
  return (
    !/^\d/.test(source.slice(close.at + 1, close.at + 2)) ||
    /^([\p{L}()]*|[^\d\s]{1,3})$/u.test(inner)
  )
}
