/** Archives of editions: read from text, Markdown and JSON, brought in once as history, and written so
 * that they read back as the same. */

import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportEditions } from '../../src/editorial/archive/export-editions.ts'
import { importEditions } from '../../src/editorial/archive/import-editions.ts'
import { readArchive } from '../../src/editorial/archive/read-archive.ts'
import { type WrittenEdition, writeArchive } from '../../src/editorial/archive/write-archive.ts'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { tidyNote } from '../../src/editorial/note/tidy-note.ts'
import { createSeries, type Series } from '../../src/editorial/series.ts'
import { cleanText } from '../../src/lib/clean-text.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { letters } from '../../src/storage/schema/delivery.ts'
import { editions, notes } from '../../src/storage/schema/editorial.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

const long = 'We propose a way to caption whatever is seen, and show that it works well. '.repeat(6)

const daily = [
  '2024년 5월 16일',
  'Captions for Everything: A Study',
  '(Ada Bee, Carl Dee)',
  long,
  '캡션만으로도 된다는 결과. 최근 연구 (https://arxiv.org/abs/2403.06963) 가 생각나네요.',
  '둘째 문단입니다.',
  '#clip #captioning',
  'Second Paper Without Notes',
  '(Eve Fox, Gil Hu, Ida Jo)',
  long,
  '#planning',
  '2024년 5월 17일',
  'An English Series Paper',
  '(Kim Lee, Mo Nu)',
  long,
  'This matters because nobody tried it.',
  '#agents',
].join('\n')

describe('an archive as text', () => {
  const archive = readArchive(daily)
  const [first, second] = archive.editions

  it('takes title, authors, abstract, note and hashtags, each with its line', () => {
    expect(archive.skipped).toEqual([])
    expect(first).toMatchObject({ date: '2024-05-16', line: 1 })
    expect(first?.papers[0]).toMatchObject({
      title: 'Captions for Everything: A Study',
      authors: ['Ada Bee', 'Carl Dee'],
      abstract: long.trim(),
      note: '캡션만으로도 된다는 결과. 최근 연구 (https://arxiv.org/abs/2403.06963) 가 생각나네요.\n둘째 문단입니다.',
      language: 'ko',
      hashtags: ['clip', 'captioning'],
      lines: { title: 2, authors: 3, abstract: 4, note: 5, hashtags: 7 },
      doubts: [],
    })
  })

  it('says what it doubts', () => {
    expect(first?.papers[1]).toMatchObject({ note: '', doubts: ['no-note'] })
    expect(second?.papers[0]).toMatchObject({
      note: 'This matters because nobody tried it.',
      doubts: ['one-language'],
    })
    expect(readArchive(`stray\n${daily}`).skipped).toEqual([
      { line: 1, why: 'it stands before the first day' },
    ])
  })

  it.each([
    ['2024-05-16', '2024-05-16'],
    ['2024年5月16日（木曜日）', '2024-05-16'],
    ['16 May 2024', '2024-05-16'],
    ['Thursday, May 16th, 2024', '2024-05-16'],
    ['2024. 5. 16.', '2024-05-16'],
  ])('reads the day %s', (line, date) => {
    expect(readArchive(`${line}\nT\n#x`).editions[0]?.date).toBe(date)
  })

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const mixed = readArchive(`2024-05-16\n${text}`)
        expect(mixed.editions.length).toBeGreaterThan(0)
      }),
    )
  })
})

