/** Gives signals the words that `org:` finds them by where they have none yet: stored before there were any,
 * or by an instance of an older build. A start with nothing to do costs one look-up. */
import { sql } from 'drizzle-orm'
import { writeOrganisations } from '../query/organisations.ts'
import type { Db, Tx } from '../storage/database.ts'
import { lockExclusive } from '../storage/locks.ts'

const pageSize = 1000

export async function indexOrganisations(db: Db): Promise<void> {
  for (let left = true; left; ) left = await db.transaction(indexUnread)
}

type Row = { id: string; source: string; names: string[] }

/** A page of them; whether there may be more. Walks paper_signals_unread. */
export async function indexUnread(tx: Tx): Promise<boolean> {
  await lockExclusive(tx, 'papers')
  const rows = await tx.execute<Row>(sql`
    select paper_id as id, source, array_remove(array_prepend(organization, affiliations), null) as names
    from paper_signals where organisation_words is null order by paper_id limit ${pageSize}`)
  const words = rows.map(({ id, source, names }) => ({
    ...{ id, source },
    words: writeOrganisations(names),
  }))
  await tx.execute(sql`
    update paper_signals s set organisation_words = given.words::tsvector
    from json_to_recordset(${JSON.stringify(words)}::text::json) as given(id bigint, source text, words text)
    where s.paper_id = given.id and s.source = given.source`)
  return rows.length === pageSize
}
