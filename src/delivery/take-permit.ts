/** One rate for all instances: a row a transport says when the next request may leave, by the
 * database's clock. Spacing is strict: requests saved up would come as a burst and be refused. */
import { sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'

type Rate = { name: string; rate: number | null }

/** Takes the permit when it is time, else tells how many milliseconds to wait; nothing is reserved,
 * so whoever waited and then stops has cost nobody a turn. */
export async function takePermit(
  db: Db,
  transport: Rate,
): Promise<{ granted: true } | { granted: false; waitMs: number }> {
  if (transport.rate === null) return { granted: true }
  const taken = await db.execute(sql`
    insert into provider_rates (transport, requests_per_second, next_permit_at)
    values (${transport.name}, ${transport.rate},
      clock_timestamp() + make_interval(secs => 1 / ${transport.rate}::float8))
    on conflict (transport) do update
      set requests_per_second = excluded.requests_per_second,
        next_permit_at = excluded.next_permit_at
      where provider_rates.next_permit_at <= clock_timestamp()
    returning transport`)
  if (taken.length > 0) return { granted: true }
  const rows = await db.execute<{ ms: string | number }>(sql`
    select extract(epoch from next_permit_at - clock_timestamp()) * 1000 as ms
    from provider_rates where transport = ${transport.name}`)
  return { granted: false, waitMs: Math.max(1, Math.ceil(Number(rows[0]?.ms ?? 1))) }
}

/** After 429: nobody sends before then. */
export async function delayPermits(
  db: Db,
  input: { transport: string; ms: number },
): Promise<void> {
  await db.execute(sql`
    update provider_rates set next_permit_at = greatest(next_permit_at,
      clock_timestamp() + make_interval(secs => ${input.ms / 1000}))
    where transport = ${input.transport}`)
}
