/** The last gate before a call. Permits are spaced, but making a batch takes longer once than another
 * time, and two calls that were to leave in different seconds may meet in one. */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { DeliveryDeps } from '../deps.ts'
import { rateOf, spacingSeconds } from './rate.ts'
import { knownRate } from './read-rate.ts'

/** Above this many a second, single calls are too close for their making to matter. */
const gatedRate = 50
/** Far below the lease; then rather a 429 than a lost turn. */
const longestWaitMs = 5_000

export async function depart(
  deps: Pick<DeliveryDeps, 'db' | 'transport' | 'sleep'>,
): Promise<void> {
  const { name, rate } = deps.transport
  const sleep = deps.sleep ?? ((ms: number) => pause(ms))
  const { signal } = new AbortController()
  if (rate === null || (rate !== 'learn' && rate > gatedRate)) return
  let waited = 0
  while (waited < longestWaitMs) {
    const known = await knownRate(deps.db, { name, rate })
    if (rateOf(known) > gatedRate) return
    const ms = await takeDeparture(deps, spacingSeconds(known))
    if (ms === null) return
    const wait = Math.min(ms, longestWaitMs)
    await sleep(wait, signal)
    waited += wait
  }
}

/** One further ahead than calls are spaced was written before the clock jumped back. Null: taken. Else the milliseconds until it may be. */
async function takeDeparture(
  { db, transport }: Pick<DeliveryDeps, 'db' | 'transport'>,
  seconds: number,
): Promise<number | null> {
  const taken = await db.execute(sql`
    update provider_rates
    set next_departure_at = clock_timestamp() + make_interval(secs => ${seconds})
    where transport = ${transport.name}
      and (next_departure_at is null or next_departure_at <= clock_timestamp()
        or next_departure_at > clock_timestamp() + make_interval(secs => ${seconds + 1}))
    returning transport`)
  if (taken.length > 0) return null
  const rows = await db.execute<{ ms: string | null }>(sql`
    select extract(epoch from next_departure_at - clock_timestamp()) * 1000 as ms
    from provider_rates where transport = ${transport.name}`)
  const ms = rows[0]?.ms
  return ms === undefined || ms === null ? null : Math.max(1, Math.ceil(Number(ms)))
}
