/** Editions as each reader wants them: when published or with the digest, and a note on what they had. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queueLetters } from '../../src/delivery/queue-letters.ts'
import { planEditions } from '../../src/digest/plan-editions.ts'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { pickPaper } from '../../src/editorial/pick-paper.ts'
import { publishEdition } from '../../src/editorial/publish-edition.ts'
import { readEdition } from '../../src/editorial/read-edition.ts'
import { releaseEditions } from '../../src/editorial/release-editions.ts'
import { saveNote } from '../../src/editorial/save-note.ts'
import { createSeries, type Series, setAway } from '../../src/editorial/series.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { notes } from '../../src/storage/schema/editorial.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { exportSubscribers } from '../../src/subscribers/export-subscribers.ts'
import { importSubscribers } from '../../src/subscribers/import-subscribers.ts'
import { join, openTown, type ReaderForm, type Town } from './town.ts'

let town: Town
let folder: string
let series: Series

const at = (time: string) => new Date(`2026-06-${time}:00Z`)
const reader = (email: string, more: Omit<ReaderForm, 'email'>) =>
  join(town, at('03T06:00'), {
    ...{ email, timezone: 'UTC', hour: '7', rhythm: 'daily', locale: 'en' },
    ...more,
  })

beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-edition-readers-'))
  town = await openTown()
  const fields = { slug: 'daily', name: 'The Daily Fold', language: 'en', timezone: 'UTC' }
  series = await createSeries(town.app.db, { by: tokenEditor, ...fields })
  await ingest('2026-06-02', '02T05:00', [
    ['2606.00001', 'Weighing sheep from the air', 'econ.GN'],
    ['2606.00002', 'Pricing wool by night', 'q-fin.TR'],
  ])
  const both = ['edition-daily', 'q-fin.TR']
  await reader('usual@lab.example', { tag: both })
  await reader('eager@lab.example', { tag: both, editionTiming: 'published' })
  await reader('calm@lab.example', { tag: ['edition-daily'], editionTiming: 'digest' })
  await reader('only@lab.example', { tag: ['edition-daily'] })
}, 240_000)
afterAll(async () => {
  await town.close()
  rmSync(folder, { recursive: true })
})

async function ingest(day: string, time: string, given: string[][]): Promise<void> {
  const lines = given.map(([id, title, category]) =>
    JSON.stringify({
      ...{ id, first_listed: day, title, authors: ['Ada Bee'] },
      ...{ categories: [category], comment: '', abstract: 'We propose a scale.' },
    }),
  )
  const file = joinPath(folder, `${day}.jsonl`)
  writeFileSync(file, lines.join('\n'))
  await town.ingest(file, at(time))
}

async function publish(
  time: string,
  publicId: string,
  markdown: string,
  of = series,
): Promise<void> {
  const { db } = town.app
  const date = `2026-06-${time.slice(0, 2)}`
  const ref = { by: tokenEditor, series: of, date }
  const deps = { db, calendar: fixedCalendar(at(time)) }
  const [paper] = await db.select().from(papers).where(eq(papers.publicId, publicId))
  const paperId = paper?.id as number
  await pickPaper(db, ref, paperId)
  const note = { paperId, markdown, hashtags: '', language: 'en', version: 1, tells: false }
  await saveNote(deps, ref, note)
  const version = (await readEdition(db, { seriesId: of.id, date }))?.version ?? 0
  await publishEdition(deps, ref, { at: null, version })
}

async function correct(time: string, date: string, publicId: string, markdown: string) {
  const { db } = town.app
  const edition = await readEdition(db, { seriesId: series.id, date })
  const note = edition?.notes.find(({ paper }) => paper.publicId === publicId)
  await saveNote(
    { db, calendar: fixedCalendar(at(time)) },
    { by: tokenEditor, series, date },
    {
      ...{ paperId: note?.paper.id ?? 0, markdown, hashtags: '', language: 'en' },
      ...{ version: note?.version ?? 0, tells: true },
    },
  )
}

const digestsTo = async (email: string) =>
  (await town.mails(email)).filter(({ kind }) => kind === 'digest')
const countsOf = async (...names: string[]) =>
  Promise.all(names.map(async (name) => (await digestsTo(`${name}@lab.example`)).length))

/** Of the newest mail to them. */
async function preferencesOf(email: string): Promise<string> {
  const [mail] = await town.mails(email)
  return /\/preferences\/[A-Za-z0-9_-]+/.exec(mail?.text ?? '')?.[0] ?? ''
}

