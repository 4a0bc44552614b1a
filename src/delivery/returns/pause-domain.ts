/** A recipient domain that refuses us is left alone for a day, twice as long each time it comes again,
 * a week at most. It lifts by itself: a refusal is mended on our side, and only trying tells. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../storage/database.ts'
import { isPaused, longestPauseHours } from './paused-domains.ts'

const firstHours = 24
/** So long after the last pause the next one is a first again. */
const quietDays = 30

/** Until when, or null when this refusal is older than the pause before or already paused for. */
export async function pauseDomain(
  tx: Tx,
  input: { domain: string; reason: string; at: Date },
): Promise<{ until: Date } | null> {
  const hours = (times: ReturnType<typeof sql>) =>
    sql`make_interval(hours => least(${firstHours} * power(2, ${times})::int, ${longestPauseHours}))`
  const before = sql`case when domain_pauses.until < clock_timestamp() - make_interval(days => ${quietDays})
    then 0 else domain_pauses.times end`
  const rows = await tx.execute<{ until_ms: string }>(sql`
    insert into domain_pauses (domain, paused_at, until, reason)
    values (${input.domain}, clock_timestamp(), clock_timestamp() + ${hours(sql`0`)}, ${input.reason})
    on conflict (domain) do update set paused_at = clock_timestamp(),
      until = clock_timestamp() + ${hours(before)}, reason = excluded.reason,
      times = least(${before} + 1, 10)
    where not ${isPaused} and (domain_pauses.until < ${input.at.toISOString()}::timestamptz
      or domain_pauses.until > clock_timestamp())
    returning extract(epoch from until) * 1000 as until_ms`)
  const row = rows[0]
  return row ? { until: new Date(Number(row.until_ms)) } : null
}
