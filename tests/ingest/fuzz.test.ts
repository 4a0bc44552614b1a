import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IngestReport, runIngest } from '../../src/ingest/run-ingest.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
let folder: string
beforeAll(async () => {
  test = await openTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'paperboy-fuzz-'))
})
afterAll(async () => {
  await test.close()
  await rm(folder, { recursive: true })
})

/** Either one line of refusal with nothing stored, or a report that adds up with what is stored,
 * and the same again with nothing changed. */
async function mustHold(bytes: Uint8Array): Promise<void> {
  await test.db.execute(sql`truncate papers, sources cascade`)
  const file = join(folder, 'input')
  await writeFile(file, bytes)
  const first = await ingest(file)
  const [row] = await test.db.execute<{ n: number; untagged: number }>(sql`
    select count(*)::int as n, count(*) filter (where not exists
      (select from paper_sources where paper_id = papers.id))::int as untagged from papers`)
  if (first instanceof Error) {
    expect(first).toMatchObject({ name: 'PaperboyError', code: 'bad-input' })
    expect(first.message).not.toContain('\n')
    expect(first.message.length).toBeLessThan(300)
    expect(row).toEqual({ n: 0, untagged: 0 })
    return
  }
  expect(row).toEqual({ n: first.new, untagged: 0 })
  expect(first.read).toBe(first.new + first.updated + first.unchanged + first.skipped.length)
  const again = await ingest(file)
  expect(again).toMatchObject({ new: 0, skipped: first.skipped })
}

async function ingest(file: string): Promise<IngestReport | Error> {
  try {
    return await runIngest(
      {
        db: test.db,
        calendar: fixedCalendar(new Date('2026-09-24T12:00:00Z')),
        tagPapers: async () => undefined,
        knownCategories,
        live: [],
      },
      { file },
    )
  } catch (error) {
    return error as Error
  }
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '\u202e',
    '$\\frac{',
    '{"',
    "'",
    '\\',
    '=',
    'e\u0301'.repeat(50),
    '',
  ),
  fc.lorem({ maxCount: 12 }),
)
const record = fc.record({
  id: fc.oneof(
    fc.integer({ min: 0, max: 99_999 }).map((n) => `2605.${String(n).padStart(5, '0')}`),
    fc.constantFrom('2605.00010', '2605.00010v3', 'math.GT/0309136', '', 'x'),
    hostile,
  ),
  first_listed: fc.constantFrom('2026-05-18', '2026-05-19', '2026-13-01', '', '9999-12-31'),
  title: hostile,
  authors: fc.oneof(fc.array(hostile, { maxLength: 4 }), fc.constant(null)),
  categories: fc.constantFrom(['cs.CV'], ['cs.IT'], ['cs.CV', 'x'], [], ['x'], null),
  comment: fc.oneof(hostile, fc.constant(null)),
  abstract: hostile,
})
const good = JSON.stringify({
  id: '2605.00001',
  first_listed: '2026-05-18',
  title: 'Good',
  authors: ['Ada'],
  categories: ['cs.CV'],
  abstract: 'Good.',
})

/** The pieces as one file: cut off, overwritten at some place, in another order, or in another charset. */
function marred(pieces: string[]): fc.Arbitrary<Buffer> {
  const whole = Buffer.from(pieces.join(''))
  const cut = fc.nat(whole.length).map((at) => whole.subarray(0, at))
  const overwritten = fc
    .tuple(fc.nat(whole.length - 12), fc.uint8Array({ maxLength: 12 }))
    .map(([at, noise]) => {
      const bytes = Buffer.from(whole)
      bytes.set(noise, at)
      return bytes
    })
  const reordered = fc.shuffledSubarray(pieces).map((some) => Buffer.from(some.join('')))
  const recoded = fc
    .constantFrom<BufferEncoding>('latin1', 'utf16le')
    .map((charset) => Buffer.from(whole.toString(), charset))
  return fc.oneof(cut, overwritten, reordered, recoded)
}

