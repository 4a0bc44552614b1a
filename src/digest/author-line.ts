/** Authors in a card: "Ada Lovelace, Alan Turing and 5 more". Pure. */

import { cutText } from '../lib/cut-text.ts'
import type { MailTexts } from '../locales/texts.ts'
import { readable } from './readable.ts'

/** More than these say nothing at a glance. */
const namedAtMost = 3
/** A collaboration's name may be a sentence. */
const longestName = 80

export function authorLine(authors: string[], texts: MailTexts): string {
  const shown = authors.length <= namedAtMost + 1 ? authors.length : namedAtMost - 1
  const names = authors.slice(0, shown).map((name) => cutText(readable(name), longestName))
  return authors.length === 0 ? '' : texts.authors(names, authors.length - shown)
}