async function settingsPage(email: string): Promise<string> {
  const answer = await town.request(at('04T08:00'), await preferencesOf(email), undefined, {
    accept: 'text/html',
  })
  return answer.text()
}

describe('an edition comes', () => {
  it('when published to who asked for it, or follows nothing else; with the digest to the others', async () => {
    await publish('04T05:00', '2606.00001', 'Look at the sheep.')
    await town.tick(at('04T05:12'))
    expect(await countsOf('eager', 'only', 'usual', 'calm')).toEqual([1, 1, 0, 0])
    await town.tick(at('04T07:00'))
    expect(await countsOf('eager', 'only', 'usual', 'calm')).toEqual([1, 1, 1, 1])
    const [calm] = await digestsTo('calm@lab.example')
    expect(calm?.text).toContain('Look at the sheep.')
  })

  it('as the settings say from now on', async () => {
    const path = await preferencesOf('calm@lab.example')
    const change = new URLSearchParams({ editionTiming: 'published' })
    expect((await town.request(at('04T08:00'), path, change)).status).toBe(200)
    const wrong = new URLSearchParams({ editionTiming: 'yesterday' })
    const refused = await town.request(at('04T08:00'), path, wrong)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('Editions come published or digest.')
    const back = new URLSearchParams({ editionTiming: 'digest' })
    await town.request(at('04T08:00'), await preferencesOf('only@lab.example'), back)
    await ingest('2026-06-05', '05T04:00', [['2606.00003', 'Shearing sheep by night', 'econ.GN']])
    await publish('05T05:00', '2606.00003', 'By night!')
    await town.tick(at('05T05:12'))
    expect(await countsOf('calm', 'only')).toEqual([2, 1])
    await town.tick(at('05T07:00'))
    expect(await countsOf('calm', 'only')).toEqual([2, 2])
  })
})

describe('the choice', () => {
  it('stands in the settings of who follows an edition, as it holds for them', async () => {
    const checked = (html: string) =>
      /<input[^>]*name="editionTiming"[^>]*value="(\w+)"[^>]*checked/.exec(html)?.[1]
    const usual = await settingsPage('usual@lab.example')
    expect(checked(usual)).toBe('digest')
    expect(usual).toMatch(/<fieldset class="field" id="editionTiming"/)
    expect(checked(await settingsPage('eager@lab.example'))).toBe('published')
    await reader('other@lab.example', { tag: ['q-fin.TR'] })
    const other = await settingsPage('other@lab.example')
    expect(checked(other)).toBeUndefined()
    // Shown by the style sheet once an edition is ticked among the topics.
    expect(other).toContain('<fieldset class="field if-edition" id="editionTiming"')
  })

  it('is in the subscriber file, and comes back from it', async () => {
    const lines: string[] = []
    const signal = new AbortController().signal
    for await (const line of exportSubscribers(town.app, signal)) lines.push(line)
    const named = (row: string | undefined) => {
      const header = (lines[0] ?? '').split(',')
      return (row ?? '').split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)[header.indexOf('edition_timing')]
    }
    const rowOf = (name: string) => lines.find((line) => line.startsWith(`${name}@`))
    expect(['eager', 'only', 'usual'].map((name) => named(rowOf(name)))).toEqual([
      ...['published', 'digest', ''],
    ])
    const given = rowOf('eager') ?? ''
    const moved = given.replace('eager@', 'moved@')
    const wrong = given.replace('eager@', 'wrong@').replace(',published,', ',now,')
    async function* content() {
      yield new TextEncoder().encode([lines[0], moved, wrong, ''].join('\n'))
    }
    const { db, keys } = town.app
    const report = await importSubscribers(
      { db, keys, calendar: fixedCalendar(at('06T06:00')), defaultTimezone: 'UTC' },
      { content: content(), tags: [], overwrite: false, dryRun: false },
    )
    expect(report).toMatchObject({ created: 1, skipped: [{ row: 3 }] })
    const [row] = await town.app.db
      .select({ timing: subscribers.editionTiming })
      .from(subscribers)
      .where(eq(subscribers.emailKey, 'moved@lab.example'))
    expect(row?.timing).toBe('published')
  })
})

