/** Lets addresses be mailed again. One address: whatever the reason, because its owner asked. A whole
 * domain, after its fault was mended: what bounced, never those who complained, left elsewhere or had
 * theirs erased. */
import { and, eq, gte, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Db } from '../storage/database.ts'
import { type SuppressionReason, suppressions } from '../storage/schema/subscribers.ts'
import { domainHash, suppressionHash } from './suppression.ts'

export type ReleaseInput = ({ address: string } | { domain: string; since: Date }) & {
  /** Count, and change nothing. */
  dryRun: boolean
}

/** `complaints`: of the domain, and kept. */
export type Released = { released: number; complaints: number }

const faultsOfDomain: SuppressionReason[] = ['bounce', 'provider-list']

export async function releaseSuppressions(
  deps: { db: Db; keys: KeyRing },
  input: ReleaseInput,
): Promise<Released> {
  const which = and(isNull(suppressions.releasedAt), ...selection(deps.keys, input))
  const may = 'address' in input ? which : and(which, inArray(suppressions.reason, faultsOfDomain))
  return deps.db.transaction(async (tx) => {
    const complaints =
      'address' in input
        ? 0
        : await tx.$count(suppressions, and(which, eq(suppressions.reason, 'complaint')))
    if (input.dryRun) return { released: await tx.$count(suppressions, may), complaints }
    const rows = await tx
      .update(suppressions)
      .set({ releasedAt: sql`clock_timestamp()` })
      .where(may)
      .returning({ hash: suppressions.addressHash })
    return { released: rows.length, complaints }
  })
}

function selection(keys: KeyRing, input: ReleaseInput): SQL[] {
  return 'address' in input
    ? [eq(suppressions.addressHash, suppressionHash(keys, input.address))]
    : [
        eq(suppressions.domainHash, domainHash(keys, input.domain)),
        gte(suppressions.createdAt, input.since),
      ]
}
