/** What becomes of the papers that readers saved, asked of arXiv's API (readApiReply has the recorded replies). */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { loadConfig } from '../../src/config.ts'
import { liveSources } from '../../src/ingest/live-sources.ts'
import { readSources } from '../../src/ingest/read-sources.ts'
import { runIngest } from '../../src/ingest/run-ingest.ts'
import { storePage } from '../../src/ingest/store-page.ts'
import { createPoliteHttp } from '../../src/lib/polite-http.ts'
import { findPaper } from '../../src/papers/read-papers.ts'
import { savedPapersDue } from '../../src/papers/saved-papers-due.ts'
import { databaseCalendar } from '../../src/storage/calendar.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addSubscriber } from '../support/digest-world.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

type Entry = { id: string; version: number; comment: string }
const asked: string[][] = []
let entries: Entry[] = []
let fault: { status: number; body: string } | null = null

const api = createServer((request, response) => {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams
  const ids = (query.get('id_list') ?? '').split(',')
  asked.push(ids)
  if (Number(query.get('max_results')) !== ids.length) fault = { status: 400, body: '' }
  response.writeHead(fault?.status ?? 200).end(fault?.body ?? replyTo(ids))
})
const replyTo = (ids: string[]) => {
  const told = entries.filter(({ id }) => ids.includes(id))
  return `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"
    xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
    <opensearch:totalResults>${told.length}</opensearch:totalResults>
    ${told.map(entryOf).join('')}</feed>`
}
const entryOf = ({ id, version, comment }: Entry) => `<entry>
  <id>http://arxiv.org/abs/${id}v${version}</id><title>Paper ${id}</title>
  <summary>We propose a captioner.</summary><published>2026-05-14T17:57:34Z</published>
  <arxiv:comment>${comment}</arxiv:comment><arxiv:primary_category term="cs.CV"/>
  <author><name>Ada Bee</name></author></entry>`

let test: TestDatabase
let baseUrl: string
beforeAll(async () => {
  test = await openTestDatabase()
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}/api/query`
})
beforeEach(async () => {
  await test.db.execute(sql`truncate papers, sources, subscribers cascade`)
  asked.length = 0
  entries = []
  fault = null
})
afterAll(async () => {
  api.closeAllConnections()
  api.close()
  await test.close()
})

const store = async (ids: string[], listingDay: string) => {
  const at = await databaseCalendar.now(test.db)
  await test.db.transaction((tx) =>
    storePage({ calendar: databaseCalendar, tagPapers: async () => undefined }, tx, {
      page: {
        papers: ids.map((publicId) =>
          incomingPaper({ publicId, title: `Paper ${publicId}`, listingDay }),
        ),
        signals: [],
        skipped: [],
      },
      source: 'arxiv-rss',
      at,
    }),
  )
}
const save = async (ids: string[]) => {
  const reader = await addSubscriber(test.db)
  for (const id of ids) {
    await test.db.execute(sql`
      insert into saved_papers (subscriber_id, paper_id, saved_at)
      select ${reader}, id, now() from papers where public_id = ${id}`)
  }
}
const today = async () => (await databaseCalendar.now(test.db)).toISOString().slice(0, 10)

const ask = async (savedDueAt = (at: Date) => savedPapersDue(test.db, at)) => {
  const nowhere = 'http://127.0.0.1:9'
  const knownCategories = (raw: readonly string[]) => [...raw]
  const live = liveSources({
    ...{ names: ['arxiv-saved'], feeds: [], knownCategories, savedDueAt, arxivApiUrl: baseUrl },
    http: createPoliteHttp({ userAgent: 'Paperboy/test', wait: async () => undefined }),
    ...{ arxivRssUrl: nowhere, arxivAtomUrl: nowhere, arxivOaiUrl: nowhere },
    ...{ biorxivUrl: nowhere, hfUrl: nowhere },
  })
  const deps = { db: test.db, calendar: databaseCalendar, knownCategories, live }
  return runIngest({ ...deps, tagPapers: async () => undefined }, { source: 'arxiv-saved' })
}

it('is asked beside a feed that tells no comments, and not where OAI-PMH brings them', () => {
  expect(loadConfig({}).sources).toContain('arxiv-saved')
  expect(loadConfig({ SOURCES: 'arxiv-atom' }).sources).toContain('arxiv-saved')
  for (const SOURCES of ['none', 'hf', 'arxiv-rss,arxiv-oai,hf']) {
    expect(loadConfig({ SOURCES }).sources).not.toContain('arxiv-saved')
  }
})

it('tells those who saved a paper that it was accepted, and what was withdrawn', async () => {
  await store(['2605.00001', '2605.00002', '2605.00003'], await today())
  await save(['2605.00001', '2605.00002'])
  entries = [
    { id: '2605.00001', version: 1, comment: 'Accepted at ICML 2026 (oral)' },
    { id: '2605.00002', version: 2, comment: 'This paper has been withdrawn by the authors' },
    { id: '2605.00009', version: 1, comment: 'not asked for' },
  ]
  const all = async () => ['2605.00001', '2605.00002']
  expect(await ask(all)).toMatchObject({ read: 2, new: 0, updated: 2 })
  const news = await test.db.execute(sql`
    select p.public_id as id, n.kind, n.detail from paper_news n join papers p on p.id = n.paper_id
    order by 1, 2`)
  expect([...news]).toEqual([
    { id: '2605.00001', kind: 'accepted', detail: 'ICML 2026' },
    { id: '2605.00002', kind: 'version', detail: '2' },
    { id: '2605.00002', kind: 'withdrawn', detail: '' },
  ])
  expect(await findPaper(test.db, '2605.00009')).toBeNull()
  expect(await ask(all)).toMatchObject({ read: 2, new: 0, updated: 0, unchanged: 2 })
})

it('each saved paper of the last year has its turn once a week, a hundred a request', async () => {
  const ids = Array.from({ length: 750 }, (_, n) => `2605.${String(n + 1).padStart(5, '0')}`)
  await store(ids, await today())
  await store(['2405.00001'], '2024-05-02')
  await save([...ids, '2405.00001'])
  const now = await databaseCalendar.now(test.db)
  const turns: string[] = []
  for (let day = 0; day < 7; day += 1) {
    turns.push(...(await savedPapersDue(test.db, new Date(now.getTime() + day * 86_400_000))))
  }
  expect(turns.toSorted()).toEqual(ids)
  await ask()
  expect(asked.map((batch) => batch.length)).toEqual([100, expect.toSatisfy((n) => n <= 8)])
})

it('asks nobody while nothing is saved', async () => {
  await store(['2605.00001'], await today())
  expect(await ask()).toMatchObject({ read: 0 })
  expect(asked).toEqual([])
})

it('a refusal is its health, and nothing is lost', async () => {
  await store(['2605.00001'], await today())
  fault = { status: 200, body: 'Rate exceeded.' }
  await expect(ask(async () => ['2605.00001'])).rejects.toThrow(/API did not tell of papers/)
  expect(await readSources(test.db)).toMatchObject([{ name: 'arxiv-saved', failing: true }])
})
