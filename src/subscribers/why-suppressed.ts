/** Why nobody may mail this reader, for their own page; null: they may be mailed. */
import type { KeyRing } from '../lib/key-ring.ts'
import type { Executor } from '../storage/database.ts'
import { readSubscriber } from './read-subscriber.ts'
import { type BarringReason, findSuppressed } from './suppression.ts'

export async function whySuppressed(
  deps: { db: Executor; keys: KeyRing },
  input: { subscriberId: number },
): Promise<BarringReason | null> {
  const email = (await readSubscriber(deps.db, input.subscriberId))?.email
  if (!email) return null
  return (await findSuppressed(deps, [email])).get(email) ?? null
}
