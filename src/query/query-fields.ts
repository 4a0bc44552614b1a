/** The fields a query can look in, by the names that readers write. */
import type { FactField, QueryField } from './ast.ts'

export type FieldName = 'ti' | 'abs' | 'au' | 'cat' | FactField
export type NamedField = Exclude<QueryField, 'any'> | FactField

export const FIELDS: ReadonlyMap<string, NamedField> = new Map([
  ['ti', 'title'],
  ['abs', 'abstract'],
  ['au', 'authors'],
  ['cat', 'category'],
  ['tag', 'tag'],
  ['org', 'org'],
  ['day', 'day'],
  ['src', 'src'],
])

export const FIELD_NAME: Record<NamedField, FieldName> = {
  title: 'ti',
  abstract: 'abs',
  authors: 'au',
  category: 'cat',
  tag: 'tag',
  org: 'org',
  day: 'day',
  src: 'src',
}

const FACTS: ReadonlySet<string> = new Set<FactField>(['tag', 'org', 'day', 'src'])
export const isFactField = (field: NamedField | 'any'): field is FactField => FACTS.has(field)

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
  ['tags', 'tag'],
  ['topic', 'tag'],
  ['hashtag', 'tag'],
  ['organisation', 'org'],
  ['organization', 'org'],
  ['affiliation', 'org'],
  ['institution', 'org'],
  ['lab', 'org'],
  ['date', 'day'],
  ['on', 'day'],
  ['year', 'day'],
  ['listed', 'day'],
  ['announced', 'day'],
  ['source', 'src'],
  ['from', 'src'],
])
