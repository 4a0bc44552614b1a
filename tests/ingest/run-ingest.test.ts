import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { liveSources } from '../../src/ingest/live-sources.ts'
import { loadSample } from '../../src/ingest/load-sample.ts'
import { type IngestDeps, runIngest } from '../../src/ingest/run-ingest.ts'
import { createPoliteHttp } from '../../src/lib/polite-http.ts'
import { findPaper } from '../../src/papers/read-papers.ts'
import { type Calendar, databaseCalendar, fixedCalendar } from '../../src/storage/calendar.ts'
import { activeCategoryIds, knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { incomingPaper } from '../support/incoming-paper.ts'
import { shared } from '../support/shared.ts'
import { type StandInSources, standInSources } from '../support/stand-in-sources.ts'

let test: TestDatabase
let sources: StandInSources
let folder: string
const tagged: number[][] = []

beforeAll(async () => {
  test = await openTestDatabase()
  sources = await standInSources(activeCategoryIds)
  folder = await mkdtemp(join(tmpdir(), 'paperboy-ingest-'))
})
beforeEach(async () => {
  await test.db.execute(sql`truncate papers, sources cascade`)
  tagged.length = 0
})
afterEach(() => sources.heal())
afterAll(async () => {
  await test.close()
  await sources.close()
  await rm(folder, { recursive: true })
})

/** The present of these tests: noon in New York on the day of the recorded feed. */
const noon = new Date('2026-09-24T16:00:00Z')
const atNoon: Calendar = { fixed: false, now: async () => noon }

/** Sources that these tests do not ask. */
const nowhere = {
  knownCategories,
  arxivAtomUrl: 'http://127.0.0.1:9/atom',
  arxivOaiUrl: 'http://127.0.0.1:9/oai',
  biorxivUrl: 'http://127.0.0.1:9',
  feeds: [],
}

function makeDeps(more: Partial<IngestDeps> = {}): IngestDeps {
  const http = createPoliteHttp({ userAgent: 'Paperboy/test', wait: async () => undefined })
  const { arxivRssUrl, hfUrl } = sources
  return {
    db: test.db,
    calendar: atNoon,
    tagPapers: async (_, { paperIds }) => tagged.push(paperIds),
    knownCategories,
    live: liveSources({ ...nowhere, names: ['arxiv-rss', 'hf'], http, arxivRssUrl, hfUrl }),
    ...more,
  }
}

const write = async (name: string, text: string | Uint8Array): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}
const line = (id: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    id,
    first_listed: '2026-05-18',
    title: `On ${id}`,
    authors: ['Ada Bee'],
    categories: ['cs.CV'],
    comment: null,
    abstract: 'We propose it.',
    ...more,
  })
const count = async (): Promise<number> => {
  const [row] = await test.db.execute<{ n: number }>(sql`select count(*)::int as n from papers`)
  return row?.n ?? -1
}
const health = async (name: string) => {
  const [row] = await test.db.execute(sql`select * from sources where name = ${name}`)
  return row
}

