/** Other texts by which a paper is found: editors' notes and translations, with their own lexemes. */
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { refId, tsvector } from './columns.ts'
import { papers } from './papers.ts'

export type SearchedTextKind = 'note' | 'translation'

export const searchedTexts = pgTable(
  'searched_texts',
  {
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<SearchedTextKind>().notNull(),
    /** Of a note its id, of a translation its language. */
    key: text('key').notNull(),
    /** Of the lexemes, the text and the paper as they were indexed: another one is due again. */
    version: text('version').notNull(),
    /** Our own lexemes (src/query): its words, and the authors and categories of its paper. */
    search: tsvector('search').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.paperId, t.kind, t.key] }),
    index('searched_texts_search').using('gin', t.search),
  ],
)
