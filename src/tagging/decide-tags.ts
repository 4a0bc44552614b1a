/** Which tags a paper has, and the evidence for each. Pure. */
import type { IndexedPaper } from '../query/index-paper.ts'
import { matchQuery, type QueryMatch } from '../query/match-query.ts'
import type { TagEvidence, TagSource } from '../storage/schema/tags.ts'
import { fileRules } from './file-rules.ts'
import type { TagRule } from './tag-rules.ts'

export type DecidedTag = { tagId: number; source: TagSource; evidence: TagEvidence }

export function decideTags(paper: IndexedPaper, rules: readonly TagRule[]): DecidedTag[] {
  const decided: DecidedTag[] = []
  for (const rule of fileRules(rules).mayBeOn(paper)) {
    if (rule.kind === 'category') {
      const evidence = categoryEvidence(rule.slug, paper)
      decided.push({ tagId: rule.tagId, source: 'category', evidence })
    } else {
      const match = matchQuery(rule.query, paper)
      if (!match) continue
      decided.push({ tagId: rule.tagId, source: 'rule', evidence: ruleEvidence(match, paper) })
    }
  }
  return decided
}

/** One place is kept, the best: a reason is read at a glance. */
function ruleEvidence(match: QueryMatch, paper: IndexedPaper): TagEvidence {
  const best = match.evidence[0]
  if (!best) throw new Error('a match without evidence')
  const { where, words } = best
  if (where === 'title' || where === 'abstract' || where === 'authors') {
    return { kind: 'words', where, words }
  }
  // Rules ask for nothing else (parse-query.ts).
  return categoryEvidence(words[0] ?? '', paper)
}

const categoryEvidence = (category: string, paper: IndexedPaper): TagEvidence => ({
  kind: 'category',
  category,
  primary: paper.categories[0] === category,
})
