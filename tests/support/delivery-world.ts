/** A delivery line with simple ports in place of the papers' composer: subscribers are rows, a letter
 * is a line of text, and waiting moves the database's clock instead of the tests'. */
import { eq, inArray, sql } from 'drizzle-orm'
import type { DeliveryDeps, DeliveryEvent } from '../../src/delivery/deps.ts'
import type {
  ComposeLetters,
  FindUnwanted,
  FreezeLetters,
  SetAsideLetter,
} from '../../src/delivery/ports.ts'
import { queueLetters } from '../../src/delivery/queue-letters.ts'
import { createResendTransport } from '../../src/delivery/transports/resend.ts'
import type { Transport } from '../../src/delivery/transports/transport.ts'
import { databaseCalendar } from '../../src/storage/calendar.ts'
import type { Db } from '../../src/storage/database.ts'
import { lockExclusive } from '../../src/storage/locks.ts'
import { prepared } from '../../src/storage/prepared.ts'
import { batches, type Lane, lanes, letters } from '../../src/storage/schema/delivery.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'

export type DeliveryWorld = Awaited<ReturnType<typeof createDeliveryWorld>>

let made = 0

/** Readers of this world at lab.example; addresses are unique in the process. */
export async function addReaders(db: Db, count: number): Promise<number[]> {
  const at = new Date()
  const rows = Array.from({ length: count }, () => {
    made += 1
    const email = `reader-${made}@lab.example`
    const days = { createdAt: at, updatedAt: at }
    return { email, emailKey: email, state: 'confirmed' as const, timezone: 'UTC', ...days }
  })
  const added = await db.insert(subscribers).values(rows).returning({ id: subscribers.id })
  return added.map((row) => row.id)
}

export const freezeLetters: FreezeLetters = async (tx, waiting) => {
  const readers = await readersOf(tx, waiting)
  return waiting.map((letter) => {
    const reader = readers.get(letter.subscriberId ?? -1)
    if (!reader?.email || reader.state !== 'confirmed') {
      return { letterId: letter.id, verdict: 'withdraw', reason: 'left' }
    }
    const frozen = {
      subject: `Letter ${letter.id}`,
      words: letter.intent,
      from: 'digest@lab.example',
    }
    return { letterId: letter.id, verdict: 'freeze', to: reader.email, frozen }
  })
}

export const findUnwanted: FindUnwanted = async (tx, addressees) => {
  const readers = await readersOf(tx, addressees)
  return addressees.flatMap(({ letterId, subscriberId, to }) => {
    const reader = readers.get(subscriberId ?? -1)
    if (reader?.state !== 'confirmed') return [{ letterId, reason: 'left' }]
    return reader.email === to ? [] : [{ letterId, reason: 'moved' }]
  })
}

