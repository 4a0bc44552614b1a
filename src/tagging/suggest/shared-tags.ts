/** Tags that papers have in common, the rarer the more telling. Pure. */
import type { TagEvidence } from '../../storage/schema/tags.ts'
import type { TagChoice } from '../read-tags.ts'

export type TagHint = {
  tag: TagChoice
  /** On how many of the papers. */
  papers: number
  /** What made it fit, as it stands there; empty for a category. */
  words: string[]
}

export type TagOnPaper = { paperId: number; tagId: number; evidence: TagEvidence }

const most = 8
const wordsNamed = 3
/** With fewer topics than this a category helps. */
const fewTopics = 2
/** Of so few even one alone may stand for what somebody works on, when it says so in its title. */
const fewPapers = 5

export function sharedTags(
  tags: TagChoice[],
  { onPapers, papers }: { onPapers: TagOnPaper[]; papers: number },
): TagHint[] {
  const byId = new Map(tags.map((tag) => [tag.id, tag]))
  const hints = new Map<number, TagHint & { inTitle: boolean; on: Set<number> }>()
  for (const { paperId, tagId, evidence } of onPapers) {
    const tag = byId.get(tagId)
    if (!tag) continue
    const hint = hints.get(tagId) ?? { tag, papers: 0, words: [], inTitle: false, on: new Set() }
    hint.on.add(paperId)
    hint.papers = hint.on.size
    if (evidence.kind === 'words') {
      hint.words.push(...evidence.words)
      hint.inTitle ||= evidence.where === 'title'
    } else if (evidence.kind === 'category') hint.inTitle ||= evidence.primary
    hints.set(tagId, hint)
  }
  const enough = (hint: { papers: number; inTitle: boolean }) =>
    hint.papers > 1 || (hint.inTitle && papers <= fewPapers)
  const telling = [...hints.values()].filter(enough).sort((a, b) => worth(b) - worth(a))
  const topics = telling.filter(({ tag }) => tag.kind === 'topic')
  const categories = telling.filter(({ tag }) => tag.kind === 'category')
  const chosen = topics.length < fewTopics ? [...topics, ...categories.slice(0, 2)] : topics
  return chosen
    .filter((hint) => !isSaidCloser(hint, chosen))
    .slice(0, most)
    .map(({ tag, papers: on, words }) => ({
      tag,
      papers: on,
      words: distinct(words).slice(0, wordsNamed),
    }))
}

/** A narrower topic that as many of the papers have says it better. */
const isSaidCloser = ({ tag, papers }: TagHint, others: readonly TagHint[]): boolean =>
  others.some((other) => other.tag.parents.includes(tag.slug) && other.papers >= papers)

/** Shared by many of the papers and by few of all others. */
const worth = ({ papers, tag }: TagHint): number => papers / Math.log2(4 + tag.volume.median)

function distinct(words: string[]): string[] {
  const seen = new Map(words.map((word) => [word.toLowerCase(), word]))
  return [...seen.values()]
}
