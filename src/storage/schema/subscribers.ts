/** Subscribers, their interests, consent, and the addresses nobody may mail. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant, refId, rowId } from './columns.ts'
import { tags } from './tags.ts'

export type SubscriberState = 'pending' | 'confirmed' | 'left' | 'erased'
export type Rhythm = 'daily' | 'weekdays' | 'weekly'
export type InterestLevel = 'always' | 'normal' | 'little' | 'mute'
/** An edition the moment it is published, or its notes with the digest. */
export type EditionTiming = 'published' | 'digest'
export type PauseReason = 'bounces'
export type AbstractLength = 'titles' | 'short' | 'full'
/** How surely a paper must match to be mailed (src/matching/strictness.ts). */
export type TranslationChoice = 'original' | 'translated' | 'both'
export type Strictness = 'everything' | 'clear' | 'strongest'

/** What an act on the leaving page took away; `at` is an ISO instant. `keyVersion`: what signed the link
 * that opened the page; absent in older rows. */
export type UndoStep = { at: string; keyVersion?: number } & (
  | { act: 'all' }
  | { act: 'weekly'; rhythm: Rhythm }
  | { act: 'pause'; pausedUntil: string | null }
  | {
      act: 'tag'
      tagId: number | null
      queryId: number | null
      level: InterestLevel
      createdAt: string
    }
)

export const subscribers = pgTable(
  'subscribers',
  {
    id: rowId(),
    /** As typed, for the envelope; null once erased. */
    email: text('email'),
    /** Canonical form, unique while it exists. */
    emailKey: text('email_key'),
    state: text('state').$type<SubscriberState>().notNull(),
    locale: text('locale').notNull().default('en'),
    /** Canonical IANA zone; checked at every door. */
    timezone: text('timezone').notNull(),
    hour: smallint('hour').notNull().default(7),
    rhythm: text('rhythm').$type<Rhythm>().notNull().default('daily'),
    /** ISO weekday 1 (Monday) to 7 of the weekly digest. */
    weekday: smallint('weekday').notNull().default(1),
    /** Papers shown in full. */
    number: smallint('number').notNull().default(8),
    abstractLength: text('abstract_length').$type<AbstractLength>().notNull().default('short'),
    strictness: text('strictness').$type<Strictness>().notNull().default('everything'),
    /** How papers are told to who reads another language than theirs. */
    translation: text('translation').$type<TranslationChoice>().notNull().default('original'),
    /** When editions come; null: when published for who follows nothing else. */
    editionTiming: text('edition_timing').$type<EditionTiming>(),
    pausedUntil: date('paused_until', { mode: 'string' }),
    /** Who paused: null is the reader; bounces are ours, lifted by the first delivery. */
    pauseReason: text('pause_reason').$type<PauseReason>(),
    consentSource: text('consent_source').notNull().default('form'),
    confirmedAt: instant('confirmed_at'),
    leftAt: instant('left_at'),
    /** Papers available after this moment have not been considered yet. */
    cutoff: instant('cutoff'),
    /** Null: no digest is due (pending, left). */
    nextDueAt: instant('next_due_at'),
    lastSlotAt: instant('last_slot_at'),
    lastPeriod: date('last_period', { mode: 'string' }),
    /** Their address was on the suppression list when this was written: planning asks it again. */
    mayBeSuppressed: boolean('may_be_suppressed').notNull().default(false),
    /** What the newest act on the leaving page changed, until it is taken back. */
    undo: jsonb('undo').$type<UndoStep>(),
    /** Private links of another epoch open nothing (subscribers/open-link.ts). */
    linkEpoch: smallint('link_epoch').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('subscribers_email_key').on(t.emailKey),
    index('subscribers_due').on(t.nextDueAt, t.id).where(sql`${t.nextDueAt} is not null`),
    index('subscribers_left').on(t.leftAt).where(sql`${t.state} = 'left'`),
    index('subscribers_may_be_suppressed').on(t.nextDueAt).where(sql`${t.mayBeSuppressed}`),
    // Pruning looks for those who never confirmed.
    index('subscribers_pending').on(t.createdAt).where(sql`${t.state} = 'pending'`),
    // Rows go once the last letter under way is settled, so it holds next to nothing.
    index('subscribers_erased').on(t.id).where(sql`${t.state} = 'erased'`),
    check('subscribers_hour', sql`${t.hour} between 0 and 23`),
    check('subscribers_weekday', sql`${t.weekday} between 1 and 7`),
  ],
)

/** Identical queries are stored once, in canonical form. */
export const queries = pgTable(
  'queries',
  { id: rowId(), text: text('text').notNull(), createdAt: instant('created_at').notNull() },
  (t) => [uniqueIndex('queries_text').on(t.text)],
)