describe('of papers that came before', () => {
  const news = async (email: string) => {
    const [mail] = await digestsTo(email)
    return /New notes on papers you had:\n\n([\s\S]*?)\n\n/.exec(mail?.text ?? '')?.[1] ?? null
  }

  it('a note is one line in the next digest that is mailed, and a correction too', async () => {
    await reader('korean@lab.example', { tag: ['q-fin.TR'], locale: 'ko' })
    await ingest('2026-06-06', '06T04:00', [['2606.00004', 'Selling wool at noon', 'q-fin.TR']])
    await town.tick(at('06T07:00'))
    expect((await digestsTo('usual@lab.example'))[0]?.text).toContain('Selling wool at noon')
    await correct('06T09:00', '2026-06-04', '2606.00001', 'Look at *all* the sheep.')
    await publish('07T05:00', '2606.00004', 'A fair price for wool.')
    await town.tick(at('07T05:12'))
    const before = await countsOf('usual')
    await town.tick(at('07T07:00'))
    // Nothing is new: no mail, and the line waits.
    expect(await countsOf('usual')).toEqual(before)
    await ingest('2026-06-08', '08T04:00', [['2606.00005', 'Dyeing wool at dusk', 'q-fin.TR']])
    await town.tick(at('08T07:00'))
    expect(await news('usual@lab.example')).toMatch(
      /^\* Selling wool at noon\n {2}\S+\/editions\/daily\/2026-06-07#p\d+\n {2}\(Note by The Daily Fold\)$/,
    )
    const [usual] = await digestsTo('usual@lab.example')
    expect(usual?.html).toMatch(/#p\d+"[^>]*>Selling wool at noon<\/a><br\/>Note by The Daily Fold/)
    expect(usual?.text).toContain('corrected its note on “Weighing sheep from the air”')
    const [korean] = await digestsTo('korean@lab.example')
    expect(korean?.text).toContain('(영어로 쓴 글: The Daily Fold)')
    expect(korean?.text).not.toContain('Weighing sheep')
  })

  it('and never again', async () => {
    await ingest('2026-06-09', '09T04:00', [['2606.00006', 'Felting wool at dawn', 'q-fin.TR']])
    await town.tick(at('09T07:00'))
    const [usual] = await digestsTo('usual@lab.example')
    expect(usual?.text).toContain('Felting wool at dawn')
    expect(usual?.text).not.toMatch(/New notes|corrected its note/)
  })
})

describe('an editor who is away', () => {
  it('is told of in the mail of the last edition', async () => {
    await setAway(town.app.db, { by: tokenEditor, series, awayUntil: '2026-06-20' })
    await ingest('2026-06-10', '10T04:10', [['2606.00007', 'Combing wool at last', 'q-fin.TR']])
    await publish('10T05:00', '2606.00007', 'The last one for a while.')
    await town.tick(at('10T05:12'))
    await town.tick(at('10T07:00'))
    const line = 'The Daily Fold: the editor is away until 20 June 2026.'
    expect((await digestsTo('usual@lab.example'))[0]?.text).toContain(line)
    expect((await digestsTo('only@lab.example'))[0]?.text).toContain(line)
    await ingest('2026-06-11', '11T04:00', [['2606.00008', 'Mending wool with care', 'q-fin.TR']])
    await town.tick(at('11T07:00'))
    const [next] = await digestsTo('usual@lab.example')
    expect(next?.text).toContain('Mending wool with care')
    expect(next?.text).not.toContain('is away until')
  })
})

it('a paper that came after the note that cites it says where it is mentioned', async () => {
  await ingest('2026-06-22', '22T04:00', [['2606.00012', 'Hemming wool in haste', 'q-fin.TR']])
  await publish('22T05:00', '2606.00012', 'It goes on from https://arxiv.org/abs/2606.00013v1')
  await town.tick(at('22T05:12'))
  await ingest('2026-06-23', '23T04:00', [
    ['2606.00013', 'Where hems begin', 'math.NT'],
    ['2606.00014', 'Another hem', 'q-fin.TR'],
  ])
  await publish('23T05:00', '2606.00014', 'One more.')
  await town.tick(at('23T05:12'))
  const page = async () =>
    (
      await town.request(at('23T06:00'), '/papers/2606.00013', undefined, { accept: 'text/html' })
    ).text()
  expect(await page()).toMatch(/Mentioned in[\s\S]*\/editions\/daily\/2026-06-22/)
})

it('a paper added to an edition that has gone out comes with the next digest, with its note', async () => {
  const { db } = town.app
  const ref = { by: tokenEditor, series, date: '2026-06-23' }
  const [paper] = await db.select().from(papers).where(eq(papers.publicId, '2606.00013'))
  const paperId = paper?.id as number
  await pickPaper(db, ref, paperId)
  const note = { paperId, markdown: 'Where it all began.', hashtags: '', language: 'en' }
  const deps = { db, calendar: fixedCalendar(at('23T09:00')) }
  await saveNote(deps, ref, { ...note, version: 1, tells: false })
  await db.update(notes).set({ updatedAt: sql`${notes.updatedAt} - interval '11 minutes'` })
  await town.tick(at('23T09:12'))
  await town.tick(at('24T07:00'))
  for (const name of ['usual', 'only']) {
    const [mail] = await digestsTo(`${name}@lab.example`)
    expect(mail?.text).toContain('Where hems begin')
    expect(mail?.text).toContain('Where it all began.')
  }
})

it('a note in a language that no letters are in is read by who follows its series; to others it is a line', async () => {
  const { db } = town.app
  const fields = { slug: 'pli', name: 'Le Pli', language: 'fr', timezone: 'UTC' }
  const french = await createSeries(db, { by: tokenEditor, ...fields })
  await reader('suit@lab.example', { tag: ['edition-pli', 'q-fin.TR'] })
  await ingest('2026-06-25', '25T05:00', [['2606.00025', 'Folding wool', 'q-fin.TR']])
  const ref = { by: tokenEditor, series: french, date: '2026-06-25' }
  const deps = { db, calendar: fixedCalendar(at('25T05:30')) }
  const [paper] = await db.select().from(papers).where(eq(papers.publicId, '2606.00025'))
  const paperId = paper?.id as number
  await pickPaper(db, ref, paperId)
  const note = { paperId, markdown: 'De la belle laine.', hashtags: '', language: '' }
  await saveNote(deps, ref, { ...note, version: 1, tells: false })
  const version = (await readEdition(db, { seriesId: french.id, date: ref.date }))?.version ?? 0
  await publishEdition(deps, ref, { at: null, version })
  await town.tick(at('25T05:42'))
  await town.tick(at('25T07:00'))
  const [theirs] = await digestsTo('suit@lab.example')
  expect(theirs?.text).toContain('De la belle laine.')
  expect(theirs?.html).toMatch(/<p lang="fr" dir="ltr"[^>]*>De la belle laine/)
  const [other] = await digestsTo('usual@lab.example')
  expect(other?.text).toContain('Folding wool')
  expect(other?.text).toContain('Note in French: Le Pli')
  expect(other?.text).not.toContain('De la belle laine.')
  await reader('tout@lab.example', { tag: ['edition', 'q-fin.TR'] })
  await ingest('2026-06-26', '26T04:00', [['2606.00026', 'Pleating wool', 'q-fin.TR']])
  await town.tick(at('26T07:00'))
  const later = { ...ref, date: '2026-06-26' }
  await pickPaper(db, later, paperId)
  const again = { ...note, markdown: 'Et encore.', version: 1, tells: false }
  await saveNote(deps, later, again)
  const drafted = await readEdition(db, { seriesId: french.id, date: later.date })
  const late = { db, calendar: fixedCalendar(at('26T08:00')) }
  await publishEdition(late, later, { at: null, version: drafted?.version ?? 0 })
  await town.tick(at('26T08:12'))
  await ingest('2026-06-27', '27T04:00', [['2606.00027', 'Creasing wool', 'q-fin.TR']])
  await town.tick(at('27T07:00'))
  for (const [name, line] of [
    ['suit', 'Note by Le Pli'],
    ['tout', 'Note by Le Pli'],
    ['usual', 'Note in French: Le Pli'],
  ]) {
    const [mail] = await digestsTo(`${name}@lab.example`)
    expect([name, mail?.text]).toEqual([name, expect.stringContaining(`(${line})`)])
  }
})

describe('of two editions on one day', () => {
  it('a withdrawn letter loses no paper: both come with the next slot', async () => {
    const fields = { slug: 'evening', name: 'The Evening Fold', language: 'en', timezone: 'UTC' }
    const evening = await createSeries(town.app.db, { by: tokenEditor, ...fields })
    await reader('twice@lab.example', { tag: ['edition-daily', 'edition-evening'] })
    const letter = async () => (await digestsTo('twice@lab.example'))[0]?.text
    await ingest('2026-06-28', '28T04:00', [
      ['2606.00028', 'Carding wool in vain', 'q-fin.TR'],
      ['2606.00029', 'Spinning wool again', 'q-fin.TR'],
    ])
    await publish('28T05:00', '2606.00028', 'Look.')
    await town.app.plan(fixedCalendar(at('28T05:12')))
    await publish('28T11:00', '2606.00029', 'And look.', evening)
    await town.tick(at('28T11:13'))
    expect(await letter()).toBeUndefined()
    await town.tick(at('29T07:00'))
    expect(await letter()).toContain('Carding wool in vain')
    expect(await letter()).toContain('Spinning wool again')
  })

  it('nobody gets one on a day that a copy may have been mailed', async () => {
    await town.app.db.execute(sql`
      insert into digests (subscriber_id, kind, period, slot_at, outcome, cutoff_from, cutoff_to,
        announced, matched, picks, created_at)
      select id, 'digest', '2026-06-30', '2026-06-30T05:00Z', 'unknown', cutoff, cutoff, 0, 0, '[]', now()
      from subscribers where email_key = 'twice@lab.example'`)
    await ingest('2026-06-30', '30T04:00', [['2606.00030', 'Baling wool at last', 'q-fin.TR']])
    const before = await countsOf('twice', 'eager')
    await publish('30T05:00', '2606.00030', 'Baled.')
    await town.tick(at('30T05:12'))
    expect(await countsOf('twice', 'eager')).toEqual([before[0], (before[1] ?? 0) + 1])
  })

  it('ends a pause with its catch-up, once', async () => {
    const email = 'rested@lab.example'
    const fields = { slug: 'slow', name: 'The Slow Fold', language: 'en', timezone: 'UTC' }
    const slow = await createSeries(town.app.db, { by: tokenEditor, ...fields })
    await join(town, at('16T06:00'), {
      ...{ email, timezone: 'UTC', hour: '7', rhythm: 'daily', locale: 'en' },
      ...{ tag: ['edition-slow', 'cs.AI'], editionTiming: 'published' },
    })
    const rested = eq(subscribers.emailKey, email)
    const changes = { pausedUntil: '2026-06-26', nextDueAt: at('26T07:00') }
    await town.app.db.update(subscribers).set(changes).where(rested)
    const many = (first: number) =>
      Array.from({ length: 10 }, (_, n) => [`2606.${first + n}`, `Counting ${n}`, 'cs.AI'])
    await ingest('2026-06-18', '18T04:00', many(10_100))
    await ingest('2026-06-26', '26T04:00', [['2606.10200', 'Dyeing wool', 'econ.GN']])
    await publish('26T05:00', '2606.10200', 'Dyed.', slow)
    await town.tick(at('26T05:12'))
    const [catchUp] = await digestsTo(email)
    const cards = (mail: typeof catchUp) =>
      mail?.html.match(/\/feedback\/[\w-]+\/\d+\/save/g)?.length
    expect(cards(catchUp)).toBe(11)
    expect(catchUp?.text.replace(/\s+/g, ' ')).toContain('A catch-up on 10 days')
    await ingest('2026-06-27', '27T04:00', many(10_300))
    await town.tick(at('27T07:00'))
    expect(cards((await digestsTo(email))[0])).toBe(8)
  })

  it('everybody who waits has it in one round, however many before them have nothing to get', async () => {
    const { db } = town.app
    const fields = { slug: 'noon', name: 'The Noon Fold', language: 'en', timezone: 'UTC' }
    const noon = await createSeries(db, { by: tokenEditor, ...fields })
    await reader('deaf@lab.example', { tag: ['edition-noon'], mute: ['q-fin.TR'] })
    await reader('away@lab.example', { tag: ['edition-noon'] })
    await reader('last@lab.example', { tag: ['edition-noon'] })
    await db
      .update(subscribers)
      .set({ pausedUntil: '2026-07-10' })
      .where(eq(subscribers.emailKey, 'away@lab.example'))
    await ingest('2026-06-30', '30T11:00', [['2606.00031', 'Felting wool for all', 'q-fin.TR']])
    await publish('30T12:00', '2606.00031', 'For all.', noon)
    const calendar = fixedCalendar(at('30T12:12'))
    await releaseEditions({ db, calendar })
    const deps = { db, calendar, queueLetters, lateLimitHours: 6 }
    expect(await planEditions(deps, { pageSize: 1 })).toBe(1)
    expect(await planEditions(deps, { pageSize: 1 })).toBe(0)
    const got = await db.execute(sql`
      select s.email_key as email from digests d join subscribers s on s.id = d.subscriber_id
      where d.kind = 'edition' and d.slot_at = '2026-06-30T12:12Z'`)
    expect([...got]).toEqual([{ email: 'last@lab.example' }])
  })
})
