/** Numbers that stand in letters: in their links, and in what the provider tells of them later. A copy goes on
 * far behind its original, or who was given one there since would open what is somebody else's here. */
import { sql } from 'drizzle-orm'
import type { Tx } from './database.ts'

const mailed = ['subscribers', 'signups', 'digests', 'letters', 'account_links', 'editor_links']
/** More than an original gives before its copy is made; 2^53 has room for nine hundred million. */
const leap = 10_000_000

/** Stays when the transaction does not: numbers are never given twice. */
export async function leapIds(tx: Tx): Promise<void> {
  for (const table of mailed) {
    await tx.execute(sql`
      select setval(ids, nextval(ids) + ${leap}::bigint)
      from (select pg_get_serial_sequence(${`public.${table}`}::text, 'id')::regclass) as found(ids)`)
  }
}
