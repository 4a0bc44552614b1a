/** What is scheduled at its hour: published, or a draft again when its papers were taken out meanwhile. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { dropPaper, pickPaper } from '../../src/editorial/pick-paper.ts'
import { publishEdition } from '../../src/editorial/publish-edition.ts'
import { readEdition } from '../../src/editorial/read-edition.ts'
import { releaseEditions } from '../../src/editorial/release-editions.ts'
import { createSeries, type Series } from '../../src/editorial/series.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { auditLog } from '../../src/storage/schema/editorial.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
let series: Series
let paperId: number
const at = (time: string) => new Date(`2026-06-04T${time}:00Z`)
const deps = (time: string) => ({ db: test.db, calendar: fixedCalendar(at(time)) })

beforeAll(async () => {
  test = await openTestDatabase()
  const fields = { slug: 'daily', name: 'Daily', language: 'en', timezone: 'UTC' }
  series = await createSeries(test.db, { by: tokenEditor, ...fields })
  const paper = { abstract: '', authors: ['Ada Bee'], categories: ['econ.GN'], contentHash: 'x' }
  const [made] = await test.db
    .insert(papers)
    .values({ ...paper, publicId: '2606.00001', title: 'Weighing sheep', search: "'sheep':1A" })
    .returning({ id: papers.id })
  paperId = made?.id as number
}, 120_000)
afterAll(() => test.close())

const ref = (date: string) => ({ by: tokenEditor, series, date })
const edition = async (date: string) => {
  const found = await readEdition(test.db, { seriesId: series.id, date })
  if (!found) throw new Error('there is no edition')
  return found
}

async function schedule(date: string): Promise<void> {
  await pickPaper(test.db, ref(date), paperId)
  const { version } = await edition(date)
  await publishEdition(deps('05:00'), ref(date), { at: at('06:00'), version })
}

it('an edition that was emptied is a draft again, and the log says why', async () => {
  await schedule('2026-06-04')
  await schedule('2026-06-05')
  const { version, notes } = await edition('2026-06-05')
  const drop = { paperId, version, noteVersion: notes[0]?.version ?? 0 }
  await dropPaper(test.db, ref('2026-06-05'), drop)
  expect((await releaseEditions(deps('06:00'))).published).toBe(1)
  expect(await edition('2026-06-04')).toMatchObject({
    state: 'published',
    publishedAt: at('06:00'),
  })
  expect(await edition('2026-06-05')).toMatchObject({ state: 'draft', publishAt: null })
  const lines = await test.db.select().from(auditLog).where(eq(auditLog.who, 'timetable'))
  expect(lines.map(({ act, what }) => `${act} ${what}`)).toEqual([
    'edition-published daily/2026-06-04',
    'edition-emptied daily/2026-06-05',
  ])
  // With a paper in it again it is scheduled anew, as any draft.
  await schedule('2026-06-05')
  expect((await releaseEditions(deps('06:01'))).published).toBe(1)
})
