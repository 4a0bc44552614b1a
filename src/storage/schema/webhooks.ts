/** Who is told of what happens here: endpoints that operators registered, and the calls to them. A call is
 * written in the transaction of the fact it tells of. */
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, refId, rowId } from './columns.ts'
import { subscribers } from './subscribers.ts'

export type EndpointState = 'active' | 'paused'
/** `gone`: it answered 410; `failing`: nothing arrived for days. */
export type PausedBy = 'person' | 'gone' | 'failing'
export type CallState = 'waiting' | 'arrived' | 'failed'

export const webhookEndpoints = pgTable('webhook_endpoints', {
  id: rowId(),
  url: text('url').notNull(),
  /** Types of events it is told of. */
  events: text('events').array().notNull(),
  state: text('state').$type<EndpointState>().notNull().default('active'),
  pausedBy: text('paused_by').$type<PausedBy>(),
  /** Its secret is derived from these and SECRET_KEY: the database alone signs nothing. */
  secretSalt: text('secret_salt').notNull(),
  secretNo: integer('secret_no').notNull().default(1),
  keyVersion: integer('key_version').notNull(),
  /** The secret before the last rotation signs beside it until then. */
  formerNo: integer('former_no'),
  formerKeyVersion: integer('former_key_version'),
  formerUntil: instant('former_until'),
  /** The first failure since a call last arrived. */
  failingSince: instant('failing_since'),
  lastFault: text('last_fault'),
  lastArrivedAt: instant('last_arrived_at'),
  createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
})

export const webhookCalls = pgTable(
  'webhook_calls',
  {
    id: rowId(),
    /** Becomes `webhook-id`: the same through every repetition. */
    messageId: uuid('message_id').notNull().defaultRandom(),
    endpointId: refId('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    /** Whom it is about: it goes with them. */
    subscriberId: refId('subscriber_id').references(() => subscribers.id, { onDelete: 'cascade' }),
    type: text('type').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    /** When it happened. */
    at: instant('at').notNull(),
    state: text('state').$type<CallState>().notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    /** By the database's clock: not tried before then. While a call is under way, when it is given up. */
    nextAt: instant('next_at').notNull().default(sql`clock_timestamp()`),
    lastFault: text('last_fault'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    settledAt: instant('settled_at'),
  },
  (t) => [
    index('webhook_calls_due').on(t.endpointId, t.nextAt).where(sql`${t.state} = 'waiting'`),
    index('webhook_calls_endpoint').on(t.endpointId, t.id),
    index('webhook_calls_subscriber').on(t.subscriberId).where(sql`${t.subscriberId} is not null`),
    index('webhook_calls_created').on(t.createdAt),
  ],
)
