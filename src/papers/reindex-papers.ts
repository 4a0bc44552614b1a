/** Indexes stored papers again after the lexemes changed (INDEX_VERSION), page by page. Interrupted, it
 * goes on where it stopped; a start with nothing to do costs one look-up. */
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { INDEX_VERSION, indexPaper } from '../query/index-paper.ts'
import { toTsvector } from '../query/tsvector.ts'
import type { Db, Tx } from '../storage/database.ts'
import { lockExclusive } from '../storage/locks.ts'
import { installation } from '../storage/schema/operations.ts'
import { papers } from '../storage/schema/papers.ts'
import { contentHash } from './content-hash.ts'

/** Papers a transaction; ingest waits for it. */
const PAGE = 500
const KEY = 'papers.indexed'

type Progress = { version: number; afterPaper: number; done: boolean }

/** How many papers were indexed. `pageSize` is for tests. */
export async function reindexPapers(
  db: Db,
  { pageSize = PAGE, signal }: { pageSize?: number; signal?: AbortSignal } = {},
): Promise<number> {
  let count = 0
  for (let done = false; !done && !signal?.aborted; ) {
    const page = await db.transaction((tx) => reindexPage(tx, pageSize))
    count += page.papers
    done = page.done
  }
  return count
}

async function reindexPage(tx: Tx, pageSize: number): Promise<{ papers: number; done: boolean }> {
  if ((await readProgress(tx)).done) return { papers: 0, done: true }
  await lockExclusive(tx, 'papers')
  const progress = await readProgress(tx)
  const rows = await tx
    .select({
      id: papers.id,
      title: papers.title,
      abstract: papers.abstract,
      authors: papers.authors,
      categories: papers.categories,
    })
    .from(papers)
    .where(and(gt(papers.id, progress.afterPaper), isNull(papers.joinedTo)))
    .orderBy(asc(papers.id))
    .limit(pageSize)
  await write(
    tx,
    rows.map((row) => ({
      id: row.id,
      hash: contentHash(row),
      search: toTsvector(indexPaper(row)),
    })),
  )
  const done = rows.length < pageSize
  const afterPaper = rows.at(-1)?.id ?? progress.afterPaper
  await writeProgress(tx, { version: INDEX_VERSION, afterPaper, done })
  return { papers: rows.length, done }
}

async function readProgress(tx: Tx): Promise<Progress> {
  const [row] = await tx.select().from(installation).where(eq(installation.key, KEY))
  const held = row?.value as Progress | undefined
  if (held?.version === INDEX_VERSION) return held
  return { version: INDEX_VERSION, afterPaper: 0, done: false }
}

async function writeProgress(tx: Tx, value: Progress): Promise<void> {
  await tx
    .insert(installation)
    .values({ key: KEY, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } })
}

/** Rows that are as they should be are left alone: writing one writes all its indexes. */
async function write(tx: Tx, rows: Array<{ id: number; hash: string; search: string }>) {
  if (rows.length === 0) return
  await tx.execute(sql`
    update papers set search = given.search::tsvector, content_hash = given.hash, signposted_hash = given.hash
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as given(id bigint, hash text, search text)
    where papers.id = given.id and papers.content_hash <> given.hash`)
}
