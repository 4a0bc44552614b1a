/** What needs a person, and what is still to be posted about it. */

import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, rowId } from './columns.ts'

export type Severity = 'error' | 'warning'

/** One row a condition, kept when it is over: what was told once is not told by the next instance. */
export const alarms = pgTable('alarms', {
  key: text('key').primaryKey(),
  severity: text('severity').$type<Severity>().notNull(),
  summary: text('summary').notNull(),
  remedy: text('remedy').notNull(),
  facts: jsonb('facts').$type<Record<string, string | number>>().notNull(),
  raisedAt: instant('raised_at').notNull().default(sql`clock_timestamp()`),
  toldAt: instant('told_at').notNull().default(sql`clock_timestamp()`),
  /** Null: it lasts. */
  clearedAt: instant('cleared_at'),
})

/** Posts to ALERT_WEBHOOK that have not arrived; deleted when they have. */
export const alarmPosts = pgTable(
  'alarm_posts',
  {
    id: rowId(),
    body: jsonb('body').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    /** Claimed or failed: not again before then. */
    nextAt: instant('next_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [index('alarm_posts_next').on(t.nextAt)],
)
