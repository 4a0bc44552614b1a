/** What publishers write into the text of an item beside the abstract, or in its place. */

import { htmlToText } from '../../lib/html-text.ts'

export type ItemText = { abstract: string; authors: string; journal: string }

/** `Nature, Published online: 18 May 2026; doi:10.1038/x`, then the abstract. */
const preamble = /^\s*[^;]{0,120}?published online:[^;]{0,40};\s*(?:doi:\s*\S+)?\s*/i
const abstractLabel = /^\s*abstract[:.\s]+(?=\p{Lu})/iu

/** All of the text: `Publication date: 15 May 2026 Source: Pattern Things, Volume 145 Author(s): A. Bee`. */
const card = /^publication date: [^:]{0,80}? source: (.{1,300}?)(?: author\(s\): (.+))?$/i

/** Above what hundreds of authors need. */
const longestCard = 20_000

/** Begins no tag: feeds in plain text write `$1<p<2$` as it is. */
const lessThan = /<(?=\/?[a-z])(?!\/?[a-z][\w:.-]{0,60}[\s/>])/gi

export const textOf = (written: string): string => htmlToText(written.replace(lessThan, '&lt;'))

/** `text`: without markup. */
export function readItemText(text: string): ItemText {
  const read = card.exec(text.slice(0, longestCard).replace(/\s+/g, ' ').trim())
  if (read) return { abstract: '', authors: read[2] ?? '', journal: read[1] ?? '' }
  const abstract = text.trim().replace(preamble, '').replace(abstractLabel, '')
  return { abstract, authors: '', journal: '' }
}
