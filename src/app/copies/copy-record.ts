/** What a copy left in doubt, kept until a person has seen it and resumed. */
import { eq } from 'drizzle-orm'
import type { Executor, Tx } from '../../storage/database.ts'
import type { CopySign } from '../../storage/identity/compare-identity.ts'
import { installation } from '../../storage/schema/operations.ts'

export type CopyRecord = {
  sign: CopySign | 'declared'
  /** Last sign of life of the original, and when the copy was noticed: ISO instants. */
  from: string
  to: string
  /** Letters and readers' turns that are unknown now. */
  letters: number
  readers: number
}

const key = 'copy'

export async function readCopyRecord(db: Executor): Promise<CopyRecord | null> {
  const [row] = await db.select().from(installation).where(eq(installation.key, key))
  return (row?.value as CopyRecord | undefined) ?? null
}

/** A copy of a copy adds to what nobody has looked at yet. */
export async function keepCopyRecord(tx: Tx, news: CopyRecord): Promise<CopyRecord> {
  const before = await readCopyRecord(tx)
  const value: CopyRecord = before
    ? {
        ...news,
        from: before.from,
        letters: before.letters + news.letters,
        readers: before.readers + news.readers,
      }
    : news
  await tx
    .insert(installation)
    .values({ key, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } })
  return value
}

export async function forgetCopyRecord(db: Executor): Promise<void> {
  await db.delete(installation).where(eq(installation.key, key))
}
