/** Papers into an edition, out of it, and their order. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../storage/database.ts'
import { notes } from '../storage/schema/editorial.ts'
import {
  changedMeanwhile,
  type EditionRef,
  editEdition,
  type LockedEdition,
} from './edit-edition.ts'
import { untagPaper } from './tag-edition-papers.ts'

/** Of papers in an edition; a long day of a busy editor has 15. */
export const mostPapers = 200

/** At its end, unless it is in already. */
export const pickPaper = (db: Db, ref: EditionRef, paperId: number): Promise<boolean> =>
  editEdition(db, ref, async (tx, edition) => {
    const [last] = await tx
      .select({ n: sql<number>`coalesce(max(${notes.position}), 0)::int` })
      .from(notes)
      .where(eq(notes.editionId, edition.id))
    const position = (last?.n ?? 0) + 1
    if (position > mostPapers) return { result: false, log: null }
    const { language } = ref.series
    const added = await tx
      .insert(notes)
      .values({ editionId: edition.id, paperId, position, language })
      .onConflictDoNothing()
      .returning({ id: notes.id })
    const log = added.length === 0 ? null : { act: 'paper-picked' as const, detail: { paperId } }
    return { result: added.length > 0, log }
  })

/** Its note goes with it, unless it has other words than whoever takes it out has seen (`noteVersion`); the
 * log keeps the text. Who was not mailed it yet is not, for this edition. */
export const dropPaper = (
  db: Db,
  ref: EditionRef,
  input: { paperId: number; version: number; noteVersion: number },
): Promise<boolean> =>
  editEdition(
    db,
    ref,
    async (tx, edition) => {
      const { paperId, noteVersion } = input
      const gone = await tx
        .delete(notes)
        .where(and(eq(notes.editionId, edition.id), eq(notes.paperId, paperId)))
        .returning({ markdown: notes.markdown, version: notes.version })
      if (gone.some(({ version }) => version !== noteVersion)) throw changedMeanwhile()
      if (gone.length > 0) await untagPaper(tx, paperId)
      const detail = { paperId, note: gone[0]?.markdown ?? '' }
      const log = gone.length === 0 ? null : { act: 'paper-dropped' as const, detail }
      return { result: gone.length > 0, log }
    },
    input.version,
  )

/** `paperIds`: those of the edition in their new order; ones left out follow. */
export const orderPapers = (
  db: Db,
  ref: EditionRef,
  input: { paperIds: number[]; version: number },
): Promise<boolean> =>
  editEdition(
    db,
    ref,
    async (tx, edition) => {
      const before = await orderOf(tx, edition)
      const wanted = [...new Set(input.paperIds)].filter((id) => before.includes(id))
      const after = [...wanted, ...before.filter((id) => !wanted.includes(id))]
      const changed = after.some((id, at) => id !== before[at])
      for (const [at, paperId] of changed ? after.entries() : []) {
        await tx
          .update(notes)
          .set({ position: at + 1 })
          .where(and(eq(notes.editionId, edition.id), eq(notes.paperId, paperId)))
      }
      return { result: changed, log: changed ? { act: 'order-changed' as const } : null }
    },
    input.version,
  )

/** One place up or down. */
export const movePaper = async (
  db: Db,
  ref: EditionRef,
  input: { paperId: number; by: 1 | -1; version: number; order: number[] },
): Promise<boolean> => {
  const order = [...input.order]
  const at = order.indexOf(input.paperId)
  const to = at + input.by
  const other = order[to]
  if (at < 0 || other === undefined) return false
  order[to] = input.paperId
  order[at] = other
  return orderPapers(db, ref, { paperIds: order, version: input.version })
}

async function orderOf(tx: Tx, { id }: LockedEdition): Promise<number[]> {
  const rows = await tx
    .select({ paperId: notes.paperId })
    .from(notes)
    .where(eq(notes.editionId, id))
    .orderBy(asc(notes.position), asc(notes.id))
  return rows.map(({ paperId }) => paperId)
}
