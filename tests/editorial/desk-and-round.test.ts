/** A round that lets out what was added to an edition, while its editor does something there. The embedded
 * database has one connection, so nothing is at once there. */
import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { pickPaper } from '../../src/editorial/pick-paper.ts'
import { releaseEditions } from '../../src/editorial/release-editions.ts'
import { createSeries } from '../../src/editorial/series.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { editions, notes } from '../../src/storage/schema/editorial.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

describe.skipIf(!process.env.PAPERBOY_TEST_POSTGRES)(
  'the desk and a round at once (needs PAPERBOY_TEST_POSTGRES)',
  () => {
    let test: TestDatabase
    const at = (time: string) => new Date(`2026-06-04T${time}:00Z`)
    const round = (time: string) =>
      releaseEditions({ db: test.db, calendar: fixedCalendar(at(time)) })

    beforeAll(async () => {
      test = await openTestDatabase()
      const fields = { slug: 'daily', name: 'Daily', language: 'en', timezone: 'UTC' }
      const series = await createSeries(test.db, { by: tokenEditor, ...fields })
      const paper = { abstract: '', authors: ['Ada Bee'], categories: [], contentHash: 'x' }
      const [made] = await test.db
        .insert(papers)
        .values({ ...paper, publicId: '2606.00001', title: 'Weighing sheep', search: "'sheep':1A" })
        .returning({ id: papers.id })
      const ref = { by: tokenEditor, series, date: '2026-06-04' }
      await pickPaper(test.db, ref, made?.id as number)
      // Out, with a note whose minutes are over.
      const out = { publishedAt: at('06:00'), releasedAt: at('06:10') }
      await test.db.update(editions).set({ state: 'published', ...out })
      await test.db.update(notes).set({ updatedAt: new Date('2026-01-01T00:00:00Z') })
    }, 120_000)
    afterAll(() => test.close())

    it('an act at the desk is done, and the round goes on without its edition', async () => {
      await test.db.transaction(async (tx) => {
        const [edition] = await tx.select({ id: editions.id }).from(editions).for('update')
        const running = round('07:00')
        // Long enough for it to stand where it would wait.
        await Promise.race([running.catch(() => undefined), pause(500)])
        await tx
          .update(notes)
          .set({ position: 2 })
          .where(eq(notes.editionId, edition?.id as number))
        expect(await running).toMatchObject({ added: 0 })
      })
      expect(await round('07:01')).toMatchObject({ added: 1 })
    }, 20_000)
  },
)
