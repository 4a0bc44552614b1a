/** arXiv's feed is silently stale for a day: it is noticed and told, OAI-PMH brings the papers, and they
 * are mailed once, as late ones. And digests wait for a batch that is late, but not for ever. */
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findAlarms } from '../../src/app/alarms/find-alarms.ts'
import { mendPapers } from '../../src/app/mend-papers.ts'
import { awaitedBatch } from '../../src/ingest/freshness/awaited-batch.ts'
import { type IngestInput, runIngest } from '../../src/ingest/run-ingest.ts'
import { arxivOai } from '../../src/ingest/sources/arxiv-oai.ts'
import { arxivAtom, arxivRss } from '../../src/ingest/sources/arxiv-rss.ts'
import { createPoliteHttp } from '../../src/lib/polite-http.ts'
import type { Calendar } from '../../src/storage/calendar.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { gaps } from '../../src/storage/schema/operations.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import { activeCategoryIds, knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { type StandInOai, standInOai } from '../support/stand-in-oai.ts'
import { type StandInSources, standInSources } from '../support/stand-in-sources.ts'
import { join, openTown, type Town } from './town.ts'

let town: Town
let rss: StandInSources
let oai: StandInOai
/** The calendar's present: it moves, and live sources are asked under it. */
let today: Date
const calendar: Calendar = { fixed: false, now: async () => today }
const signal = new AbortController().signal

beforeEach(async () => {
  feed = 'arxiv-rss'
  town = await openTown()
  rss = await standInSources(activeCategoryIds)
  oai = await standInOai(100)
})
afterEach(async () => {
  await town.close()
  await rss.close()
  await oai.close()
})

/** As the app wires it, without the pauses. */
function ingest(_: Calendar, what: IngestInput) {
  const http = createPoliteHttp({ userAgent: 'Paperboy/test', wait: async () => undefined })
  const deps = { http, knownCategories }
  const asked = { ...deps, baseUrl: rss.arxivRssUrl, groups: [['cs.CV'], ['cs.CL']] }
  return runIngest(
    {
      db: town.app.db,
      calendar,
      tagPapers,
      knownCategories,
      live: [arxivRss(asked), arxivAtom(asked)],
      harvest: (range, as) => arxivOai({ ...deps, baseUrl: oai.url }, range, as),
      wait: async () => undefined,
    },
    what,
  )
}

/** What is asked; by Atom the same is told. */
let feed = 'arxiv-rss'
const poll = () => ingest(calendar, { source: feed })
const mend = async () => {
  // Retries rest by the database's clock, which no test moves.
  await town.app.db.execute(sql`update gaps set next_at = clock_timestamp()`)
  await town.app.db.execute(sql`update sources set last_attempt_at = '2026-01-01'`)
  return mendPapers({ db: town.app.db, ingest }, { signal, calendar })
}
const at = (moment: string) => {
  today = new Date(moment)
}
const alarmKeys = async () => {
  const expected = { readers: 0, digests: 0 }
  const found = await findAlarms(town.app.db, { transport: 'outbox', dailyCap: null, expected })
  return found.map(({ key }) => key)
}

/** Papers of a day, as both services have them. `submitted`: the moment of v1. */
function batch(from: number, count: number, submitted: string) {
  const ids = Array.from({ length: count }, (_, n) => `2609.${String(from + n).padStart(5, '0')}`)
  const datestamp = submitted.slice(0, 10)
  const versions = [new Date(submitted)]
  return {
    ids,
    listings: ids.map((id) => ({ id, categories: ['cs.CV'], action: 'new' as const })),
    records: ids.map((id) => ({ id, datestamp, versions })),
  }
}

const reader = { email: 'ada@lab.example', tag: ['cs.CV'], timezone: 'UTC', hour: '7' }
const digestsTo = async () =>
  (await town.mails(reader.email)).filter(({ kind }) => kind === 'digest').reverse()
const idsIn = (text: string) => [...new Set(text.match(/2609\.\d{5}/g) ?? [])].sort()

async function round(): Promise<void> {
  await town.app.plan(calendar)
  await town.app.deliver(calendar, { signal })
}

/** Monday's and Tuesday's batches as they should be; a reader joined on Tuesday. */
async function untilTuesday() {
  const monday = batch(100, 3, '2026-09-18T15:00:00Z')
  const tuesday = batch(200, 3, '2026-09-21T15:00:00Z')
  oai.papers = [...monday.records, ...tuesday.records]
  at('2026-09-21T05:00:00Z')
  rss.announce('2026-09-21', monday.listings)
  await poll()
  at('2026-09-22T05:00:00Z')
  rss.announce('2026-09-22', tuesday.listings)
  await poll()
  at('2026-09-22T05:30:00Z')
  await mend()
  await join(town, new Date('2026-09-22T12:00:00Z'), reader)
  return tuesday
}

it('a stale day is noticed, told, repaired, and mailed once as late', async () => {
  const tuesday = await untilTuesday()
  expect(await town.app.db.select().from(gaps)).toEqual([])

  // Wednesday's feed has Wednesday's date and Tuesday's papers; OAI-PMH is down as well.
  const wednesday = batch(300, 4, '2026-09-22T15:00:00Z')
  // One that moderation held back for a week: only its id tells when it was announced.
  const held = { ...batch(304, 1, '2026-09-14T15:00:00Z').records[0], datestamp: '2026-09-23' }
  rss.announce('2026-09-23', tuesday.listings)
  at('2026-09-23T04:30:00Z')
  await poll()
  expect(await mend()).toMatchObject({ kind: 'nothing' })
  at('2026-09-23T05:10:00Z')
  await poll()
  oai.faults.push({ status: 503 })
  expect(await mend()).toMatchObject({ error: expect.stringContaining('503') })
  expect(await awaitedBatch(town.app.db, today)).toMatchObject({ day: '2026-09-23' })
  const [gap] = await town.app.db.select().from(gaps)
  expect(gap).toMatchObject({
    listingDay: '2026-09-23',
    kind: 'stale',
    repairedAt: null,
    papers: 0,
  })
  expect(await alarmKeys()).toContain('gap:2026-09-23')

  oai.papers.push(...wednesday.records, held as (typeof wednesday.records)[0])
  at('2026-09-23T06:10:00Z')
  expect(await mend()).toMatchObject({ error: null })
  at('2026-09-23T06:11:00Z')
  expect(await awaitedBatch(town.app.db, today)).toBeNull()
  const [repaired] = await town.app.db.select().from(gaps)
  expect(repaired).toMatchObject({ repairedBy: 'arxiv-oai', papers: 5 })
  expect(await alarmKeys()).not.toContain('gap:2026-09-23')
  const late = await town.app.db
    .select()
    .from(papers)
    .where(eq(papers.gapId, repaired?.id ?? 0))
  expect(late.map(({ listingDay }) => listingDay)).toEqual(Array(5).fill('2026-09-23'))

  at('2026-09-23T07:00:00Z')
  await round()
  const [first] = await digestsTo()
  expect(idsIn(first?.text ?? '')).toEqual([...wednesday.ids, '2609.00304'])
  expect(first?.text).toContain('Announced Wed 23 Sept, came late')
  expect(first?.html).toContain('came late')

  // The feed comes to itself, tells of Wednesday after all, then turns.
  rss.announce('2026-09-23', wednesday.listings)
  at('2026-09-23T15:00:00Z')
  await poll()
  const thursday = batch(400, 2, '2026-09-23T15:00:00Z')
  oai.papers.push(...thursday.records)
  rss.announce('2026-09-24', thursday.listings)
  at('2026-09-24T05:10:00Z')
  await poll()
  await mend()
  at('2026-09-24T07:00:00Z')
  await round()
  const [, second, ...others] = await digestsTo()
  expect(others).toEqual([])
  expect(idsIn(second?.text ?? '')).toEqual(thursday.ids)
  expect(await town.app.db.select().from(gaps)).toHaveLength(1)
}, 120_000)

it('where Atom is asked, the same is noticed, repaired and waited for; one feed goes on for the other', async () => {
  feed = 'arxiv-atom'
  const tuesday = await untilTuesday()
  rss.announce('2026-09-23', tuesday.listings)
  at('2026-09-23T05:30:00Z')
  await poll()
  expect(await awaitedBatch(town.app.db, today)).toMatchObject({ day: '2026-09-23' })
  const wednesday = batch(300, 4, '2026-09-22T15:00:00Z')
  oai.papers.push(...wednesday.records)
  expect(await mend()).toMatchObject({ error: null, days: ['2026-09-23'] })
  const repaired = { source: 'arxiv-atom', kind: 'stale', papers: 4, repairedBy: 'arxiv-oai' }
  expect(await town.app.db.select().from(gaps)).toMatchObject([repaired])
  at('2026-09-23T05:31:00Z')
  expect(await awaitedBatch(town.app.db, today)).toBeNull()

  // The operator turns to RSS: what it brings is compared from then on, and nothing is missed twice.
  feed = 'arxiv-rss'
  const thursday = batch(400, 2, '2026-09-23T15:00:00Z')
  oai.papers.push(...thursday.records)
  rss.announce('2026-09-24', thursday.listings)
  at('2026-09-24T05:30:00Z')
  await poll()
  await mend()
  await mend()
  expect(await town.app.db.select().from(gaps)).toMatchObject([repaired])
}, 120_000)

it('some of a day missing is found by comparing, and mailed with the next digest', async () => {
  await untilTuesday()
  const wednesday = batch(300, 6, '2026-09-22T15:00:00Z')
  oai.papers.push(...wednesday.records)
  rss.announce('2026-09-23', wednesday.listings.slice(0, 4))
  at('2026-09-23T05:10:00Z')
  await poll()
  at('2026-09-23T07:00:00Z')
  await round()
  await mend()
  expect(await town.app.db.select().from(gaps)).toMatchObject([
    { listingDay: '2026-09-23', kind: 'partial', papers: 2, repairedBy: 'arxiv-oai' },
  ])
  // Asked once a day, not at every tick.
  const asked = oai.requests.length
  expect(await mend()).toMatchObject({ kind: 'nothing' })
  expect(oai.requests.length).toBe(asked)
  // Thursday's batch does not come at all, and is waited for.
  at('2026-09-24T10:00:00Z')
  await round()
  const [first, second] = await digestsTo()
  expect(idsIn(first?.text ?? '')).toEqual(wednesday.ids.slice(0, 4))
  expect(idsIn(second?.text ?? '')).toEqual(wednesday.ids.slice(4))
}, 120_000)

it('digests wait for a late batch, go when it comes, and go without it after three hours', async () => {
  await untilTuesday()
  const wednesday = batch(300, 2, '2026-09-22T15:00:00Z')
  rss.announce('2026-09-23', [])
  at('2026-09-23T07:00:00Z')
  await poll()
  expect(await awaitedBatch(town.app.db, today)).toMatchObject({ day: '2026-09-23' })
  await round()
  expect(await digestsTo()).toHaveLength(0)
  at('2026-09-23T08:20:00Z')
  rss.announce('2026-09-23', wednesday.listings)
  await poll()
  at('2026-09-23T08:21:00Z')
  await round()
  const [first] = await digestsTo()
  expect(idsIn(first?.text ?? '')).toEqual(wednesday.ids)
  expect(first?.text).not.toContain('arXiv is late')

  // Thursday does not come; something else does, so that there is a letter.
  const old = batch(150, 1, '2026-09-18T16:00:00Z')
  at('2026-09-24T06:00:00Z')
  rss.announce('2026-09-23', old.listings)
  await poll()
  at('2026-09-24T07:00:00Z')
  await round()
  at('2026-09-24T09:59:00Z')
  await round()
  expect(await digestsTo()).toHaveLength(1)
  at('2026-09-24T10:00:00Z')
  await round()
  const [, second] = await digestsTo()
  expect(second?.text.replace(/\s+/g, ' ')).toContain(
    'arXiv is late; its papers of Thu 24 Sept come with your next digest.',
  )
  const thursday = batch(400, 2, '2026-09-23T15:00:00Z')
  rss.announce('2026-09-24', thursday.listings)
  at('2026-09-24T11:00:00Z')
  await poll()
  await round()
  expect(await digestsTo()).toHaveLength(2)
  at('2026-09-25T07:00:00Z')
  // Friday's batch is missing too, and Thursday's papers do not wait longer than that.
  await round()
  at('2026-09-25T10:00:00Z')
  await round()
  const [, , third] = await digestsTo()
  expect(idsIn(third?.text ?? '')).toEqual(thursday.ids)
  const told = await town.app.db.select().from(digests).orderBy(digests.id)
  expect(told.map(({ awaited }) => awaited)).toEqual([null, null, '2026-09-24', '2026-09-25'])
}, 120_000)

it('who missed a day in a stop waits for a late batch like everybody else', async () => {
  await untilTuesday()
  // Nothing runs on Wednesday; on Thursday at seven the feed still stands at Wednesday.
  const wednesday = batch(300, 2, '2026-09-22T15:00:00Z')
  rss.announce('2026-09-23', wednesday.listings)
  at('2026-09-24T07:05:00Z')
  await poll()
  expect(await awaitedBatch(town.app.db, today)).toMatchObject({ day: '2026-09-24' })
  at('2026-09-24T07:06:00Z')
  await round()
  expect(await digestsTo()).toHaveLength(0)
  const thursday = batch(400, 2, '2026-09-23T15:00:00Z')
  rss.announce('2026-09-24', thursday.listings)
  at('2026-09-24T08:20:00Z')
  await poll()
  at('2026-09-24T08:21:00Z')
  await round()
  const told = await digestsTo()
  expect(told.map(({ text }) => idsIn(text))).toEqual([[...wednesday.ids, ...thursday.ids]])
  expect(told[0]?.text).not.toContain('arXiv is late')
  expect(await town.app.db.select().from(digests)).toMatchObject([
    { kind: 'first' },
    { kind: 'digest', period: '2026-09-24', slotAt: new Date('2026-09-24T07:00:00Z') },
  ])
}, 120_000)

it('digests wait until the feed has told all of a day, not only its first groups', async () => {
  await untilTuesday()
  // By the database's clock, which no test moves.
  const endedWell = (when: string) =>
    town.app.db.execute(sql`update sources set last_success_at = ${when}::timestamptz`)
  await endedWell('2026-09-22T16:08Z')
  const linguist = { ...reader, email: 'bob@lab.example', tag: ['cs.CL'] }
  await join(town, new Date('2026-09-22T12:00:00Z'), linguist)
  const [vision, language] = [
    batch(300, 2, '2026-09-22T15:00:00Z'),
    batch(302, 2, '2026-09-22T15:00:00Z'),
  ]
  const ofLanguage = language.listings.map((one) => ({ ...one, categories: ['cs.CL'] }))
  rss.announce('2026-09-23', [...vision.listings, ...ofLanguage])
  rss.fail('/rss/cs.CL', { status: 503, body: '' })
  at('2026-09-23T05:10:00Z')
  await poll().catch(() => undefined)
  at('2026-09-23T07:00:00Z')
  await round()
  expect(await digestsTo()).toHaveLength(0)
  expect(await awaitedBatch(town.app.db, today)).toMatchObject({ day: '2026-09-23' })

  rss.heal()
  at('2026-09-23T07:20:00Z')
  await poll()
  await endedWell('2026-09-23T07:20:30Z')
  at('2026-09-23T07:21:00Z')
  await round()
  const [first] = await digestsTo()
  expect(idsIn(first?.text ?? '')).toEqual(vision.ids)
  expect(first?.text).not.toContain('arXiv is late')
  const [theirs] = await town.mails(linguist.email)
  expect(idsIn(theirs?.text ?? '')).toEqual(language.ids)

  // A later round that fails takes nothing back.
  rss.fail('/rss/cs.CL', { status: 503, body: '' })
  at('2026-09-23T08:10:00Z')
  await poll().catch(() => undefined)
  expect(await awaitedBatch(town.app.db, today)).toBeNull()
}, 120_000)

it('a feed that has not ended well for days is taken as it comes', async () => {
  await untilTuesday()
  await town.app.db.execute(sql`update sources set last_success_at = '2026-09-19T16:08Z'`)
  const wednesday = batch(300, 2, '2026-09-22T15:00:00Z')
  rss.announce('2026-09-23', wednesday.listings)
  rss.fail('/rss/cs.CL', { status: 503, body: '' })
  at('2026-09-23T05:10:00Z')
  await poll().catch(() => undefined)
  at('2026-09-23T07:00:00Z')
  await round()
  const [first] = await digestsTo()
  expect(idsIn(first?.text ?? '')).toEqual(wednesday.ids)
}, 120_000)

it('a feed that is cut at 2,000 items is kept as a gap, and what it lost comes from OAI-PMH', async () => {
  await untilTuesday()
  const wednesday = batch(1000, 2003, '2026-09-22T15:00:00Z')
  oai.papers.push(...wednesday.records)
  rss.announce('2026-09-23', wednesday.listings)
  at('2026-09-23T04:30:00Z')
  await poll()
  const truncated = { listingDay: '2026-09-23', kind: 'truncated', categories: ['cs.CV'] }
  expect(await town.app.db.select().from(gaps)).toMatchObject([{ ...truncated, repairedAt: null }])
  expect(await alarmKeys()).toContain('gap:2026-09-23')
  expect(await mend()).toMatchObject({ error: null })
  const repaired = { ...truncated, papers: 3, repairedBy: 'arxiv-oai' }
  expect(await town.app.db.select().from(gaps)).toMatchObject([repaired])
  // It stays cut all day, which is nothing new.
  at('2026-09-23T09:30:00Z')
  rss.announce('2026-09-23', [
    ...wednesday.listings,
    ...batch(5000, 1, '2026-09-22T15:00:00Z').listings,
  ])
  await poll()
  expect(await town.app.db.select().from(gaps)).toMatchObject([repaired])
}, 120_000)

it('a feed that is cut on the day after a holiday, when papers of two days come, is a gap too', async () => {
  // Of Labor Day, the 7th, arXiv told that it announces nothing.
  const tuesday = batch(1000, 2003, '2026-09-07T15:00:00Z')
  oai.papers.push(...tuesday.records)
  rss.announce('2026-09-08', tuesday.listings)
  at('2026-09-08T04:30:00Z')
  await poll()
  const truncated = { listingDay: '2026-09-08', kind: 'truncated', categories: ['cs.CV'] }
  expect(await town.app.db.select().from(gaps)).toMatchObject([{ ...truncated, repairedAt: null }])
  expect(await mend()).toMatchObject({ error: null })
  const repaired = { ...truncated, papers: 3, repairedBy: 'arxiv-oai' }
  expect(await town.app.db.select().from(gaps)).toMatchObject([repaired])
}, 120_000)

it('a feed that ends early is a gap until it comes whole, or OAI-PMH has told', async () => {
  await untilTuesday()
  const wednesday = batch(300, 2, '2026-09-22T15:00:00Z')
  oai.papers.push(...wednesday.records)
  rss.announce('2026-09-23', wednesday.listings)
  const cut = { status: 200, body: '<rss><channel><title>arXiv.org</title><item><title>On 2609' }
  const ofFeed = () => town.app.db.select().from(gaps)

  rss.fail('/rss/cs.CV', cut)
  at('2026-09-23T04:30:00Z')
  await expect(poll()).rejects.toMatchObject({ code: 'upstream' })
  expect(await ofFeed()).toMatchObject([
    { listingDay: '2026-09-23', kind: 'truncated', categories: ['cs.CV'], repairedAt: null },
  ])
  rss.heal()
  at('2026-09-23T04:32:00Z')
  await poll()
  expect(await ofFeed()).toMatchObject([{ kind: 'truncated', repairedBy: 'arxiv-rss', papers: 0 }])

  // The day after it stays broken.
  const thursday = batch(400, 2, '2026-09-23T15:00:00Z')
  oai.papers.push(...thursday.records)
  rss.announce('2026-09-24', thursday.listings)
  rss.fail('/rss/cs.CV', cut)
  at('2026-09-24T04:30:00Z')
  await expect(poll()).rejects.toMatchObject({ code: 'upstream' })
  await mend()
  expect(await ofFeed()).toMatchObject([
    { listingDay: '2026-09-23' },
    { listingDay: '2026-09-24', kind: 'truncated', repairedBy: 'arxiv-oai', papers: 2 },
  ])

  // A page of a gateway is no feed that ends early; and on a Saturday nothing is announced.
  rss.fail('/rss/cs.CV', { status: 200, body: '<!doctype html><html><body>Blocked' })
  at('2026-09-25T04:30:00Z')
  await expect(poll()).rejects.toMatchObject({ code: 'upstream' })
  rss.fail('/rss/cs.CV', cut)
  at('2026-09-26T04:30:00Z')
  await expect(poll()).rejects.toMatchObject({ code: 'upstream' })
  expect(await ofFeed()).toHaveLength(2)
}, 120_000)
