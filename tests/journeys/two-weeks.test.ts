/** Two weeks of real listing days and simulated time, three readers, through the public doors:
 * the form, the outbox, the confirm button, the clock, the leaving link. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localDate } from '../../src/lib/local-time.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { paperTags, tags } from '../../src/storage/schema/tags.ts'
import { shared } from '../support/shared.ts'
import { join, openTown, type Town } from './town.ts'

const corpus = shared('data/arxiv-corpus/arxiv_listings_2026-05-18_2026-06-19.jsonl')
const firstDay = '2026-05-18'
const lastDay = '2026-06-05'

type Line = { first_listed: string }
const wanted = (line: string) => {
  const { first_listed: day } = JSON.parse(line) as Line
  return day >= firstDay && day <= lastDay
}
const lines = corpus
  ? readFileSync(corpus, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && wanted(line))
  : []

const readers = {
  seoul: {
    email: 'vision@lab.example',
    tag: ['captioning', 'segmentation', 'clip'],
    timezone: 'Asia/Seoul',
    hour: '7',
    rhythm: 'daily',
  },
  newYork: {
    email: 'language@lab.example',
    tag: ['cs.CL'],
    query: ['"machine translation"'],
    timezone: 'America/New_York',
    hour: '8',
    rhythm: 'weekdays',
  },
  berlin: {
    email: 'theory@lab.example',
    tag: ['cs.GT', 'cs.IT'],
    mute: ['federated-learning'],
    timezone: 'Europe/Berlin',
    hour: '7',
    rhythm: 'weekly',
    weekday: '1',
  },
}

const hours = function* (from: string, to: string) {
  const end = Date.parse(to)
  for (let at = Date.parse(from); at <= end; at += 3_600_000) yield new Date(at)
}

/** Local dates with a digest mail, by reader; a first digest is not one of the daily round. */
async function mailedDays(town: Town, email: string, zone: string) {
  const rows = await town.app.db
    .select({ kind: digests.kind, slotAt: digests.slotAt, outcome: digests.outcome })
    .from(digests)
    .innerJoin(subscribers, eq(subscribers.id, digests.subscriberId))
    .where(eq(subscribers.emailKey, email))
    .orderBy(digests.slotAt)
  return rows
    .filter((row) => row.outcome === 'picked' && row.kind === 'digest')
    .map((row) => localDate(row.slotAt, zone))
}

const dates = (...days: number[]) =>
  days.map((day) => (day > 100 ? `2026-06-0${day - 100}` : `2026-05-${day}`))

