/** Turns the text of a word or phrase into a term: what to look up and how to write it. */
import type { QueryField, Term } from './ast.ts'
import { normaliseCategory } from './category.ts'
import { categoryLexeme, type WordForms, wordForms } from './lexemes.ts'
import { complain } from './query-error.ts'
import { FIELD_NAME } from './query-fields.ts'
import { tokenise } from './tokenise.ts'

export type WrittenTerm = {
  field: QueryField
  exact: boolean
  text: string
  position: number
}

/** `trans*`, but neither `A*` nor `C*-algebra`. */
const WILDCARD = /^\S*\p{L}{3}\*$/u

/** Null for a word of punctuation only, which says nothing. Throws `QuerySyntaxError`. */
export function readTerm(written: WrittenTerm): Term | null {
  const { field, exact, text, position } = written
  if (exact && (field === 'authors' || field === 'category')) {
    complain('exactInField', position, FIELD_NAME[field])
  }
  if (field === 'category') return readCategory(text, position)
  if (WILDCARD.test(text)) complain('wildcard', position)
  const forms = tokenise(text).tokens.map((token) => wordForms(token.raw))
  if (forms.length === 0) return nothing(text, position)
  return {
    kind: 'term',
    field,
    exact,
    words: forms.map((form) => (exact ? form.exact.slice(1) : form.word)),
    lexemes: forms.map((form) => lexemeOf(form, field, exact)),
  }
}

function lexemeOf(form: WordForms, field: QueryField, exact: boolean): string {
  if (field === 'authors') return form.author
  return exact ? form.exact : form.stem
}

function readCategory(text: string, position: number): Term {
  const id = normaliseCategory(text.trim())
  if (id === null) return complain('notACategory', position, text)
  return {
    kind: 'term',
    field: 'category',
    exact: false,
    words: [id],
    lexemes: [categoryLexeme(id)],
  }
}

function nothing(text: string, position: number): null {
  if (text.includes('|')) complain('pipe', position)
  return null
}
