/** Running the service: source health, job leases, counters for limits, facts about this installation. */
import { date, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

export const sources = pgTable('sources', {
  name: text('name').primaryKey(),
  lastAttemptAt: instant('last_attempt_at'),
  lastSuccessAt: instant('last_success_at'),
  lastListingDay: date('last_listing_day', { mode: 'string' }),
  lastError: text('last_error'),
  /** ETag a URL, so that an unchanged feed costs one short answer. */
  etags: jsonb('etags').$type<Record<string, string>>().notNull().default({}),
  papersHeld: integer('papers_held').notNull().default(0),
})

/** A job that must not run twice at once; the lease lapses by the database's clock. */
export const jobLeases = pgTable('job_leases', {
  job: text('job').primaryKey(),
  owner: text('owner').notNull(),
  until: instant('until').notNull(),
})

/** Counters of rate-limiter-flexible (its column names), shared by all instances. */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  expire: instant('expire'),
})

/** Facts about this installation, one a key. */
export const installation = pgTable('installation', {
  key: text('key').primaryKey(),
  value: jsonb('value').$type<unknown>().notNull(),
})
