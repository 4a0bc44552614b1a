/** arXiv's feeds and its raw records put all authors into one text. Names are parted by commas and
 * by "and", but affiliations in parentheses hold commas too, and so does "Jr". */

const suffix = /^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d)\.?$/i

/** `'A. Bee (Univ. X, Y), C. Dee, Jr., and E. Eff'` -> `['A. Bee', 'C. Dee Jr.', 'E. Eff']`. */
export function splitAuthors(text: string): string[] {
  const names: string[] = []
  for (const part of splitAtCommas(text)) {
    for (const name of namesIn(withoutAffiliations(part).trim())) {
      const before = names.at(-1)
      if (before !== undefined && suffix.test(name)) names[names.length - 1] = `${before} ${name}`
      else names.push(name)
    }
  }
  return names
}

/** `'C. Dee and E. Eff'` are two, `'the Fermi and AGILE Collaborations'` is one, and who signs for a
 * collaboration comes after its colon: `'LHCb Collaboration: R. Aaij'`. */
function namesIn(part: string): string[] {
  const text = part.replace(/^(?:and|&)\s+/i, '')
  const signs = /^(.*\b(?:collaborations?|consortium|team|group)):\s+(\S.*)$/i.exec(text)
  if (signs) return [signs[1] as string, ...namesIn(signs[2] as string)]
  const names = /\s(?:and|&)\s/i.test(text) ? partedAtAnds(text) : [text]
  return names.map((name) => name.trim()).filter((name) => name !== '')
}

/** From the last to the first: only the last of several groups says what they all are. */
function partedAtAnds(text: string): string[] {
  const groups: Group[] = []
  for (const piece of piecesOf(text).reverse()) {
    const next = groups.at(-1)
    if (next && runsOn(piece.text, next)) Object.assign(next, startOf(piece))
    else groups.push({ ...startOf(piece), end: piece.end, ...kindOf(piece.text) })
  }
  return groups.map(({ from, end }) => text.slice(from, end)).reverse()
}

type Piece = { from: number; end: number; text: string }
type Kind = { isCollective: boolean; isOneLab: boolean }
type Group = Kind & { from: number; end: number; hasThe: boolean }

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  const add = (end: number) => pieces.push({ from, end, text: text.slice(from, end) })
  for (const { index, 0: and } of text.matchAll(/\s+(?:and|&)\s+/gi)) {
    add(index)
    from = index + and.length
  }
  add(text.length)
  return pieces
}

const startOf = ({ from, text }: Piece) => ({ from, hasThe: /^the\s/i.test(text) })

const kindOf = (noun: string): Kind => ({
  isCollective: collective.test(noun),
  isOneLab: /\b(?:collaboration|consortium)\b/i.test(noun),
})

/** Whether a piece shares the noun of what follows its "and": `the Fermi` that of `AGILE
 * Collaborations`. A person shares none, known by an initial or by two words before one lab. */
function runsOn(piece: string, next: Group): boolean {
  if (!next.isCollective || collective.test(piece)) return false
  if (/\b(?:the|for|of)\s/i.test(piece)) return true
  const isPerson = /\b\p{Lu}\./u.test(piece) || (next.isOneLab && /\S\s\S/.test(piece))
  return !next.hasThe && !isPerson
}

const collective = /\b(?:collaborations?|consorti(?:um|a)|teams?|groups?|project|committee)\b/i

/** A parenthesis that never closes would swallow everybody after it: then depth is not counted. */
function splitAtCommas(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (char === '(') depth += 1
    else if (char === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0 && isSeparator(text, at)) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  if (depth > 0) return text.split(/(?<!\\),(?=\s|$)/)
  return [...parts, text.slice(from)]
}

/** A comma with space after it; `\,` is a thin space of TeX. */
const isSeparator = (text: string, at: number): boolean =>
  text[at] === ',' && text[at - 1] !== '\\' && /^(?:\s|$)/.test(text.slice(at + 1, at + 2))

/** Drops what stands in parentheses, however deep. One that never closes stays as it is. */
function withoutAffiliations(name: string): string {
  let depth = 0
  let kept = ''
  for (const char of name) {
    if (char === '(') depth += 1
    if (depth === 0) kept += char
    if (char === ')' && depth > 0) depth -= 1
  }
  return (depth === 0 ? kept : name).replace(/\s+/g, ' ')
}
