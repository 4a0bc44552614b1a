/** The short form of an abstract: what the authors do, in two sentences. Pure. */
import { cutText } from '../lib/cut-text.ts'

export const shortAbstractLimit = 420
/** Full ones are cut here; the corpus's longest has 1,930 characters, so only hostile input is. */
const fullAbstractLimit = 3_000

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
/** No sentence ends after these. */
const abbreviation =
  /(?:^|[\s([])(?:e\.g|i\.e|et al|cf|vs|resp|approx|Fig|Eq|Sec|No|St|Dr|[A-Z])\.\s*$/

const verbs =
  'propose|present|introduce|show|demonstrate|develop|describe|study|investigate|prove|establish|' +
  'analy[sz]e|examine|explore|evaluate|report|provide|design|build|construct|create|release|find|' +
  'address|derive|formulate|formali[sz]e|characteri[sz]e|argue|reveal|identify|compare|conduct|' +
  'consider|revisit|offer|apply|use|focus|give|extend|train|leverage|tackle|aim|adopt|employ|' +
  'curate|collect|benchmark|measure|survey|review|discuss|combine|integrate|adapt|model|perform|' +
  'implement|test|quantify|uncover|observe|obtain|determine|ask|define|unify|generali[sz]e|' +
  'improve|advance|bridge|assess|outline|highlight|contribute|probe|map|take|make|treat|frame|' +
  'resolve|solve|answer|simulate|synthesi[sz]e|devise|suggest|cast|recast|reformulate|view|' +
  'compute|estimate|explain|utili[sz]e|isolate|settle|deliver|advocate|systematically'

/** "we propose", "we therefore first show", "our work presents", "this paper is about". */
const doing = new RegExp(
  `\\b(?:we|I)(?: (?:\\w+ly|also|then|thus|here|hereby|hence|first|next|instead|therefore|further|` +
    `now|will|can|have|are|do|and|in this \\w+,?)){0,3} (?:(?:${verbs})(?:d|ed)?|found|showed|built|introducing|presenting)\\b|` +
    `\\b(?:this|the present|our|the) (?:\\w+ )?(?:paper|work|article|study|report|thesis|survey|` +
    `review|note|manuscript|dissertation|chapter|tutorial|research|contribution|commentary|position|framework|letter)s? (?:\\w+ly |also |` +
    `therefore |thus |aims to |seeks to |sets out to )?(?:${verbs})(?:s|es|d|ed)?\\b|` +
    `\\b(?:is|are) (?:proposed|presented|introduced|developed|studied|investigated|described) (?:in this|here)\\b`,
  'i',
)

/** "the style reference.Despite recent": a space that got lost between sentences. */
const lostSpace = /(?<=\p{Ll}{2}[.!?])(?=\p{Lu}\p{Ll}* )/gu

/** Sentences of a text, trimmed. Linear. */
export function sentences(text: string): string[] {
  const found: string[] = []
  let pending = ''
  for (const { segment } of segmenter.segment(text.replace(lostSpace, ' '))) {
    pending += segment
    if (abbreviation.test(pending.slice(-12))) continue
    if (pending.trim() !== '') found.push(pending.trim())
    pending = ''
  }
  if (pending.trim() !== '') found.push(pending.trim())
  return found
}

export const saysWhatAuthorsDo = (sentence: string): boolean => doing.test(sentence)

/** The first sentence that says what the authors do, and the next; an ellipsis in front when
 * something was left out there. Without such a sentence the first two. `text` has its TeX resolved. */
export function shortAbstract(text: string): string {
  const all = sentences(text.slice(0, fullAbstractLimit))
  return twoSentences(all, Math.max(0, all.findIndex(saysWhatAuthorsDo)))
}

function twoSentences(all: string[], start: number): string {
  const lead = start > 0 ? '… ' : ''
  const first = lead + (all[start] ?? '')
  const next = all[start + 1]
  const both = next === undefined ? first : `${first} ${next}`
  if (both.length <= shortAbstractLimit) return both
  return cutText(first, shortAbstractLimit)
}

/** Of a translation the sentences that the short form of its original has, where both have as many;
 * else the first two. */
export function shortTranslation(text: string, original: string): string {
  const all = sentences(text.slice(0, fullAbstractLimit))
  const there = sentences(original.slice(0, fullAbstractLimit))
  const found = there.length === all.length ? there.findIndex(saysWhatAuthorsDo) : 0
  return twoSentences(all, Math.max(0, found))
}

export const fullAbstract = (text: string): string => cutText(text, fullAbstractLimit)