describe.skipIf(corpus === null)('two weeks of real papers (needs the shared corpus)', () => {
  let town: Town
  let folder: string
  const left = new Date('2026-06-03T12:00:00Z')

  beforeAll(async () => {
    folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-journey-'))
    town = await openTown()
    const file = joinPath(folder, 'days.jsonl')
    writeFileSync(file, lines.join('\n'))
    const report = await town.ingest(file, new Date('2026-05-22T12:00:00Z'))
    expect(report).toMatchObject({ read: lines.length, new: lines.length, skipped: [] })
    for (const form of Object.values(readers))
      await join(town, new Date('2026-05-22T16:00:00Z'), form)
    for (const now of hours('2026-05-22T17:00:00Z', '2026-06-03T11:00:00Z')) await town.tick(now)
    await leave(town, readers.newYork.email, left)
    for (const now of hours('2026-06-03T13:00:00Z', '2026-06-06T05:00:00Z')) await town.tick(now)
  }, 300_000)
  afterAll(async () => {
    await town.close()
    rmSync(folder, { recursive: true })
  })

  it('welcomes everybody at once with a first digest', async () => {
    for (const { email } of Object.values(readers)) {
      const kinds = (await town.mails(email)).map((mail) => mail.kind).reverse()
      expect(kinds.slice(0, 2)).toEqual(['confirm', 'first'])
      expect(kinds.filter((kind) => kind === 'first')).toHaveLength(1)
    }
  })

  it('mails Seoul the mornings after listing days', async () => {
    // Monday's listing reaches Seoul on Monday 13:00, so it is in Tuesday's mail; nothing on Mondays.
    expect(await mailedDays(town, readers.seoul.email, 'Asia/Seoul')).toEqual(
      dates(26, 27, 28, 29, 30, 102, 103, 104, 105, 106),
    )
  })

  it('mails New York on weekdays until it leaves', async () => {
    expect(await mailedDays(town, readers.newYork.email, 'America/New_York')).toEqual(
      dates(25, 26, 27, 28, 29, 101, 102),
    )
  })

  it('mails Berlin once a week, on Monday', async () => {
    expect(await mailedDays(town, readers.berlin.email, 'Europe/Berlin')).toEqual(dates(25, 101))
  })

  it('shows no paper twice, in any section of any mail', async () => {
    for (const { email } of Object.values(readers)) {
      const shown = await shownPapers(town, email)
      expect(shown.length).toBeGreaterThan(20)
      expect(new Set(shown).size).toBe(shown.length)
    }
  })

  it('shows only papers that match an interest, and none that is muted', async () => {
    for (const form of Object.values(readers)) {
      const shown = await shownPapers(town, form.email)
      const slugs = await tagsOf(town, shown)
      const text = await textsOf(town, shown)
      const muted = 'mute' in form ? form.mute : []
      for (const id of shown) {
        const mine = slugs.get(id) ?? []
        const byTag = form.tag.some((slug) => mine.includes(slug))
        const byQuery = 'query' in form && /machine[\s-]+translation/i.test(text.get(id) ?? '')
        expect(byTag || byQuery, `${form.email} ${id}`).toBe(true)
        expect(mine.filter((slug) => muted.includes(slug))).toEqual([])
      }
    }
  })

  it('mails each letter once, with the headers of its kind', async () => {
    const mails = await town.mails()
    expect(new Set(mails.map((mail) => mail.letterId)).size).toBe(mails.length)
    for (const mail of mails) {
      const isDigest = mail.kind === 'first' || mail.kind === 'digest'
      expect('List-Unsubscribe' in mail.headers, mail.kind).toBe(isDigest)
      expect(Buffer.byteLength(mail.html)).toBeLessThan(90_000)
    }
  })

  it('tells why from the frozen reasons, and the same paper is not due again', async () => {
    const [id] = await shownPapers(town, readers.seoul.email)
    const paper = (await publicIds(town, [id as number])).get(id as number) as string
    const calendar = { fixed: true, now: async () => new Date('2026-06-05T00:00:00Z') }
    const why = await town.app.services.why(calendar, { email: readers.seoul.email, paper })
    expect(why).toMatchObject({ paper, decision: expect.stringMatching(/shown|named/) })
    expect(why.reasons.length).toBeGreaterThan(0)
    const preview = await town.app.services.preview(calendar, { email: readers.seoul.email })
    expect(preview.choice.picks.map((pick) => pick.paper.publicId)).not.toContain(paper)
  })

  it('brings everything at once or day by day to the same letters', async () => {
    const other = await openTown()
    try {
      const start = new Date('2026-05-18T05:00:00Z')
      const [form] = [readers.seoul]
      let joined = false
      for (const now of hours(start.toISOString(), '2026-05-28T23:00:00Z')) {
        const day = now.toISOString().slice(0, 10)
        if (now.getUTCHours() === 5) await loadDay(other, folder, day, now)
        if (!joined && now >= new Date('2026-05-22T16:00:00Z')) {
          await join(other, now, form)
          joined = true
        }
        if (joined) await other.tick(now)
      }
      const told = async (one: Town) =>
        (await one.mails(form.email))
          .filter((mail) => mail.kind !== 'confirm')
          .map((mail) => mail.subject)
          .reverse()
      const theirs = await told(other)
      expect(theirs.length).toBeGreaterThan(3)
      expect((await told(town)).slice(0, theirs.length)).toEqual(theirs)
    } finally {
      await other.close()
    }
  }, 300_000)
})

async function loadDay(town: Town, folder: string, day: string, now: Date): Promise<void> {
  const ofDay = lines.filter((line) => (JSON.parse(line) as Line).first_listed === day)
  if (ofDay.length === 0) return
  const file = joinPath(folder, `${day}.jsonl`)
  writeFileSync(file, ofDay.join('\n'))
  await town.ingest(file, now)
}

async function leave(town: Town, email: string, now: Date): Promise<void> {
  const [letter] = await town.mails(email)
  const url = /<([^>]+)>/.exec(letter?.headers['List-Unsubscribe'] ?? '')?.[1]
  if (!url) throw new Error('the digest has no List-Unsubscribe')
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  const answer = await town.request(now, new URL(url).pathname, body)
  expect(answer.status).toBe(200)
}

async function shownPapers(town: Town, email: string): Promise<number[]> {
  const rows = await town.app.db
    .select({ picks: digests.picks })
    .from(digests)
    .innerJoin(subscribers, eq(subscribers.id, digests.subscriberId))
    .where(eq(subscribers.emailKey, email))
  return rows.flatMap(({ picks }) => picks.map((pick) => pick.p))
}

async function tagsOf(town: Town, ids: number[]): Promise<Map<number, string[]>> {
  const rows = await town.app.db
    .select({ id: paperTags.paperId, slug: tags.slug })
    .from(paperTags)
    .innerJoin(tags, eq(tags.id, paperTags.tagId))
    .where(inArray(paperTags.paperId, ids))
  const found = new Map<number, string[]>()
  for (const { id, slug } of rows) found.set(id, [...(found.get(id) ?? []), slug])
  return found
}

async function textsOf(town: Town, ids: number[]): Promise<Map<number, string>> {
  const rows = await town.app.db.select().from(papers).where(inArray(papers.id, ids))
  return new Map(rows.map((row) => [row.id, `${row.title} ${row.abstract}`]))
}

async function publicIds(town: Town, ids: number[]): Promise<Map<number, string>> {
  const rows = await town.app.db.select().from(papers).where(inArray(papers.id, ids))
  return new Map(rows.map((row) => [row.id, row.publicId]))
}