describe('ingest of hostile files', () => {
  it('corpus lines of any content', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 12 }), async (records) => {
        const lines = [good, ...records.map((one) => JSON.stringify(one))]
        await mustHold(Buffer.from(lines.join('\n')))
      }),
      { numRuns: 60 },
    )
  })

  it('corpus files cut and overwritten at any byte', async () => {
    const whole = Buffer.from(Array.from({ length: 5 }, () => good).join('\r\n'))
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.uint8Array({ maxLength: 12 }),
        fc.boolean(),
        async (at, noise, cut) => {
          const bytes = Buffer.from(whole)
          bytes.set(noise.subarray(0, bytes.length - at), at)
          await mustHold(cut ? bytes.subarray(0, at) : bytes)
        },
      ),
      { numRuns: 80 },
    )
  })

  it('feeds cut, shuffled and overwritten', async () => {
    const item = (n: number) =>
      `<item><title>T ${n} &#233; &lt;</title><guid>oai:arXiv.org:2609.0000${n}v1</guid><description>arXiv:2609.0000${n}v1 Announce Type: new \nAbstract: A ${n}.</description><category>cs.CV</category><pubDate>Thu, 24 Sep 2026 00:00:00 -0400</pubDate><dc:creator>Ada, Bo (X, Y)</dc:creator></item>`
    const pieces = [
      '<rss><channel><title>arXiv.org</title>',
      item(1),
      item(2),
      item(3),
      '</channel></rss>',
    ]
    await fc.assert(fc.asyncProperty(marred(pieces), mustHold), { numRuns: 120 })
  })

  const harvested = (n: number) =>
    `<record><header><identifier>oai:arXiv.org:2609.0000${n}</identifier><datestamp>2026-09-24</datestamp></header><metadata><arXivRaw><id>2609.0000${n}</id><version version="v1"><date>Tue, 22 Sep 2026 15:00:00 GMT</date></version><title>T ${n}</title><authors>Ada and Bo</authors><categories>cs.CV</categories><abstract>A ${n}.</abstract></arXivRaw></metadata></record>`
  const entry = (n: number) =>
    `<entry><id>http://arxiv.org/abs/2609.0000${n}v1</id><title>T ${n}</title><summary>A ${n}.</summary><published>2026-09-22T15:00:00Z</published><author><name>Ada</name></author><category term="cs.CV"/></entry>`
  const cited = (n: number) =>
    `@article{k${n}, title = {T {\\"u} ${n}}, author = {Bee, Ada and Bo}, eprint = {2609.0000${n}}}\n`
  it.each([
    ['harvests', '<OAI-PMH><ListRecords>', harvested, '</ListRecords></OAI-PMH>'],
    [
      'answers of the API',
      '<feed><opensearch:totalResults>3</opensearch:totalResults>',
      entry,
      '</feed>',
    ],
    ['bibliographies', '', cited, ''],
  ])('%s cut, shuffled and overwritten', async (_, before, make, after) => {
    const pieces = [before, make(1), make(2), make(3), after]
    await fc.assert(fc.asyncProperty(marred(pieces), mustHold), { numRuns: 40 })
  })

  it('votes of any shape', async () => {
    const item = fc.record(
      {
        numComments: fc.oneof(fc.double(), fc.constant('x')),
        organization: fc.oneof(hostile, fc.record({ fullname: hostile })),
        paper: fc.record(
          {
            id: fc.constantFrom('2605.00001', '2605.00002', 'x', 7),
            upvotes: fc.oneof(fc.double(), fc.integer(), fc.constant(null)),
            githubRepo: fc.oneof(hostile, fc.webUrl(), fc.constant('javascript:alert(1)')),
            githubStars: fc.double(),
            ai_keywords: fc.oneof(fc.array(hostile), hostile),
            submittedOnDailyAt: fc.constantFrom('2026-06-12T00:00:00.000Z', 'x', 5),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 8 }), (items) =>
        mustHold(Buffer.from(JSON.stringify(items))),
      ),
      { numRuns: 60 },
    )
    await fc.assert(
      fc.asyncProperty(fc.json(), (json) => mustHold(Buffer.from(json))),
      { numRuns: 40 },
    )
  })

  it.each([
    ['a tower of lists', '['.repeat(2_000_000)],
    ['a tower of objects', '{"a":'.repeat(1_000_000)],
    ['one endless line', `${good}\n${'x'.repeat(8_000_000)}\n${good}`],
    ['a tower of records', `<OAI-PMH>${'<record>'.repeat(300_000)}`],
    ['a tower of entries', `<feed>${'<entry><author>'.repeat(100_000)}`],
    ['an endless bibliography', '@article{a, title = {'.repeat(200_000)],
    ['a tower of tags', `<rss><channel>${'<item>'.repeat(300_000)}`],
    [
      'one endless feed',
      `<rss><channel><title>arXiv${' '.repeat(21_000_000)}</title></channel></rss>`,
    ],
    [
      'two million references',
      `<rss><channel><title>arXiv</title><item><guid>oai:arXiv.org:2609.00001v1</guid><description>${'&#233;'.repeat(2_000_000)}</description></item></channel></rss>`,
    ],
    ['a million blank lines', `${'\n'.repeat(1_000_000)}${good}`],
    ['many line breaks after a paper', `${good}${'\n'.repeat(3_000_000)}`],
  ])('%s ends within the time of a test', async (_, text) => {
    await mustHold(Buffer.from(text))
  })
})
