/** Tags by what a person types: names in every language, slugs, what their rules look for, and near
 * misses where nothing else fits. Pure. */
import type { Query } from '../query/ast.ts'
import { foldCase } from '../query/fold.ts'
import { wordForms } from '../query/lexemes.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { TagChoice } from './read-tags.ts'

/** `isClose`: nothing has the words; these are spelled like them. */
export type FoundTags = { tags: TagChoice[]; isClose: boolean }

type Entry = {
  tag: TagChoice
  names: string[]
  aliases: string[]
  /** Of the names and their words. */
  pairs: string[][]
  nameWords: string[]
  otherWords: Set<string>
  about: string[]
}

/** What a form shows of what was found. */
export const mostFound = 12
const longestTyped = 100
const wordsRead = 6
const closeEnough = 0.45
const closeAtMost = 5

type Search = { text: string; limit: number }

/** The likeliest first; what is spelled alike where nothing has the words. */
export function searchTags(tags: TagChoice[], input: Search): FoundTags {
  const named = tagsNamed(tags, input)
  if (named.length > 0) return { tags: named, isClose: false }
  const typed = spaced(input.text.slice(0, longestTyped))
  if (typed === '') return { tags: [], isClose: false }
  const asked = pairsOf(typed)
  const close = ranked(entriesOf(tags), ({ pairs }) => {
    const likeness = Math.max(...pairs.map((one) => likenessOf(one, asked)))
    return likeness >= closeEnough ? likeness : 0
  })
  return { tags: close.slice(0, Math.min(closeAtMost, input.limit)), isClose: close.length > 0 }
}

/** Those that have every word. Nothing for text without one. */
export function tagsNamed(tags: TagChoice[], { text, limit }: Search): TagChoice[] {
  const typed = spaced(text.slice(0, longestTyped))
  const words = typed.split(' ').filter(Boolean).slice(0, wordsRead)
  if (words.length === 0) return []
  return ranked(entriesOf(tags), (entry) => worthOf(entry, typed, words)).slice(0, limit)
}

function ranked(entries: Entry[], worth: (entry: Entry) => number): TagChoice[] {
  return entries
    .map((entry) => ({ tag: entry.tag, worth: worth(entry) }))
    .filter((one) => one.worth > 0)
    .sort((a, b) => b.worth - a.worth || b.tag.volume.median - a.tag.volume.median)
    .map(({ tag }) => tag)
}

const spaced = (text: string): string =>
  foldCase(text.normalize('NFKC'))
    .replace(/[\s\p{P}\p{S}]+/gu, ' ')
    .trim()

const read = new WeakMap<TagChoice[], Entry[]>()

/** The list is read for many requests; its words are worked out once. */
function entriesOf(tags: TagChoice[]): Entry[] {
  const known = read.get(tags)
  if (known) return known
  const entries = tags.map(entryOf)
  read.set(tags, entries)
  return entries
}

function entryOf(tag: TagChoice): Entry {
  const names = [...new Set([...tag.names, tag.name, tag.slug].map(spaced))]
  const query = queryOf(tag.rule)
  const aliases = [...new Set([...tag.synonyms.map(spaced), ...(query ? aliasesIn(query) : [])])]
  const nameWords = [...new Set(names.flatMap((name) => name.split(' ')))]
  return {
    tag,
    names,
    aliases,
    pairs: [...new Set([...names, ...nameWords])].map(pairsOf),
    nameWords,
    otherWords: new Set(
      [...names, ...aliases, ...(query ? wordsIn(query) : [])].flatMap((text) =>
        text.split(' ').map(stemOf),
      ),
    ),
    about: spaced(`${tag.group} ${tag.description}`).split(' '),
  }
}

const stemOf = (word: string): string => wordForms(word).stem

function queryOf(rule: string | null): Query | null {
  const parsed = rule === null ? null : parseQuery(rule)
  return parsed?.ok ? parsed.query : null
}

/** What a rule looks for is what people call the topic by, unless it asks for it beside something else:
 * "diffusion" beside "quantum" names no quantum topic. */
function aliasesIn(query: Query): string[] {
  if (query.kind === 'or') return query.parts.flatMap(aliasesIn)
  if (query.kind !== 'and') return wordsIn(query)
  const [only, ...others] = query.parts.filter((part) => wordsIn(part).length > 0)
  return only && others.length === 0 ? aliasesIn(only) : []
}

function wordsIn(query: Query): string[] {
  if (query.kind === 'not' || query.kind === 'fact') return []
  if (query.kind !== 'term') return query.parts.flatMap(wordsIn)
  return query.field === 'category' ? [] : [spaced(query.words.join(' '))]
}

/** 0: does not fit. Each word must be found; the whole as it stands counts more. */
function worthOf(entry: Entry, typed: string, words: string[]): number {
  let worth = wholeWorth(entry, typed)
  for (const word of words) {
    const found = wordWorth(entry, word)
    if (found === 0) return worth >= aliasWorth ? worth : 0
    worth += found
  }
  return worth
}

const aliasWorth = 650

function wholeWorth({ names, aliases }: Entry, typed: string): number {
  if (names.includes(typed)) return 1000
  if (names.some((name) => name.startsWith(typed))) return 600
  if (aliases.includes(typed)) return aliasWorth
  return 0
}

function wordWorth({ nameWords, otherWords, about }: Entry, word: string): number {
  if (nameWords.includes(word)) return 80
  if (nameWords.some((one) => one.startsWith(word))) return 60
  if (otherWords.has(stemOf(word))) return 40
  if (holdsInside(nameWords, word)) return 30
  for (const one of otherWords) if (word.length > 2 && one.startsWith(word)) return 20
  return word.length > 2 && about.some((one) => one.startsWith(word)) ? 8 : 0
}

/** Two Latin letters stand inside too many words; a Korean or Chinese word has two. */
const holdsInside = (words: string[], typed: string): boolean =>
  (typed.length > 3 || !/^[a-z0-9]+$/.test(typed)) && words.some((one) => one.includes(typed))

/** Dice's coefficient of two lists of pairs, both sorted: one walk along them. */
function likenessOf(one: string[], other: string[]): number {
  if (one.length === 0 || other.length === 0) return 0
  let shared = 0
  for (let at = 0, beside = 0; at < one.length && beside < other.length; ) {
    const [left, right] = [one[at] ?? '', other[beside] ?? '']
    if (left === right) shared += 1
    if (left <= right) at += 1
    if (right <= left) beside += 1
  }
  return (2 * shared) / (one.length + other.length)
}

/** Sorted. */
const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)).sort()
