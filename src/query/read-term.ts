/** Turns the text of a word or phrase into a term: what to look up and how to write it. */
import { combine, type Query, type QueryField, type Term } from './ast.ts'
import { normaliseCategory } from './category.ts'
import { cutCjk } from './cut-cjk.ts'
import { guessCategory } from './guess-category.ts'
import { authorLexeme, categoryLexeme, type WordForms, wordForms } from './lexemes.ts'
import { isPrefix, isShortPrefix, SHORTEST_PREFIX } from './prefix.ts'
import { complain } from './query-error.ts'
import { FIELD_NAME } from './query-fields.ts'
import { isOneCharacterWord, tokenise } from './tokenise.ts'

export type WrittenTerm = {
  field: QueryField
  exact: boolean
  isPhrase: boolean
  text: string
  position: number
}

/** Null for a word of punctuation only, which says nothing. Throws `QuerySyntaxError`. */
export function readTerm(written: WrittenTerm): Query | null {
  const { field, exact, isPhrase, text, position } = written
  if (exact && (field === 'authors' || field === 'category')) {
    complain('exactInField', position, FIELD_NAME[field])
  }
  if (field === 'category') return readCategory(text, position)
  if (isShortPrefix(text) && !isOneCharacterWord(text)) complain('shortPrefix', position)
  // A name is not cut, nor what stands in quotation marks or must be as it is written.
  const words = isPhrase || exact || field === 'authors' ? [text] : cutCjk(text)
  const terms = words.flatMap((word) => readWord(word, written) ?? [])
  return terms.length === 0 ? nothing(text, position) : combine('and', terms)
}

function readWord(text: string, { field, exact, position }: WrittenTerm): Term | null {
  const forms = tokenise(text).tokens.map((token) => wordForms(token.raw))
  const last = forms.at(-1)
  if (!last) return null
  // A character is found inside a longer run anyway.
  const prefix = isPrefix(text) && !isOneCharacterWord(last.word)
  // Characters before it are words of their own.
  if (prefix && last.word.length < SHORTEST_PREFIX) complain('shortPrefix', position)
  return {
    kind: 'term',
    field,
    exact,
    prefix,
    words: forms.map((form) => (exact ? form.exact.slice(1) : form.word)),
    lexemes: forms.map((form, at) =>
      lexemeOf(form, { field, exact, whole: !prefix || at < forms.length - 1 }),
    ),
  }
}

type Wanted = { field: QueryField; exact: boolean; whole: boolean }

function lexemeOf(form: WordForms, { field, exact, whole }: Wanted): string {
  if (field === 'authors') return authorLexeme(form.word)
  if (exact) return form.exact
  return whole ? form.stem : form.word
}

function readCategory(text: string, position: number): Term {
  const id = normaliseCategory(text.trim())
  if (id === null) return complain('notACategory', position, text, guessCategory(text))
  return {
    kind: 'term',
    field: 'category',
    exact: false,
    prefix: false,
    words: [id],
    lexemes: [categoryLexeme(id)],
  }
}

function nothing(text: string, position: number): null {
  if (text.includes('|')) complain('pipe', position)
  return null
}
