/** What trends, on its way: noticed by others and by readers, tagged with what was noticed, mailed once to
 * who follows the tag, whatever the age of the paper. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepTrends } from '../../src/app/keep-trends.ts'
import { storeSignals } from '../../src/papers/store-signals.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { savedPapers } from '../../src/storage/schema/feedback.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { addSubscriber } from '../support/digest-world.ts'
import { join, openTown, type Town } from './town.ts'

let town: Town
let folder: string
const at = (time: string) => new Date(`2026-06-${time}:00Z`)

/** One a day, 25 May to 19 June, weekends left out: twenty listing days. */
const days = Array.from({ length: 26 }, (_, n) => new Date(Date.UTC(2026, 4, 25 + n)))
  .filter((day) => day.getUTCDay() % 6 !== 0)
  .map((day) => day.toISOString().slice(0, 10))
const idOn = (day: string) => `2606.${day.slice(5).replace('-', '')}0`

beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-trending-'))
  town = await openTown()
  const lines = days.map((day) =>
    JSON.stringify({
      ...{
        id: idOn(day),
        first_listed: day,
        title: `Weighing sheep on ${day}`,
        authors: ['Ada Bee'],
      },
      ...{ categories: ['econ.GN'], comment: '', abstract: 'We propose a scale.' },
    }),
  )
  const file = joinPath(folder, 'papers.jsonl')
  writeFileSync(file, lines.join('\n'))
  await town.ingest(file, at('19T06:00'))
  for (const [name, tags, locale] of [
    ['follower', ['trending'], 'en'],
    ['korean', ['trending'], 'ko'],
    ['other', ['q-fin.TR'], 'en'],
  ] as const) {
    await join(town, at('19T06:30'), {
      ...{ email: `${name}@lab.example`, tag: [...tags], locale },
      ...{ timezone: 'UTC', hour: '7', rhythm: 'daily' },
    })
  }
}, 240_000)
afterAll(async () => {
  await town.close()
  rmSync(folder, { recursive: true })
})

const told = (upvotes: ReadonlyMap<string, number>, now: Date) =>
  town.app.db.transaction((tx) =>
    storeSignals(tx, {
      source: 'hf',
      at: now,
      signals: [...upvotes].map(([publicId, n]) => ({
        ...{ publicId, upvotes: n, comments: 2, stars: null, codeUrl: null, projectUrl: null },
        ...{ organization: null, submittedBy: null, keywords: [], featuredOn: null },
      })),
    }),
  )
async function save(publicId: string, now: Date): Promise<void> {
  const { db } = town.app
  const [row] = await db.select({ id: papers.id }).from(papers).where(eq(papers.publicId, publicId))
  const subscriberId = await addSubscriber(db)
  await db.insert(savedPapers).values({ subscriberId, paperId: row?.id as number, savedAt: now })
}
const tagged = async () =>
  (
    await town.app.db.execute<{ id: string }>(sql`
      select p.public_id as id from paper_tags t join papers p on p.id = t.paper_id
      join tags g on g.id = t.tag_id where g.slug = 'trending' order by t.added_at, p.public_id`)
  ).map(({ id }) => id)
const digestsTo = async (name: string) =>
  (await town.mails(`${name}@lab.example`)).filter(({ kind }) => kind === 'digest')
const page = async (now: Date, path: string) =>
  (await town.request(now, path, undefined, { accept: 'text/html' })).text()

/** Listed eighteen listing days before: no daily digest reaches so far back for anything else. */
const old = idOn('2026-05-27')
const young = idOn('2026-06-18')

describe('the tag trending', () => {
  it('is on the form, and on nothing while nobody noticed anything', async () => {
    expect(await page(at('19T08:00'), '/')).toContain('value=trending')
    await town.tick(at('19T08:00'))
    await told(new Map([[young, 9]]), at('19T08:10'))
    await town.tick(at('19T08:30'))
    expect(await tagged()).toEqual([])
  })

  it('is put on what enough people noticed, and mailed with what they noticed it for', async () => {
    await told(
      new Map([
        [young, 54],
        [old, 9],
      ]),
      at('19T10:00'),
    )
    await save(old, at('19T10:00'))
    await save(old, at('19T10:00'))
    await town.tick(at('19T10:30'))
    expect(await tagged()).toEqual([old, young])
    await town.tick(at('20T07:00'))
    const [mail, ...others] = await digestsTo('follower')
    expect(others).toHaveLength(0)
    expect(mail?.text).toContain('trending this week: 54 upvotes')
    expect(mail?.text).toContain('trending this week: 9 upvotes, 2 saves')
    // Said once.
    expect(mail?.text).not.toMatch(/54 upvotes[^\n]*54 upvotes/)
    expect((await digestsTo('korean'))[0]?.text).toContain('이번 주 화제: 추천 54개')
    expect(await digestsTo('other')).toHaveLength(0)
  })

  it('brings a paper once, however long it trends', async () => {
    await told(
      new Map([
        [young, 154],
        [old, 99],
      ]),
      at('20T10:00'),
    )
    for (const time of ['20T10:30', '21T07:00', '22T07:00', '23T07:00']) await town.tick(at(time))
    expect(await digestsTo('follower')).toHaveLength(1)
    expect(await tagged()).toEqual([old, young])
  })

  it('takes five new ones a day at most, best first, also of two instances', async () => {
    const many = days.slice(5, 13).map((day, n) => [idOn(day), 100 - n] as const)
    await told(new Map(many), at('23T09:00'))
    const deps = { db: town.app.db, calendar: fixedCalendar(at('23T10:00')) }
    await Promise.all([keepTrends(deps), keepTrends(deps)])
    await keepTrends(deps)
    expect((await tagged()).slice(2).sort()).toEqual(
      many
        .slice(0, 5)
        .map(([id]) => id)
        .sort(),
    )
    // The rest have their day, as long as they are among the first.
    await town.tick(at('24T00:30'))
    expect(await tagged()).toHaveLength(10)
  })

  it('says on the page of a paper when it trended', async () => {
    const shown = await page(at('24T08:00'), `/papers/${young}`)
    expect(shown).toContain('in the week to 19 June 2026: 54 upvotes')
    expect(await page(at('24T08:00'), '/tags/trending')).toContain(`/papers/${young}`)
  })
})
