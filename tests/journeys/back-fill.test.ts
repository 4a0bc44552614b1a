/** Years of papers filled back behind a reader's back: not one of them is mailed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { estimateListingDay, listingDayAt } from '../../src/ingest/arxiv-calendar.ts'
import { addDays } from '../../src/lib/local-time.ts'
import { type StandInOai, standInOai } from '../support/stand-in-oai.ts'
import { join, openTown, type Town } from './town.ts'

let town: Town
let oai: StandInOai
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-back-fill-'))
  oai = await standInOai(1000)
  town = await openTown({ env: { ARXIV_OAI_URL: oai.url } })
}, 120_000)
afterAll(async () => {
  await town.close()
  await oai.close()
  rmSync(folder, { recursive: true })
})

const hours = (n: number) => n * 3_600_000
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

async function list(id: string, day: string, title: string, now: Date) {
  const paper = {
    id,
    first_listed: day,
    title,
    authors: ['Ada Bee'],
    categories: ['cs.LO'],
    abstract: 'We prove it.',
  }
  const file = joinPath(folder, `${id}.jsonl`)
  writeFileSync(file, JSON.stringify(paper))
  await town.ingest(file, now)
}

it('a back-fill over years mails nothing of the past, now and in the days after', async () => {
  const now = Date.now()
  const monthOf = (at: number) => dayOf(at).slice(2, 7).replace('-', '')
  await list(`${monthOf(now)}.90001`, dayOf(now - hours(24 * 6)), 'Held before', new Date(now))
  await join(town, new Date(now), {
    email: 'ada@lab.example',
    tag: ['cs.LO'],
    timezone: 'UTC',
    hour: '7',
    rhythm: 'daily',
  })
  // From yesterday back through three years, each a paper this reader would want.
  const today = listingDayAt(new Date(now))
  oai.papers = Array.from({ length: 60 }, (_, n) => {
    const at = now - hours(30 + 450 * n)
    return {
      id: `${monthOf(at)}.${String(n).padStart(5, '0')}`,
      datestamp: dayOf(at),
      versions: [new Date(at)],
      title: `Of the past ${n}`,
      categories: 'cs.LO',
    }
  }).filter(({ versions }) => estimateListingDay(versions[0] as Date) < today)
  oai.today = dayOf(now)
  const report = await town.app.services.backfill(
    { from: dayOf(now - hours(24 * 1500)) },
    { signal: new AbortController().signal, tell: () => undefined },
  )
  expect(report).toMatchObject({ new: oai.papers.length, skipped: [] })
  const [row] = await town.app.db.execute(sql`
    select count(*)::int as n from papers where available_at is null or listing_day is null`)
  expect(row).toEqual({ n: 0 })
  // So that the silence is not an empty one: something new arrives as well.
  const tomorrow = addDays(today, 1)
  await list(`${monthOf(now)}.90002`, tomorrow, 'Truly new', new Date(now))
  // Within the hours in which a digest of that morning may still leave.
  for (const day of [tomorrow, addDays(tomorrow, 1), addDays(tomorrow, 8)]) {
    for (const time of ['07:30', '10:30']) await town.tick(new Date(`${day}T${time}:00Z`))
  }
  const digests = (await town.mails('ada@lab.example')).filter(({ kind }) => kind === 'digest')
  const texts = digests.map(({ html, text }) => `${html} ${text}`)
  expect(texts.filter((text) => text.includes('Truly new'))).toHaveLength(1)
  expect(texts.filter((text) => text.includes('Of the past'))).toEqual([])
}, 180_000)
