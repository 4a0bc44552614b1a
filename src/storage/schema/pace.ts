/** How fast and how much may leave: counters that all instances share. */
import { date, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { rowId } from './columns.ts'

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
