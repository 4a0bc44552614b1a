/** Rows of works by their names: by the id of the row, by another of the same work, whichever source called it
 * so, or by that of a row that was joined to it. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'

/** `keysOf` gives the keys that a name may stand for (paper-keys.ts). Names that nobody has are missing. */
export async function findNamed(
  db: Executor,
  names: readonly string[],
  keysOf: (name: string) => string[],
): Promise<Map<string, number>> {
  if (names.length === 0) return new Map()
  // A row of that very name comes first.
  const rows = await db.execute<{ name: string; id: string }>(sql`
    select name, id from (
      select public_id as name, coalesce(joined_to, id) as id, 0 as place from papers
      where public_id = any(${arrayLiteral([...names])}::text[])
      union all
      select substr(k.key, strpos(k.key, ':') + 1), k.paper_id, 1 from paper_keys k
      join papers p on p.id = k.paper_id and p.joined_to is null
      where k.key = any(${arrayLiteral(names.flatMap(keysOf))}::text[])) found
    order by place, id`)
  const found = new Map<string, number>()
  for (const { name, id } of rows) if (!found.has(name)) found.set(name, Number(id))
  return found
}