describe('a corpus file', () => {
  it('comes in, available from the start of its listing day in New York', async () => {
    const file = await write('two.jsonl', `${line('2605.00010')}\n${line('2605.00020')}\n`)
    const report = await runIngest(makeDeps(), { file })
    expect(report).toEqual({ read: 2, new: 2, updated: 0, unchanged: 0, skipped: [] })
    expect(await findPaper(test.db, '2605.00010')).toMatchObject({
      publicId: '2605.00010',
      listingDay: '2026-05-18',
      availableAt: new Date('2026-05-18T04:00:00Z'),
    })
    expect(tagged.flat()).toHaveLength(2)
    expect(await health('corpus')).toMatchObject({
      last_listing_day: '2026-05-18',
      last_error: null,
      papers_held: 2,
    })
  })

  it('changes nothing the second time, and says so', async () => {
    const file = await write('same.jsonl', `${line('2605.00010')}\n${line('2605.00020')}\n`)
    await runIngest(makeDeps(), { file })
    tagged.length = 0
    const report = await runIngest(makeDeps(), { file })
    expect(report).toEqual({ read: 2, new: 0, updated: 0, unchanged: 2, skipped: [] })
    expect(tagged).toEqual([])
  })

  it('tags a paper of the past as of its day, and a later change as of now', async () => {
    const moments: string[] = []
    const tagPapers: IngestDeps['tagPapers'] = async (_, { paperIds, at }) => {
      const moment = at instanceof Date ? at : await at()
      moments.push(`${paperIds.length} ${moment.toISOString()}`)
    }
    const lines = [
      line('2605.00010'),
      line('2605.00020', { first_listed: '2026-05-19' }),
      line('2609.00030', { first_listed: '2026-12-01' }),
    ]
    await runIngest(makeDeps({ tagPapers }), { file: await write('past.jsonl', lines.join('\n')) })
    expect(moments.sort()).toEqual([
      '1 2026-05-18T04:00:00.000Z',
      '1 2026-05-19T04:00:00.000Z',
      // Not available yet: tagged now all the same.
      `1 ${noon.toISOString()}`,
    ])
    moments.length = 0
    const changed = await write('changed.jsonl', line('2605.00010', { abstract: 'Other words.' }))
    await runIngest(makeDeps({ tagPapers }), { file: changed })
    // Behind no cutoff of a planner that looked at the clock in the same millisecond.
    expect(moments).toEqual([`1 ${new Date(noon.getTime() + 1).toISOString()}`])
  })

  it('comes in twice at once without harm', async () => {
    const ids = Array.from({ length: 600 }, (_, n) => `2605.${String(n).padStart(5, '0')}`)
    const file = await write('forth.jsonl', ids.map((id) => line(id)).join('\n'))
    const back = await write(
      'back.jsonl',
      ids
        .reverse()
        .map((id) => line(id))
        .join('\n'),
    )
    const reports = await Promise.all(
      [file, back].map((path) => runIngest(makeDeps(), { file: path })),
    )
    expect(reports.reduce((sum, report) => sum + report.new, 0)).toBe(600)
    expect(reports.reduce((sum, report) => sum + report.unchanged, 0)).toBe(600)
    expect(await count()).toBe(600)
  })

  it('names its bad lines, takes the others, and minds neither BOM, CRLF nor blanks', async () => {
    const lines = [
      line('2605.00010'),
      '',
      '{"id": "2605.00011", "first_li',
      line('2605.00012', { id: 2605.1 }),
      line('2605.00013', { first_listed: '2026-02-30' }),
      line('2605.00014', { first_listed: '0026-02-03' }),
      line('2605.00015', { title: ' \u202e ' }),
      line('2605.00016', { categories: ['I.2.6', 'cs.XX'] }),
      line('2605.00017', { authors: 'Ada Bee' }),
      line('not an id'),
      '   ',
      line('2605.00018', { abstract: 'x'.repeat(1_100_000) }),
      line('2605.00019', { comment: undefined }),
    ]
    const file = await write('mixed.jsonl', `\ufeff${lines.join('\r\n')}`)
    const report = await runIngest(makeDeps(), { file })
    expect(report).toMatchObject({ read: 11, new: 2 })
    expect(report.skipped).toEqual([
      { where: 'line 3', why: 'not JSON' },
      { where: 'line 4 (2605.1)', why: expect.stringContaining('id: ') },
      { where: 'line 5 (2605.00013)', why: expect.stringContaining('first_listed: ') },
      { where: 'line 6 (2605.00014)', why: 'first_listed: 0026-02-03 is before arXiv' },
      { where: 'line 7 (2605.00015)', why: 'no title' },
      { where: 'line 8 (2605.00016)', why: 'no known category among I.2.6, cs.XX' },
      { where: 'line 9 (2605.00017)', why: expect.stringContaining('authors: ') },
      { where: 'line 10 (not an id)', why: '"not an id" is not an arXiv id' },
      { where: 'line 12', why: 'longer than 1000000 bytes' },
    ])
  })

  it('finds a line in another charset by itself', async () => {
    const latin = Buffer.from(
      line('2605.00011', { title: 'Erdős' }).replace('ő', '\u00f6'),
      'latin1',
    )
    const file = await write(
      'latin.jsonl',
      Buffer.concat([
        Buffer.from(`${line('2605.00010')}\n`),
        latin,
        Buffer.from(`\n${line('2605.00012')}`),
      ]),
    )
    expect(await runIngest(makeDeps(), { file })).toMatchObject({
      new: 2,
      skipped: [{ where: 'line 2', why: 'not UTF-8 text' }],
    })
  })

  it('stores a page whole or not at all', async () => {
    const lines = Array.from({ length: 700 }, (_, n) => line(`2605.${String(n).padStart(5, '0')}`))
    const file = await write('long.jsonl', lines.join('\n'))
    let calls = 0
    const tagPapers: IngestDeps['tagPapers'] = async () => {
      calls += 1
      if (calls === 2) throw new Error('killed')
    }
    await expect(runIngest(makeDeps({ tagPapers }), { file })).rejects.toThrow('killed')
    expect(await count()).toBe(500)
    expect(await health('corpus')).toMatchObject({ last_error: 'killed', last_success_at: null })
    const [row] = await test.db.execute(
      sql`select count(*)::int as n from papers where available_at is null`,
    )
    expect(row).toEqual({ n: 0 })
    expect(await runIngest(makeDeps(), { file })).toMatchObject({ new: 200, unchanged: 500 })
    expect(await health('corpus')).toMatchObject({ last_error: null, papers_held: 700 })
  })

  it('stops between pages when its lease is lost', async () => {
    const lines = Array.from({ length: 700 }, (_, n) => line(`2605.${String(n).padStart(5, '0')}`))
    const file = await write('lost.jsonl', lines.join('\n'))
    const lost = new AbortController()
    const tagPapers: IngestDeps['tagPapers'] = async () => lost.abort(new Error('lease lost'))
    const run = runIngest(makeDeps({ tagPapers, signal: lost.signal }), { file })
    await expect(run).rejects.toThrow('lease lost')
    expect(await count()).toBe(500)
  })
})