const word = fc.constantFrom(
  'caption',
  '모델',
  '论文',
  'x',
  '#tag',
  '(Ada Bee, Carl Dee)',
  '---',
  '===',
)
const line = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
  fc.constantFrom(
    '2024-05-16',
    '# 2024-05-16',
    '## title',
    '> quoted',
    '\\# x',
    '#clip',
    '- item',
    '',
  ),
  fc.constantFrom('https://arxiv.org/abs/2403.06963', '<!-- ko -->', '*(A B, C D)*', '--- ko'),
)
const note = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n').trim())
const paper = fc.record({
  title: fc.constantFrom<string>(
    'A study of captions',
    '이름',
    '2024-05-16 and after',
    '#1 is enough',
  ),
  authors: fc.constantFrom<string[]>(['Ada Bee', 'Carl Dee'], ['Eve Fox']),
  abstract: fc.constantFrom('', long.trim(), '요약입니다.'),
  address: fc.integer({ min: 10_000, max: 99_999 }).map((n) => `https://arxiv.org/abs/2405.${n}`),
  note,
  language: fc.constantFrom('en', 'ko', 'zh', 'ja', 'he', 'pt-BR', 'zh-Hant'),
  hashtags: fc.uniqueArray(fc.constantFrom('clip', '캡션', 'state-space'), { maxLength: 3 }),
})
const written: fc.Arbitrary<WrittenEdition[]> = fc
  .uniqueArray(
    fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      papers: fc.array(paper, { minLength: 1, maxLength: 3 }),
    }),
    {
      selector: ({ day }) => day,
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((days) =>
    days.map((one) => ({
      date: `2024-05-${String(one.day).padStart(2, '0')}`,
      series: 'daily',
      papers: one.papers,
    })),
  )

describe('what is written', () => {
  it.each(['text', 'markdown', 'json'] as const)('reads back as the same from %s', (form) => {
    fc.assert(
      fc.property(written, (given) => {
        const read = readArchive(writeArchive(given, form), form === 'markdown' ? 'a.md' : 'a')
        const back = read.editions.map(({ date, papers: of }) => ({
          date,
          papers: of.map(({ lines: _l, doubts: _d, ...rest }) => rest),
        }))
        expect(back).toEqual(given.map(({ date, papers: of }) => ({ date, papers: of })))
      }),
      { numRuns: 300 },
    )
  })
})

const part = fc.oneof(
  line,
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '[a](b)',
    '\\',
    '## 2026-06-03',
    '####### seven',
    '2 May 2024',
    '(Bee A., Dee J.)',
    '<!-- pt-BR -->',
  ),
)
const oneLine = fc.array(part, { maxLength: 4 }).map((parts) => cleanText(parts.join(' ')))
const wild = fc.record({
  title: oneLine.filter((text) => text !== ''),
  authors: fc.array(
    fc.constantFrom('Bee A.', 'Carl Dee Jr.', '이름', 'Smith, Jr., Jo', 'A'.repeat(70)),
    { maxLength: 3 },
  ),
  abstract: oneLine,
  address: fc.constantFrom('', 'https://doi.org/10.1/x', 'https://lab.example/a(b)'),
  note: fc.array(part, { maxLength: 5 }).map((parts) => tidyNote(parts.join('\n'))),
  language: fc.constantFrom('en', 'ko', 'pt-BR', 'zh-Hant'),
  hashtags: fc.uniqueArray(fc.constantFrom('clip', '캡션', 'c++'), { maxLength: 3 }),
})

