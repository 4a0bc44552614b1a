/** What is known of each source: when it was last tried, when it last worked, and its ETags. By the
 * database's clock: health is about the service, not about the calendar. */
import { eq, sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'
import { sources } from '../storage/schema/operations.ts'
import { paperSignals, paperSources } from '../storage/schema/papers.ts'

const present = sql`clock_timestamp()`

/** The ETags of the last round that kept any. */
export async function beginRound(db: Db, name: string): Promise<Record<string, string>> {
  const rows = await db
    .insert(sources)
    .values({ name, lastAttemptAt: present as unknown as Date })
    .onConflictDoUpdate({ target: sources.name, set: { lastAttemptAt: present } })
    .returning({ etags: sources.etags })
  return rows[0]?.etags ?? {}
}

export type RoundEnd = {
  etags: Record<string, string>
  /** Newest listing day among first announcements; null when there were none. */
  listingDay: string | null
  /** One line; null: it worked. */
  error: string | null
}

export async function endRound(db: Db, name: string, end: RoundEnd): Promise<void> {
  const seen = sql`select paper_id from ${paperSources} where source = ${name}`
  const signals = sql`select paper_id from ${paperSignals} where source = ${name}`
  await db
    .update(sources)
    .set({
      lastError: end.error,
      failures: end.error === null ? 0 : sql`${sources.failures} + 1`,
      ...(end.error === null && { lastSuccessAt: present as unknown as Date }),
      etags: sql`${sources.etags} || ${JSON.stringify(end.etags)}::text::jsonb`,
      lastListingDay: sql`greatest(${sources.lastListingDay}, ${end.listingDay}::date)`,
      papersHeld: sql`(select count(*)::int from (${seen} union ${signals}) as held)`,
    })
    .where(eq(sources.name, name))
}

/** Sources whose last round failed and that may be asked again: 2 min after the first failure, then after
 * twice the time, an hour at most. A service that told us to wait is not asked before (polite-http.ts). */
export async function dueAgain(db: Db, names: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ name: sources.name })
    .from(sources)
    .where(
      sql`${sources.failures} > 0 and ${sources.lastAttemptAt} < clock_timestamp()
        - make_interval(mins => least(60, 1 << least(${sources.failures}, 6)))`,
    )
  const due = new Set(rows.map(({ name }) => name))
  return names.filter((name) => due.has(name))
}
