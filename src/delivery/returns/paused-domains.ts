/** Recipient domains that are paused now: asked before every freezing and attempt, listed for the
 * operator and released by them. */
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { anyTextOf } from '../../storage/any-of.ts'
import type { Db, Executor } from '../../storage/database.ts'
import { domainPauses } from '../../storage/schema/returns.ts'

/** A week is the longest pause; the minute is for clocks that differ. */
export const longestPauseHours = 7 * 24

/** Leases and rests ask the database's clock, and a pause is a rest. Further ahead than any pause, it was
 * written before that clock jumped back, and is over. */
export const isPaused: SQL = sql`(${domainPauses.until} > clock_timestamp() and ${domainPauses.until}
  <= clock_timestamp() + make_interval(hours => ${longestPauseHours}, mins => 1))`

export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** Why a letter to a domain is withdrawn. */
export const refusalOf = (domain: string, reason: string): string =>
  `${domain} refuses us: ${reason}`

/** Which domain such a reason speaks of; null: it is another reason. */
export const refusingDomain = (reason: string): string | null =>
  /^(\S+) refuses us: /.exec(reason)?.[1] ?? null

/** Those of the addresses whose domain is paused, with the reason. */
export async function findPausedDomains(
  db: Executor,
  addresses: string[],
): Promise<Map<string, string>> {
  const domains = [...new Set(addresses.map(domainOf))]
  if (domains.length === 0) return new Map()
  const rows = await db
    .select()
    .from(domainPauses)
    .where(and(isPaused, anyTextOf(domainPauses.domain, domains)))
  const paused = new Map(rows.map((row) => [row.domain, row]))
  return new Map(
    addresses.flatMap((address) => {
      const pause = paused.get(domainOf(address))
      return pause ? [[address, refusalOf(pause.domain, pause.reason)] as const] : []
    }),
  )
}

export type PausedDomain = { domain: string; until: Date; reason: string }

export async function listPausedDomains(db: Executor): Promise<PausedDomain[]> {
  return db
    .select({ domain: domainPauses.domain, until: domainPauses.until, reason: domainPauses.reason })
    .from(domainPauses)
    .where(isPaused)
    .orderBy(asc(domainPauses.domain))
}

/** True when it was paused. The next pause is a first again: a person says that it is mended. */
export async function releaseDomain(
  db: Db,
  input: { domain: string; dryRun: boolean },
): Promise<boolean> {
  const which = and(isPaused, eq(domainPauses.domain, input.domain.toLowerCase()))
  if (input.dryRun) return (await db.$count(domainPauses, which)) > 0
  const rows = await db
    .update(domainPauses)
    .set({ until: sql`clock_timestamp()`, times: 0 })
    .where(which)
    .returning({ domain: domainPauses.domain })
  return rows.length > 0
}
