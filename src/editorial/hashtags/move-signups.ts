/** Forms that wait for their confirmation: what they choose by one id they choose by another. What they said of
 * the one that stays holds. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../storage/database.ts'
import type { SignupChoices } from '../../storage/schema/subscribers.ts'

type List = Extract<keyof SignupChoices, `${string}Ids`>

/** `lists`: of what is followed, and of what is muted. */
export async function moveSignups(
  tx: Tx,
  [followed, muted]: [List, List],
  { from, into }: { from: number; into: number },
): Promise<void> {
  for (const [list, other] of [
    [followed, muted],
    [muted, followed],
  ]) {
    await tx.execute(sql`
      update signups set choices = jsonb_set(choices, ${`{${list}}`}::text[], (
        select coalesce(jsonb_agg(distinct case when id = ${from} then ${into}::bigint else id end), '[]')
        from (select value::bigint as id from jsonb_array_elements_text(choices->${list})) ids
        where id <> ${from} or not choices->${other} @> to_jsonb(${into}::bigint)))
      where confirmed_at is null and choices->${list} @> to_jsonb(${from}::bigint)`)
  }
}