describe('a file that is not what it claims', () => {
  const utf16 = Buffer.from('\ufeff{"id": 1}', 'utf16le')
  it.each([
    ['empty.jsonl', '', 'it is empty'],
    ['blank.jsonl', ' \n\n ', 'it is empty'],
    ['throttled.xml', 'Rate exceeded.', 'it begins with "Rate exceeded."'],
    ['page.xml', '<!doctype html><html><body>Blocked</body></html>', 'it is a web page'],
    ['page.jsonl', '<html lang="en"><body>Blocked<br></html>', 'it is a web page'],
    ['atom.xml', '<?xml version="1.0"?><feed><entry/></feed>', 'not a feed of arXiv'],
    [
      'oai.xml',
      '<?xml version="1.0"?>\n<OAI-PMH xmlns="x"><error/></OAI-PMH>',
      'no list of papers',
    ],
    ['other.xml', '<svg><g/></svg>', 'XML with the root <svg>'],
    ['bomb.xml', '<!DOCTYPE rss [<!ENTITY a "a">]><rss/>', 'document type'],
    [
      'hidden.xml',
      `<rss><!-- --><channel><title>arXiv</title><item><!DOCTYPE x></item></channel></rss>`,
      'document type',
    ],
    ['cut.xml', '<rss><channel><title>arXiv.org</title><item><title>x</ti', 'not well-formed'],
    ['blog.xml', '<rss><channel><title>A blog</title></channel></rss>', 'not a feed of arXiv'],
    [
      'error.xml',
      '<rss><channel><title>Feed error for query: x</title><description>Bad archive</description></channel></rss>',
      'arXiv refused the request: Bad archive',
    ],
    [
      'latin.xml',
      Buffer.from('<rss><channel><title>arXiv é</title></channel></rss>', 'latin1'),
      'not UTF-8',
    ],
    ['utf16.jsonl', utf16, 'not UTF-8'],
    ['image.jsonl', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'not UTF-8'],
    [
      'keywords.jsonl',
      '{"venue": "ICLR", "id": "x", "title": "y"}\n',
      'none of its first lines is a paper',
    ],
    ['pretty.json', '{\n "total": 3,\n "data": []\n}', 'none of its first lines is a paper'],
    ['readers.csv', 'email,tags\nada@lab.example,clip\n', 'it begins with "email,tags'],
    ['cut.json', '[{"paper": {"id": "2605.00010", "upvo', 'it is not JSON'],
    ['other.json', '[1, 2, {"id": 3}]', 'no item of it is a paper'],
  ])('%s is refused with one line', async (name, text, why) => {
    const file = await write(name, text)
    const error = await runIngest(makeDeps(), { file }).catch((thrown) => thrown)
    expect(error).toMatchObject({
      name: 'PaperboyError',
      code: 'bad-input',
      help: expect.any(String),
    })
    expect(error.message).toMatch(new RegExp(`^${name} was refused: `))
    expect(error.message).toContain(why)
    expect(error.message).not.toContain('\n')
    expect(error.message.length).toBeLessThan(250)
    expect(await count()).toBe(0)
  })

  it('says when there is none, and when it is a folder', async () => {
    await expect(runIngest(makeDeps(), { file: join(folder, 'absent') })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/absent does not exist$/),
      help: expect.stringContaining('Check the path'),
    })
    await expect(runIngest(makeDeps(), { file: folder })).rejects.toThrow('it is not a file')
  })

  it('is content with an empty reply of Daily Papers', async () => {
    const file = await write('quiet.json', '[]')
    expect(await runIngest(makeDeps(), { file })).toMatchObject({ read: 0, skipped: [] })
  })
})

