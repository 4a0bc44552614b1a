/** Topics that a paper probably belongs to though their rules passed it over. Pure. */
import type { IndexedPaper } from '../../query/index-paper.ts'
import { matchQuery } from '../../query/match-query.ts'
import { textOf } from '../../query/tokenise.ts'
import type { TagEvidence } from '../../storage/schema/tags.ts'
import type { TagRule } from '../tag-rules.ts'
import { chance } from './calibrate.ts'
import { eachTerm, paperTerms } from './paper-terms.ts'
import type { Scorer, TagModel, TopicModel } from './tag-model.ts'
import { widenRule } from './widen-rule.ts'

export type Guess = { tagId: number; confidence: number; evidence: TagEvidence }
/** A model ready for use with the tags it knows. */
export type Guesser = { model: TagModel; scorer: Scorer; rules: Map<string, TagRule> }

/** Below it a guess is not worth an editor's look. */
const leastConfidence = 0.45
/** Guesses were read one by one. Of those whose abstract says what the rule wants in the title nearly as
 * many were right as the chance promised, of the others about half: they stay below the floor. */
const worth = { said: 0.85, unsaid: 0.5 }
const surest = 0.95
const wordsKept = 3

/** `taken`: tags the paper has or must not have. The most likely first. */
export function guessTags(
  guesser: Guesser,
  paper: IndexedPaper,
  taken: ReadonlySet<number>,
): Guess[] {
  const scores = guesser.scorer(paperTerms(paper))
  const likely = guesser.model.topics.flatMap((topic, at) => {
    const ruleChance = chance(topic, scores[at] as number)
    return ruleChance >= leastConfidence ? [{ topic, ruleChance }] : []
  })
  return likely
    .flatMap(({ topic, ruleChance }): Guess[] => {
      const rule = guesser.rules.get(topic.slug)
      if (rule?.kind !== 'topic' || taken.has(rule.tagId)) return []
      const said = matchQuery(wideRule(rule), paper)?.evidence ?? []
      const confidence = Math.min(
        surest,
        ruleChance * (said.length > 0 ? worth.said : worth.unsaid),
      )
      if (confidence < leastConfidence) return []
      const words = said.flatMap((one) => (one.where === 'category' ? [] : one.words))
      const evidence = evidenceOf(topic, paper, words)
      return evidence ? [{ tagId: rule.tagId, confidence: rounded(confidence), evidence }] : []
    })
    .sort((a, b) => b.confidence - a.confidence || a.tagId - b.tagId)
}

const rounded = (confidence: number): number => Math.round(confidence * 100) / 100

type TopicRule = Extract<TagRule, { kind: 'topic' }>
const wideRules = new WeakMap<TopicRule['query'], TopicRule['query']>()

function wideRule({ query }: TopicRule): TopicRule['query'] {
  const wide = wideRules.get(query) ?? widenRule(query)
  wideRules.set(query, wide)
  return wide
}

/** What the rule looks for as the paper says it, then the terms that weighed most. */
function evidenceOf(topic: TopicModel, paper: IndexedPaper, said: string[]): TagEvidence | null {
  const telling = tellingTerms(topic, paper)
  const words: string[] = []
  for (const word of [...said, ...telling.map((term) => term.word)]) {
    if (words.length < wordsKept && !words.some((one) => overlaps(one, word))) words.push(word)
  }
  if (words.length === 0) return null
  const inTitle = telling[0]?.where === 'title'
  return { kind: 'guess', where: inTitle ? 'title' : 'abstract', words }
}

const overlaps = (one: string, other: string): boolean => {
  const [a, b] = [` ${one.toLowerCase()} `, ` ${other.toLowerCase()} `]
  return a.includes(b) || b.includes(a)
}

/** As they stand in the paper, heaviest first. */
function tellingTerms({ hashes, weights }: TopicModel, paper: IndexedPaper) {
  const heavy = new Map<number, number>()
  hashes.forEach((hash, i) => {
    if ((weights[i] as number) > 0) heavy.set(hash, weights[i] as number)
  })
  const found = new Map<number, { word: string; where: 'title' | 'abstract'; weight: number }>()
  eachTerm(paper, (hash, where, at, length) => {
    const weight = heavy.get(hash)
    if (weight === undefined || found.has(hash)) return
    const word = textOf(paper[where], at, length)
    found.set(hash, { word, where, weight: where === 'title' ? 2 * weight : weight })
  })
  return [...found.values()].sort((a, b) => b.weight - a.weight)
}
