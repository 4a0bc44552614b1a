/** One pool for everybody who is still choosing. Reading it takes half a second, so it is kept until
 * papers come; what a preview then costs is its own queries. */
import { setImmediate } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { CandidatePaper, CandidatePool, Posting } from '../matching/candidate.ts'
import { matchCondition } from '../papers/match-condition.ts'
import { readKnownFacts } from '../papers/read-known-facts.ts'
import type { Query } from '../query/ast.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { finderOf, readTexts } from './query-postings.ts'
import { readPool } from './read-pool.ts'

export type LookingPool = {
  pool: CandidatePool
  /** Puts what a query matches into the pool and answers the id it has there; null for one that does
   * not parse. Where the words stand is not known yet. */
  addQuery(text: string): Promise<number | null>
  /** Finds that out, for papers that were available after `since`. */
  tellPlaces(queryIds: number[], since: Date): Promise<void>
}

const keptMs = 10 * 60_000
const queriesKept = 500
/** Papers held indexed, some 30 kB each. */
const indexedKept = 400
/** Indexing takes 0.25 ms a paper: others get their turn between. */
const indexedAtOnce = 50

export function createLookingPool(deps: {
  db: Db
  calendar: Calendar
}): () => Promise<LookingPool> {
  let held: { made: Promise<LookingPool>; state: string; until: number } | null = null
  return async () => {
    const state = await readState(deps.db)
    if (held && held.state === state && held.until > Date.now()) return held.made
    const made = readLookingPool(deps)
    const mine = { made, state, until: Date.now() + keptMs }
    held = mine
    // A failure is not kept.
    made.catch(() => {
      if (held === mine) held = null
    })
    return made
  }
}

/** Changes when papers come or tags are put on; two look-ups in indexes. */
async function readState(db: Db): Promise<string> {
  const [row] = await db.execute<{ state: string }>(sql`
    select concat_ws(' ', (select max(available_at) from papers where available_at <= clock_timestamp()),
      (select max(added_at) from paper_tags)) as state`)
  return row?.state ?? ''
}

type Kept = { id: number; query: Query; postings: Posting[]; untold: Set<CandidatePaper> }

async function readLookingPool({ db, calendar }: { db: Db; calendar: Calendar }) {
  const until = await calendar.now(db)
  const pool = await readPool(db, { until, after: new Date(0), withoutQueries: true })
  const papers = new Map(pool.papers.map((paper) => [paper.id, paper]))
  const queries = new LRUCache<string, Promise<Kept | null>>({
    max: queriesKept,
    dispose: (gone) => {
      gone.then(forget, () => {})
    },
  })
  const finders = new LRUCache<number, ReturnType<typeof finderOf>>({ max: indexedKept })
  const byId = new Map<number, Kept>()
  let lastId = 0

  function forget(kept: Kept | null): void {
    if (!kept) return
    pool.byQuery.delete(kept.id)
    byId.delete(kept.id)
  }

  async function find(text: string): Promise<Kept | null> {
    const parsed = parseQuery(text)
    if (!parsed.ok) return null
    const found = await findPapers(db, parsed.query, pool)
    const matched = found.flatMap((id) => papers.get(id) ?? [])
    const postings = matched.map((paper) => untoldPosting(paper))
    lastId += 1
    const kept = { id: lastId, query: parsed.query, postings, untold: new Set(matched) }
    byId.set(kept.id, kept)
    return kept
  }

  async function tell(kept: Kept, since: Date): Promise<void> {
    const wanted = [...kept.untold].filter(({ availableAt }) => availableAt > since)
    if (wanted.length === 0) return
    const told = new Map<number, Posting>()
    for (let start = 0; start < wanted.length; start += indexedAtOnce) {
      const some = wanted.slice(start, start + indexedAtOnce)
      await index(some)
      for (const paper of some) {
        const posting = finders.get(paper.id)?.find(kept.query)
        if (posting) told.set(paper.id, posting)
        kept.untold.delete(paper)
      }
      await setImmediate()
    }
    // A new list: the old one may be indexed already (pool-index.ts).
    kept.postings = kept.postings.map((posting) => told.get(posting.paper.id) ?? posting)
  }

  async function index(some: CandidatePaper[]): Promise<void> {
    const missing = some.filter(({ id }) => !finders.has(id)).map(({ id }) => id)
    if (missing.length === 0) return
    const facts = await readKnownFacts(db, missing)
    for (const row of await readTexts(db, missing)) {
      const id = Number(row.id)
      finders.set(id, finderOf(papers.get(id) as CandidatePaper, row, { facts: facts.get(id) }))
    }
  }

  return {
    pool,
    async addQuery(text: string) {
      const made = queries.get(text) ?? find(text)
      queries.set(text, made, { noDisposeOnSet: true })
      made.catch(() => queries.delete(text))
      const kept = await made
      if (kept) pool.byQuery.set(kept.id, kept.postings)
      return kept?.id ?? null
    },
    async tellPlaces(queryIds: number[], since: Date) {
      for (const id of queryIds) {
        const kept = byId.get(id)
        if (!kept) continue
        await tell(kept, since)
        pool.byQuery.set(id, kept.postings)
      }
    },
  }
}

/** Counted, but not shown before it is told apart. */
const untoldPosting = (paper: CandidatePaper): Posting => ({
  paper,
  where: 'abstract',
  words: [],
  since: paper.availableAt,
})

async function findPapers(db: Db, query: Query, pool: CandidatePool): Promise<number[]> {
  const oldest = pool.listingDays.at(-1)
  if (oldest === undefined) return []
  const rows = await db.execute<{ id: string }>(sql`
    select id from papers
    where ${matchCondition(query)} and listing_day >= ${oldest}::date
      and available_at <= ${pool.until.toISOString()}::timestamptz`)
  return rows.map(({ id }) => Number(id))
}
