/** What a person would read of HTML: no tags, no scripts, references decoded once. */
import { Parser } from 'htmlparser2'

const silent = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math'])
/** These run on within a word or a line: `CO<sub>2</sub>`. */
const inline = new Set(['a', 'b', 'i', 'em', 'strong', 'span', 'sub', 'sup', 'u', 'font', 'small'])

/** Linear in its length; a document that nests without end is read to its end all the same. */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return html
  const parts: string[] = []
  let hidden = 0
  const parser = new Parser({
    onopentag(name) {
      if (silent.has(name)) hidden += 1
      else if (!inline.has(name)) parts.push(' ')
    },
    onclosetag(name) {
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
