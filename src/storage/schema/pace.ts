/** How fast and how much may leave: counters that all instances share. */
import { sql } from 'drizzle-orm'
import { date, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant, refId, rowId } from './columns.ts'

/** Letters whose turn it is on a day too small for all that wait. */
export const sendTurns = pgTable('send_turns', {
  /** No reference: letters may go first. */
  letterId: refId('letter_id').primaryKey(),
  nth: integer('nth').notNull(),
  decidedAt: instant('decided_at').notNull().default(sql`clock_timestamp()`),
})

/** Letters the provider took or may have taken, a row for each UTC day, transport and sender domain. */
export const sendDays = pgTable(
  'send_days',
  {
    id: rowId(),
    transport: text('transport').notNull(),
    /** Of the From address: a new one warms up anew. */
    domain: text('domain').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    urgent: integer('urgent').notNull().default(0),
    bulk: integer('bulk').notNull().default(0),
  },
  (t) => [uniqueIndex('send_days_once').on(t.transport, t.day, t.domain)],
)
