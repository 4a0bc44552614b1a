/** The ledger: letters, the batches they freeze into, the two lanes, and the local outbox. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, refId, rowId } from './columns.ts'
import { digests } from './digests.ts'
import { sendDays } from './pace.ts'
import { subscribers } from './subscribers.ts'

export type Lane = 'urgent' | 'bulk'
/** `desk`: signs an editor in; as an alarm it has no subscriber. */
export type LetterKind =
  | 'confirm'
  | 'link'
  | 'account'
  | 'first'
  | 'digest'
  | 'silence'
  | 'alarm'
  | 'desk'
export type LetterState = 'waiting' | 'frozen' | 'accepted' | 'withdrawn' | 'failed' | 'unknown'
export type BatchState =
  | 'open'
  | 'attempting'
  | 'maybe-taken'
  | 'accepted'
  | 'dissolved'
  | 'unknown'

export const letters = pgTable(
  'letters',
  {
    id: rowId(),
    kind: text('kind').$type<LetterKind>().notNull(),
    lane: text('lane').$type<Lane>().notNull(),
    state: text('state').$type<LetterState>().notNull().default('waiting'),
    /** What the index of the queue asks for. Were that `state` itself, settling would write every index
     * of the row anew (no HOT update). */
    waiting: boolean('waiting').notNull().generatedAlwaysAs(sql`state = 'waiting'`),
    subscriberId: refId('subscriber_id').references(() => subscribers.id, { onDelete: 'set null' }),
    digestId: refId('digest_id').references(() => digests.id, { onDelete: 'set null' }),
    /** What the letter is about, one each: `confirm:12`. Asking twice queues once. Null: its digest. */
    dedupeKey: text('dedupe_key'),
    /** Ids and facts the composer needs beside the subscriber, e.g. `{ signupId }`. */
    intent: jsonb('intent').$type<Record<string, unknown>>().notNull(),
    /** Calendar moment after which it is withdrawn unless maybe taken; null: never too late. */
    lateAt: instant('late_at'),
    /** No foreign key: checked letter by letter, it cost as much as freezing. Batches outlive theirs. */
    batchId: uuid('batch_id'),
    batchPosition: smallint('batch_position'),
    /** The address it went to, copied at freezing; emptied by erasure. */
    toAddress: text('to_address'),
    providerId: text('provider_id'),
    errorCode: text('error_code'),
    errorDetail: text('error_detail'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    settledAt: instant('settled_at'),
  },
  (t) => [
    uniqueIndex('letters_dedupe_key').on(t.dedupeKey).where(sql`${t.dedupeKey} is not null`),
    index('letters_waiting').on(t.lane, t.id).where(sql`${t.waiting}`),
    // Each round asks which of all that wait are too late: nearly always none.
    index('letters_late').on(t.lateAt, t.id).where(sql`${t.waiting}`),
    // By what accepting a letter does not change: with `state` or `settled_at` in it, no HOT update.
    index('letters_unmade')
      .on(t.lane, t.id)
      .where(sql`${t.errorCode} in ('freeze-failed', 'compose-failed')`),
    // Partial, so that queueing a hundred thousand letters does not write it.
    index('letters_batch').on(t.batchId, t.batchPosition).where(sql`${t.batchId} is not null`),
    index('letters_subscriber').on(t.subscriberId, t.id),
    uniqueIndex('letters_digest').on(t.digestId).where(sql`${t.digestId} is not null`),
  ],
)

export const batches = pgTable(
  'batches',
  {
    /** Random; also the provider's idempotency key. */
    id: uuid('id').primaryKey(),
    lane: text('lane').$type<Lane>().notNull(),
    transport: text('transport').notNull(),
    state: text('state').$type<BatchState>().notNull().default('open'),
    size: smallint('size').notNull(),
    /** Everything the bytes of its letters depend on (design 4.3), a JSON list in their order; compose
     * is a pure function of it. One text, for it is written and read whole; null once it is settled. */
    frozen: text('frozen'),
    /** The day it is counted under; null before its first attempt and when it was taken off again. */
    sendDayId: refId('send_day_id').references(() => sendDays.id),
    /** Build of emails/ and compose with the versions of resend, react and react-email. */
    composer: text('composer').notNull(),
    /** SHA-256 of the payload, written before the first attempt. */
    payloadChecksum: text('payload_checksum'),
    attempts: integer('attempts').notNull().default(0),
    firstAttemptAt: instant('first_attempt_at'),
    lastAttemptAt: instant('last_attempt_at'),
    nextAttemptAt: instant('next_attempt_at'),
    leaseOwner: text('lease_owner'),
    leaseUntil: instant('lease_until'),
    errorCode: text('error_code'),
    errorDetail: text('error_detail'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    settledAt: instant('settled_at'),
  },
  (t) => [
    index('batches_active')
      .on(t.lane, t.nextAttemptAt)
      .where(sql`${t.state} in ('open', 'attempting', 'maybe-taken')`),
    // The breaker counts what left lately; with the size in it no row is read.
    index('batches_accepted').on(t.settledAt, t.id, t.size).where(sql`${t.state} = 'accepted'`),
    // Few, among many others: pruning looks for the old ones.
    index('batches_dissolved').on(t.createdAt).where(sql`${t.state} = 'dissolved'`),
    index('batches_unknown').on(t.settledAt).where(sql`${t.state} = 'unknown'`),
  ],
)

/** Who stopped a lane: only `refused` and `unmade` are tried again by a restart. */
export type HeldBy = 'person' | 'copy' | 'not-live' | 'breaker' | 'refused' | 'unmade' | 'unclear'
/** The provider said its quota is used up, or we have reached DAILY_CAP or the warm-up's limit. */
export type ParkedBy = 'quota' | 'cap'

export const lanes = pgTable('lanes', {
  name: text('name').$type<Lane>().primaryKey(),
  /** Held by a person or a rule until `resume`. */
  held: boolean('held').notNull().default(false),
  heldReason: text('held_reason'),
  heldBy: text('held_by').$type<HeldBy>(),
  /** Null in rows that were held before the column was. */
  heldSince: instant('held_since'),
  /** The breaker looks no further back than this. */
  releasedAt: instant('released_at'),
  /** Parked by the provider until then; probed when it passes. */
  parkedUntil: instant('parked_until'),
  parkedReason: text('parked_reason'),
  parkedBy: text('parked_by').$type<ParkedBy>(),
  /** When the provider's quota was last found used up, probes aside, and when on an earlier day. */
  quotaHitAt: instant('quota_hit_at'),
  quotaHitBefore: instant('quota_hit_before'),
})

/** One row a transport: the send rate that all instances share. */
export const providerRates = pgTable('provider_rates', {
  transport: text('transport').primaryKey(),
  requestsPerSecond: real('requests_per_second').notNull(),
  nextPermitAt: instant('next_permit_at').notNull(),
  /** When that was written: from after now, the clock has jumped back, and it says nothing. */
  permitSetAt: instant('permit_set_at'),
  /** The next call may leave then: making a batch takes longer once than another time. */
  nextDepartureAt: instant('next_departure_at'),
  /** Requests a second the provider says it allows, and when it last said so. */
  learnedRate: real('learned_rate'),
  learnedAt: instant('learned_at'),
  /** Below 1 after a 429. */
  slowFactor: real('slow_factor').notNull().default(1),
  slowedAt: instant('slowed_at'),
})

/** What the outbox transport "sent". Unique by letter: repeating a batch changes nothing. */
export const outboxMails = pgTable(
  'outbox_mails',
  {
    id: rowId(),
    letterId: refId('letter_id').notNull(),
    kind: text('kind').$type<LetterKind>().notNull(),
    to: text('to_address').notNull(),
    subject: text('subject').notNull(),
    headers: jsonb('headers').$type<Record<string, string>>().notNull(),
    html: text('html').notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [uniqueIndex('outbox_mails_letter').on(t.letterId)],
)
