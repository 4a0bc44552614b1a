/** Marks readers whose address is suppressed, so that planning asks the list about these alone. The
 * mark is no verdict: released or moved to another address, a reader is asked about once and unmarked. */
import { sql } from 'drizzle-orm'
import { parseEmailAddress } from '../lib/email-address.ts'
import { anyOf } from '../storage/any-of.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'
import { subscribers } from '../storage/schema/subscribers.ts'

/** Who is locked by others stays unmarked: their next digest is withdrawn, and they are marked then. */
export async function flagAddresses(tx: Tx, addresses: string[]): Promise<void> {
  const keys = addresses.flatMap((address) => {
    const parsed = parseEmailAddress(address)
    return parsed.ok ? [parsed.key] : []
  })
  if (keys.length === 0) return
  await tx.execute(sql`
    update subscribers set may_be_suppressed = true where id in (
      select id from subscribers
      where email_key = any(${arrayLiteral(keys)}::text[]) and not may_be_suppressed
      for no key update skip locked)`)
}

/** The caller holds these rows, or locks none after them. */
export async function flagReaders(tx: Tx, subscriberIds: number[]): Promise<void> {
  if (subscriberIds.length === 0) return
  await tx
    .update(subscribers)
    .set({ mayBeSuppressed: true })
    .where(anyOf(subscribers.id, subscriberIds))
}
