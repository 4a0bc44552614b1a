/** Reads a query, or says what is wrong with it and where. Grammar and examples: README.md. */
import {
  combine,
  depthOf,
  type FactField,
  leavesOf,
  matchesNothingness,
  negate,
  type Query,
  type QueryField,
} from './ast.ts'
import { canonicalQuery } from './canonical.ts'
import { QUERY_DEPTH, QUERY_LENGTH, QUERY_PARENTHESES, QUERY_TERMS } from './limits.ts'
import { complain, type QueryError, QuerySyntaxError } from './query-error.ts'
import { FIELD_NAME, FIELDS, isFactField } from './query-fields.ts'
import { readFact } from './read-fact.ts'
import { readTerm } from './read-term.ts'
import { type Sign, scanQuery } from './scan-query.ts'

export type ParsedQuery = { ok: true; query: Query } | { ok: false; error: QueryError }

export type ParseOptions = {
  /** The rule of a tag sees a paper's own words alone: tags that saw tags could see themselves, and
   * what else is known of a paper changes after it was tagged. */
  isRule?: boolean
}

type Field = QueryField | FactField
type Reader = { signs: Sign[]; next: number; open: number; isRule: boolean }

/** Any string is safe to hand in. What parses once parses again from its canonical form. */
export function parseQuery(text: string, { isRule = false }: ParseOptions = {}): ParsedQuery {
  try {
    if (text.length > QUERY_LENGTH) complain('tooLong', QUERY_LENGTH, QUERY_LENGTH)
    const reader: Reader = { signs: scanQuery(text), next: 0, open: 0, isRule }
    const query = readEither(reader, 'any')
    const stray = peek(reader)
    if (stray) complain('strayParenthesis', stray.position)
    if (query === null) return complain('empty', 0)
    checkMeaning(query)
    return { ok: true, query }
  } catch (error) {
    if (error instanceof QuerySyntaxError) return { ok: false, error: error.error }
    throw error
  }
}

function checkMeaning(query: Query): void {
  if (leavesOf(query).length > QUERY_TERMS) complain('tooManyTerms', 0, QUERY_TERMS)
  if (depthOf(query) > QUERY_DEPTH) complain('tooDeep', 0, QUERY_DEPTH)
  if (matchesNothingness(query)) {
    complain(query.kind === 'or' ? 'alternativeExcludes' : 'onlyExcludes', 0)
  }
  // Accents and hyphens can make the canonical form longer than what was written.
  if (canonicalQuery(query).length > QUERY_LENGTH) complain('tooLong', 0, QUERY_LENGTH)
}

const peek = (reader: Reader): Sign | undefined => reader.signs[reader.next]

/** Readers answer null for nothing but punctuation, which is passed over. */
function readEither(reader: Reader, field: Field): Query | null {
  const first = readAll(reader, field)
  const parts: Query[] = first ? [first] : []
  for (let or = peek(reader); or?.kind === 'or'; or = peek(reader)) {
    reader.next += 1
    const part = readAll(reader, field)
    if (part === null || parts.length === 0) return complain('missingSide', or.position, 'OR')
    parts.push(part)
  }
  return parts.length === 0 ? null : combine('or', parts)
}

function readAll(reader: Reader, field: Field): Query | null {
  const parts: Query[] = []
  for (let sign = peek(reader); sign; sign = peek(reader)) {
    if (sign.kind === 'or' || sign.kind === 'close') break
    if (sign.kind === 'and') readAnd(reader, sign, parts.length > 0)
    const part = readUnary(reader, field)
    if (part) parts.push(part)
  }
  return parts.length === 0 ? null : combine('and', parts)
}

/** Passes over AND, which adjacency already means; something must stand on both of its sides. */
function readAnd(reader: Reader, and: Sign, hasLeft: boolean): void {
  reader.next += 1
  if (!hasLeft || endsOperand(peek(reader))) complain('missingSide', and.position, 'AND')
}

const endsOperand = (sign: Sign | undefined): boolean =>
  !sign || sign.kind === 'or' || sign.kind === 'and' || sign.kind === 'close'

function readUnary(reader: Reader, field: Field): Query | null {
  let negated = false
  let sign = peek(reader)
  for (; sign?.kind === 'not'; sign = peek(reader)) {
    negated = !negated
    reader.next += 1
    if (endsOperand(peek(reader))) complain('nothingExcluded', sign.position)
  }
  const part = readPrimary(reader, field)
  return part && negated ? negate(part) : part
}

function readPrimary(reader: Reader, field: Field): Query | null {
  const sign = peek(reader)
  if (!sign) return null
  reader.next += 1
  switch (sign.kind) {
    case 'word':
    case 'phrase':
      return readWords(sign, field, false)
    case 'open':
      return readGroup(reader, sign, field)
    case 'field':
      return readField(reader, sign, field)
    case 'equals':
      return readExact(reader, sign, field)
    default:
      return complain('missingSide', sign.position, sign.kind.toUpperCase())
  }
}

function readWords(
  sign: Extract<Sign, { text: string }>,
  field: Field,
  exact: boolean,
): Query | null {
  const { text, position } = sign
  const isPhrase = sign.kind === 'phrase'
  if (isFactField(field)) return readFact({ field, exact, isPhrase, text, position })
  const term = readTerm({ field, exact, isPhrase, text, position })
  if (term === null && sign.kind === 'phrase') complain('emptyPhrase', sign.position)
  return term
}

function readGroup(reader: Reader, open: Sign, field: Field): Query {
  reader.open += 1
  if (reader.open > QUERY_PARENTHESES) complain('tooDeep', open.position, QUERY_DEPTH)
  const query = readEither(reader, field)
  if (!peek(reader)) complain('unclosedParenthesis', open.position)
  if (query === null) return complain('emptyParentheses', open.position)
  reader.next += 1
  reader.open -= 1
  return query
}

function readField(
  reader: Reader,
  sign: Extract<Sign, { text: string }>,
  outer: Field,
): Query | null {
  if (outer !== 'any') complain('nestedField', sign.position, sign.text, FIELD_NAME[outer])
  const field = FIELDS.get(sign.text) ?? 'any'
  if (reader.isRule && isFactField(field)) complain('notInRule', sign.position, sign.text)
  const value = peek(reader)
  if (value?.kind === 'not') complain('minusInField', value.position, sign.text)
  if (endsOperand(value)) complain('emptyField', sign.position, sign.text)
  return readPrimary(reader, field) ?? complain('emptyField', sign.position, sign.text)
}

function readExact(reader: Reader, equals: Sign, field: Field): Query {
  const sign = peek(reader)
  const direct = sign && (sign.kind === 'word' || sign.kind === 'phrase')
  if (!direct || sign.position !== equals.position + 1)
    return complain('looseEquals', equals.position)
  reader.next += 1
  return readWords(sign, field, true) ?? complain('looseEquals', equals.position)
}
