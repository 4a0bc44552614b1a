/** "Not this word" as a query to mute. Pure. */
import { canonicalQuery } from '../query/canonical.ts'
import { parseQuery } from '../query/parse-query.ts'

/** CLIP, DiT, GPT-4: what is written so means something else than the word in small letters. */
const marked = /(?<=\S)\p{Lu}|\p{N}/u

/** Each of them would end the phrase (query/scan-query.ts). */
const quotationMarks = /["“”„‟«»]/g

/** The canonical query that finds this word as it stands, or null when a query cannot say it. */
export function wordQuery(word: string): string | null {
  // Evidence too long for a mail was cut, and the rest of it is not known.
  if (word.endsWith('…')) return null
  const quoted = `"${word.replace(quotationMarks, ' ')}"`
  const parsed = parseQuery(marked.test(word) ? `=${quoted}` : quoted)
  return parsed.ok ? canonicalQuery(parsed.query) : null
}

export function authorQuery(name: string): string | null {
  const parsed = parseQuery(`au:"${name.replace(quotationMarks, ' ')}"`)
  return parsed.ok ? canonicalQuery(parsed.query) : null
}