describe('live sources', () => {
  const announce = () =>
    sources.announce('2026-09-24', [
      { id: '2609.00010', categories: ['math.OC', 'cs.LG'], action: 'new' },
      { id: '2609.00020', categories: ['cs.CV'], action: 'new' },
      { id: '2601.00030', version: 2, categories: ['cs.CV'], action: 'replace' },
      { id: '2205.00040', categories: ['stat.ME', 'cs.LG'], action: 'cross' },
    ])

  it('make first announcements available now, and nothing else', async () => {
    announce()
    const report = await runIngest(makeDeps(), { source: 'arxiv-rss' })
    expect(report).toEqual({ read: 4, new: 4, updated: 0, unchanged: 0, skipped: [] })
    const after = new Date(noon.getTime() + 1)
    for (const id of ['2609.00010', '2609.00020']) {
      expect(await findPaper(test.db, id)).toMatchObject({
        availableAt: after,
        listingDay: '2026-09-24',
        listingDayEstimated: false,
      })
    }
    for (const id of ['2601.00030', '2205.00040']) {
      expect(await findPaper(test.db, id)).toMatchObject({ availableAt: null, listingDay: null })
    }
  })

  it('cost nothing when nothing changed, and change nothing when the feed is made anew', async () => {
    announce()
    await runIngest(makeDeps(), { source: 'arxiv-rss' })
    expect(await health('arxiv-rss')).toMatchObject({
      last_error: null,
      papers_held: 4,
      last_listing_day: '2026-09-24',
    })
    expect(await runIngest(makeDeps(), { source: 'arxiv-rss' })).toMatchObject({ read: 0 })
    await test.db.execute(sql`update sources set etags = '{}'`)
    expect(await runIngest(makeDeps(), { source: 'arxiv-rss' })).toMatchObject({
      read: 4,
      unchanged: 4,
    })
  })

  it('forget no paper when storing failed: the feed is asked for again', async () => {
    announce()
    const tagPapers: IngestDeps['tagPapers'] = async () => {
      throw new Error('killed')
    }
    await expect(runIngest(makeDeps({ tagPapers }), { source: 'arxiv-rss' })).rejects.toThrow(
      'killed',
    )
    expect(await count()).toBe(0)
    expect(await runIngest(makeDeps(), { source: 'arxiv-rss' })).toMatchObject({ new: 4 })
  })

  it('publish what a failed group had left as a guess, once its own group tells the day', async () => {
    sources.announce('2026-09-24', [
      { id: '2609.00010', categories: ['math.OC', 'cs.LG'], action: 'new' },
    ])
    sources.fail('math.OC', { status: 500 })
    const warnings: string[] = []
    const report = await runIngest(makeDeps({ warn: (text) => warnings.push(text) }), {
      source: 'arxiv-rss',
    })
    expect(report).toMatchObject({ read: 2, new: 1, skipped: [{ where: 'arxiv-rss' }] })
    expect(warnings).toHaveLength(1)
    expect(await health('arxiv-rss')).toMatchObject({
      last_success_at: null,
      last_error: expect.stringContaining('HTTP 500'),
    })
    const guessed = await findPaper(test.db, '2609.00010')
    expect(guessed).toMatchObject({ listingDayEstimated: true, availableAt: expect.any(Date) })
    sources.heal()
    expect(await runIngest(makeDeps(), { source: 'arxiv-rss' })).toMatchObject({ updated: 1 })
    expect(await findPaper(test.db, '2609.00010')).toMatchObject({
      listingDayEstimated: false,
      availableAt: guessed?.availableAt,
    })
  })

  it('publish a paper first known by a replacement when it is announced the same day', async () => {
    sources.announce('2026-09-24', [{ id: '2609.00010', categories: ['cs.CV'], action: 'replace' }])
    await runIngest(makeDeps(), { source: 'arxiv-rss' })
    expect(await findPaper(test.db, '2609.00010')).toMatchObject({ availableAt: null })
    sources.announce('2026-09-24', [{ id: '2609.00010', categories: ['cs.CV'], action: 'new' }])
    expect(await runIngest(makeDeps(), { source: 'arxiv-rss' })).toMatchObject({ updated: 1 })
    expect(await findPaper(test.db, '2609.00010')).toMatchObject({
      availableAt: new Date(noon.getTime() + 1),
      listingDay: '2026-09-24',
    })
  })

  it('say so in one line when they cannot be reached', async () => {
    const http = createPoliteHttp({ userAgent: 'x', wait: async () => undefined })
    const closed = await standInSources(activeCategoryIds)
    await closed.close()
    const gone = closed.hfUrl
    const live = liveSources({
      names: ['arxiv-rss', 'hf'],
      http,
      ...nowhere,
      arxivRssUrl: gone,
      hfUrl: gone,
    })
    for (const source of ['arxiv-rss', 'hf']) {
      await expect(runIngest(makeDeps({ live }), { source })).rejects.toMatchObject({
        code: 'upstream',
        reason: 'unreachable',
      })
      expect(await health(source)).toMatchObject({
        last_error: `${new URL(gone).host} cannot be reached (ECONNREFUSED)`,
      })
    }
  })

  it('are not asked under a fixed calendar, nor when they are unknown', async () => {
    const calendar = fixedCalendar(noon)
    sources.requests.length = 0
    await expect(runIngest(makeDeps({ calendar }), { source: 'arxiv-rss' })).rejects.toMatchObject({
      code: 'bad-input',
      message: 'arxiv-rss is live and is not asked under --now',
    })
    expect(sources.requests).toEqual([])
    await expect(runIngest(makeDeps(), { source: 'arxiv' })).rejects.toMatchObject({
      code: 'bad-input',
      help: 'SOURCES names arxiv-rss, hf.',
    })
  })

  it('bring votes for what is held, today and two days back', async () => {
    const item = (id: string, upvotes: number) => ({ paper: { id, upvotes }, numComments: 1 })
    await runIngest(makeDeps(), { file: await write('held.jsonl', line('2605.00010')) })
    sources.feature('2026-09-24', [item('2605.00010', 7), item('2605.00099', 1), { paper: {} }])
    sources.feature(
      '2026-09-22',
      Array.from({ length: 130 }, (_, n) => item(`2604.${10_000 + n}`, 1)),
    )
    sources.feature('2026-09-21', [item('2605.00010', 99)])
    sources.requests.length = 0
    const report = await runIngest(makeDeps(), { source: 'hf' })
    expect(sources.requests.map((path) => path.replace('/api/daily_papers?', ''))).toEqual([
      'date=2026-09-24&limit=100&p=0',
      'date=2026-09-23&limit=100&p=0',
      'date=2026-09-22&limit=100&p=0',
      'date=2026-09-22&limit=100&p=1',
    ])
    expect(report).toMatchObject({ read: 133, new: 0, updated: 1, unchanged: 0 })
    expect(report.skipped).toHaveLength(132)
    expect(report.skipped[0]).toMatchObject({ where: 'item 3' })
    expect(report.skipped[1]).toEqual({ where: '2605.00099', why: 'no paper with this id is held' })
    expect(await test.db.execute(sql`select upvotes from paper_signals`)).toMatchObject([
      { upvotes: 7 },
    ])
    expect(await health('hf')).toMatchObject({ papers_held: 1, last_error: null })
  })
})

