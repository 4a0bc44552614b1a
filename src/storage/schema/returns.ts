/** What comes back from the provider: its events, each once, and recipient domains that refuse us. */
import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { instant, refId } from './columns.ts'

/** What an event says of one letter; null: nothing about its arrival. */
export type ReturnVerdict = 'address' | 'us' | 'transient' | 'complaint' | 'delivered'

export const providerEvents = pgTable(
  'provider_events',
  {
    /** `svix-id`: the same through every redelivery. */
    id: text('id').primaryKey(),
    type: text('type').notNull(),
    /** Null: not about a letter of ours. No reference: either may be pruned before the other. */
    letterId: refId('letter_id'),
    /** By the provider's clock. */
    at: instant('at').notNull(),
    receivedAt: instant('received_at').notNull().default(sql`clock_timestamp()`),
    verdict: text('verdict').$type<ReturnVerdict>(),
    /** Facts for the operator: no address, no body. */
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    index('provider_events_faults').on(t.at).where(sql`${t.verdict} in ('address', 'complaint')`),
    index('provider_events_letter').on(t.letterId, t.at),
    index('provider_events_received').on(t.receivedAt),
  ],
)

/** Recipient domains that refuse us, for what we are and not for whom we write to. */
export const domainPauses = pgTable('domain_pauses', {
  domain: text('domain').primaryKey(),
  pausedAt: instant('paused_at').notNull(),
  /** It lifts by itself then; the row stays, so that the next pause is longer. */
  until: instant('until').notNull(),
  reason: text('reason').notNull(),
  /** Pauses so far; each is twice as long as the one before. */
  times: smallint('times').notNull().default(1),
})
