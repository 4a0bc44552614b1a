/** Papers indexed before their turn to be stored comes: while the server writes a page, the next one is made
 * ready here. Found again by content hash, so that what a held paper makes of one is indexed anew. */
import { setImmediate } from 'node:timers/promises'
import { type IndexedPaper, type IndexedText, indexPaper } from '../query/index-paper.ts'
import { toTsvector } from '../query/tsvector.ts'
import { contentHash } from './content-hash.ts'

/** `search`: the tsvector literal of papers.search. */
export type IndexedRow = { indexed: IndexedPaper; search: string }
export type IndexedAhead = ReadonlyMap<string, IndexedRow>

/** Some 2 ms: others get their turn between, and what was sent goes out. */
const indexedAtOnce = 4

type Texts = Iterable<Parameters<typeof contentHash>[0]>

/** All of them by content hash; what was indexed `ahead` is taken over. */
export async function indexRows(texts: Texts, ahead?: IndexedAhead): Promise<IndexedAhead> {
  const rows = new Map<string, IndexedRow>()
  let indexed = 0
  for (const text of texts) {
    const hash = contentHash(text)
    const known = ahead?.get(hash)
    rows.set(hash, known ?? indexRow(text))
    if (known) continue
    indexed += 1
    if (indexed % indexedAtOnce === 0) await setImmediate()
  }
  return rows
}

function indexRow(text: IndexedText): IndexedRow {
  const indexed = indexPaper(text)
  return { indexed, search: toTsvector(indexed) }
}
