/** Which tags a paper has, and the evidence for each. Pure. */
import { type IndexedPaper, type IndexedText, indexPaper } from '../query/index-paper.ts'
import { matchQuery, type QueryMatch } from '../query/match-query.ts'
import type { TagEvidence, TagSource } from '../storage/schema/tags.ts'
import { fileRules } from './file-rules.ts'
import type { TagRule } from './tag-rules.ts'

export type DecidedTag = { tagId: number; source: TagSource; evidence: TagEvidence }

/** The texts are those stored, TeX still inside; categories with the primary first. `indexed`: what
 * they come to, when somebody knows already. */
export function decideTags(
  paper: IndexedText,
  rules: readonly TagRule[],
  indexed: IndexedPaper = indexPaper(paper),
): DecidedTag[] {
  const decided: DecidedTag[] = []
  for (const rule of fileRules(rules).mayBeOn(indexed, paper.categories)) {
    if (rule.kind === 'category') {
      const evidence = categoryEvidence(rule.slug, paper)
      decided.push({ tagId: rule.tagId, source: 'category', evidence })
    } else {
      const match = matchQuery(rule.query, indexed)
      if (!match) continue
      decided.push({ tagId: rule.tagId, source: 'rule', evidence: ruleEvidence(match, paper) })
    }
  }
  return decided
}

/** One place is kept, the best: a reason is read at a glance. */
function ruleEvidence(match: QueryMatch, paper: IndexedText): TagEvidence {
  const best = match.evidence[0]
  if (!best) throw new Error('a match without evidence')
  const { where, words } = best
  if (where === 'title' || where === 'abstract' || where === 'authors') {
    return { kind: 'words', where, words }
  }
  // Rules ask for nothing else (parse-query.ts).
  return categoryEvidence(words[0] ?? '', paper)
}

const categoryEvidence = (category: string, paper: IndexedText): TagEvidence => ({
  kind: 'category',
  category,
  primary: paper.categories[0] === category,
})
