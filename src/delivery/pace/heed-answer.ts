/** What an answer teaches about the rate, written where all instances see it. */
import { sql } from 'drizzle-orm'
import type { Db } from '../../storage/database.ts'
import { delayPermits } from '../take-permit.ts'
import { slowedBy429 } from './rate.ts'
import type { RateHint } from './rate-hint.ts'
import { knownRate, type Rated } from './read-rate.ts'

/** Writes only what is new, or was last confirmed a minute ago. */
export async function heedHint(db: Db, transport: Rated, hint: RateHint): Promise<void> {
  if (transport.rate !== 'learn') return
  if (hint.rate !== null) {
    await db.execute(sql`
      update provider_rates set learned_rate = ${hint.rate}, learned_at = clock_timestamp()
      where transport = ${transport.name}
        and (learned_rate is distinct from ${hint.rate}::real or learned_at is null
          or learned_at not between clock_timestamp() - interval '1 minute' and clock_timestamp())`)
  }
  if (hint.pauseMs > 0) await delayPermits(db, { transport: transport.name, ms: hint.pauseMs })
}

/** After a 429: nobody sends for so long, and then slower than before. */
export async function heedSlowDown(db: Db, transport: Rated, ms: number): Promise<void> {
  const { name, rate } = transport
  await delayPermits(db, { transport: name, ms })
  if (rate !== 'learn') return
  const { slowed } = await knownRate(db, { name, rate })
  const factor = slowedBy429(slowed)
  if (factor === null) return
  await db.execute(sql`
    update provider_rates set slow_factor = ${factor}, slowed_at = clock_timestamp()
    where transport = ${name}`)
}
