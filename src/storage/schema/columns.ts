/** Column types that drizzle does not bring. */
import { bigint, customType, timestamp } from 'drizzle-orm/pg-core'

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** The two drivers disagree about what bytes look like; both write and read Buffers. */
export const bytes = customType<{ data: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
})

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const rowId = (name = 'id') =>
  bigint(name, { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity()

export const refId = (name: string) => bigint(name, { mode: 'number' })
