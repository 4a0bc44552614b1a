/** Gives keys to papers that were stored before there were any, page by page. A start with nothing to do
 * costs one look-up. */
import { asc, eq, gt } from 'drizzle-orm'
import type { Db, Tx } from '../storage/database.ts'
import { lockExclusive } from '../storage/locks.ts'
import { installation } from '../storage/schema/operations.ts'
import { papers } from '../storage/schema/papers.ts'
import { keysOf, storeKeys } from './paper-keys.ts'

const pageSize = 1000
const progressKey = 'papers.keyed'

type Progress = { afterPaper: number; done: boolean }

export async function keyPapers(db: Db): Promise<void> {
  for (let done = false; !done; ) done = await db.transaction(keyPage)
}

async function keyPage(tx: Tx): Promise<boolean> {
  if ((await readProgress(tx)).done) return true
  await lockExclusive(tx, 'papers')
  const { afterPaper } = await readProgress(tx)
  const { id, publicId, title, doi } = papers
  const rows = await tx
    .select({ id, publicId, title, doi })
    .from(papers)
    .where(gt(id, afterPaper))
    .orderBy(asc(id))
    .limit(pageSize)
  const keys = rows.flatMap((row) =>
    keysOf(row, row.publicId).map((key) => ({ key, paperId: row.id })),
  )
  await storeKeys(tx, keys)
  const value: Progress = {
    afterPaper: rows.at(-1)?.id ?? afterPaper,
    done: rows.length < pageSize,
  }
  await tx
    .insert(installation)
    .values({ key: progressKey, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } })
  return value.done
}

async function readProgress(tx: Tx): Promise<Progress> {
  const [row] = await tx.select().from(installation).where(eq(installation.key, progressKey))
  return (row?.value as Progress | undefined) ?? { afterPaper: 0, done: false }
}
