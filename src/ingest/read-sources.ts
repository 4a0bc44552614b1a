/** What is known of each source, as strangers may know it: nothing of errors' texts, which name hosts. */
import { asc } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import { sources } from '../storage/schema/operations.ts'

export type SourceState = {
  name: string
  lastSuccessAt: Date | null
  /** YYYY-MM-DD: the newest day it announced. */
  lastListingDay: string | null
  papersHeld: number
  /** Its last round ended in an error. */
  failing: boolean
}

export async function readSources(db: Executor): Promise<SourceState[]> {
  const rows = await db.select().from(sources).orderBy(asc(sources.name))
  return rows.map(({ name, lastSuccessAt, lastListingDay, papersHeld, lastError }) => ({
    name,
    lastSuccessAt,
    lastListingDay,
    papersHeld,
    failing: lastError !== null,
  }))
}
