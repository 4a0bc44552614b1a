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
  const names = collective.test(text) ? [text] : text.split(/\s+(?:and|&)\s+/i)
  return names.map((name) => name.trim()).filter((name) => name !== '')
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
