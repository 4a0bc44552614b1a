/** The day's allowance of characters, shared by all instances. The day is UTC, by the database's clock. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../../storage/database.ts'

/** Takes that many characters before they are sent, so that a crash cannot spend them twice. False: the
 * day has not so many left, and nothing was taken. */
export async function spendBudget(
  db: Executor,
  { characters, daily }: { characters: number; daily: number },
): Promise<boolean> {
  if (characters > daily) return false
  const rows = await db.execute(sql`
    insert into translation_days as spent (day, characters)
    values (to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD'), ${characters})
    on conflict (day) do update set characters = spent.characters + excluded.characters
    where spent.characters + excluded.characters <= ${daily}
    returning 1`)
  return rows.length > 0
}
