/** What rules say of papers whose turn to be stored has not come yet, decided while the server writes others.
 * By the rules that were read last; when others hold by then, it is decided anew. */
import { setImmediate } from 'node:timers/promises'
import type { IndexedPaper } from '../query/index-paper.ts'
import { type DecidedTag, decideTags } from './decide-tags.ts'
import { rulesReadLast, type TagRule } from './tag-rules.ts'

type Foreseen = { rules: readonly TagRule[]; decided: DecidedTag[] }
const foreseen = new WeakMap<IndexedPaper, Foreseen>()

/** Some 1 ms: others get their turn between. */
const decidedAtOnce = 10

export async function foreseeTags(papers: Iterable<IndexedPaper>): Promise<void> {
  const rules = rulesReadLast()
  let count = 0
  for (const paper of papers) {
    foreseen.set(paper, { rules, decided: decideTags(paper, rules) })
    count += 1
    if (count % decidedAtOnce === 0) await setImmediate()
  }
}

export function tagsOf(paper: IndexedPaper, rules: readonly TagRule[]): DecidedTag[] {
  const known = foreseen.get(paper)
  return known?.rules === rules ? known.decided : decideTags(paper, rules)
}
