/** Papers that the provider was asked about today (UTC, by the database's clock), for all instances. */
import { sql } from 'drizzle-orm'
import type { Db } from '../../storage/database.ts'

const key = 'embeddings.spent'
const today = sql`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD')`

export async function leftToday(db: Db, papersADay: number): Promise<number> {
  const [row] = await db.execute<{ spent: number }>(sql`
    select (value ->> 'papers')::int as spent from installation
    where key = ${key} and value ->> 'day' = ${today}`)
  return papersADay - (row?.spent ?? 0)
}

export async function spend(db: Db, papers: number): Promise<void> {
  await db.execute(sql`
    insert into installation (key, value)
    values (${key}, jsonb_build_object('day', ${today}, 'papers', ${papers}::int))
    on conflict (key) do update set value = jsonb_build_object('day', ${today}, 'papers',
      ${papers}::int + case when installation.value ->> 'day' = ${today}
        then (installation.value ->> 'papers')::int else 0 end)`)
}
