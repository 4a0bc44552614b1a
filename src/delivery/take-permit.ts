/** One rate for all instances: a row a transport says when the next request may leave, by the
 * database's clock. Spacing is strict: requests saved up would come as a burst and be refused. */
import { sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'
import { rateOf, spacingSeconds } from './pace/rate.ts'
import { knownRate, type Rated } from './pace/read-rate.ts'

/** `spacingMs`: how far apart requests leave now; a longer wait was asked for by the provider. */
export type Permit = { granted: true } | { granted: false; waitMs: number; spacingMs: number }

/** Takes the permit when it is time, else tells how many milliseconds to wait; nothing is reserved,
 * so whoever waited and then stops has cost nobody a turn. */
export async function takePermit(db: Db, transport: Rated): Promise<Permit> {
  if (transport.rate === null) return { granted: true }
  const known = await knownRate(db, { name: transport.name, rate: transport.rate })
  const seconds = spacingSeconds(known)
  const taken = await db.execute(sql`
    insert into provider_rates (transport, requests_per_second, next_permit_at,
      permit_set_at)
    values (${transport.name}, ${rateOf(known)},
      clock_timestamp() + make_interval(secs => ${seconds}), clock_timestamp())
    on conflict (transport) do update
      set requests_per_second = excluded.requests_per_second,
        next_permit_at = excluded.next_permit_at, permit_set_at = excluded.permit_set_at
      where provider_rates.next_permit_at <= clock_timestamp() or ${clockJumpedBack}
    returning transport`)
  if (taken.length > 0) return { granted: true }
  const rows = await db.execute<{ ms: string | number }>(sql`
    select extract(epoch from next_permit_at - clock_timestamp()) * 1000 as ms
    from provider_rates where transport = ${transport.name}`)
  const waitMs = Math.max(1, Math.ceil(Number(rows[0]?.ms ?? 1)))
  return { granted: false, waitMs, spacingMs: Math.ceil(seconds * 1000) }
}

/** What was written after now was written before the clock jumped back, and might stop everybody for
 * hours. Instances of a moment differ by less than the second. */
const clockJumpedBack = sql`coalesce(
  provider_rates.permit_set_at > clock_timestamp() + interval '1 second', false)`

/** After 429, or a window that others have used up: nobody sends before then. */
export async function delayPermits(
  db: Db,
  input: { transport: string; ms: number },
): Promise<void> {
  await db.execute(sql`
    update provider_rates set permit_set_at = clock_timestamp(),
      next_permit_at = greatest(case when not ${clockJumpedBack} then next_permit_at end,
        clock_timestamp() + make_interval(secs => ${input.ms / 1000}))
    where transport = ${input.transport}`)
}
