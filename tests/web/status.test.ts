/** /status: what everybody may know of the sources, their gaps and repairs. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
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

it.each(['ko', 'zh', 'ja'])('speaks %s', async (locale) => {
  const answer = await town.request(now, '/status', undefined, { 'accept-language': locale })
  const page = await answer.text()
  expect(page).toContain(`lang="${locale}`)
  expect(page).not.toContain('papers were missing')
})
