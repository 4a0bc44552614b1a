/** Gives signposts (query/signposts.ts) to papers that a build without them stored: before this one, or while
 * both run. A start with nothing to do costs one look-up. */
import { sql } from 'drizzle-orm'
import { type IndexedText, indexPaper } from '../../query/index-paper.ts'
import { toTsvector } from '../../query/tsvector.ts'
import type { Db, Tx } from '../../storage/database.ts'
import { lockExclusive } from '../../storage/locks.ts'

/** Papers a transaction; ingest waits for it. */
const pageSize = 500

type Row = IndexedText & { id: string; hash: string }

/** How many got them. */
export async function signpostPapers(db: Db, signal?: AbortSignal): Promise<number> {
  let count = 0
  for (let page = pageSize; page === pageSize && !signal?.aborted; count += page) {
    page = await db.transaction(signpostPage)
  }
  return count
}

/** Walks papers_unsigned. */
async function signpostPage(tx: Tx): Promise<number> {
  await lockExclusive(tx, 'papers')
  const rows = await tx.execute<Row>(sql`
    select id, title, abstract, authors, categories, content_hash as hash from papers
    where signposted_hash is distinct from content_hash order by id limit ${pageSize}`)
  const written = rows.map(({ id, hash, ...text }) => ({
    ...{ id, hash },
    search: toTsvector(indexPaper(text)),
  }))
  await tx.execute(sql`
    update papers set signposted_hash = given.hash,
      search = case when joined_to is null then given.search::tsvector else ''::tsvector end
    from json_to_recordset(${JSON.stringify(written)}::text::json) as given(id bigint, hash text, search text)
    where papers.id = given.id`)
  return rows.length
}
