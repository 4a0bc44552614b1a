/** Tags papers by all active rules, and where they say nothing by statistics, in the transaction that stores them. */
import type { Tx } from '../storage/database.ts'
import { lockShared } from '../storage/locks.ts'
import { type IndexedPapers, readIndexed } from './read-indexed.ts'
import { readGuesser } from './statistics/read-guesser.ts'
import { writeGuesses } from './statistics/write-guesses.ts'
import { readTagRules, TAGGING_LOCK } from './tag-rules.ts'
import { type TagChanges, writePaperTags } from './write-paper-tags.ts'

/** Papers at a time: bounds memory and the size of a statement. */
const PAGE = 500

/** `at` is the calendar moment from which new tags count, or what tells it once the rules are locked.
 * Tags that no longer hold are removed, those that still do keep theirs. Waits while rules change. */
export async function tagPapers(
  tx: Tx,
  input: {
    paperIds: readonly number[]
    at: Date | (() => Promise<Date>)
    indexed?: IndexedPapers
  },
): Promise<TagChanges> {
  const total: TagChanges = { added: 0, removed: 0 }
  if (input.paperIds.length === 0) return total
  await lockShared(tx, TAGGING_LOCK)
  const at = input.at instanceof Date ? input.at : await input.at()
  const rules = await readTagRules(tx)
  const guesser = await readGuesser(tx, rules)
  for (let start = 0; start < input.paperIds.length; start += PAGE) {
    const paperIds = input.paperIds.slice(start, start + PAGE)
    const indexed = await readIndexed(tx, paperIds, input.indexed)
    const { added, removed } = await writePaperTags(tx, { paperIds, rules, at, indexed })
    if (guesser) await writeGuesses(tx, { paperIds, guesser, indexed })
    total.added += added
    total.removed += removed
  }
  return total
}
