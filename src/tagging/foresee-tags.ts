/** What rules say of papers that are being written: decided while the server is busy with them, a tenth of an
 * ingest. By the rules that were read last; where others hold when they are tagged, it is decided anew. */
import { setImmediate } from 'node:timers/promises'
import type { IndexedPaper } from '../query/index-paper.ts'
import { type DecidedTag, decideTags } from './decide-tags.ts'
import { rulesReadLast, type TagRule } from './tag-rules.ts'

type Foreseen = { rules: readonly TagRule[]; decided: DecidedTag[] }
const foreseen = new WeakMap<IndexedPaper, Foreseen>()

/** Some 1 ms: others get their turn between, and what was sent goes out. */
const decidedAtOnce = 10

export async function foreseeTags(papers: readonly IndexedPaper[]): Promise<void> {
  const rules = rulesReadLast()
  for (let start = 0; start < papers.length; start += decidedAtOnce) {
    await setImmediate()
    for (const paper of papers.slice(start, start + decidedAtOnce)) {
      foreseen.set(paper, { rules, decided: decideTags(paper, rules) })
    }
  }
}

/** As decideTags, from what was foreseen by the same rules if it was. */
export function tagsOf(paper: IndexedPaper, rules: readonly TagRule[]): DecidedTag[] {
  const known = foreseen.get(paper)
  return known?.rules === rules ? known.decided : decideTags(paper, rules)
}
