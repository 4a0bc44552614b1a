/** Which tags a paper has, and the evidence for each. Pure. */
import { type IndexedPaper, type IndexedText, indexPaper } from '../query/index-paper.ts'
import { matchQuery, type QueryMatch } from '../query/match-query.ts'
import type { TagEvidence, TagSource } from '../storage/schema/tags.ts'
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
  for (const rule of rules) {
    if (rule.kind === 'category') {
      if (!paper.categories.includes(rule.slug)) continue
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
  if (best.where === 'category') return categoryEvidence(best.words[0] ?? '', paper)
  return { kind: 'words', where: best.where, words: best.words }
}

const categoryEvidence = (category: string, paper: IndexedText): TagEvidence => ({
  kind: 'category',
  category,
  primary: paper.categories[0] === category,
})
