/** Papers that begin to match later, while a planner fixes its moment: none is behind its cutoff.
 * Needs two connections, so a real Postgres. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type IngestDeps, runIngest } from '../../src/ingest/run-ingest.ts'
import { databaseCalendar } from '../../src/storage/calendar.ts'
import { lockShared } from '../../src/storage/locks.ts'
import { applyTags } from '../../src/tagging/apply-tags.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import { knownCategories } from '../../src/tagging/taxonomy/categories.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { taxonomyOf } from '../tagging/store.ts'

const embedded = inject('template').kind === 'pglite'
const now = new Date()

describe.skipIf(embedded)('two connections (skipped on the embedded one, which has one)', () => {
  let test: TestDatabase
  let folder: string
  beforeAll(async () => {
    test = await openTestDatabase()
    folder = await mkdtemp(join(tmpdir(), 'paperboy-late-'))
  })
  afterAll(async () => {
    await test?.close()
    await rm(folder, { recursive: true })
  })

  /** What a planner does first: its cutoff to be. */
  const planner = () =>
    test.db.transaction(async (tx) => {
      await lockShared(tx, 'available')
      return databaseCalendar.now(tx)
    })

  async function write(name: string, categories: string[]): Promise<string> {
    const path = join(folder, name)
    const paper = {
      id: '2605.00010',
      first_listed: '2026-05-18',
      title: 'Rings',
      authors: ['Ada Bee'],
      categories,
      abstract: 'We study clips.',
    }
    await writeFile(path, JSON.stringify(paper))
    return path
  }

  async function addedAt(slug: string): Promise<Date> {
    const [row] = await test.db.execute<{ at: string }>(sql`
      select pt.added_at as at from paper_tags pt join tags t on t.id = pt.tag_id
      where t.slug = ${slug}`)
    return new Date(row?.at ?? 0)
  }

  it('a later cross-listing counts from after the cutoff of a planner that ran meanwhile', async () => {
    const { db } = test
    await syncTaxonomy(db, { at: now, taxonomy: taxonomyOf({}, ['math.RA', 'math.KT']) })
    const deps: IngestDeps = {
      db,
      calendar: databaseCalendar,
      tagPapers,
      knownCategories,
      live: [],
    }
    await runIngest(deps, { file: await write('before.jsonl', ['math.RA']) })
    let cutoff = new Date(0)
    const interrupted: IngestDeps = {
      ...deps,
      async tagPapers(tx, input) {
        cutoff = await planner()
        return tagPapers(tx, input)
      },
    }
    await runIngest(interrupted, { file: await write('after.jsonl', ['math.RA', 'math.KT']) })
    expect((await addedAt('math.KT')).getTime()).toBeGreaterThan(cutoff.getTime())
  })

  it('a new rule counts from after the cutoff of a planner that ran while it was applied', async () => {
    const { db } = test
    await syncTaxonomy(db, { at: now, taxonomy: taxonomyOf({ clips: 'clip' }, ['math.RA']) })
    let cutoff = new Date(0)
    let applying: Promise<unknown> | undefined
    await db.transaction(async (tx) => {
      await lockShared(tx, 'available')
      applying = applyTags(db, { calendar: databaseCalendar })
      await waitForWaiter(test)
      cutoff = await databaseCalendar.now(tx)
    })
    await applying
    expect((await addedAt('clips')).getTime()).toBeGreaterThan(cutoff.getTime())
  })
})

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
