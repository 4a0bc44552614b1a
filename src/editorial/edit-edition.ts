/** What every change of an edition shares: its row locked, the editor's right, the version asked. Several
 * editors at once are told of each other instead of writing over one another. */
import { and, eq, sql } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import { deskFaults } from '../locales/spoken.ts'
import type { Db, Tx } from '../storage/database.ts'
import { type EditionState, editions } from '../storage/schema/editorial.ts'
import { type AuditAct, writeAudit } from './audit.ts'
import { type Editor, mustWrite } from './editor.ts'
import type { Series } from './series.ts'

export type LockedEdition = {
  id: number
  date: string
  state: EditionState
  version: number
  publishAt: Date | null
  publishedAt: Date | null
  releasedAt: Date | null
  imported: boolean
}

export type EditionRef = { by: Editor; series: Series; date: string }

/** A LockedEdition. */
export const editionColumns = {
  id: editions.id,
  date: editions.date,
  state: editions.state,
  version: editions.version,
  publishAt: editions.publishAt,
  publishedAt: editions.publishedAt,
  releasedAt: editions.releasedAt,
  imported: editions.imported,
}

/** What was done, for the log; null: nothing was changed. */
export type Done<T> = {
  result: T
  log: { act: AuditAct; detail?: Record<string, unknown> } | null
  /** A note's words have a version of their own: who writes may publish from the page they have open. */
  isNote?: true
}

/** Made when it is first written to. `version`: the one the form was made for; a later one throws
 * `conflict`. */
export async function editEdition<T>(
  db: Db,
  { by, series, date }: EditionRef,
  change: (tx: Tx, edition: LockedEdition) => Promise<Done<T>>,
  version?: number,
): Promise<T> {
  return db.transaction(async (tx) => {
    await mustWrite(tx, by, series.id)
    await tx.insert(editions).values({ seriesId: series.id, date }).onConflictDoNothing()
    const [edition] = await tx
      .select(editionColumns)
      .from(editions)
      .where(and(eq(editions.seriesId, series.id), eq(editions.date, date)))
      .for('update')
    if (!edition) throw new Error('an edition was not stored')
    if (version !== undefined && version !== edition.version) throw changedMeanwhile()
    const { result, log, isNote } = await change(tx, edition)
    if (log === null) return result
    await tx
      .update(editions)
      .set({
        ...(!isNote && { version: sql`${editions.version} + 1` }),
        updatedAt: sql`clock_timestamp()` as unknown as Date,
      })
      .where(eq(editions.id, edition.id))
    const { act, detail = {} } = log
    await writeAudit(tx, { who: by.who, act, what: `${series.slug}/${date}`, detail })
    return result
  })
}

export const changedMeanwhile = () =>
  new PaperboyError('conflict', deskFaults.changed, {
    help: deskFaults.lookAgain,
  })
