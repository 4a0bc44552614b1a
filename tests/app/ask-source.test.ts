import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseCalendar } from '../../src/storage/calendar.ts'
import { openTown, type Town } from '../journeys/town.ts'

let town: Town
beforeAll(async () => {
  // Nobody listens there: a request that is made is refused.
  const env = { SOURCES: 'arxiv-rss', ARXIV_RSS_URL: 'http://127.0.0.1:9/rss' }
  town = await openTown({ env })
}, 120_000)
afterAll(() => town.close())

const ask = () =>
  town.app.services.ingest(databaseCalendar, { source: 'arxiv-rss' }, new AbortController().signal)

it('a command asks a source under the lease that the timetable takes', async () => {
  await expect(ask()).rejects.toMatchObject({ code: 'upstream' })
  await town.app.db.execute(sql`
    insert into job_leases (job, owner, until)
    values ('ingest arxiv-rss', 'another', clock_timestamp() + interval '1 minute')`)
  await expect(ask()).rejects.toMatchObject({ code: 'conflict' })
})
