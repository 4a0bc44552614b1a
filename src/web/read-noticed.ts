/** What stands beside papers in a list: "54 upvotes · 12 saves". */
import { readSaves } from '../papers/popularity/read-saves.ts'
import { readSignals } from '../papers/read-signals.ts'
import type { Executor } from '../storage/database.ts'
import { noticedWords } from './noticed-words.ts'
import type { PageContext } from './page-context.ts'

/** By row id; empty where there is nothing to say. */
export async function readNoticed(
  db: Executor,
  page: PageContext,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const [signals, saves] = await Promise.all([readSignals(db, ids), readSaves(db, ids)])
  return new Map(
    ids.map((id) => {
      const counts = { upvotes: signals.get(id)?.upvotes ?? 0, saves: saves.get(id) ?? 0 }
      return [id, noticedWords(page, counts)]
    }),
  )
}
