/** All rows of one database into another of the same schema, table by table, in the target's transaction. */
import type { Db, Tx } from './database.ts'
import { fillTable, type JsonRow, rowsOf, tablesOf, withoutForeignKeys } from './table-rows.ts'

type CopiedTable = { table: string; rows: number }

/** The source is read as of one moment. Foreign keys are set again at the end, and so checked. */
export async function copyTables(
  from: Db,
  target: Tx,
  tell: (done: CopiedTable) => void,
): Promise<CopiedTable[]> {
  return from.transaction(
    (source) =>
      withoutForeignKeys(target, async () => {
        const copied: CopiedTable[] = []
        for (const table of await tablesOf(source)) {
          const pages: AsyncIterable<JsonRow[]> = rowsOf(source, table)
          const done = { table, rows: await fillTable(target, table, pages) }
          copied.push(done)
          tell(done)
        }
        return copied
      }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
