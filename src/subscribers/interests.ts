/** The interests of readers, replaced as sets: one statement to take away, one to add, for any number
 * of readers. What stays keeps its created_at, because a new interest brings nothing older. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { type InterestLevel, interests, type SignupChoices } from '../storage/schema/subscribers.ts'

export type WantedInterest = { level: InterestLevel } & (
  | { tagId: number; queryId?: undefined }
  | { queryId: number; tagId?: undefined }
)
export type WantedInterests = { subscriberId: number; interests: WantedInterest[] }

/** After it each of these readers has exactly these interests. Tags and queries that are gone from the
 * database by now are passed over. Following again what was muted counts as new. */
export async function replaceInterests(tx: Tx, of: WantedInterests[], at: Date): Promise<void> {
  if (of.length === 0) return
  const readers = JSON.stringify(of.map(({ subscriberId }) => subscriberId))
  const wanted = JSON.stringify(
    of.flatMap(({ subscriberId, interests }) =>
      interests.map(({ tagId, queryId, level }) => ({
        s: subscriberId,
        t: tagId,
        q: queryId,
        level,
      })),
    ),
  )
  const rows = sql`jsonb_to_recordset(${wanted}::text::jsonb) as w(s bigint, t bigint, q bigint, level text)`
  await tx.execute(sql`
    delete from ${interests} i
    where i.subscriber_id in (select value::bigint from jsonb_array_elements_text(${readers}::text::jsonb))
      and not exists (select 1 from ${rows}
        where w.s = i.subscriber_id and (w.t = i.tag_id or w.q = i.query_id))`)
  await insertMissing(tx, rows, at)
  await tx.execute(sql`
    update ${interests} i set level = w.level,
      created_at = case when i.level = 'mute' then ${at.toISOString()}::timestamptz else i.created_at end
    from ${rows}
    where w.s = i.subscriber_id and (w.t = i.tag_id or w.q = i.query_id) and w.level <> i.level`)
}

async function insertMissing(tx: Tx, rows: ReturnType<typeof sql>, at: Date): Promise<void> {
  await tx.execute(sql`
    insert into ${interests} (subscriber_id, tag_id, query_id, level, created_at)
    select w.s, w.t, w.q, w.level, ${at.toISOString()}::timestamptz from ${rows}
    where (w.t is null or exists (select 1 from tags where tags.id = w.t))
      and (w.q is null or exists (select 1 from queries where queries.id = w.q))
    on conflict do nothing`)
}

export const interestsOf = (choices: SignupChoices): WantedInterest[] => [
  ...choices.tagIds.map((tagId) => ({ tagId, level: 'normal' as const })),
  ...choices.queryIds.map((queryId) => ({ queryId, level: 'normal' as const })),
  ...choices.muteTagIds.map((tagId) => ({ tagId, level: 'mute' as const })),
  ...choices.muteQueryIds.map((queryId) => ({ queryId, level: 'mute' as const })),
]
