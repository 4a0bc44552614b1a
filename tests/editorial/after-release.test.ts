/** What an editor changes in an edition that has gone out: more papers, a first word on one, another
 * hashtag, one taken out, and a text saved while it is being written. */
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { dropPaper, pickPaper } from '../../src/editorial/pick-paper.ts'
import { publishEdition, withdrawEdition } from '../../src/editorial/publish-edition.ts'
import { readEdition } from '../../src/editorial/read-edition.ts'
import { readPaperNotes } from '../../src/editorial/read-paper-notes.ts'
import { releaseEditions } from '../../src/editorial/release-editions.ts'
import { saveNote } from '../../src/editorial/save-note.ts'
import { createSeries, type Series } from '../../src/editorial/series.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { auditLog, editions, notes } from '../../src/storage/schema/editorial.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { paperTags, tags } from '../../src/storage/schema/tags.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
let series: Series
let first: number
let second: number
const date = '2026-06-04'
const at = (time: string) => new Date(`2026-06-04T${time}:00Z`)
const deps = (time: string) => ({ db: test.db, calendar: fixedCalendar(at(time)) })
const ref = () => ({ by: tokenEditor, series, date })
const edition = async () => {
  const found = await readEdition(test.db, { seriesId: series.id, date })
  if (!found) throw new Error('there is no edition')
  return found
}

beforeAll(async () => {
  test = await openTestDatabase()
  const fields = { slug: 'daily', name: 'Daily', language: 'en', timezone: 'UTC' }
  series = await createSeries(test.db, { by: tokenEditor, ...fields })
  const text = { en: 'sheep' }
  const row = { kind: 'hashtag' as const, groupName: 'Hashtags', name: text, description: text }
  await test.db.insert(tags).values([
    { ...row, slug: 'sheep', rule: null },
    { ...row, slug: 'wool', rule: null },
  ])
  const paper = { abstract: '', authors: ['Ada Bee'], categories: ['econ.GN'], contentHash: 'x' }
  const made = await test.db
    .insert(papers)
    .values([
      { ...paper, publicId: '2606.00001', title: 'Weighing sheep', search: "'sheep':1A" },
      { ...paper, publicId: '2606.00002', title: 'Shearing sheep', search: "'sheep':1A" },
    ])
    .returning({ id: papers.id })
  ;[first, second] = made.map(({ id }) => id) as [number, number]
}, 120_000)
afterAll(() => test.close())

/** With the first paper in it, written of, published at six and gone out. */
beforeEach(async () => {
  await test.db.delete(editions)
  await test.db.delete(paperTags)
  await pickPaper(test.db, ref(), first)
  await write('05:00', first, 'One.', '#sheep')
  await publishEdition(deps('06:00'), ref(), { at: null, version: (await edition()).version })
  await releaseEditions(deps('06:11'))
})

async function write(
  time: string,
  paperId: number,
  markdown: string,
  hashtags = '',
  tells = false,
) {
  const note = (await edition()).notes.find(({ paper }) => paper.id === paperId)
  const version = note?.version ?? 0
  const saved = { paperId, markdown, hashtags, language: 'en', version, tells }
  return saveNote(deps(time), ref(), saved)
}

async function drop(paperId: number) {
  const { version, notes } = await edition()
  const noteVersion = notes.find(({ paper }) => paper.id === paperId)?.version ?? 0
  await dropPaper(test.db, ref(), { paperId, version, noteVersion })
}

/** The editor left the notes alone for the minutes that publishing can be taken back. */
const rest = () =>
  test.db.update(notes).set({ updatedAt: sql`${notes.updatedAt} - interval '11 minutes'` })

const tagsOf = async (paperId: number, source: 'edition' | 'archive' = 'edition') =>
  (
    await test.db
      .select({ slug: tags.slug, at: paperTags.addedAt })
      .from(paperTags)
      .innerJoin(tags, eq(tags.id, paperTags.tagId))
      .where(and(eq(paperTags.paperId, paperId), eq(paperTags.source, source)))
      .orderBy(tags.slug)
  ).map(({ slug, at: added }) => `${slug} ${added.toISOString().slice(11, 16)}`)

const mailedNotes = async (paperId: number) =>
  (await readPaperNotes(test.db, [paperId], { released: true })).get(paperId) ?? []

it('a paper that is added goes out too, once its editor left it alone', async () => {
  await pickPaper(test.db, ref(), second)
  await write('07:00', second, 'Two.', '#wool')
  await releaseEditions(deps('07:01'))
  expect(await tagsOf(second)).toEqual([])
  expect(await mailedNotes(second)).toEqual([])
  await rest()
  await releaseEditions(deps('07:12'))
  expect(await tagsOf(second)).toEqual(['edition 07:12', 'edition-daily 07:12', 'wool 07:12'])
  expect(await mailedNotes(second)).toMatchObject([{ releasedAt: at('07:12') }])
  expect(await tagsOf(first)).toEqual(['edition 06:11', 'edition-daily 06:11', 'sheep 06:11'])
  await releaseEditions(deps('07:30'))
  expect(await mailedNotes(second)).toMatchObject([{ releasedAt: at('07:12') }])
})

it('the first word on a paper that went out without one is told from then on', async () => {
  await pickPaper(test.db, ref(), second)
  await rest()
  await releaseEditions(deps('07:00'))
  expect(await tagsOf(second)).toEqual(['edition 07:00', 'edition-daily 07:00'])
  await write('09:00', second, 'Two.')
  expect(await mailedNotes(second)).toEqual([])
  await rest()
  await releaseEditions(deps('09:12'))
  expect(await mailedNotes(second)).toMatchObject([{ releasedAt: at('09:12') }])
  expect(await tagsOf(second)).toEqual(['edition 07:00', 'edition-daily 07:00'])
})

