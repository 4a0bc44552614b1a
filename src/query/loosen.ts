/** A wider query that an index answers by itself: where words stand is known to the paper alone, and to read
 * it takes longer than everything else. Signposts (signposts.ts) tell the index most of it. */
import { combine, type Query, type Term } from './ast.ts'
import { pairSignpost, stemOf, titleSignpost } from './signposts.ts'

export type Loosened = {
  /** Matches whatever the query matches. */
  query: Query
  /** And nothing more. */
  isExact: boolean
}

export const loosen = (query: Query): Loosened => widen(query) ?? { query, isExact: false }

/** Null: everything would match. */
function widen(query: Query): Loosened | null {
  switch (query.kind) {
    case 'term':
      return widenTerm(query)
    case 'fact':
      return { query, isExact: true }
    case 'not': {
      // What is left out too widely would be missing.
      const part = widen(query.part)
      return part?.isExact ? { query: { kind: 'not', part: part.query }, isExact: true } : null
    }
    case 'and':
    case 'or':
      return widenParts(query.parts, query.kind)
  }
}

function widenParts(parts: Query[], kind: 'and' | 'or'): Loosened | null {
  const wider = parts.map(widen)
  const kept = wider.filter((part) => part !== null)
  if (kept.length === 0 || (kind === 'or' && kept.length < wider.length)) return null
  return {
    query: combine(
      kind,
      kept.map((part) => part.query),
    ),
    isExact: kept.length === wider.length && kept.every((part) => part.isExact),
  }
}

function widenTerm(term: Term): Loosened {
  if (term.lexemes.length === 1) return widenWord(term, 0)
  const isOfText = term.field !== 'authors' && term.field !== 'category'
  const pairs = isOfText ? pairsOf(term) : []
  const words = term.lexemes.map((_, at) => widenWord(term, at).query)
  return { query: combine('and', [...pairs, ...words]), isExact: false }
}

function widenWord(term: Term, at: number): Loosened {
  const anywhere = wordAt(term, at)
  if (term.field !== 'title') return { query: anywhere, isExact: term.field !== 'abstract' }
  const inTitle = inTitleOf(term, at)
  if (inTitle === null) return { query: anywhere, isExact: false }
  if (!term.exact) return { query: inTitle, isExact: true }
  return { query: combine('and', [inTitle, anywhere]), isExact: false }
}

function pairsOf({ field, lexemes, prefix }: Term): Term[] {
  const stems = lexemes.map(stemOf)
  const place = field === 'title' ? 'title' : 'anywhere'
  return stems.slice(prefix ? 2 : 1).flatMap((_, at) => {
    const [one, other] = [stems[at], stems[at + 1]]
    const lexeme = one && other ? pairSignpost(one, other, place) : null
    return lexeme === null ? [] : [signpostTerm(lexeme)]
  })
}

/** Null: nothing tells it. A word that goes on may be one of many stems. */
function inTitleOf({ lexemes, prefix }: Term, at: number): Term | null {
  const stem = prefix && at === lexemes.length - 1 ? null : stemOf(lexemes[at] ?? '')
  const lexeme = stem === null ? null : titleSignpost(stem)
  return lexeme === null ? null : signpostTerm(lexeme)
}

const signpostTerm = (lexeme: string): Term => ({
  ...{ kind: 'term', field: 'any', exact: true, prefix: false },
  ...{ words: [lexeme], lexemes: [lexeme] },
})

const wordAt = (term: Term, at: number): Term => ({
  ...term,
  field: term.field === 'abstract' || term.field === 'title' ? 'any' : term.field,
  prefix: term.prefix && at === term.lexemes.length - 1,
  words: [term.words[at] ?? ''],
  lexemes: [term.lexemes[at] ?? ''],
})
