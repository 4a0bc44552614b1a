/** Every table with rows about a reader, found by its reference to them: what is added later is shown
 * in a download and goes with an erasure without anybody thinking of it. */
import { is } from 'drizzle-orm'
import { getTableConfig, type PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { letters } from '../storage/schema/delivery.ts'
import { digests } from '../storage/schema/digests.ts'
import * as schema from '../storage/schema/index.ts'
import { subscribers } from '../storage/schema/subscribers.ts'

export type TableAbout = {
  name: string
  table: PgTable
  /** Names the reader. */
  column: PgColumn
  /** Goes with the reader; else it stays and forgets whose it was. */
  owned: boolean
}

/** These have a way of their own: they may be under way to a mailbox. */
const underWay: PgTable[] = [letters, digests]

export const tablesAbout: TableAbout[] = Object.values(schema)
  .filter((one): one is PgTable & typeof one => is(one, PgTable))
  .filter((table) => !underWay.includes(table))
  .flatMap((table) => {
    const { name, foreignKeys } = getTableConfig(table)
    return foreignKeys.flatMap((key) => {
      const { foreignTable, columns } = key.reference()
      const [column] = columns
      return foreignTable === subscribers && column
        ? [{ name, table, column, owned: key.onDelete === 'cascade' }]
        : []
    })
  })