/** What a subscriber follows or mutes: a tag or a query, exactly one of the two. */
export const interests = pgTable(
  'interests',
  {
    id: rowId(),
    subscriberId: refId('subscriber_id')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    tagId: refId('tag_id').references(() => tags.id, { onDelete: 'cascade' }),
    queryId: refId('query_id').references(() => queries.id),
    level: text('level').$type<InterestLevel>().notNull().default('normal'),
    /** Calendar moment; a new interest brings nothing older. */
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('interests_tag').on(t.subscriberId, t.tagId).where(sql`${t.tagId} is not null`),
    uniqueIndex('interests_query')
      .on(t.subscriberId, t.queryId)
      .where(sql`${t.queryId} is not null`),
    // The unique ones are partial: a query by reader alone cannot use them.
    index('interests_by_subscriber').on(t.subscriberId),
    index('interests_by_tag').on(t.tagId),
    index('interests_by_query').on(t.queryId).where(sql`${t.queryId} is not null`),
    check('interests_one', sql`num_nonnulls(${t.tagId}, ${t.queryId}) = 1`),
  ],
)

/** What the form asked for, held until the address confirms. One open row an address. */
export type SignupChoices = {
  locale: string
  timezone: string
  hour: number
  rhythm: Rhythm
  weekday: number
  /** Absent in rows that are older than the choice. */
  editionTiming?: EditionTiming | null
  tagIds: number[]
  queryIds: number[]
  muteTagIds: number[]
  muteQueryIds: number[]
}

export const signups = pgTable(
  'signups',
  {
    id: rowId(),
    subscriberId: refId('subscriber_id')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    choices: jsonb('choices').$type<SignupChoices>().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    /** Replaced by a newer form of the same address. */
    supersededAt: instant('superseded_at'),
    /** The domain that refuses us, as long as the confirm letter waits for it. */
    heldFor: text('held_for'),
  },
  (t) => [
    index('signups_subscriber').on(t.subscriberId, t.id),
    index('signups_held').on(t.id).where(sql`${t.heldFor} is not null`),
  ],
)

/** What a mailed link lets its reader do. `move`: name a new address; `arrive`: prove it; `return`:
 * take the move back, from the old address. */
export type AccountAct = 'move' | 'arrive' | 'return' | 'download' | 'erase'

/** Links for acts that the private link alone must not do; one row a letter. */
export const accountLinks = pgTable(
  'account_links',
  {
    id: rowId(),
    subscriberId: refId('subscriber_id')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    act: text('act').$type<AccountAct>().notNull(),
    /** Where its letter goes; who opens the link has that mailbox. */
    address: text('address').notNull(),
    addressKey: text('address_key').notNull(),
    /** Of `arrive` the address before, of `return` the one after. */
    otherAddress: text('other_address'),
    /** By the database's clock, for limits. */
    askedAt: instant('asked_at').notNull().default(sql`clock_timestamp()`),
    /** By the calendar. */
    expiresAt: instant('expires_at').notNull(),
    /** Used, or made useless by another. */
    closedAt: instant('closed_at'),
  },
  (t) => [
    index('account_links_subscriber').on(t.subscriberId, t.id),
    index('account_links_address').on(t.addressKey, t.askedAt),
  ],
)

export type ConsentEvent =
  | 'signed-up'
  /** By the operator, to confirm. */
  | 'asked'
  | 'confirmed'
  | 'imported'
  | 'left'
  | 'came-back'
  | 'moved'
  | 'moved-back'

export const consents = pgTable(
  'consents',
  {
    id: rowId(),
    subscriberId: refId('subscriber_id')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    event: text('event').$type<ConsentEvent>().notNull(),
    at: instant('at').notNull(),
    /** Which wording the person saw (src/subscribers/consent.ts keeps the texts). */
    wordingVersion: text('wording_version').notNull(),
    /** Keyed hash of the address of origin, never the address. */
    originHash: text('origin_hash'),
    detail: text('detail'),
  },
  (t) => [index('consents_subscriber').on(t.subscriberId, t.id)],
)

/** `erased` keeps files from bringing the address back, and nothing else: its owner may return. */
export type SuppressionReason = 'erased' | 'imported' | 'provider-list' | 'bounce' | 'complaint'

/** Keyed hashes of addresses that must not be mailed; survives erasure. */
export const suppressions = pgTable('suppressions', {
  addressHash: text('address_hash').primaryKey(),
  reason: text('reason').$type<SuppressionReason>().notNull(),
  createdAt: instant('created_at').notNull(),
  /** Keyed as the address, so that a whole domain can be released and none is named; null in rows
   * older than the column. */
  domainHash: text('domain_hash'),
  /** May be mailed again since; what the provider tells of earlier moments does not count. */
  releasedAt: instant('released_at'),
})
