/** Writes a query in its one canonical form: what is stored, compared and shown. */
import type { Fact, Query, Term } from './ast.ts'
import { FIELD_NAME, type NamedField } from './query-fields.ts'
import { writeDays } from './read-days.ts'

type Named = NamedField

/** Lower case, no accents, single spaces, no needless parentheses; `ti:a ti:b` is `ti:(a b)`.
 * Parsing it gives the same query. */
export function canonicalQuery(query: Query): string {
  const field = commonField(query)
  if (field && (query.kind === 'and' || query.kind === 'or')) {
    return `${FIELD_NAME[field]}:(${write(query, true)})`
  }
  return write(query, false)
}

/** `inField`: an enclosing field already says where to look. */
function write(query: Query, inField: boolean): string {
  switch (query.kind) {
    case 'term':
      return writeTerm(query, inField)
    case 'fact':
      return `${inField ? '' : `${FIELD_NAME[query.field]}:`}${writeFact(query)}`
    case 'not':
      return `-${writeOperand(query.part, inField)}`
    case 'and':
      return writeParts(query.parts, inField, ' ')
    case 'or':
      return writeParts(query.parts, inField, ' OR ')
  }
}

function writeParts(parts: Query[], inField: boolean, separator: ' ' | ' OR '): string {
  const isOr = separator === ' OR '
  const one = (part: Query, inside: boolean) =>
    isOr && part.kind === 'and' && (inside || !commonField(part))
      ? write(part, inside)
      : writeOperand(part, inside)
  if (inField) return parts.map((part) => one(part, true)).join(separator)
  return runsOf(parts)
    .map(({ field, run }) => {
      const only = run[0]
      if (!field || (run.length === 1 && only)) return run.map((p) => one(p, false)).join(separator)
      return `${FIELD_NAME[field]}:(${run.map((part) => one(part, true)).join(separator)})`
    })
    .join(separator)
}

/** A part that something binds to: composite ones need parentheses, with their field if one. */
function writeOperand(part: Query, inField: boolean): string {
  if (part.kind !== 'and' && part.kind !== 'or') return write(part, inField)
  const field = inField ? null : commonField(part)
  return field ? `${FIELD_NAME[field]}:(${write(part, true)})` : `(${write(part, inField)})`
}

function writeTerm(term: Term, inField: boolean): string {
  const field = inField || term.field === 'any' ? '' : `${FIELD_NAME[term.field]}:`
  return `${field}${term.exact ? '=' : ''}${writeWords(term)}`
}

function writeWords({ words, prefix }: { words: string[]; prefix: boolean }): string {
  const text = `${words.join(' ')}${prefix ? '*' : ''}`
  return words.length > 1 ? `"${text}"` : text
}

function writeFact(fact: Fact): string {
  if (fact.field === 'org') return writeWords(fact)
  return fact.field === 'day' ? writeDays(fact) : fact.value
}

/** The field that all terms share; null when it is `any` or they differ. */
function commonField(query: Query): Named | null {
  switch (query.kind) {
    case 'term':
      return query.field === 'any' ? null : query.field
    case 'fact':
      return query.field
    case 'not':
      return commonField(query.part)
    default: {
      const first = query.parts[0] ? commonField(query.parts[0]) : null
      return first && query.parts.every((part) => commonField(part) === first) ? first : null
    }
  }
}

type Run = { field: Named | null; run: Query[] }

/** Neighbours that share a field; a run begins with a term to look for, so `a -ti:b -ti:c` stays. */
function runsOf(parts: Query[]): Run[] {
  const runs: Run[] = []
  for (const part of parts) {
    const field = commonField(part)
    const last = runs.at(-1)
    if (last?.field && last.field === field && last.run[0]?.kind !== 'not') last.run.push(part)
    else runs.push({ field, run: [part] })
  }
  return runs
}
