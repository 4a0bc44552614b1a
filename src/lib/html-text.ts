/** What a person would read of HTML: no tags, no scripts, references decoded once. */
import { Parser } from 'htmlparser2'

const silent = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math'])
/** These run on within a word or a line: `CO<sub>2</sub>`. */
const inline = new Set(['a', 'b', 'i', 'em', 'strong', 'span', 'sub', 'sup', 'u', 'font', 'small'])

/** The parser remembers these in a list of its own, and forgets them only by a closing tag. */
const foreign = /^(?:svg|math|m[inos]|mtext|annotation-xml|foreignobject|desc|title)$/
/** Above what people write. The parser moves all it remembers with each tag: without end that is
 * the square of the length. */
const deepest = 500

/** Linear in its length: a document that nests without end is read to `deepest` and no further. */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return html
  const parts: string[] = []
  let hidden = 0
  let depth = 0
  const parser = new Parser({
    onopentag(name) {
      depth += 1
      if (depth > deepest) parser.pause()
      if (silent.has(name)) hidden += 1
      else if (!inline.has(name)) parts.push(' ')
    },
    onclosetag(name, isImplied) {
      if (!isImplied || !foreign.test(name)) depth -= 1
      if (silent.has(name)) hidden -= 1
      else if (!inline.has(name)) parts.push(' ')
    },
    ontext(text) {
      if (hidden === 0) parts.push(text)
    },
  })
  parser.write(html)
  parser.end()
  return parts.join('')
}
