/** Readers who move or leave just when a letter of theirs is under way: only then is a batch that the
 * provider has none of taken apart and frozen anew under another key, which a wrong belief about what
 * the provider has would turn into a second letter. */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { App } from '../../app.ts'
import type { Calendar } from '../../storage/calendar.ts'
import { leave } from '../../subscribers/leave.ts'
import type { Lots } from '../lots.ts'

const everyMs = 250
/** One of so many leaves, the others move. */
const leavers = 5

export async function stirReaders(
  app: Pick<App, 'db' | 'keys'>,
  input: { calendar: Calendar; lots: Lots; signal: AbortSignal },
): Promise<void> {
  const { lots, calendar, signal } = input
  while (!signal.aborted) {
    await pause(everyMs, undefined, { ref: false })
    const rows = await app.db.execute<{ id: number }>(sql`
      select subscriber_id as id from letters
      where batch_id = (select id from batches where state in ('open', 'attempting', 'maybe-taken')
        order by md5(id::text || ${lots.below(1_000_000)}::text) limit 1)
      order by id limit 1 offset ${lots.below(100)}`)
    const id = rows[0]?.id
    if (id === undefined) continue
    if (lots.below(leavers) === 0) {
      await leave({ ...app, calendar }, { subscriberId: id })
    } else {
      const address = `moved-${id}-${lots.below(1_000_000_000)}@bench.example`
      await app.db.execute(sql`
        update subscribers set email = ${address}, email_key = ${address}
        where id = ${id} and state = 'confirmed'`)
    }
  }
}
