/** Whether digests go out, as everybody may know it: no numbers, which would tell how many read here. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'

export type MailState = {
  state: 'going' | 'held' | 'late'
  /** When the provider last took digests; null: never, or longer ago than letters are kept. */
  lastAt: Date | null
}

/** A hundred thousand letters leave in less. */
const lateMinutes = 60

/** Along letters_waiting and batches_accepted. */
export async function readMailState(db: Executor): Promise<MailState> {
  const [row] = await db.execute<{ held: boolean; late: boolean | null; last: string | null }>(sql`
    select coalesce((select held from lanes where name = 'bulk'), false) as held,
      (select created_at < clock_timestamp() - make_interval(mins => ${lateMinutes})
        from letters where waiting and lane = 'bulk' order by id limit 1) as late,
      (select settled_at from batches where state = 'accepted' and lane = 'bulk'
        order by settled_at desc limit 1) as last`)
  const state = row?.held ? 'held' : row?.late ? 'late' : 'going'
  return { state, lastAt: row?.last ? new Date(row.last) : null }
}