describe('the sample', () => {
  const sample = [
    incomingPaper({ publicId: '2605.00010', title: 'Sample' }),
    incomingPaper({ publicId: '2605.00020' }),
  ]
  it('goes into an empty store only, labelled, and gives way to real records', async () => {
    expect(await loadSample(makeDeps(), sample)).toBe(2)
    expect(tagged.flat()).toHaveLength(2)
    const sampled = await findPaper(test.db, '2605.00010')
    expect(sampled).toMatchObject({ sample: true, availableAt: new Date('2026-05-18T04:00:00Z') })
    expect(await loadSample(makeDeps(), sample)).toBe(0)
    const file = await write('real.jsonl', line('2605.00010', { title: 'Real' }))
    expect(await runIngest(makeDeps(), { file })).toMatchObject({ updated: 1 })
    expect(await findPaper(test.db, '2605.00010')).toMatchObject({
      id: sampled?.id,
      title: 'Real',
      sample: false,
      availableAt: sampled?.availableAt,
    })
  })
})

describe('loading early or late', () => {
  it('makes papers available at the same moments day by day as all at once', async () => {
    const day = (n: number) => [line(`2605.000${n}0`, { first_listed: `2026-05-${n}` })]
    const moments = async () => [
      ...(await test.db.execute(
        sql`select public_id, available_at, listing_day from papers order by 1`,
      )),
    ]
    const whole = await write('whole.jsonl', [18, 19, 20].flatMap(day).join('\n'))
    await runIngest(makeDeps({ calendar: databaseCalendar }), { file: whole })
    const atOnce = await moments()
    await test.db.execute(sql`truncate papers cascade`)
    for (const n of [20, 18, 19]) {
      const file = await write('day.jsonl', day(n).join('\n'))
      await runIngest(makeDeps({ calendar: fixedCalendar(new Date(`2026-05-${n}T12:00:00Z`)) }), {
        file,
      })
    }
    expect(await moments()).toEqual(atOnce)
  })
})

