/** An edition goes out: now, at an hour, or not after all. On its page it stands at once; readers get it
 * when it is released (release-editions.ts), and until then publishing can be taken back. */
import { and, eq, ne } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import { deskFaults } from '../locales/spoken.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { editions, notes } from '../storage/schema/editorial.ts'
import { type EditionRef, editEdition } from './edit-edition.ts'

/** Between publishing and the first mail. */
export const undoMinutes = 10

type PublishDeps = { db: Db; calendar: Calendar }

/** `at` null: now. Throws `bad-input` for an edition without papers or a moment that has passed,
 * `conflict` for one that is out already. */
export const publishEdition = (
  { db, calendar }: PublishDeps,
  ref: EditionRef,
  input: { at: Date | null; version: number },
): Promise<void> =>
  editEdition(
    db,
    ref,
    async (tx, edition) => {
      if (edition.state === 'published') {
        throw new PaperboyError('conflict', deskFaults.published)
      }
      if ((await tx.$count(notes, eq(notes.editionId, edition.id))) === 0) {
        throw new PaperboyError('bad-input', deskFaults.noPaper, {
          help: deskFaults.pickFirst,
        })
      }
      const now = await calendar.now(tx)
      const { at } = input
      if (at !== null && at <= now) {
        throw new PaperboyError('bad-input', deskFaults.passed, {
          help: deskFaults.later,
        })
      }
      const set =
        at === null
          ? { state: 'published' as const, publishedAt: now, publishAt: null }
          : { state: 'scheduled' as const, publishAt: at }
      // By a person, here: no history, wherever it came from.
      await tx
        .update(editions)
        .set({ ...set, imported: false })
        .where(eq(editions.id, edition.id))
      const act = at === null ? ('edition-published' as const) : ('edition-scheduled' as const)
      return { result: undefined, log: { act, detail: { at: (at ?? now).toISOString() } } }
    },
    input.version,
  )

/** Back to a draft. Throws `conflict` once it was released: then it can be corrected, not unsaid. */
export const withdrawEdition = (
  { db }: PublishDeps,
  ref: EditionRef,
  input: { version: number },
): Promise<void> =>
  editEdition(
    db,
    ref,
    async (tx, edition) => {
      const isHistory = edition.imported && edition.state === 'published'
      if (edition.releasedAt !== null || isHistory) {
        throw new PaperboyError('conflict', deskFaults.mailed, {
          help: deskFaults.correctInstead,
        })
      }
      const none = { publishAt: null, publishedAt: null, imported: false }
      const set = { state: 'draft' as const, ...none }
      const changed = await tx
        .update(editions)
        .set(set)
        .where(and(eq(editions.id, edition.id), ne(editions.state, 'draft')))
        .returning({ id: editions.id })
      const log = changed.length === 0 ? null : { act: 'edition-withdrawn' as const }
      return { result: undefined, log }
    },
    input.version,
  )
