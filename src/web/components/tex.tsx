/** A title or an abstract on a page: formulas as MathML. Each text is made once and remembered. */
import { raw } from 'hono/html'
import type { FC } from 'hono/jsx'
import { LRUCache } from 'lru-cache'
import { texToText } from '../../lib/tex.ts'
import { texToParts } from '../../lib/tex-markup.ts'

/** Some 3,000 abstracts. */
const made = new LRUCache<string, string>({
  maxSize: 8_000_000,
  sizeCalculation: (html, tex) => html.length + tex.length + 1,
})

export const Tex: FC<{ text: string }> = ({ text }) => raw(markupOf(text))

/** Formulas as text; the blanks around it part it from what stands beside it. */
export const PlainTex: FC<{ text: string }> = ({ text }) =>
  raw(escaped(text.replace(/\S(?:.*\S)?/s, (inner) => texToText(inner))))

function markupOf(tex: string): string {
  const known = made.get(tex)
  if (known !== undefined) return known
  const html = texToParts(tex)
    .map((part) => ('math' in part ? part.math : escaped(part.text)))
    .join('')
  made.set(tex, html)
  return html
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
