/** The tags as the form, the tag pages and the command line show them, with what each brings. */
import { asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import { type TagKind, tags } from '../storage/schema/tags.ts'
import { inLocale } from './in-locale.ts'
import {
  type ListingDays,
  readListingDays,
  readVolumes,
  type TagDays,
  type TagVolume,
} from './read-volumes.ts'

export type TagChoice = {
  id: number
  slug: string
  kind: TagKind
  /** Heading, in English. */
  group: string
  name: string
  /** In every language there is. */
  names: string[]
  description: string
  /** Null for categories. */
  rule: string | null
  /** Slugs of the broader topics it is part of. */
  parents: string[]
  synonyms: string[]
  volume: TagVolume
  /** Of up to 30 days; empty when they brought none. */
  daily: TagDays
}

export type TagCatalogue = ListingDays & {
  /** Active ones: topics, then categories, each in the order of the taxonomy. */
  tags: TagChoice[]
}

/** `locale` is a BCP 47 tag; what is not translated comes in English. Reads two months of tagged
 * papers: keep the answer for a while rather than asking at each page view. */
export async function readTags(db: Executor, input: { locale: string }): Promise<TagCatalogue> {
  const rows = await db
    .select()
    .from(tags)
    .where(eq(tags.active, true))
    .orderBy(sql`${tags.kind} desc`, asc(tags.id))
  const days = await readListingDays(db)
  const volumes = await readVolumes(db, days)
  return {
    ...days,
    tags: rows.map(({ id, slug, kind, groupName, name, description, rule, parents, synonyms }) => ({
      id,
      slug,
      kind,
      group: groupName,
      name: inLocale(name, input.locale),
      names: Object.values(name).filter((one) => one !== undefined),
      description: inLocale(description, input.locale),
      rule,
      parents,
      synonyms,
      ...(volumes.get(id) ?? {
        volume: { median: 0, tuesday: days.hasTuesday ? 0 : null, newest: 0 },
        daily: [],
      }),
    })),
  }
}
