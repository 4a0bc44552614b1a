/** The recorded papers tagged as this build would tag them: by its rules, and by a model that learned from
 * those rules on the same papers. In memory, without a database. */
import { setImmediate } from 'node:timers/promises'
import { type IndexedPaper, type IndexedText, indexPaper } from '../../query/index-paper.ts'
import { parseQuery } from '../../query/parse-query.ts'
import type { TagEvidence } from '../../storage/schema/tags.ts'
import { decideTags } from '../../tagging/decide-tags.ts'
import { type Guesser, guessTags } from '../../tagging/statistics/guess-tags.ts'
import { maskRule } from '../../tagging/statistics/mask-rule.ts'
import { type PaperTerms, paperTerms } from '../../tagging/statistics/paper-terms.ts'
import { createScorer } from '../../tagging/statistics/tag-model.ts'
import { type TrainingPaper, trainModel } from '../../tagging/statistics/train-model.ts'
import type { TagRule } from '../../tagging/tag-rules.ts'
import { knownCategories } from '../../tagging/taxonomy/categories.ts'
import { taxonomy } from '../../tagging/taxonomy/index.ts'

export type GivenTag = {
  slug: string
  source: 'rule' | 'statistics'
  confidence: number
  evidence: TagEvidence
}
/** Papers with their categories as stored. */
export type Tagger = {
  rules(indexed: IndexedPaper): GivenTag[]
  guesses(indexed: IndexedPaper, taken: readonly GivenTag[]): GivenTag[]
  /** Rules, then what the model guesses beside them. */
  all(paper: IndexedText): GivenTag[]
}

type TopicRule = Extract<TagRule, { kind: 'topic' }>

/** Topics alone: a category is its source's to tell. */
export const topicRules = (): TopicRule[] =>
  taxonomy.topics.map(({ slug, rule }, number) => {
    const parsed = parseQuery(rule)
    if (!parsed.ok) throw new Error(`${slug}: ${parsed.error.message}`)
    return {
      tagId: number + 1,
      slug,
      hash: '',
      appliedHash: null,
      kind: 'topic',
      query: parsed.query,
    }
  })

export const indexedText = ({
  title,
  abstract,
  authors,
  categories,
}: IndexedText): IndexedText => ({
  ...{ title, abstract, authors },
  categories: knownCategories(categories),
})

/** `guesses` leaves out the topics that are `taken`. */
export async function createTagger(
  papers: readonly IndexedText[],
  signal?: AbortSignal,
): Promise<Tagger> {
  const rules = topicRules()
  const guesser = await learn(rules, papers, signal)
  const guesses: Tagger['guesses'] = (indexed, taken) => {
    const ids = new Set(taken.map(({ slug }) => guesser.rules.get(slug)?.tagId ?? 0))
    return guessTags(guesser, indexed, ids).map(({ tagId, confidence, evidence }) => ({
      ...{ slug: (rules[tagId - 1] as TopicRule).slug, source: 'statistics' },
      ...{ confidence, evidence },
    }))
  }
  return {
    guesses,
    rules: (indexed) => rulesOn(rules, indexed),
    all(paper) {
      const indexed = indexPaper(paper)
      const sure = rulesOn(rules, indexed)
      return [...sure, ...guesses(indexed, sure)]
    },
  }
}

export const rulesOn = (rules: readonly TopicRule[], indexed: IndexedPaper): GivenTag[] =>
  decideTags(indexed, rules).map(({ tagId, evidence }) => ({
    ...{ slug: (rules[tagId - 1] as TopicRule).slug, source: 'rule' },
    ...{ confidence: 1, evidence },
  }))

async function learn(
  rules: readonly TopicRule[],
  papers: readonly IndexedText[],
  signal?: AbortSignal,
): Promise<Guesser> {
  const bySlug = new Map<string, TagRule>(rules.map((rule) => [rule.slug, rule]))
  const training: TrainingPaper[] = []
  for (const [at, text] of papers.entries()) {
    if (at % 100 === 0) await setImmediate()
    signal?.throwIfAborted()
    const paper = indexedText(text)
    const indexed = indexPaper(paper)
    const topics = new Map<string, PaperTerms>()
    for (const { tagId } of decideTags(indexed, rules)) {
      const { slug, query } = rules[tagId - 1] as TopicRule
      topics.set(slug, paperTerms(indexed, maskRule(query, indexed)))
    }
    training.push({ terms: paperTerms(indexed), topics })
  }
  const model = await trainModel(training, signal)
  return { model, scorer: createScorer(model), rules: bySlug }
}
