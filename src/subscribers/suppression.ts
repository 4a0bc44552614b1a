/** Addresses that nobody may mail, as keyed hashes: the list outlives erasure without naming anyone.
 * Their key never rotates, or the list would be forgotten. */
import { inArray } from 'drizzle-orm'
import { parseEmailAddress } from '../lib/email-address.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Executor, Tx } from '../storage/database.ts'
import { suppressions } from '../storage/schema/subscribers.ts'

const purpose = 'suppression'
const fixedKeyVersion = 1

/** Of an address in any spelling; two spellings of one mailbox give one hash. */
function suppressionHash(keys: KeyRing, address: string): string {
  const parsed = parseEmailAddress(address)
  const key = parsed.ok ? parsed.key : address.trim().toLowerCase()
  return keys.mac(purpose, fixedKeyVersion, key).toString('base64url')
}

/** Which of these addresses are suppressed, as they were given, each with the reason. */
export async function findSuppressed(
  deps: { db: Executor; keys: KeyRing },
  addresses: string[],
): Promise<Map<string, string>> {
  const hashes = new Map(addresses.map((address) => [address, suppressionHash(deps.keys, address)]))
  if (hashes.size === 0) return new Map()
  const rows = await deps.db
    .select({ hash: suppressions.addressHash, reason: suppressions.reason })
    .from(suppressions)
    .where(inArray(suppressions.addressHash, [...new Set(hashes.values())]))
  const reasons = new Map(rows.map(({ hash, reason }) => [hash, reason]))
  return new Map(
    [...hashes].flatMap(([address, hash]) => {
      const reason = reasons.get(hash)
      return reason === undefined ? [] : [[address, reason] as const]
    }),
  )
}

/** Suppresses an address; the first reason stays. Idempotent. */
export async function suppress(
  deps: { tx: Tx; keys: KeyRing },
  input: { address: string; reason: string; at: Date },
): Promise<void> {
  await deps.tx
    .insert(suppressions)
    .values({
      addressHash: suppressionHash(deps.keys, input.address),
      reason: input.reason,
      createdAt: input.at,
    })
    .onConflictDoNothing()
}
