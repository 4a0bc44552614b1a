/** How many letters of a lane may still leave today. Pure. */
import type { Lane } from '../../storage/schema/delivery.ts'

export type DayCount = Record<Lane, number>

/** Letters a day on the first days of a domain; afterwards there is no limit. */
export const warmUpSteps = [150, 250, 400, 700, 1_000, 1_500, 2_000] as const

/** `daysBefore`: earlier days on which something was sent; the others do not count. */
export const warmUpLimit = (daysBefore: number): number | null => warmUpSteps[daysBefore] ?? null

/** Kept for confirmations and first digests: a tenth, at least 5. */
export const urgentReserve = (limit: number): number =>
  Math.min(limit, Math.max(5, Math.ceil(limit / 10)))

/** What digests may use of a day on which nothing urgent comes beyond its reserve. */
export const bulkShare = (limit: number): number => limit - urgentReserve(limit)

export function leftOfDay(input: { limit: number | null; taken: DayCount; lane: Lane }): number {
  const { limit, taken, lane } = input
  if (limit === null) return Number.POSITIVE_INFINITY
  const mine = lane === 'bulk' ? bulkShare(limit) - taken.bulk : limit
  return Math.max(0, Math.min(mine, limit - taken.urgent - taken.bulk))
}
