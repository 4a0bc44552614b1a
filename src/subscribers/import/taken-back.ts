/** A dry run: what a transaction says, everything it wrote taken back. */
import { TransactionRollbackError } from 'drizzle-orm'
import type { Db, Tx } from '../../storage/database.ts'

export async function takenBack<T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> {
  const said: T[] = []
  try {
    await db.transaction(async (tx) => {
      said.push(await run(tx))
      tx.rollback()
    })
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error
  }
  return said[0] as T
}
