/** The baseline: the rows of a table written once more into a bare copy of it, in multi-row inserts
 * and nothing else. Same columns, checks and indexes; no foreign keys, no reading, no deciding. */
import { sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'

/** Seconds the inserts took; reading the rows is not counted. */
export async function bareInsert(db: Db, table: string, rowsAtOnce: number): Promise<number> {
  const [from, to] = [sql.identifier(table), sql.identifier(`bare_${table}`)]
  await db.execute(sql`
    create table ${to} (like ${from} including defaults including constraints including indexes)`)
  let seconds = 0
  for (let after = 0; ; ) {
    const rows = await db.execute<{ id: number; row: string }>(sql`
      select id, to_json(t)::text as row from ${from} t
      where id > ${after} order by id limit ${rowsAtOnce}`)
    const last = rows.at(-1)
    if (!last) return seconds
    after = last.id
    const json = `[${rows.map(({ row }) => row).join(',')}]`
    const start = performance.now()
    await db.execute(sql`
      insert into ${to} select * from json_populate_recordset(null::${to}, ${json}::text::json)`)
    seconds += (performance.now() - start) / 1000
  }
}
