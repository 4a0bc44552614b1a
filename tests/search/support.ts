/** Papers, and the means to search them by meaning. */
import { sql } from 'drizzle-orm'
import type { IncomingPaper } from '../../src/papers/paper.ts'
import { storePapers } from '../../src/papers/store-papers.ts'
import type { KeepDeps } from '../../src/search/keep-vectors.ts'
import { keepVectors } from '../../src/search/keep-vectors.ts'
import { openMeaning } from '../../src/search/open-meaning.ts'
import type { Db } from '../../src/storage/database.ts'
import { incomingPaper } from '../support/incoming-paper.ts'

const at = new Date('2026-06-16T00:00:00Z')
export const idle = new AbortController().signal

export type GivenPaper = { id: string; title: string; abstract: string; authors?: string[] }

export async function store(db: Db, given: readonly GivenPaper[]): Promise<void> {
  const papers = given.map(
    ({ id, ...paper }): IncomingPaper => incomingPaper({ publicId: id, availableAt: at, ...paper }),
  )
  for (let from = 0; from < papers.length; from += 500) {
    const page = papers.slice(from, from + 500)
    await db.transaction((tx) => storePapers(tx, { papers: page, source: 'test', at }))
  }
}

export const keep = (deps: KeepDeps, thorough = true) =>
  keepVectors(deps, { thorough, signal: idle })

export const builtIn = (db: Db) => openMeaning({ db, provider: null, papersADay: 0 })

/** What the world calls the papers of these rows. */
export async function named(db: Db, ids: readonly number[]): Promise<string[]> {
  const rows = await db.execute<{ id: string; name: string }>(
    sql`select id, public_id as name from papers where id = any(${`{${ids.join(',')}}`}::bigint[])`,
  )
  const names = new Map(rows.map(({ id, name }) => [Number(id), name]))
  return ids.flatMap((id) => names.get(id) ?? [])
}
