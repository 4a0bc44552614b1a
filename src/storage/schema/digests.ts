/** Digests: the picks for one subscriber and one period, or the reason there were none. */
import { sql } from 'drizzle-orm'
import {
  date,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant, refId, rowId } from './columns.ts'
import { storedPicks } from './stored-picks.ts'
import { subscribers } from './subscribers.ts'

/** `edition`: planned the moment an edition is released, for who wants it then. */
export type DigestKind = 'first' | 'digest' | 'edition'
/** `withdrawn`: its letter never left; its picks go with the next digest. `unknown`: this database is a
 * copy, and the original may have mailed that turn; it counts as mailed. */
export type DigestOutcome = 'picked' | 'nothing-new' | 'paused' | 'late' | 'withdrawn' | 'unknown'

/** Shown in full, named as a title, or named among those that may have been missed. */
export type PickSection = 'full' | 'title' | 'missed'

/** One paper of a digest, frozen with its reasons (stored-picks.ts says how it is written). */
export type StoredPick = {
  /** papers.id */
  p: number
  s: PickSection
  /** Score, for `why` and for learning; never shown in mail. */
  x: number
  /** Most telling first: reasons.id, or the reason itself in rows older than that table. */
  r: unknown[]
}

export const digests = pgTable(
  'digests',
  {
    id: rowId(),
    subscriberId: refId('subscriber_id')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<DigestKind>().notNull(),
    /** The slot's local date. */
    period: date('period', { mode: 'string' }).notNull(),
    slotAt: instant('slot_at').notNull(),
    outcome: text('outcome').$type<DigestOutcome>().notNull(),
    /** The half-open span considered: after `cutoffFrom`, up to and with `cutoffTo`. */
    cutoffFrom: instant('cutoff_from').notNull(),
    cutoffTo: instant('cutoff_to').notNull(),
    announced: integer('announced').notNull(),
    matched: integer('matched').notNull(),
    /** In the order of the mail: full ones, titles, then those that may have been missed. */
    picks: storedPicks('picks').notNull(),
    /** How many matched but were neither shown nor named. */
    more: integer('more').notNull().default(0),
    /** Listing days looked back over; 1 but for first digests. */
    widenedTo: smallint('widened_to').notNull().default(1),
    /** A listing day that was expected by then and had not come; the letter says so. */
    awaited: date('awaited', { mode: 'string' }),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    /** In this order it also serves whoever asks for a reader's newest. */
    uniqueIndex('digests_once').on(t.subscriberId, t.period, t.kind),
    index('digests_withdrawn').on(t.cutoffTo).where(sql`${t.outcome} = 'withdrawn'`),
  ],
)

/** Why a paper was picked, each reason once however many digests give it: picks name it by its id, which
 * makes a digest an eighth as long. Written by planning, never changed. */
export const reasons = pgTable(
  'reasons',
  {
    id: rowId(),
    /** Of the content, so that two planners who find the same reason store it once. */
    hash: text('hash').notNull(),
    /** A Reason (src/matching/reason.ts). */
    content: json('content').$type<unknown>().notNull(),
    /** About the day when a digest last gave it, by the database's clock: late by a week at most. */
    usedOn: date('used_on', { mode: 'string' }).notNull().default(sql`current_date`),
  },
  (t) => [uniqueIndex('reasons_hash').on(t.hash), index('reasons_used').on(t.usedOn)],
)

/** What a card shows, addressed by the hash of its content; frozen letters point here. */
export const cards = pgTable(
  'cards',
  {
    hash: text('hash').primaryKey(),
    content: jsonb('content').$type<unknown>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('cards_created').on(t.createdAt)],
)
