/** Papers that links in notes name: by their own id, by another of the same work, or by that of a row that was
 * joined to theirs. */
import { sql } from 'drizzle-orm'
import { idKey } from '../papers/paper-keys.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'

export type Mentioned = { paperId: number; title: string }

/** By the ids given; those of papers that are not held are missing. */
export async function findMentioned(db: Executor, ids: string[]): Promise<Map<string, Mentioned>> {
  if (ids.length === 0) return new Map()
  // A row of that very name comes last, and stays.
  const rows = await db.execute<{ name: string; id: string; title: string }>(sql`
    select named.name, p.id, p.title from (
      select public_id as name, coalesce(joined_to, id) as id, 1 as place from papers
      where public_id = any(${arrayLiteral(ids)}::text[])
      union all
      select substr(key, strpos(key, ':') + 1), paper_id, 0 from paper_keys
      where key = any(${arrayLiteral(ids.map(idKey))}::text[])) named
    join papers p on p.id = named.id and p.joined_to is null
    order by named.place, p.id desc`)
  return new Map(rows.map(({ name, id, title }) => [name, { paperId: Number(id), title }]))
}
