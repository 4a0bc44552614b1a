/** Stores papers for tests of matching, many a statement. */
import { sql } from 'drizzle-orm'
import { type IndexedPaper, type IndexedText, indexPaper } from '../../src/query/index-paper.ts'
import { toTsvector } from '../../src/query/tsvector.ts'
import type { Db } from '../../src/storage/database.ts'

export type StoredText = IndexedText & { publicId: string; listingDay?: string | null }

const ROWS_AT_ONCE = 500

export const storeTexts = (db: Db, texts: readonly StoredText[]): Promise<void> =>
  storeIndexed(
    db,
    texts.map((text) => ({ text, indexed: indexPaper(text) })),
  )

export async function storeIndexed(
  db: Db,
  papers: ReadonlyArray<{ text: StoredText; indexed: IndexedPaper }>,
): Promise<void> {
  for (let start = 0; start < papers.length; start += ROWS_AT_ONCE) {
    const rows = papers.slice(start, start + ROWS_AT_ONCE).map(toRow)
    await db.execute(sql`
      insert into papers (public_id, title, abstract, authors, categories, listing_day,
        available_at, content_hash, search)
      select public_id, title, abstract, authors, categories, listing_day, available_at, '', search
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(
        public_id text, title text, abstract text, authors text[], categories text[],
        listing_day date, available_at timestamptz, search tsvector)
      order by public_id`)
  }
}

function toRow({ text, indexed }: { text: StoredText; indexed: IndexedPaper }) {
  const day = text.listingDay ?? null
  return {
    public_id: text.publicId,
    // Postgres stores neither NUL nor lone surrogates; adapters clean them out before.
    title: storable(text.title),
    abstract: storable(text.abstract),
    authors: text.authors.map(storable),
    categories: text.categories,
    listing_day: day,
    available_at: day === null ? null : `${day}T04:00:00Z`,
    search: toTsvector(indexed),
  }
}

const storable = (text: string): string => text.replace(/\p{Cs}|\0/gu, '')
