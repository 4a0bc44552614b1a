/** Digests: the picks for one subscriber and one period, or the reason there were none. */
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
import { subscribers } from './subscribers.ts'

export type DigestKind = 'first' | 'digest'
/** `withdrawn`: its letter never left; its picks go with the next digest. */
export type DigestOutcome = 'picked' | 'nothing-new' | 'paused' | 'late' | 'withdrawn'

/** One paper of a digest, frozen with its reasons. Short keys: millions of these are stored. */
export type StoredPick = {
  /** papers.id */
  p: number
  /** Shown in full, or named as a title. */
  s: 'full' | 'title'
  /** Score, for `why` and for learning; never shown in mail. */
  x: number
  /** Reasons, most telling first (src/matching/reason.ts). */
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
    /** In the order of the mail: full ones, then titles. Read and written whole, so json: making
     * jsonb of it took a third of a plan's time. */
    picks: json('picks').$type<StoredPick[]>().notNull(),
    /** How many matched but were neither shown nor named. */
    more: integer('more').notNull().default(0),
    /** Listing days looked back over; 1 but for first digests. */
    widenedTo: smallint('widened_to').notNull().default(1),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('digests_once').on(t.subscriberId, t.kind, t.period),
    index('digests_recent').on(t.subscriberId, t.slotAt.desc()),
  ],
)

/** What a card shows, addressed by the hash of its content; frozen letters point here. */
export const cards = pgTable('cards', {
  hash: text('hash').primaryKey(),
  content: jsonb('content').$type<unknown>().notNull(),
  createdAt: instant('created_at').notNull(),
})
