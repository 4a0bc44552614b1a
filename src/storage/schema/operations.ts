/** Running the service: source health, job leases, counters for limits, facts about this installation. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant, rowId } from './columns.ts'

export const sources = pgTable('sources', {
  name: text('name').primaryKey(),
  lastAttemptAt: instant('last_attempt_at'),
  lastSuccessAt: instant('last_success_at'),
  lastListingDay: date('last_listing_day', { mode: 'string' }),
  lastError: text('last_error'),
  /** ETag a URL, so that an unchanged feed costs one short answer. */
  etags: jsonb('etags').$type<Record<string, string>>().notNull().default({}),
  papersHeld: integer('papers_held').notNull().default(0),
  /** Rounds that failed since the last one that worked. */
  failures: integer('failures').notNull().default(0),
  /** The newest listing day up to which it was compared with another source. */
  checkedUntil: date('checked_until', { mode: 'string' }),
})

/** `absent`: the day did not come; `stale`: it came with what was known; `partial`: papers were missing;
 * `truncated`: the feed was cut at its limit. */
export type GapKind = 'absent' | 'stale' | 'partial' | 'truncated'

/** A day that a source did not bring whole, and what became of it. */
export const gaps = pgTable(
  'gaps',
  {
    id: rowId(),
    source: text('source').notNull(),
    listingDay: date('listing_day', { mode: 'string' }).notNull(),
    kind: text('kind').$type<GapKind>().notNull(),
    /** Where papers were missing; empty: everywhere, or not known yet. */
    categories: text('categories').array().notNull().default(sql`'{}'::text[]`),
    noticedAt: instant('noticed_at').notNull(),
    /** Papers that came by another source because of it. */
    papers: integer('papers').notNull().default(0),
    /** Null: open. */
    repairedAt: instant('repaired_at'),
    /** `source`: it brought the day itself later. */
    repairedBy: text('repaired_by'),
    attempts: integer('attempts').notNull().default(0),
    /** By the database's clock: not tried before then. */
    nextAt: instant('next_at').notNull(),
    lastError: text('last_error'),
  },
  (t) => [
    uniqueIndex('gaps_once').on(t.source, t.listingDay),
    index('gaps_open').on(t.nextAt).where(sql`${t.repairedAt} is null`),
    index('gaps_day').on(t.listingDay.desc()),
  ],
)

/** A job that must not run twice at once; the lease lapses by the database's clock. */
export const jobLeases = pgTable('job_leases', {
  job: text('job').primaryKey(),
  owner: text('owner').notNull(),
  until: instant('until').notNull(),
})

/** How each scheduled job went last, on whichever instance ran it. */
export const jobRuns = pgTable('job_runs', {
  job: text('job').primaryKey(),
  /** When it began, by the database's clock. */
  at: instant('at').notNull(),
  seconds: real('seconds').notNull(),
  failed: boolean('failed').notNull(),
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
