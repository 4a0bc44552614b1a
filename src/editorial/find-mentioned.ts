/** Papers that links in notes name, by whichever of their ids. */
import { findNamed } from '../papers/find-named.ts'
import { idKey } from '../papers/paper-keys.ts'
import { readPapers } from '../papers/read-papers.ts'
import type { Executor } from '../storage/database.ts'

export type Mentioned = { paperId: number; title: string }

/** By the ids given; those of papers that are not held are missing. */
export async function findMentioned(db: Executor, ids: string[]): Promise<Map<string, Mentioned>> {
  const rows = await findNamed(db, ids, (id) => [idKey(id)])
  const held = await readPapers(db, [...new Set(rows.values())])
  return new Map(
    [...rows].flatMap(([id, paperId]) => {
      const paper = held.get(paperId)
      return paper ? [[id, { paperId, title: paper.title }] as const] : []
    }),
  )
}