describe.skipIf(shared('data') === null)('recorded files (needs PAPERBOY_SHARED)', () => {
  const recorded = (name: string) => ({ file: shared(`data/${name}`) as string })

  it.each([
    ['arxiv-rss/live_2026-09-24_multi4_trimmed.xml', 4, 2],
    ['arxiv-rss/live_2025-12-31_physics_empty.xml', 0, 0],
    ['arxiv-rss/official_empty_saturday.xml', 0, 0],
    ['arxiv-rss/official_math_2011-02-03.xml', 7, 1],
    ['arxiv-rss/official_multi_2011-02-03.xml', 10, 3],
  ])('%s: %i papers, %i announced', async (name, papers, announced) => {
    const report = await runIngest(makeDeps(), recorded(name))
    expect(report).toEqual({ read: papers, new: papers, updated: 0, unchanged: 0, skipped: [] })
    const [row] = await test.db.execute(
      sql`select count(*)::int as n from papers where available_at is not null`,
    )
    expect(row).toEqual({ n: announced })
    const again = await runIngest(makeDeps(), recorded(name))
    expect(again).toMatchObject({ new: 0, updated: 0, unchanged: papers })
  })

  it('the two feeds of one day agree on each paper but for what is relative to the request', async () => {
    await runIngest(makeDeps(), recorded('arxiv-rss/official_math_2011-02-03.xml'))
    expect(await findPaper(test.db, '0704.0046')).toMatchObject({ availableAt: null })
    const report = await runIngest(makeDeps(), recorded('arxiv-rss/official_multi_2011-02-03.xml'))
    // One that was a cross-listing there is new here; the others are as they were.
    expect(report).toMatchObject({ new: 3, updated: 1, unchanged: 6 })
    expect(await findPaper(test.db, '0704.0046')).toMatchObject({
      availableAt: new Date('2011-02-03T05:00:00Z'),
      listingDay: '2011-02-03',
    })
  })

  it('the error feed is refused', async () => {
    const run = runIngest(makeDeps(), recorded('arxiv-rss/official_error_badcat_http400.xml'))
    await expect(run).rejects.toThrow(/arXiv refused the request: Bad archive 'badcat'/)
  })

  it.each([
    'arxiv-api/live_429_body.txt',
    'arxiv-oai/official_listsets.xml',
    'author-keywords/openreview_author_keywords_dev.jsonl',
    'taxonomy/arxiv_categories.json',
    'SOURCES.md',
  ])('%s is refused', async (name) => {
    await expect(runIngest(makeDeps(), recorded(name))).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('was refused'),
    })
    expect(await count()).toBe(0)
  })

  it('Daily Papers without a store: 30 named, none kept; with one: its facts', async () => {
    const file = recorded('hf-daily-papers/live_2026-06-12_daily_papers_30.json')
    const alone = await runIngest(makeDeps(), file)
    expect(alone).toMatchObject({ read: 30, updated: 0 })
    expect(alone.skipped).toHaveLength(30)
    await runIngest(makeDeps(), {
      file: await write('msa.jsonl', `${line('2606.13392')}\n${line('2606.00467')}`),
    })
    expect(await runIngest(makeDeps(), file)).toMatchObject({ updated: 2 })
    expect(await runIngest(makeDeps(), file)).toMatchObject({ updated: 0, unchanged: 2 })
    const facts = await test.db.execute(sql`
      select public_id, s.upvotes, comments, stars, code_url, project_url, organization,
        submitted_by, cardinality(keywords) as keywords, featured_on::text
      from paper_signals s join papers p on p.id = s.paper_id order by 1`)
    expect([...facts]).toEqual([
      {
        public_id: '2606.00467',
        upvotes: 0,
        comments: 2,
        stars: null,
        code_url: null,
        project_url: null,
        organization: 'California institute of technology',
        submitted_by: 'Rafal Kocielnik',
        keywords: 14,
        featured_on: '2026-06-12',
      },
      {
        public_id: '2606.13392',
        upvotes: 103,
        comments: 4,
        stars: 251,
        code_url: 'https://github.com/MiniMax-AI/MSA',
        project_url: null,
        organization: 'MiniMax',
        submitted_by: 'Ryanlee',
        keywords: 9,
        featured_on: '2026-06-12',
      },
    ])
  })

  it('Daily Papers in the older time style', async () => {
    await runIngest(makeDeps(), { file: await write('old.jsonl', line('2602.23229')) })
    const report = await runIngest(
      makeDeps(),
      recorded('hf-daily-papers/live_2026-03-06_single_item.json'),
    )
    expect(report).toMatchObject({ read: 1, updated: 1, skipped: [] })
    const [facts] = await test.db.execute(
      sql`select featured_on::text, project_url, stars from paper_signals`,
    )
    expect(facts).toEqual({
      featured_on: '2026-03-06',
      project_url: 'https://circle-lmm.github.io/',
      stars: 9,
    })
  })
})