async function readersOf(
  tx: Parameters<FreezeLetters>[0],
  of: Array<{ subscriberId: number | null }>,
) {
  const ids = of.flatMap(({ subscriberId }) => (subscriberId === null ? [] : [subscriberId]))
  if (ids.length === 0) return new Map()
  const rows = await tx.select().from(subscribers).where(inArray(subscribers.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

export const composeLetters: ComposeLetters = async (frozen) =>
  frozen.map((letter) => {
    const { subject, words, from } = letter.frozen as {
      subject: string
      words: unknown
      from: string
    }
    const text = `${subject}: ${JSON.stringify(words)}`
    const headers = { 'X-Letter': String(letter.id) }
    const { id: letterId, kind, to } = letter
    return {
      letterId,
      kind,
      from,
      to,
      replyTo: null,
      subject,
      html: `<p>${text}</p>`,
      text,
      headers,
    }
  })

export async function createDeliveryWorld(
  db: Db,
  options: { transport: Transport; overrides?: Partial<DeliveryDeps> },
) {
  const setAside: SetAsideLetter[] = []
  const events: DeliveryEvent[] = []
  const waits: number[] = []
  const deps: DeliveryDeps = {
    db: prepared(db),
    calendar: databaseCalendar,
    transport: options.transport,
    freezeLetters,
    composeLetters,
    findUnwanted,
    onWithdrawn: async (_tx, gone) => {
      setAside.push(...gone)
    },
    composer: 'this-build',
    onEvent: (event) => events.push(event),
    sleep: async (ms) => {
      waits.push(ms)
      await passTime(db, ms)
    },
    random: () => 0.5,
    inFlight: 1,
    ...options.overrides,
  }
  return {
    db,
    deps,
    setAside,
    events,
    waits,
    readers: (count: number) => addReaders(db, count),
    queue: (input: QueueInput) => queueFor(db, input),
    letterStates: () => countStates(db, 'letters'),
    batchStates: () => countStates(db, 'batches'),
    lane: async (name: Lane) =>
      (await db.select().from(lanes).where(eq(lanes.name, name)))[0] ?? null,
    openBatches: () => db.select().from(batches).orderBy(batches.createdAt),
    leave: async (reader: number) => {
      await db.update(subscribers).set({ state: 'left' }).where(eq(subscribers.id, reader))
    },
  }
}

type QueueInput = { to: number[]; lane?: Lane; about?: string; lateAt?: Date }

async function queueFor(db: Db, { to, lane = 'bulk', about = 'day 1', lateAt }: QueueInput) {
  const kind = lane === 'urgent' ? 'first' : 'digest'
  await db.transaction((tx) =>
    queueLetters(
      tx,
      to.map((subscriberId) => ({
        kind,
        lane,
        subscriberId,
        dedupeKey: `${kind}:${about}:${subscriberId}`,
        intent: { about, subscriberId },
        ...(lateAt ? { lateAt } : {}),
      })),
    ),
  )
  const keys = to.map((id) => `${kind}:${about}:${id}`)
  const rows = await db.select().from(letters).where(inArray(letters.dedupeKey, keys))
  return rows.map((row) => row.id).sort((a, b) => a - b)
}

async function countStates(db: Db, table: 'letters' | 'batches'): Promise<Record<string, number>> {
  const rows = await db.execute<{ state: string; count: number }>(sql`
    select state, count(*)::int as count from ${sql.identifier(table)} group by state`)
  return Object.fromEntries(rows.map((row) => [row.state, row.count]))
}

/** Lets that much of the database's time pass for everything delivery has written. */
export async function passTime(db: Db, ms: number): Promise<void> {
  const span = sql`make_interval(secs => ${ms / 1000}::float8)`
  await db.transaction(async (tx) => {
    // Two instances that let time pass at once would lock the same rows in another order.
    await lockExclusive(tx, 'the time of tests')
    await tx.execute(sql`
      update batches set created_at = created_at - ${span}, lease_until = lease_until - ${span},
        first_attempt_at = first_attempt_at - ${span}, last_attempt_at = last_attempt_at - ${span},
        next_attempt_at = next_attempt_at - ${span}, settled_at = settled_at - ${span}`)
    await tx.execute(sql`update lanes set parked_until = parked_until - ${span}`)
    await tx.execute(sql`update send_turns set decided_at = decided_at - ${span}`)
    await tx.execute(sql`
      update provider_rates set next_permit_at = next_permit_at - ${span},
        permit_set_at = permit_set_at - ${span},
        next_departure_at = next_departure_at - ${span}, learned_at = learned_at - ${span},
        slowed_at = slowed_at - ${span}`)
  })
}

export async function emptyDelivery(db: Db): Promise<void> {
  await db.execute(sql`truncate letters, batches, lanes, provider_rates, send_days, send_turns, provider_events, alarms, alarm_posts, outbox_mails, subscribers
    restart identity cascade`)
}

export const resendTransport = (
  standIn: { url: string; apiKey: string },
  options: { rate?: number | 'learn'; timeoutMs?: number } = {},
): Transport =>
  createResendTransport({
    apiKey: standIn.apiKey,
    baseUrl: standIn.url,
    rate: options.rate ?? 1000,
    timeoutMs: options.timeoutMs ?? 5_000,
  })
