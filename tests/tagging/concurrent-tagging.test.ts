/** Rules that change while papers are being stored. Needs two connections, so a real Postgres. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { tagModels } from '../../src/storage/schema/tags.ts'
import { applyTags } from '../../src/tagging/apply-tags.ts'
import { packModel } from '../../src/tagging/statistics/pack-model.ts'
import { leastPapers } from '../../src/tagging/statistics/train-model.ts'
import { trainTags } from '../../src/tagging/statistics/train-tags.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { readRows, storeGiven, taxonomyOf } from './store.ts'

const at = new Date('2026-05-18T12:00:00Z')
const embedded = inject('template').kind === 'pglite'

describe.skipIf(embedded)('two connections (skipped on the embedded one, which has one)', () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await openTestDatabase()
  })
  afterAll(() => test?.close())

  it('a paper tagged by the old rules, committed late, gets the new rule', async () => {
    const { db } = test
    await syncTaxonomy(db, { at, taxonomy: taxonomyOf({ old: 'clip' }) })
    const [before] = await storeGiven(db, [{ title: 'A clip' }])
    let changing: Promise<unknown> | undefined
    await db.transaction(async (tx) => {
      await tx.execute(sql`
        insert into papers (public_id, title, abstract, authors, categories, content_hash, search)
        values ('late', 'A late clip', '', '{}', '{}', '', '')`)
      const [row] = await tx.execute<{ id: string }>(
        sql`select id from papers where public_id = 'late'`,
      )
      await tagPapers(tx, { paperIds: [before as number, Number(row?.id)], at })
      // Another process brings a new rule while this transaction is open.
      changing = syncTaxonomy(db, {
        at,
        taxonomy: taxonomyOf({ old: 'clip', fresh: 'clip' }),
      }).then(() => applyTags(db, { calendar: fixedCalendar(at) }))
      await waitForWaiter(test)
    })
    await changing
    expect((await readRows(db)).map(({ paper, slug }) => `${paper} ${slug}`)).toEqual([
      ...['late fresh', 'late old', 'p00000 fresh', 'p00000 old'],
    ])
  })

  it('a paper that is tagged while guesses are made anew has each of them once', async () => {
    const { db } = test
    const calendar = fixedCalendar(at)
    await syncTaxonomy(db, { at, taxonomy: taxonomyOf({ boats: 'ti:boats' }) })
    await applyTags(db, { calendar })
    await storeGiven(
      db,
      Array.from({ length: leastPapers }, (_, n) => ({ title: `Bread ${n}` })),
      'bread',
    )
    const [boat = 0] = await storeGiven(db, [{ title: 'Out', abstract: 'On boats.' }], 'boat')
    await trainTags(db, { calendar })
    // A model that takes every paper for one of boats, not yet applied.
    const nothing = { hashes: new Uint32Array(), weights: new Int8Array(), scale: 1 }
    const sure = { ...nothing, slug: 'boats', bias: 10, slope: -1, offset: 0, positives: 30 }
    const model = packModel({ papers: leastPapers, topics: [sure] })
    await db.update(tagModels).set({ model, version: 'by hand', appliedTo: 0 })
    let applying: Promise<unknown> | undefined
    await db.transaction(async (tx) => {
      await tagPapers(tx, { paperIds: [boat], at })
      applying = trainTags(db, { calendar })
      applying.catch(() => {})
      await waitForSomebody(test)
    })
    await applying
    const rows = (await readRows(db)).filter((row) => row.slug === 'boats')
    expect(rows.map(({ paper, source }) => `${paper} ${source}`)).toEqual(['boat00000 statistics'])
  })
})

/** Until somebody waits for any lock at all. */
async function waitForSomebody({ db }: TestDatabase): Promise<void> {
  for (;;) {
    const [row] = await db.execute<{ waiting: number }>(sql`
      select count(*)::int as waiting from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`)
    if (row && row.waiting > 0) return
  }
}

/** Until somebody waits for an advisory lock of this database. */
async function waitForWaiter({ db }: TestDatabase): Promise<void> {
  for (;;) {
    const [row] = await db.execute<{ waiting: number }>(sql`
      select count(*)::int as waiting from pg_locks
      where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`)
    if (row && row.waiting > 0) return
  }
}
