/** An edition on its way: written at the desk, published, on pages, in mails; history that is never mailed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { pickPaper } from '../../src/editorial/pick-paper.ts'
import { publishEdition, withdrawEdition } from '../../src/editorial/publish-edition.ts'
import { readEdition } from '../../src/editorial/read-edition.ts'
import { saveNote } from '../../src/editorial/save-note.ts'
import { createSeries, listSeries, type Series } from '../../src/editorial/series.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { join, openTown, type Town } from './town.ts'

let town: Town
let folder: string
let series: Series

const at = (time: string) => new Date(`2026-06-${time}:00Z`)
const note = '캡션이 **중요**합니다. https://arxiv.org/abs/2606.00002 도 보세요.'

beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-editions-'))
  town = await openTown()
  const { db } = town.app
  const fields = { slug: 'daily', name: '매일 논문', language: 'ko', timezone: 'Asia/Seoul' }
  series = await createSeries(db, { by: tokenEditor, ...fields })
  const given = [
    ['2606.00001', 'Weighing sheep from the air', 'econ.GN'],
    ['2606.00002', 'Counting sheep on the ground', 'econ.GN'],
    ['2606.00003', 'Shearing sheep by night', 'econ.GN'],
  ]
  const lines = given.map(([id, title, category]) =>
    JSON.stringify({
      ...{ id, first_listed: '2026-06-02', title, authors: ['Ada Bee'] },
      ...{ categories: [category], comment: '', abstract: 'We propose a scale.' },
    }),
  )
  const file = joinPath(folder, 'papers.jsonl')
  writeFileSync(file, lines.join('\n'))
  await town.ingest(file, at('02T05:00'))
  for (const [name, locale] of [
    ['ko', 'ko'],
    ['en', 'en'],
  ]) {
    await join(town, at('03T06:00'), {
      ...{ email: `${name}@lab.example`, tag: ['edition-daily', 'q-fin.TR'], locale },
      ...{ timezone: 'UTC', hour: '7', rhythm: 'daily' },
    })
  }
  await join(town, at('03T06:00'), {
    ...{ email: 'only@lab.example', tag: ['edition-daily'], locale: 'ko' },
    ...{ timezone: 'Asia/Seoul', hour: '7', rhythm: 'daily' },
  })
}, 240_000)
afterAll(async () => {
  await town.close()
  rmSync(folder, { recursive: true })
})

const deps = (now: Date) => ({ db: town.app.db, calendar: fixedCalendar(now) })
const ref = (date: string) => ({ by: tokenEditor, series, date })
const idOf = async (publicId: string): Promise<number> => {
  const [row] = await town.app.db.select().from(papers).where(eq(papers.publicId, publicId))
  return row?.id as number
}
const versionOf = async (date: string): Promise<number> =>
  (await readEdition(town.app.db, { seriesId: series.id, date }))?.version ?? 0
const digestsTo = async (email: string) =>
  (await town.mails(email)).filter(({ kind }) => kind === 'digest')
const page = async (path: string, headers: Record<string, string> = {}) =>
  (await town.request(at('05T12:00'), path, undefined, { accept: 'text/html', ...headers })).text()

describe('an edition', () => {
  beforeAll(async () => {
    const paperId = await idOf('2606.00001')
    await pickPaper(town.app.db, ref('2026-06-04'), paperId)
    const fields = { paperId, markdown: note, hashtags: '#sheep', language: 'ko' }
    await saveNote(deps(at('04T05:00')), ref('2026-06-04'), { ...fields, version: 1, tells: false })
  })

  it('reaches nobody while it can be taken back', async () => {
    const version = await versionOf('2026-06-04')
    await publishEdition(deps(at('04T06:00')), ref('2026-06-04'), { at: null, version })
    await town.tick(at('04T06:05'))
    expect(await digestsTo('ko@lab.example')).toHaveLength(0)
    const again = await versionOf('2026-06-04')
    await withdrawEdition(deps(at('04T06:05')), ref('2026-06-04'), { version: again })
    const later = await versionOf('2026-06-04')
    await publishEdition(deps(at('04T06:10')), ref('2026-06-04'), {
      at: at('04T06:30'),
      version: later,
    })
  })

  it('goes out at its hour, and comes once, with its note, to who follows the series', async () => {
    await town.tick(at('04T06:31'))
    await town.tick(at('04T06:39'))
    expect(await digestsTo('only@lab.example')).toHaveLength(0)
    await town.tick(at('04T06:42'))
    // Who follows nothing else has it when it is published, and once.
    expect((await digestsTo('only@lab.example'))[0]?.html).toContain('<b>중요</b>')
    expect(await digestsTo('ko@lab.example')).toHaveLength(0)
    await town.tick(at('04T07:00'))
    const [mail, ...others] = await digestsTo('ko@lab.example')
    expect(others).toHaveLength(0)
    expect(mail?.html).toContain('Weighing sheep')
    expect(mail?.html).toContain('<b>중요</b>')
    expect(mail?.html).toContain('Counting sheep on the ground</a>')
    expect(mail?.text).toContain('캡션이 중요합니다.')
    const [english] = await digestsTo('en@lab.example')
    expect(english?.html).toContain('Note in Korean: 매일 논문')
    expect(english?.html).not.toContain('캡션이')
    await town.tick(at('05T07:00'))
    expect(await digestsTo('ko@lab.example')).toHaveLength(1)
    expect(await digestsTo('only@lab.example')).toHaveLength(1)
  })

  it('cannot be taken back then', async () => {
    const version = await versionOf('2026-06-04')
    const back = withdrawEdition(deps(at('04T08:00')), ref('2026-06-04'), { version })
    await expect(back).rejects.toMatchObject({ code: 'conflict' })
  })

  it('shows what a correction changed', async () => {
    const paperId = await idOf('2606.00001')
    const fields = { paperId, markdown: `고친 글. ${note}`, hashtags: '#sheep', language: 'ko' }
    const calendar = deps(at('05T09:00'))
    await saveNote(calendar, ref('2026-06-04'), { ...fields, version: 2, tells: true })
    const html = await page('/editions/daily/2026-06-04')
    expect(html).toMatch(/고친 글\.[\s\S]*Corrected[\s\S]*<strong>중요<\/strong>/)
  })

  it('tells those who got it, in one line of their next digest', async () => {
    const date = '2026-06-06'
    await pickPaper(town.app.db, ref(date), await idOf('2606.00003'))
    const version = await versionOf(date)
    await publishEdition(deps(at('06T05:00')), ref(date), { at: null, version })
    await town.tick(at('06T05:11'))
    await town.tick(at('06T07:00'))
    const [korean] = await digestsTo('ko@lab.example')
    expect(korean?.text).toContain('정정한 글: Weighing sheep from the air')
    const [english] = await digestsTo('en@lab.example')
    expect(english?.text).toContain('corrected its note on “Weighing sheep from the air”')
  })

  it('stands on its page, the paper, the day and the topic; what it cites says so', async () => {
    const korean = { 'accept-language': 'ko' }
    expect(await page('/editions/daily/2026-06-04')).toContain('<strong>중요</strong>')
    expect(await page('/papers/2606.00001', korean)).toContain('<strong>중요</strong>')
    expect(await page('/papers/2606.00001')).toContain('Note in Korean: 매일 논문')
    expect(await page('/days/2026-06-02', korean)).toContain('<strong>중요</strong>')
    expect(await page('/tags/edition-daily', korean)).toContain('<strong>중요</strong>')
    expect(await page('/papers/2606.00002')).toContain('/editions/daily/2026-06-04')
    expect(await page('/')).toContain('edition-daily')
    expect(await page('/editions/daily/feed.json')).toContain('캡션이 중요합니다.')
  })
})

it('brings an archive in by the command, mails nothing of it, and writes it out again', async () => {
  const { services } = town.app
  const file = joinPath(folder, 'archive.txt')
  const text = [
    '2026년 6월 1일',
    'Shearing sheep by night',
    '(Ada Bee)',
    '한국어 논평입니다.',
    '#sheep',
  ]
  writeFileSync(file, text.join('\n'))
  const given = { file, series: null, make: null, dryRun: false }
  const signal = new AbortController().signal
  const before = (await town.mails()).length
  const make = { language: 'ko', timezone: 'Asia/Seoul' }
  const dry = { ...given, series: 'archive', make, dryRun: true }
  const would = await services.importEditions(fixedCalendar(at('07T06:00')), dry, signal)
  expect(would).toMatchObject({ created: 1, papers: [{ as: 'known' }] })
  expect((await listSeries(town.app.db)).map(({ slug }) => slug)).toEqual(['daily'])
  const report = await services.importEditions(fixedCalendar(at('07T06:00')), given, signal)
  expect(report).toMatchObject({ created: 1, papers: [{ as: 'known' }] })
  await town.tick(at('07T07:00'))
  expect((await town.mails()).length).toBe(before)
  const held = await town.app.db
    .select()
    .from(papers)
    .where(and(eq(papers.title, 'Shearing sheep by night')))
  expect(held).toHaveLength(1)
  const out = await services.exportEditions({ series: null, format: 'text' })
  expect(out).toContain('한국어 논평입니다.')
  const again = joinPath(folder, 'again.txt')
  writeFileSync(again, out)
  const back = await services.importEditions(
    fixedCalendar(at('07T08:00')),
    { ...given, file: again },
    signal,
  )
  expect(back).toMatchObject({ created: 0, updated: 0, unchanged: 3, skipped: [] })
})

it('mails nothing of history of these very days; what is picked here later is new', async () => {
  const { db, services } = town.app
  const { signal } = new AbortController()
  const papersFile = joinPath(folder, 'winter.jsonl')
  const winter = { id: '2606.00004', first_listed: '2026-06-08', title: 'Feeding sheep in winter' }
  const rest = { authors: ['Ada Bee'], categories: ['econ.GN'], comment: '', abstract: 'We feed.' }
  writeFileSync(papersFile, JSON.stringify({ ...winter, ...rest }))
  await town.ingest(papersFile, at('08T05:00'))
  const file = joinPath(folder, 'recent.txt')
  const day = (date: string) => [date, winter.title, '(Ada Bee)', '역사입니다.', '#sheep']
  const typed = ['Milking goats by day', '(Eve Fox)', '이것도요.', '#goats']
  writeFileSync(file, [...day('2026-06-08'), ...typed, ...day('2026-06-10')].join('\n'))
  const given = { file, series: 'daily', make: null, dryRun: false }
  await services.importEditions(fixedCalendar(at('08T06:00')), given, signal)
  const before = (await town.mails()).length
  for (const time of ['08T07:00', '09T07:00', '10T07:00', '11T07:00']) await town.tick(at(time))
  expect((await town.mails()).length).toBe(before)

  await pickPaper(db, ref('2026-06-11'), await idOf(winter.id))
  const version = await versionOf('2026-06-11')
  await publishEdition(deps(at('11T08:00')), ref('2026-06-11'), { at: null, version })
  await town.tick(at('11T08:11'))
  expect((await digestsTo('only@lab.example'))[0]?.html).toContain(winter.title)
})
