/** A wider query that an index answers by itself: where words stand is known to the paper alone, and to read
 * it takes longer than everything else. Signposts (signposts.ts) tell the index most of it. */
import { combine, type Query, type Term } from './ast.ts'
import { prefixLexemes } from './prefix.ts'
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
  const { field, lexemes } = term
  if (lexemes.length > 1) return { query: widenPhrase(term), isExact: false }
  if (field === 'title') return { query: inTitle(term, 0), isExact: true }
  return { query: { ...term, field: anyField(term) }, isExact: field !== 'abstract' }
}

/** Its words and the pairs that they are. */
function widenPhrase(term: Term): Query {
  const { field, lexemes } = term
  const isOfText = field !== 'authors' && field !== 'category'
  const words = lexemes.map((_, at) => (field === 'title' ? inTitle(term, at) : wordAt(term, at)))
  return combine('and', isOfText ? [...pairsOf(term), ...words] : words)
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

const signpostTerm = (lexeme: string): Term => ({
  ...{ kind: 'term', field: 'any', exact: true, prefix: false },
  ...{ words: [lexeme], lexemes: [lexeme] },
})

const anyField = ({ field }: Term): Term['field'] => (field === 'abstract' ? 'any' : field)

const wordAt = (term: Term, at: number): Term => ({
  ...term,
  field: anyField(term),
  prefix: term.prefix && at === term.lexemes.length - 1,
  words: [term.words[at] ?? ''],
  lexemes: [term.lexemes[at] ?? ''],
})

/** A word that goes on is found by its own beginning and by that of its stem, as prefix.ts tells. */
function inTitle(term: Term, at: number): Query {
  const word = wordAt(term, at)
  const lexemes = word.prefix ? prefixLexemes(word, word.lexemes[0] ?? '') : word.lexemes
  return combine(
    'or',
    lexemes.map((lexeme) => ({ ...signpostTerm(titleSignpost(lexeme)), prefix: word.prefix })),
  )
}
