/** Word pairs and triples that papers have in common: what might be followed as a query. Pure. */
import { texToText } from '../../lib/tex.ts'
import { wordForms } from '../../query/lexemes.ts'
import { tokenise } from '../../query/tokenise.ts'

export type SharedPhrase = {
  /** As it stands most often, small letters. */
  text: string
  papers: number
}

type Text = { title: string; abstract: string }

const longest = 3
/** Words of an abstract looked at; the corpus's longest has some 300. */
const wordsRead = 400

/** They carry no subject at the edge of a phrase. */
const edges = new Set(
  `a an the this that these those its their our we it they i of in on at to for from by with without
   and or but nor as is are was were be been being can could may might will would shall should do does
   did have has had not no than then thus hence such more most less least very both each every all any
   some other another same new novel paper work study approach method methods framework results result
   show shows propose proposed present presents introduce achieve achieves using use used based via
   into over under between across through which while when where how what who whose also only one two
   three first second however e.g i.e et al state art`.split(/\s+/),
)

/** By its stems. */
type Counted = Map<string, { text: string; times: number; inTitle: boolean }>

/** In the title of one of them and in at least two of the papers, or twice in the only one; the most
 * shared first, of phrases inside each other the longer. */
export function sharedPhrases(papers: Text[], limit: number): SharedPhrase[] {
  const alone = papers.length === 1
  const shared = [...countPhrases(papers)]
    .filter(([, phrase]) => phrase.inTitle && (alone ? phrase.times : phrase.papers) > 1)
    .sort(([a, one], [b, other]) => other.papers - one.papers || b.length - a.length)
  const kept: Array<[string, SharedPhrase]> = []
  for (const [stems, { text, papers: on }] of shared) {
    if (kept.length >= limit) break
    if (!kept.some(([other]) => overlap(stems, other))) kept.push([stems, { text, papers: on }])
  }
  return kept.map(([, phrase]) => phrase)
}

const overlap = (a: string, b: string): boolean =>
  ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)

function countPhrases(papers: Text[]) {
  const counts = new Map<string, SharedPhrase & { times: number; inTitle: boolean }>()
  for (const paper of papers) {
    for (const [stems, { text, times, inTitle }] of phrasesOf(paper)) {
      const known = counts.get(stems) ?? { text, papers: 0, times: 0, inTitle: false }
      known.papers += 1
      known.times += times
      known.inTitle ||= inTitle
      counts.set(stems, known)
    }
  }
  return counts
}

function phrasesOf({ title, abstract }: Text): Counted {
  const found: Counted = new Map()
  for (const part of [title, abstract]) {
    // A phrase never reaches over the end of a sentence.
    for (const sentence of texToText(part).split(/[.;:!?()]\s|\n/)) {
      const words = tokenise(sentence, wordsRead).tokens.map(({ raw }) => raw.toLowerCase())
      addPhrases(found, words, part === title)
    }
  }
  return found
}

function addPhrases(found: Counted, words: string[], inTitle: boolean): void {
  for (let start = 0; start < words.length; start++) {
    for (let length = 2; length <= longest; length++) {
      const phrase = words.slice(start, start + length)
      if (phrase.length < length || !isTelling(phrase)) continue
      const stems = phrase.map((word) => wordForms(word).stem).join(' ')
      const known = found.get(stems)
      if (known) known.times += 1
      else found.set(stems, { text: phrase.join(' '), times: 1, inTitle })
    }
  }
}

const isTelling = (phrase: string[]): boolean =>
  phrase.every((word) => /^\p{L}[\p{L}\p{M}]+$/u.test(word)) &&
  !edges.has(phrase[0] ?? '') &&
  !edges.has(phrase.at(-1) ?? '')
