/** Subscribers' rows, by id or address, with or without a lock. */
import { eq } from 'drizzle-orm'
import { parseEmailAddress } from '../lib/email-address.ts'
import type { Executor, Tx } from '../storage/database.ts'
import { subscribers } from '../storage/schema/subscribers.ts'

export type Subscriber = typeof subscribers.$inferSelect

export async function readSubscriber(
  db: Executor,
  subscriberId: number,
): Promise<Subscriber | null> {
  const [row] = await db.select().from(subscribers).where(eq(subscribers.id, subscriberId))
  return row ?? null
}

/** By an address in any spelling; null for what is no address. */
export async function findSubscriber(db: Executor, address: string): Promise<Subscriber | null> {
  const parsed = parseEmailAddress(address)
  if (!parsed.ok) return null
  const [row] = await db.select().from(subscribers).where(eq(subscribers.emailKey, parsed.key))
  return row ?? null
}

/** Holds the row until the transaction ends. Verbs lock it before anything else of the reader's. */
export async function lockSubscriber(tx: Tx, subscriberId: number): Promise<Subscriber | null> {
  const [row] = await tx
    .select()
    .from(subscribers)
    .where(eq(subscribers.id, subscriberId))
    .for('update')
  return row ?? null
}
