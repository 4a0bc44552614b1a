/** Papers of which only the texts matter, written bare: without lexemes, tags or sources. */
import { sql } from 'drizzle-orm'
import type { Db } from '../../storage/database.ts'

type Text = { title: string; abstract: string }

const papersAPage = 1_000

/** Repeated with ids of their own until there are `count`. */
export async function storeTexts(db: Db, texts: readonly Text[], count: number): Promise<void> {
  for (let from = 0; from < count; from += papersAPage) {
    const page = Array.from({ length: Math.min(papersAPage, count - from) }, (_, i) => {
      const { title, abstract } = texts[(from + i) % texts.length] as Text
      return { id: `bench.${from + i}`, title, abstract }
    })
    await db.execute(sql`
      insert into papers (public_id, title, abstract, authors, categories, content_hash, search)
      select id, title, abstract, '{}', '{}', id, ''
      from jsonb_to_recordset(${JSON.stringify(page)}::text::jsonb)
        as given(id text, title text, abstract text)`)
  }
}
