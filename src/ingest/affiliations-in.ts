/** Where authors are, of a text that names them all: what arXiv puts in parentheses behind a name, or behind
 * all names as a numbered list. */

/** `'A. Bee (1), C. Dee (2) ((1) MIT, Cambridge, (2) ETH)'` -> `['MIT, Cambridge', 'ETH']`. */
export const affiliationsIn = (authors: string): string[] => insidesOf(authors).flatMap(placesIn)

/** What stands in outermost parentheses. Of one that never closes nobody knows where it ends. */
function insidesOf(text: string): string[] {
  const insides: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') {
      if (depth === 0) from = at + 1
      depth += 1
    } else if (text[at] === ')' && depth > 0) {
      depth -= 1
      if (depth === 0) insides.push(text.slice(from, at))
    }
  }
  return insides
}

const marker = /\(\d{1,3}\)/

function placesIn(inside: string): string[] {
  return inside
    .split(marker.test(inside) ? /\(\d{1,3}\)/ : ';')
    .map((piece) =>
      piece
        .slice(0, longestPlace)
        .trim()
        .replace(/^(?:for|on behalf of) (?:the )?/i, '')
        .replace(/(?:[\s,;]|\band)+$/i, ''),
    )
    .filter(isPlace)
}

const longestPlace = 400

/** Neither `1`, `1 and 2`, `*` nor a word about the author. */
const isPlace = (text: string): boolean =>
  /\p{L}{2}|[^\P{L}\p{ASCII}]/u.test(text.replace(/\band\b/gi, '')) && !aboutAuthors.test(text)

const aboutAuthors =
  /^(?:equal(?:ly)? contribut\w*|contributed equally|co-?first authors?|corresponding(?: authors?)?|deceased|retired|editors?|eds?\.?|speaker|jr\.?|sr\.?|i{2,3}|iv)$/i
