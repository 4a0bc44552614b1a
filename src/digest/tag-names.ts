/** What tags are called in a mail: their localised name, categories by the id everybody knows. */
import { cleanText } from '../lib/clean-text.ts'
import { anyTextOf } from '../storage/any-of.ts'
import type { Executor } from '../storage/database.ts'
import { type Localised, type TagKind, tags } from '../storage/schema/tags.ts'
import { inLocale } from '../tagging/in-locale.ts'

/** By slug. */
export type TagNames = ReadonlyMap<string, string>

export type NamedTag = { slug: string; kind: TagKind; name: Localised }

/** "Computer Vision and Pattern Recognition" is a line of its own; "cs.CV" is a word. */
export const tagName = (tag: NamedTag, locale: string): string =>
  cleanText(tag.kind === 'category' ? tag.slug : inLocale(tag.name, locale), { max: 60 })

export async function readTags(db: Executor, slugs: string[]): Promise<NamedTag[]> {
  if (slugs.length === 0) return []
  return db
    .select({ slug: tags.slug, kind: tags.kind, name: tags.name })
    .from(tags)
    .where(anyTextOf(tags.slug, [...new Set(slugs)]))
}

/** All letters of a batch name from one list of tags: their names are cleaned once a language. */
const namedBefore = new WeakMap<NamedTag[], Map<string, TagNames>>()

export function namesIn(locale: string, known: NamedTag[]): TagNames {
  const before = namedBefore.get(known) ?? new Map<string, TagNames>()
  namedBefore.set(known, before)
  const names = before.get(locale) ?? new Map(known.map((tag) => [tag.slug, tagName(tag, locale)]))
  before.set(locale, names)
  return names
}
