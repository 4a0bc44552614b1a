/** What is known of a transport's rate, from the row that all instances share. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../../storage/database.ts'
import type { Transport } from '../transports/transport.ts'
import type { KnownRate } from './rate.ts'

export type Rated = { name: string; rate: Transport['rate'] }

/** A rate that was given needs no row. What was written after now is as old as the clock jumped back. */
export async function knownRate(
  db: Executor,
  { name, rate }: { name: string; rate: number | 'learn' },
): Promise<KnownRate> {
  if (rate !== 'learn') return { given: rate, learned: null, slowed: null }
  const rows = await db.execute<{
    learned: number | null
    learned_ago: string | null
    factor: number
    slowed_ago: string | null
  }>(sql`
    select learned_rate as learned, slow_factor as factor,
      abs(extract(epoch from clock_timestamp() - learned_at)) as learned_ago,
      abs(extract(epoch from clock_timestamp() - slowed_at)) as slowed_ago
    from provider_rates where transport = ${name}`)
  const row = rows[0]
  const isLearned = row && row.learned !== null && row.learned_ago !== null
  const isSlowed = row && row.slowed_ago !== null
  return {
    given: rate,
    learned: isLearned ? { rate: Number(row.learned), agoSeconds: Number(row.learned_ago) } : null,
    slowed: isSlowed ? { factor: Number(row.factor), agoSeconds: Number(row.slowed_ago) } : null,
  }
}
