/** Queries as people write them, made of the words of papers: the same ones each time. */
import { canonicalQuery } from '../query/canonical.ts'
import { parseQuery } from '../query/parse-query.ts'
import { createLots, type Lots } from './lots.ts'
import type { PaperStock } from './paper-file.ts'

type CorpusPaper = PaperStock['papers'][number]

/** Two neighbouring words of a title, as a phrase. */
export const titleBigram = ({ title }: CorpusPaper, lots: Lots): string => {
  const words = wordsOf(title)
  const at = lots.below(Math.max(1, words.length - 1))
  return `"${words.slice(at, at + 2).join(' ')}"`
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]{4,}/g) ?? ['paper']

/** Distinct canonical queries: phrases, words of titles, authors, exact words, beginnings, alternatives
 * and exclusions. Fewer than asked when the stock has no more. */
export function makeQueries({ papers }: PaperStock, count: number): string[] {
  const lots = createLots(20260616)
  const texts = new Set<string>()
  for (let tries = 0; texts.size < count && tries < count * 20; tries++) {
    const parsed = parseQuery(queryFrom(lots.oneOf(papers), lots))
    if (parsed.ok) texts.add(canonicalQuery(parsed.query))
  }
  return [...texts]
}

function queryFrom(paper: CorpusPaper, lots: Lots): string {
  const word = () => lots.oneOf(wordsOf(paper.title))
  switch (lots.below(8)) {
    case 0:
      return `au:"${lots.oneOf(paper.authors)}"`
    case 1:
      return `ti:(${word()} ${word()})`
    case 2:
      return `${word()} ${word()} -${word()}`
    case 3:
      return `=${lots.oneOf(paper.title.match(/[A-Za-z]{4,}/g) ?? ['CLIP'])} ${word()}`
    case 4:
      return `${titleBigram(paper, lots)} OR "${word()} ${word()}"`
    case 5:
      return `${word()} ${word().slice(0, 5)}*`
    case 6:
      return `${word()} cat:${paper.categories[0] ?? 'cs.CV'}`
    default:
      return titleBigram(paper, lots)
  }
}
