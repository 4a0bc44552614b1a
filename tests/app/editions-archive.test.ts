/** An export of editions brought into an empty Paperboy is exported again as the same bytes: JSON with all
 * that a series is, text and Markdown with what they show. Nothing of it is ever mailed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { wireEditions } from '../../src/app/wire-editions.ts'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { pickPaper } from '../../src/editorial/pick-paper.ts'
import { publishEdition, withdrawEdition } from '../../src/editorial/publish-edition.ts'
import { readEdition } from '../../src/editorial/read-edition.ts'
import { releaseEditions } from '../../src/editorial/release-editions.ts'
import { saveNote } from '../../src/editorial/save-note.ts'
import { createSeries, findSeries, type Series, setAway } from '../../src/editorial/series.ts'
import { storeTyped } from '../../src/editorial/store-typed.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import type { Db } from '../../src/storage/database.ts'
import { editions, notes } from '../../src/storage/schema/editorial.ts'
import { paperTags } from '../../src/storage/schema/tags.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

const at = (time: string) => new Date(`2026-06-${time}:00Z`)
const { signal } = new AbortController()
const opened: TestDatabase[] = []
let folder: string
let origin: Db
let series: Series

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-archive-'))
  origin = await open()
  const fields = { slug: 'daily', name: '매일 논문', language: 'ko', timezone: 'Asia/Seoul' }
  series = await createSeries(origin, { by: tokenEditor, ...fields })
  const given = [
    [
      'Weighing sheep from the air',
      'https://arxiv.org/abs/2606.00001',
      ['Ada Bee', 'Carl Dee Jr.'],
    ],
    ['Counting: "sheep" & <goats>', '10.1101/2026.05.12.653210', ['Bee A.', 'Dee C.']],
    ['2026-06-03', 'https://papers.lab.example/sheep', ['Eve Fox']],
    ['# Shearing (by night)', '', []],
  ] as const
  const [one, two, three, four] = await origin.transaction((tx) =>
    storeTyped(tx, {
      papers: given.map(([title, address, authors]) => {
        return { title, address, authors: [...authors], abstract: `We say: ${title}.` }
      }),
      ...{ source: 'desk', at: at('01T00:00'), tagPapers },
    }),
  )
  await write('2026-06-02', one as number, '캡션이 **중요**합니다.\n\n## 둘째', '#clip #captioning')
  await write('2026-06-02', two as number, '', '')
  await publish('2026-06-02', '02T06:12')
  await releaseEditions({ db: origin, calendar: fixedCalendar(at('02T06:23')) })
  await write('2026-06-02', one as number, 'It **matters**.\n---\n(so, they say)', '#clip', 'pt-BR')
  await write('2026-06-04', three as number, '다음에.', '#sheep')
  await publish('2026-06-04', '03T01:00', at('04T06:30'))
  await write('2026-06-05', four as number, 'not ready', '')
  await setAway(origin, { by: tokenEditor, series, awayUntil: '2026-07-01' })
}, 240_000)
afterAll(async () => {
  for (const { close } of opened) await close()
  rmSync(folder, { recursive: true })
})

async function open(): Promise<Db> {
  const made = await openTestDatabase()
  opened.push(made)
  return made.db
}

const ref = (date: string) => ({ by: tokenEditor, series, date })

async function write(date: string, paperId: number, markdown: string, hashtags: string, lang = '') {
  const held = await readEdition(origin, { seriesId: series.id, date })
  const note = held?.notes.find(({ paper }) => paper.id === paperId)
  if (!note) await pickPaper(origin, ref(date), paperId)
  const text = { markdown, hashtags, language: lang, version: note?.version ?? 1, tells: true }
  const deps = { db: origin, calendar: fixedCalendar(at('02T09:00')) }
  await saveNote(deps, ref(date), { paperId, ...text })
}

async function publish(date: string, now: string, later: Date | null = null) {
  const version = (await readEdition(origin, { seriesId: series.id, date }))?.version ?? 0
  const deps = { db: origin, calendar: fixedCalendar(at(now)) }
  await publishEdition(deps, ref(date), { at: later, version })
}

const wired = (db: Db) => wireEditions({ db, lookUp: async () => ({ kind: 'unknown' }) })
const bring = (db: Db, name: string, text: string, make: { language: string } | null = null) => {
  const file = join(folder, name)
  writeFileSync(file, text)
  const made = make && { ...make, timezone: 'Asia/Seoul' }
  const given = { file, series: make && 'daily', make: made, dryRun: false }
  return wired(db).importEditions(fixedCalendar(at('03T12:00')), given, signal)
}

it('JSON brings all of it, and makes the series', async () => {
  const text = await wired(origin).exportEditions({ series: null, format: 'json' })
  const told = JSON.parse(text)
  const { id: _id, tagId: _tag, ...settings } = { ...series, awayUntil: '2026-07-01' }
  expect(told.series).toEqual([settings])
  expect(told.editions).toMatchObject([
    { date: '2026-06-02', state: 'published', publishedAt: '2026-06-02T06:12:00.000Z' },
    { date: '2026-06-04', state: 'scheduled', publishAt: '2026-06-04T06:30:00.000Z' },
    { date: '2026-06-05', state: 'draft' },
  ])
  expect(told.editions[0].papers[0]).toMatchObject({
    ...{ language: 'pt-BR', releasedAt: '2026-06-02T06:23:00.000Z' },
    corrections: [{ at: '2026-06-02T09:00:00.000Z', before: '캡션이 **중요**합니다.\n\n## 둘째' }],
  })

  const there = await open()
  expect(await bring(there, 'all.json', text)).toMatchObject({ made: 'daily', skipped: [] })
  expect(await wired(there).exportEditions({ series: null, format: 'json' })).toBe(text)
  const again = await bring(there, 'all.json', text)
  expect(again).toMatchObject({ made: null, created: 0, updated: 0, skipped: [] })

  // Its hour puts it on its page, and no more.
  const calendar = fixedCalendar(at('04T07:00'))
  const released = await releaseEditions({ db: there, calendar })
  expect(released).toMatchObject({ published: 1, released: 0 })
  expect(await there.$count(paperTags, eq(paperTags.source, 'edition'))).toBe(0)
})

it('what was scheduled is taken back and published here as if written here', async () => {
  const there = await open()
  const text = await wired(origin).exportEditions({ series: null, format: 'json' })
  await bring(there, 'all.json', text)
  const own = (await findSeries(there, 'daily')) as Series
  const date = '2026-06-04'
  const here = { by: tokenEditor, series: own, date }
  const calendar = fixedCalendar(at('03T13:00'))
  const version = async () =>
    (await readEdition(there, { seriesId: own.id, date }))?.version as number
  await withdrawEdition({ db: there, calendar }, here, { version: await version() })
  await publishEdition({ db: there, calendar }, here, { at: null, version: await version() })
  const later = fixedCalendar(at('03T13:11'))
  expect((await releaseEditions({ db: there, calendar: later })).released).toBe(1)
})

it.each([
  ['text', 'all.txt'],
  ['markdown', 'all.md'],
] as const)('%s brings what is published as it shows it', async (format, name) => {
  const text = await wired(origin).exportEditions({ series: null, format })
  expect(text).toContain('It **matters**.')
  expect(text).toContain('(Bee A., Dee C.)')
  expect(text).not.toContain('not ready')
  const there = await open()
  await bring(there, name, text, { language: 'ko' })
  expect(await wired(there).exportEditions({ series: null, format })).toBe(text)
  const [held] = await there.select().from(notes).orderBy(notes.id)
  expect(held).toMatchObject({
    markdown: expect.stringContaining('(so, they say)'),
    language: 'pt-BR',
  })
  expect(await there.$count(editions)).toBe(1)

  // The exact hour and what was corrected come later, with the JSON.
  const json = await wired(origin).exportEditions({ series: null, format: 'json' })
  await bring(there, 'all.json', json)
  const exact = JSON.parse(await wired(there).exportEditions({ series: null, format: 'json' }))
  expect(exact.editions).toEqual(JSON.parse(json).editions)
})
