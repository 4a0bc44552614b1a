/** The fields a query can look in, by the names that readers write. */
import type { QueryField } from './ast.ts'

export type FieldName = 'ti' | 'abs' | 'au' | 'cat'

export const FIELDS: ReadonlyMap<string, Exclude<QueryField, 'any'>> = new Map([
  ['ti', 'title'],
  ['abs', 'abstract'],
  ['au', 'authors'],
  ['cat', 'category'],
])

export const FIELD_NAME: Record<Exclude<QueryField, 'any'>, FieldName> = {
  title: 'ti',
  abstract: 'abs',
  authors: 'au',
  category: 'cat',
}

/** What people write who know other search boxes. */
export const FIELD_GUESSES: ReadonlyMap<string, FieldName> = new Map([
  ['title', 'ti'],
  ['intitle', 'ti'],
  ['ab', 'abs'],
  ['abstract', 'abs'],
  ['author', 'au'],
  ['authors', 'au'],
  ['by', 'au'],
  ['category', 'cat'],
  ['categories', 'cat'],
  ['archive', 'cat'],
  ['subject', 'cat'],
])
