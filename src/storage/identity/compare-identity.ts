/** Whether a database is still the one it says it is. Pure. */
import type { DatabaseFacts } from './database-facts.ts'

/** As written into the database itself. */
export type RecordedIdentity = {
  database: DatabaseFacts
  folder: string | null
  /** Raised at each start and before each round. */
  generation: number
  /** When it was raised last, by the database's clock. */
  at: string
}

export type FoundIdentity = {
  database: DatabaseFacts
  folder: string | null
  /** Of the file beside the embedded database. */
  generation: number | null
  /** The highest this process has seen in the database; null at its start. */
  seen: number | null
}

export type CopySign =
  | 'another-server'
  | 'another-database'
  | 'another-timeline'
  | 'another-folder'
  | 'older-state'

export function compareIdentity(recorded: RecordedIdentity, found: FoundIdentity): CopySign | null {
  const { database: was } = recorded
  const { database: is, seen } = found
  if (differ(was.system, is.system)) return 'another-server'
  if (differ(was.database, is.database)) return 'another-database'
  if (differ(recorded.folder, found.folder)) return 'another-folder'
  if (Math.max(found.generation ?? 0, seen ?? 0) > recorded.generation) return 'older-state'
  // A replica that took over while we ran and holds what we last wrote has lost nothing.
  if (seen === null && differ(was.timeline, is.timeline)) return 'another-timeline'
  return null
}

const differ = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other
