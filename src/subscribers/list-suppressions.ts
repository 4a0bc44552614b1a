/** The suppression list for the operator: reasons and days. It names no address because it holds
 * none; the short hash tells rows apart. */
import { and, desc, eq, gte, isNull, type SQL } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import { type SuppressionReason, suppressions } from '../storage/schema/subscribers.ts'

export const suppressionReasons = [
  'bounce',
  'complaint',
  'provider-list',
  'imported',
  'erased',
] as const satisfies SuppressionReason[]

export type SuppressionFilter = { reason?: SuppressionReason; since?: Date }

export type SuppressionList = {
  total: number
  /** Newest first, at most `limit`. */
  rows: Array<{ hash: string; reason: SuppressionReason; since: Date }>
}

const shortHash = 12

export async function listSuppressions(
  db: Executor,
  filter: SuppressionFilter & { limit: number },
): Promise<SuppressionList> {
  const { addressHash, reason, createdAt } = suppressions
  const where = and(...conditions(filter))
  const rows = await db
    .select({ hash: addressHash, reason, since: createdAt })
    .from(suppressions)
    .where(where)
    .orderBy(desc(createdAt), addressHash)
    .limit(filter.limit)
  return {
    total: await db.$count(suppressions, where),
    rows: rows.map((row) => ({ ...row, hash: row.hash.slice(0, shortHash) })),
  }
}

function conditions({ reason, since }: SuppressionFilter): SQL[] {
  return [
    isNull(suppressions.releasedAt),
    ...(reason ? [eq(suppressions.reason, reason)] : []),
    ...(since ? [gte(suppressions.createdAt, since)] : []),
  ]
}
