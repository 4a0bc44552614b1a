/** Addresses that nobody may mail, as keyed hashes: the list outlives erasure without naming anyone.
 * Their key is no part of any rotation (suppression-key.ts), or the list would be forgotten. */
import { and, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { parseEmailAddress } from '../lib/email-address.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { anyTextOf } from '../storage/any-of.ts'
import type { Executor, Tx } from '../storage/database.ts'
import { type SuppressionReason, suppressions } from '../storage/schema/subscribers.ts'
import { suppressionPurpose } from './suppression-key.ts'

const fixedKeyVersion = 1

/** From weak to strong: the strongest that was ever said stays. */
const strength: SuppressionReason[] = ['erased', 'imported', 'provider-list', 'bounce', 'complaint']

/** Of an address in any spelling; two spellings of one mailbox give one hash. */
export function suppressionHash(keys: KeyRing, address: string): string {
  return hash(keys, keyOf(address))
}

/** Apart from every address, none of which begins so. */
export function domainHash(keys: KeyRing, domain: string): string {
  return hash(keys, `@${domain.toLowerCase()}`)
}

const hash = (keys: KeyRing, text: string): string =>
  keys.mac(suppressionPurpose, fixedKeyVersion, text).toString('base64url')

function keyOf(address: string): string {
  const parsed = parseEmailAddress(address)
  return parsed.ok ? parsed.key : address.trim().toLowerCase()
}

const domainOf = (address: string): string => keyOf(address).split('@').at(-1) ?? ''

/** Why nobody may mail an address; who had theirs erased may come back and be mailed again. */
export type BarringReason = Exclude<SuppressionReason, 'erased'>

/** Which of these addresses are suppressed, as they were given, each with the reason. */
export const findSuppressed = (
  deps: { db: Executor; keys: KeyRing },
  addresses: string[],
): Promise<Map<string, BarringReason>> =>
  find(deps, addresses, ne(suppressions.reason, 'erased')) as Promise<Map<string, BarringReason>>

/** The same with those who had everything about them erased here: no file brings them back. */
export const findSuppressedOrErased = (
  deps: { db: Executor; keys: KeyRing },
  addresses: string[],
): Promise<Map<string, SuppressionReason>> => find(deps, addresses, undefined)

async function find(
  deps: { db: Executor; keys: KeyRing },
  addresses: string[],
  which: SQL | undefined,
): Promise<Map<string, SuppressionReason>> {
  const hashes = new Map(addresses.map((address) => [address, suppressionHash(deps.keys, address)]))
  if (hashes.size === 0) return new Map()
  const rows = await deps.db
    .select({ hash: suppressions.addressHash, reason: suppressions.reason })
    .from(suppressions)
    .where(
      and(
        anyTextOf(suppressions.addressHash, [...new Set(hashes.values())]),
        isNull(suppressions.releasedAt),
        which,
      ),
    )
  const reasons = new Map(rows.map(({ hash, reason }) => [hash, reason]))
  return new Map(
    [...hashes].flatMap(([address, hash]) => {
      const reason = reasons.get(hash)
      return reason === undefined ? [] : [[address, reason] as const]
    }),
  )
}

/** Suppresses an address; false when it changes nothing. In any order the same: the strongest reason
 * and the earliest moment stay, and what happened before a release does not take it back. */
export async function suppress(
  deps: { tx: Tx; keys: KeyRing },
  input: { address: string; reason: SuppressionReason; at: Date },
): Promise<boolean> {
  const { addressHash, reason, createdAt, releasedAt } = suppressions
  const order = sql`array[${sql.join(
    strength.map((one) => sql`${one}`),
    sql`, `,
  )}]::text[]`
  const stronger = sql`array_position(${order}, excluded.reason) > coalesce(array_position(${order}, ${reason}), 0)`
  const rows = await deps.tx
    .insert(suppressions)
    .values({
      addressHash: suppressionHash(deps.keys, input.address),
      domainHash: domainHash(deps.keys, domainOf(input.address)),
      reason: input.reason,
      createdAt: input.at,
    })
    .onConflictDoUpdate({
      target: addressHash,
      set: {
        reason: sql`case when ${releasedAt} is not null or ${stronger} then excluded.reason else ${reason} end`,
        createdAt: sql`case when ${releasedAt} is not null then excluded.created_at
          else least(${createdAt}, excluded.created_at) end`,
        domainHash: sql`excluded.domain_hash`,
        releasedAt: sql`null`,
      },
      setWhere: sql`(${releasedAt} is null and (${stronger} or excluded.created_at < ${createdAt}))
        or ${releasedAt} < excluded.created_at`,
    })
    .returning({ hash: addressHash })
  return rows.length > 0
}