it('hashtags follow what the note says, and so do the papers of an edition', async () => {
  await write('09:00', first, 'One.', '#wool')
  expect(await tagsOf(first)).toEqual(['edition 06:11', 'edition-daily 06:11', 'wool 09:00'])
  await drop(first)
  expect(await tagsOf(first)).toEqual([])
})

it('hashtags that are typed after the first words take the former ones off', async () => {
  await pickPaper(test.db, ref(), second)
  await write('06:30', second, '', '#sheep')
  await rest()
  await releaseEditions(deps('07:00'))
  expect(await tagsOf(second)).toContain('sheep 07:00')
  await write('09:00', second, 'Two.', '#sheep')
  await write('09:01', second, 'Two.', '#wool')
  await rest()
  await releaseEditions(deps('09:12'))
  expect(await tagsOf(second)).toEqual(['edition 07:00', 'edition-daily 07:00', 'wool 09:12'])
})

it('a paper that history had before is mailed for it no more once it is taken out', async () => {
  const { id } = series
  const [history] = await test.db
    .insert(editions)
    .values({ seriesId: id, date: '2026-01-05', state: 'published', imported: true })
    .returning()
  const old = { editionId: history?.id as number, paperId: first, position: 1, language: 'en' }
  await test.db.insert(notes).values(old)
  await rest()
  await test.db
    .update(editions)
    .set({ publishedAt: at('01:00') })
    .where(eq(editions.imported, true))
  await releaseEditions(deps('07:00'))
  expect(await tagsOf(first, 'archive')).toEqual(['edition 01:00', 'edition-daily 01:00'])
  await drop(first)
  expect(await tagsOf(first)).toEqual([])
  expect(await tagsOf(first, 'archive')).toEqual(['edition 01:00', 'edition-daily 01:00'])
})

it('a paper that is taken out stays out where the other edition with it was taken back', async () => {
  const other = { by: tokenEditor, series, date: '2026-06-05' }
  const version = async () =>
    (await readEdition(test.db, { seriesId: series.id, date: other.date }))?.version ?? 0
  await pickPaper(test.db, other, first)
  await publishEdition(deps('07:00'), other, { at: null, version: await version() })
  await drop(first)
  await withdrawEdition(deps('07:05'), other, { version: await version() })
  expect(await tagsOf(first)).toEqual([])
})

it('a note that was emptied and written anew is corrected, and told by the tick alone', async () => {
  await write('09:00', first, '')
  await write('09:00', first, 'Another.')
  expect(await mailedNotes(first)).toMatchObject([{ releasedAt: at('06:11') }])
  expect((await edition()).notes[0]?.corrections).toMatchObject([{ before: 'One.', tells: false }])
  await rest()
  await releaseEditions(deps('09:20'))
  expect(await mailedNotes(first)).toMatchObject([{ releasedAt: at('06:11') }])
  await write('11:00', first, '')
  await write('13:00', first, 'A third.', '', true)
  expect((await edition()).notes[0]?.corrections).toMatchObject([
    { before: 'One.', tells: false },
    { before: 'Another.', tells: true, at: at('13:00') },
  ])
})

it('a correction saved while it is written is one, from the text that readers had', async () => {
  await write('09:00', first, 'On')
  await write('09:00', first, 'Only tw')
  await write('09:01', first, 'Only two.')
  const [note] = (await edition()).notes
  expect(note?.corrections).toMatchObject([{ before: 'One.', tells: false }])
  await write('09:10', first, 'Only two, or three.', '', true)
  expect((await edition()).notes[0]?.corrections).toMatchObject([
    { before: 'One.', tells: true, at: at('09:10') },
  ])
  await write('11:00', first, 'Only three.')
  expect((await edition()).notes[0]?.corrections).toMatchObject([
    { before: 'One.', tells: true, at: at('09:10') },
    { before: 'Only two, or three.', tells: false, at: at('11:00') },
  ])
})

it('a tick after the text was saved tells of the correction, once', async () => {
  const told = () => test.db.$count(auditLog, eq(auditLog.act, 'correction-told'))
  await write('08:00', first, 'One.', '#sheep', true)
  expect(await told()).toBe(0)
  await write('09:00', first, 'Only one.')
  expect(await write('09:05', first, 'Only one.', '', true)).toMatchObject({ outcome: 'same' })
  const corrections = [{ before: 'One.', tells: true, at: at('09:05') }]
  expect((await edition()).notes[0]?.corrections).toMatchObject(corrections)
  await write('09:20', first, 'Only one.', '', true)
  expect((await edition()).notes[0]?.corrections).toMatchObject(corrections)
  expect(await told()).toBe(1)
})

it('a note that nobody was told yet is written, not corrected', async () => {
  await pickPaper(test.db, ref(), second)
  await write('07:00', second, 'Tw')
  await write('07:00', second, 'Two.')
  expect((await edition()).notes[1]?.corrections).toEqual([])
})

it('what is added to imported history is history, and told to nobody', async () => {
  const published = new Date('2026-06-04T00:00:00Z')
  await test.db.update(editions).set({ imported: true, releasedAt: null, publishedAt: published })
  await pickPaper(test.db, ref(), second)
  await write('07:00', second, 'Two.')
  await rest()
  await releaseEditions(deps('07:12'))
  expect(await tagsOf(second)).toEqual([])
  expect(await tagsOf(second, 'archive')).toEqual(['edition 00:00', 'edition-daily 00:00'])
  expect(await mailedNotes(second)).toMatchObject([{ releasedAt: published }])
})
