/** Queries nobody uses any more: stored by sign-ups that came to nothing, or by readers who dropped them
 * or were erased. Reasons that quote one stay, since a digest may be asked about for as long as it is
 * kept and they are shared by all: nothing tells when the last of those is gone. */
import { sql } from 'drizzle-orm'
import { anyOf } from '../storage/any-of.ts'
import type { Tx } from '../storage/database.ts'
import { daysAgo, type PruneDeps } from '../storage/delete-old.ts'

const unusedDays = 30
const usualBatch = 1_000

/** Walks over all old ones each time: any of them may have been dropped since. */
export async function pruneQueries({ db, signal, batch = usualBatch }: PruneDeps): Promise<number> {
  let deleted = 0
  let after = 0
  while (!signal?.aborted) {
    const page = await db.transaction((tx) => prunePage(tx, after, batch))
    deleted += page.deleted
    if (page.last === null) break
    after = page.last
  }
  return deleted
}

/** Locked first and then asked anew: who takes up a query meanwhile holds it (store-queries.ts). */
async function prunePage(tx: Tx, after: number, batch: number) {
  const page = await tx.execute<{ id: string }>(sql`
    select id from queries where id > ${after} and created_at < ${daysAgo(unusedDays)}
      and not exists (select from interests where interests.query_id = queries.id)
    order by id limit ${batch} for update skip locked`)
  const ids = page.map(({ id }) => Number(id))
  const last = ids.at(-1) ?? null
  if (last === null) return { deleted: 0, last }
  const gone = await tx.execute(sql`
    delete from queries where ${anyOf(sql`queries.id`, ids)}
      and not exists (select from interests where interests.query_id = queries.id)
      and id not in (
        select jsonb_array_elements(choices -> 'queryIds' || (choices -> 'muteQueryIds'))::bigint
        from signups where confirmed_at is null and superseded_at is null
        union all
        select (undo ->> 'queryId')::bigint from subscribers where undo ->> 'queryId' is not null
        union all
        select (before ->> 'queryId')::bigint from feedback where before ->> 'queryId' is not null)
    returning 1`)
  return { deleted: gone.length, last }
}
