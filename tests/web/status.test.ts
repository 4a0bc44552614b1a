/** /status: what everybody may know of the sources, their gaps and repairs. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { wirePages } from '../../src/app/wire-pages.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { batches, lanes, letters } from '../../src/storage/schema/delivery.ts'
import { gaps, sources } from '../../src/storage/schema/operations.ts'
import { openTown, type Town } from '../journeys/town.ts'
import { writeCorpus } from '../support/made-files.ts'

let town: Town
let folder: string
const now = new Date('2026-05-20T12:00:00Z')
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-status-'))
  town = await openTown()
  const file = join(folder, 'day.jsonl')
  await writeCorpus(file, { from: 1, count: 3, day: '2026-05-19' })
  await town.ingest(file, now)
  await town.app.db.insert(sources).values({
    name: 'arxiv-rss',
    lastSuccessAt: now,
    lastListingDay: '2026-05-19',
    lastError: 'connect ECONNREFUSED 10.0.0.7:443',
    failures: 1,
  })
  const gap = { source: 'arxiv-rss', noticedAt: now, nextAt: now }
  await town.app.db.insert(gaps).values([
    {
      ...gap,
      listingDay: '2026-05-18',
      kind: 'stale',
      papers: 212,
      repairedAt: now,
      repairedBy: 'arxiv-oai',
    },
    { ...gap, listingDay: '2026-05-19', kind: 'partial', categories: ['cs.AI'] },
    // A day that is being compared is no gap.
    { ...gap, listingDay: '2026-05-20', kind: 'partial' },
  ])
})
afterAll(async () => {
  await town.close()
  await rm(folder, { recursive: true })
})

it('names gaps and repairs, and nothing of what went wrong where', async () => {
  const page = await (await town.request(now, '/status')).text()
  expect(page).toContain('last try failed')
  expect(page).toContain('212 papers came from')
  expect(page).toContain('papers were missing (cs.AI)')
  expect(page).toContain('2 days')
  expect(page).not.toContain('10.0.0.7')
  expect(page).toContain('By category')
  expect(page).toMatch(/<th scope="row">cs\.[A-Z]{2}<\/th>/)
})

it('says of what was brought by hand that nobody asks it, and of what is asked when it fell silent', async () => {
  const { db } = town.app
  const state = async (asked: string[], name: string) => {
    const at = now.getTime() + 60_000
    // A town of its own settings over the same store.
    const app = wirePages(
      { ...town.app, config: { ...town.app.config, sources: asked } },
      { calendar: fixedCalendar(new Date(at)), kickDelivery: () => {}, beatMs: 0 },
    )
    const page = await (await app.request('/status')).text()
    const [, part = ''] = page.split(`<h2>${name}`)
    return part.slice(0, part.indexOf('</li>')).replace(/<[^>]*>/g, ' ')
  }
  const papers = { papersHeld: 3 }
  await db.insert(sources).values([
    { name: 'hf', lastSuccessAt: new Date(), ...papers },
    { name: 'biorxiv', lastSuccessAt: new Date(Date.now() - 6 * 86_400_000), ...papers },
    { name: 'arxiv-oai', lastSuccessAt: new Date(Date.now() - 60 * 86_400_000), ...papers },
  ])
  const byHand = /by hand/
  expect(await state([], 'File: corpus')).toMatch(byHand)
  expect(await state([], 'Hugging Face')).toMatch(byHand)
  expect(await state([], 'Hugging Face')).toMatch(/Last heard +\d/)
  expect(await state(['hf'], 'Hugging Face')).toContain('working')
  expect(await state(['biorxiv'], 'bioRxiv')).toContain('not heard for days')
  expect(await state(['arxiv-rss'], 'arXiv, OAI-PMH')).toContain('asked when something is missing')
  await db.delete(sources).where(inArray(sources.name, ['hf', 'biorxiv', 'arxiv-oai']))
})

it('says whether digests go out, at once when that changes, and of how many readers nothing', async () => {
  const { db } = town.app
  const digests = async () => {
    const page = await (await town.request(now, '/status')).text()
    const [, part = ''] = page.split('Digests by mail')
    return part
      .slice(0, part.indexOf('</li>'))
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
  }
  expect(await digests()).toMatch(/State going out Last mailed never/)
  const id = '00000000-0000-4000-8000-000000000001'
  const at = new Date('2026-05-20T07:02:03Z')
  const batch = { id, lane: 'bulk' as const, transport: 'outbox', composer: 'c', size: 77 }
  await db.insert(batches).values({ ...batch, state: 'accepted', settledAt: at })
  expect(await digests()).toMatch(/going out Last mailed 20 May 2026, 07:02/)
  const createdAt = new Date(Date.now() - 61 * 60_000)
  await db.insert(letters).values({ kind: 'digest', lane: 'bulk', intent: {}, createdAt })
  expect(await digests()).toMatch(/State late .* comes with the next digest/)
  await db
    .insert(lanes)
    .values({ name: 'bulk', held: true, heldReason: 'too many complaints' })
    .onConflictDoUpdate({
      target: lanes.name,
      set: { held: true, heldReason: 'too many complaints' },
    })
  const held = await digests()
  expect(held).toMatch(/State held back for now/)
  expect(held).not.toMatch(/77|complaints/)
})

it('says when digests wait for arXiv, once its hour has come', async () => {
  const page = async (time: string) =>
    (await town.request(new Date(`2026-05-20T${time}:00Z`), '/status')).text()
  expect(await page('03:30')).not.toContain('Digests wait')
  expect(await page('05:30')).toContain('papers of 20 May 2026 are late. Digests wait')
})

it.each(['ko', 'zh', 'ja'])('speaks %s', async (locale) => {
  const answer = await town.request(now, '/status', undefined, { 'accept-language': locale })
  const page = await answer.text()
  expect(page).toContain(`lang="${locale}`)
  expect(page).not.toContain('papers were missing')
})