describe('what is written of anything that is held', () => {
  it.each(['text', 'markdown'] as const)('reads back as %s, as far as that shows it', (form) => {
    const name = form === 'markdown' ? 'a.md' : 'a.txt'
    fc.assert(
      fc.property(fc.array(wild, { minLength: 1, maxLength: 3 }), (given) => {
        const file = writeArchive([{ date: '2024-05-16', series: 'daily', papers: given }], form)
        const { editions: read, skipped } = readArchive(file, name)
        expect(skipped).toEqual([])
        const told = ({ title, abstract, note, language, hashtags }: (typeof given)[number]) => {
          return { title, abstract, note, language, hashtags }
        }
        const back = read.flatMap(({ papers: of }) => of.map((one) => told(one as never)))
        expect(back).toEqual(given.map(told))
        expect(writeArchive(read, form)).toBe(file)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('bringing an archive in', () => {
  let test: TestDatabase
  let series: Series
  const calendar = fixedCalendar(new Date('2026-11-20T10:00:00Z'))
  const bring = (text: string, dryRun = false) =>
    importEditions(
      { db: test.db, calendar, tagPapers },
      { archive: readArchive(text), series, dryRun, who: 'import' },
    )

  beforeAll(async () => {
    test = await openTestDatabase()
    const fields = { slug: 'daily', name: 'Daily', language: 'ko', timezone: 'Asia/Seoul' }
    series = await createSeries(test.db, { by: tokenEditor, ...fields })
    await test.db.insert(papers).values({
      publicId: '2405.08911',
      title: 'Captions for everything: a study',
      abstract: 'The abstract of its source.',
      authors: ['A. Bee', 'C. Dee'],
      categories: ['cs.CV'],
      contentHash: 'x',
      search: "'caption':1A 'everyth':3A 'studi':5A 'tcaption' 'teveryth'",
    })
  })
  afterAll(() => test.close())

  it('says in a dry run what would be, and changes nothing', async () => {
    const report = await bring(daily, true)
    expect(report).toMatchObject({ created: 3, updated: 0, skipped: [] })
    expect(await test.db.$count(editions)).toBe(0)
    expect(await test.db.$count(papers)).toBe(1)
  })

  it('says in a dry run whom it would ask for, and asks for nothing', async () => {
    const asked: string[] = []
    const fetchPaper = async (address: string) => {
      asked.push(address)
      return null
    }
    const paper = [
      '2024-05-16',
      'A paper nobody has',
      'https://arxiv.org/abs/2405.00009',
      '---',
      'Hm.',
    ]
    const report = await importEditions(
      { db: test.db, calendar, tagPapers, fetchPaper },
      { archive: readArchive(paper.join('\n')), series, dryRun: true, who: 'import' },
    )
    expect(report.papers).toMatchObject([{ as: 'to-fetch' }])
    expect(asked).toEqual([])
  })

  it('keeps editions as history, mails nobody, and changes nothing the second time', async () => {
    expect(await bring(daily)).toMatchObject({ created: 3, unchanged: 0 })
    const held = await test.db.select().from(editions)
    expect(held.map(({ date, state, imported }) => ({ date, state, imported }))).toEqual([
      { date: '2024-05-16', state: 'published', imported: true },
      { date: '2024-05-17', state: 'published', imported: true },
    ])
    expect(await test.db.$count(letters)).toBe(0)
    const typed = await test.db
      .select()
      .from(papers)
      .where(eq(papers.title, 'An English Series Paper'))
    expect(typed[0]).toMatchObject({ availableAt: null, listingDay: null })
    expect(await bring(daily)).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
    expect(await test.db.$count(notes)).toBe(3)
  })

  it.each(['text', 'markdown', 'json'] as const)(
    'takes its own export as %s for what it holds',
    async (form) => {
      const text = writeArchive(await exportEditions(test.db, series), form)
      expect(await bring(text)).toMatchObject({ created: 0, updated: 0, unchanged: 3, skipped: [] })
    },
  )
})

describe('an export', () => {
  let from: TestDatabase
  let to: TestDatabase
  const calendar = fixedCalendar(new Date('2026-11-20T10:00:00Z'))
  const fields = { slug: 'daily', name: 'Daily', language: 'ko', timezone: 'Asia/Seoul' }
  const bring = async ({ db }: TestDatabase, series: Series, text: string, name: string) =>
    importEditions(
      { db, calendar, tagPapers },
      { archive: readArchive(text, name), series, dryRun: false, who: 'import' },
    )

  beforeAll(async () => {
    from = await openTestDatabase()
    to = await openTestDatabase()
  })
  afterAll(() => Promise.all([from.close(), to.close()]))

  it.each(['text', 'markdown', 'json'] as const)(
    'as %s brings the same into an empty Paperboy',
    async (form) => {
      const given = fc.sample(written, { numRuns: 6, seed: 20260521 }).flat()
      const days = [...new Map(given.map((one) => [one.date, one])).values()]
      const slug = `of-${form}`
      const told = days.map((one) => ({ ...one, series: slug }))
      const [here, there] = await Promise.all(
        [from, to].map(({ db }) => createSeries(db, { by: tokenEditor, ...fields, slug })),
      )
      await bring(from, here as Series, JSON.stringify({ editions: told }), 'a.json')
      const held = await exportEditions(from.db, here as Series)
      expect(held.length).toBeGreaterThan(3)
      const name = form === 'markdown' ? 'a.md' : 'a'
      const report = await bring(to, there as Series, writeArchive(held, form), name)
      expect(report.skipped).toEqual([])
      expect(await exportEditions(to.db, there as Series)).toEqual(held)
    },
  )

  it('keeps what no text may hold out of notes', async () => {
    const series = await createSeries(to.db, { by: tokenEditor, ...fields, slug: 'odd' })
    const paper = {
      title: 'Odd',
      authors: ['Ada Bee'],
      note: 'a\u0000b\u202e\r\nc',
      hashtags: ['x'],
    }
    const editions = [{ date: '2024-05-16', papers: [paper] }]
    const text = JSON.stringify({ editions })
    expect(await bring(to, series, text, 'a.json')).toMatchObject({ created: 1, skipped: [] })
    expect((await exportEditions(to.db, series))[0]?.papers[0]?.note).toBe('ab\u202e\nc')
    expect(await bring(to, series, text, 'a.json')).toMatchObject({ created: 0, unchanged: 1 })
  })
})
