/** Titles and abstracts in readers' languages: once a paper and language, made from one version's words. */
import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { instant, refId } from './columns.ts'
import { papers } from './papers.ts'

export const paperTranslations = pgTable(
  'paper_translations',
  {
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    /** ISO 639-1. */
    locale: text('locale').notNull(),
    /** TeX still inside, as in the original. Null while `fault` says what was wrong with it. */
    title: text('title'),
    abstract: text('abstract'),
    /** Who made it: a provider's name, `editor`, or `import`. */
    madeBy: text('made_by').notNull(),
    /** Hash of the title and abstract it was made from; another one: it is of an older version. */
    sourceHash: text('source_hash').notNull(),
    /** Why what came is not shown: a formula or number that is not in it. */
    fault: text('fault'),
    attempts: smallint('attempts').notNull().default(1),
    madeAt: instant('made_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.paperId, t.locale] }),
    index('paper_translations_made').on(t.madeAt),
  ],
)

/** Characters handed to the provider on a day (UTC, by the database's clock), of all instances. */
export const translationDays = pgTable('translation_days', {
  day: text('day').primaryKey(),
  characters: integer('characters').notNull(),
})
