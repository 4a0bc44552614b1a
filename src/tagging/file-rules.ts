/** Which rules could be on a paper at all: each is filed under words of which every paper that it is on
 * has one. Most papers have words of a few rules only; asking all of them took a third of an ingest. */
import type { Query, Term } from '../query/ast.ts'
import type { IndexedPaper } from '../query/index-paper.ts'
import type { TagRule } from './tag-rules.ts'

type FiledRules = {
  /** In the order of the rules; every one that is on the paper is among them. */
  mayBeOn(paper: IndexedPaper): TagRule[]
}

/** Rules are the same list for every paper of a page. */
const filed = new WeakMap<readonly TagRule[], FiledRules>()

export function fileRules(rules: readonly TagRule[]): FiledRules {
  const known = filed.get(rules)
  if (known) return known
  const made = makeFiles(rules)
  filed.set(rules, made)
  return made
}

function makeFiles(rules: readonly TagRule[]): FiledRules {
  const byWord = new Map<string, number[]>()
  const byCategory = new Map<string, number[]>()
  const always: number[] = []
  rules.forEach((rule, place) => {
    if (rule.kind === 'category') {
      file(byCategory, rule.slug, place)
      return
    }
    const words = wordsOf(rule.query)
    if (words === null) always.push(place)
    else for (const word of new Set(words)) file(byWord, word, place)
  })
  return {
    mayBeOn(paper) {
      const places = new Set(always)
      for (const category of paper.categories) addAll(places, byCategory.get(category))
      for (const lexeme of paper.entries.lexemes) addAll(places, byWord.get(lexeme))
      return [...places].sort((a, b) => a - b).map((place) => rules[place] as TagRule)
    },
  }
}

function file(files: Map<string, number[]>, name: string, place: number): void {
  const places = files.get(name)
  if (places) places.push(place)
  else files.set(name, [place])
}

function addAll(places: Set<number>, more: readonly number[] | undefined): void {
  if (more) for (const place of more) places.add(place)
}

/** Lexemes of which every paper that matches has one; null: a match may have none of any. */
function wordsOf(query: Query): string[] | null {
  switch (query.kind) {
    case 'term':
      return wordOf(query)
    case 'or': {
      const all = query.parts.map(wordsOf)
      return all.includes(null) ? null : all.flatMap((words) => words ?? [])
    }
    case 'and':
      return fewest(query.parts.map(wordsOf))
    case 'fact':
    case 'not':
      return null
  }
}

/** All words of a phrase must be there; the longest is the rarest more often than not. A beginning is
 * no word of the paper. */
function wordOf({ lexemes, prefix }: Term): string[] | null {
  const whole = prefix ? lexemes.slice(0, -1) : lexemes
  const longest = whole.reduce<string | null>(
    (best, lexeme) => (best !== null && best.length >= lexeme.length ? best : lexeme),
    null,
  )
  return longest === null ? null : [longest]
}

function fewest(choices: Array<string[] | null>): string[] | null {
  let best: string[] | null = null
  for (const words of choices) {
    if (words !== null && (best === null || words.length < best.length)) best = words
  }
  return best
}
