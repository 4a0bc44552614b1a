/** What the world calls a paper, and what stands in the address of its page: its arXiv id; without one
 * its DOI; without either a hash of its title and first authors. Always text, for ever the same. */
import { createHash } from 'node:crypto'
import { parseArxivId } from './arxiv-id.ts'
import { surnameKey } from './author-key.ts'
import { parseDoi } from './doi.ts'
import { titleKey } from './title-key.ts'

type Named = {
  /** Any usual form of an arXiv id. */
  arxivId?: string | null
  /** Any usual forms, the most lasting first. */
  dois?: readonly string[]
  title: string
  authors: readonly string[]
}

/** How many authors tell two works of one title apart. */
const authorsNamed = 3

/** `2605.15202`, `10.1101/2026.05.12.653210`, `w-6f2k0q3v9c1d8m5t`. */
export function publicIdOf(named: Named): string {
  const arxiv = named.arxivId ? parseArxivId(named.arxivId) : null
  if (arxiv) return arxiv.id
  for (const text of named.dois ?? []) {
    const doi = parseDoi(text)
    if (doi === null) continue
    // arXiv's own DOIs hold its ids.
    const id = parseArxivId(doi)?.id
    return id ?? (isPathSafe(doi) ? doi : `w-${hashOf(doi)}`)
  }
  const authors = named.authors.slice(0, authorsNamed).map(surnameKey)
  return `w-${hashOf(JSON.stringify([titleKey(named.title), authors]))}`
}

/** What stands in an address as it is; old DOIs hold `<`, `;` and `#`. */
const isPathSafe = (doi: string): boolean =>
  /^10\.\d{4,9}\/[a-z0-9](?:[a-z0-9._()-]|\/(?=[a-z0-9]))*[a-z0-9)]$/.test(doi) &&
  !/\.(?:bib|ris)$/.test(doi)

/** 80 bits in letters that no address changes. */
const hashOf = (text: string): string =>
  BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 20)}`)
    .toString(32)
    .padStart(16, '0')

/** Whether it is an id of the last kind, which nobody but us uses. */
export const isOwnId = (id: string): boolean => /^w-[0-9a-v]{16}$/.test(id)
