/** The interests of readers, replaced as sets: one statement to take away, one to add, for any number
 * of readers. What stays keeps its created_at, because a new interest brings nothing older. */
import { type SQL, sql } from 'drizzle-orm'
import { anyOf } from '../storage/any-of.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
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
  const rows = rowsOf(of)
  await tx.execute(sql`
    delete from ${interests} i
    where ${anyOf(
      sql`i.subscriber_id`,
      of.map(({ subscriberId }) => subscriberId),
    )}
      and not exists (select 1 from ${rows}
        where w.s = i.subscriber_id and (w.t = i.tag_id or w.q = i.query_id))`)
  await insertMissing(tx, rows, at)
  await tx.execute(sql`
    update ${interests} i set level = w.level,
      created_at = case when i.level = 'mute' then ${at.toISOString()}::timestamptz else i.created_at end
    from ${rows}
    where w.s = i.subscriber_id and (w.t = i.tag_id or w.q = i.query_id) and w.level <> i.level`)
}

/** Of readers who have none yet: a third of the work. */
export async function firstInterests(tx: Tx, of: WantedInterests[], at: Date): Promise<void> {
  if (of.length > 0) await insertMissing(tx, rowsOf(of), at)
}

function rowsOf(of: WantedInterests[]): SQL {
  const wanted = of.flatMap(({ subscriberId, interests }) =>
    interests.map((interest) => ({ subscriberId, ...interest })),
  )
  const column = (read: (one: (typeof wanted)[number]) => string | number | undefined) =>
    arrayLiteral(wanted.map((one) => read(one) ?? null))
  return sql`unnest(
    ${column(({ subscriberId }) => subscriberId)}::bigint[],
    ${column(({ tagId }) => tagId)}::bigint[],
    ${column(({ queryId }) => queryId)}::bigint[],
    ${column(({ level }) => level)}::text[]) as w(s, t, q, level)`
}

async function insertMissing(tx: Tx, rows: SQL, at: Date): Promise<void> {
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
