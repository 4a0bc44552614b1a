/** Asking services that owe us nothing: how far long work has come, and whose turn it is. */
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** Where work on a source broke off, such as a back-fill over years; the row goes when it is done. */
export const sourceMarks = pgTable('source_marks', {
  key: text('key').primaryKey(),
  state: jsonb('state').$type<unknown>().notNull(),
  updatedAt: instant('updated_at').notNull(),
})

/** A host that is asked under one rule by the whole deployment (arXiv: one connection, 3 s between
 * requests). By the database's clock. */
export const sourceTurns = pgTable('source_turns', {
  rule: text('rule').primaryKey(),
  /** Who is asking now; null: nobody. */
  holder: text('holder'),
  /** The turn of a killed holder lapses then. */
  heldUntil: instant('held_until').notNull(),
  /** The next request goes out no earlier. */
  freeAt: instant('free_at').notNull(),
  /** It asked to be left alone until then. */
  restUntil: instant('rest_until').notNull(),
})
