/** What the statistical tagger sees of a paper: its word stems and pairs of neighbours, hashed. A term of
 * the title weighs double. Pure. */
import { boundedMemo } from '../../query/bounded-memo.ts'
import { fnvHash } from '../../query/fnv-hash.ts'
import type { IndexedPaper } from '../../query/index-paper.ts'
import { wordForms } from '../../query/lexemes.ts'

/** Hashes, each once, with its weight. The weights' squares sum to 1. */
export type PaperTerms = { hashes: Uint32Array; weights: Float32Array }

export type TermPlace = 'title' | 'abstract'
/** `at`: token of the text it begins with; `length`: in tokens. */
type Visit = (hash: number, where: TermPlace, at: number, length: 1 | 2) => void

const titleWeight = 2
/** Of an abstract; the corpus's longest has some 400. */
const tokensRead = 600

/** Carry no subject, alone or beside another word; as stems. */
const empty = new Set(
  `a an the this that these those it its their our we they i he she you your of in on at to for from by
  with without and or but nor as is are was were be been being am can could may might will would shall
  should do doe did have has had not no than then thus henc such more most less least veri both each
  everi all ani some other anoth same new novel paper work studi approach method methodolog framework
  result show propos present introduc achiev use base via into over under between across through while
  when where how what who whose also onli two three one first second howev e.g i.e et al state art
  improv perform experi demonstr evalu existing exist signific provid enabl address challeng task model
  effect develop compar outperform recent key further furthermor moreov while whether which within
  there here about above below upon per several many much well high low larg small general specif
  different differ import key code avail open public github com http https releas dataset data`.split(
    /\s+/,
  ),
)

/** Every term in reading order. `masked`: positions of the index (IndexedPaper) that count as absent. */
export function eachTerm(paper: IndexedPaper, visit: Visit, masked = nothing): void {
  visitText(paper, 'title', visit, masked)
  visitText(paper, 'abstract', visit, masked)
}

const nothing: ReadonlySet<number> = new Set()

function visitText(
  paper: IndexedPaper,
  where: TermPlace,
  visit: Visit,
  masked: ReadonlySet<number>,
): void {
  const { tokens } = paper[where]
  const from = where === 'title' ? 1 : paper.abstractFrom
  const end = Math.min(tokens.length, tokensRead)
  let before = 0
  for (let at = 0; at < end; at++) {
    const hash = masked.has(from + at) ? 0 : wordHash((tokens[at] as { raw: string }).raw)
    if (hash !== 0) {
      visit(hash, where, at, 1)
      if (before !== 0) visit(pairHash(before, hash), where, at - 1, 2)
    }
    before = hash
  }
}

export function paperTerms(paper: IndexedPaper, masked?: ReadonlySet<number>): PaperTerms {
  const found = new Map<number, number>()
  let squares = 0
  const add: Visit = (hash, where) => {
    // The title comes first.
    if (found.has(hash)) return
    const weight = where === 'title' ? titleWeight : 1
    found.set(hash, weight)
    squares += weight * weight
  }
  eachTerm(paper, add, masked)
  const norm = 1 / Math.sqrt(squares || 1)
  return {
    hashes: Uint32Array.from(found.keys()),
    weights: Float32Array.from(found.values(), (weight) => weight * norm),
  }
}

/** 0: carries no subject. */
const wordHash = boundedMemo(16_384, (raw) => {
  const { stem } = wordForms(raw)
  return stem.length < 2 || empty.has(stem) || !/\p{L}/u.test(stem) ? 0 : fnvHash(stem) >>> 0 || 1
})

const pairHash = (one: number, next: number): number => {
  const mixed = Math.imul(one ^ (next >>> 15), 0x2c1b3c6d) ^ Math.imul(next, 0x297a2d39)
  return (mixed ^ (mixed >>> 12)) >>> 0
}
