/** Tags by the slugs that people write. */
import { eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { cleanText } from '../lib/clean-text.ts'
import type { Executor } from '../storage/database.ts'
import { tags } from '../storage/schema/tags.ts'

export type FoundTag = { id: number; slug: string; active: boolean }

/** Looks tags up whatever their letter case, `cs.cv` for `cs.CV`; keys are `tagKey` of the slugs. One that
 * was merged is the tag it was merged into. */
export async function findTags(db: Executor, slugs: string[]): Promise<Map<string, FoundTag>> {
  const keys = [...new Set(slugs.map(tagKey))]
  if (keys.length === 0) return new Map()
  return byKey(
    await selectTags(db).where(
      sql`lower(${tags.slug}) in (select jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb))`,
    ),
  )
}

/** Every tag, for work on thousands of slugs; there are some hundreds. */
export async function readTagIndex(db: Executor): Promise<Map<string, FoundTag>> {
  return byKey(await selectTags(db))
}

const into = alias(tags, 'merged_into_tag')

const selectTags = (db: Executor) =>
  db
    .select({
      asked: tags.slug,
      id: sql<number>`coalesce(${into.id}, ${tags.id})`.mapWith(Number),
      slug: sql<string>`coalesce(${into.slug}, ${tags.slug})`,
      active: sql<boolean>`coalesce(${into.active}, ${tags.active})`,
    })
    .from(tags)
    .leftJoin(into, eq(into.id, tags.mergedInto))

const byKey = (rows: Array<FoundTag & { asked: string }>): Map<string, FoundTag> =>
  new Map(rows.map(({ asked, ...tag }) => [tagKey(asked), tag]))

/** JSON in Postgres takes no NUL and no half of a surrogate pair, so they go first. */
export const tagKey = (slug: string): string => cleanText(slug).toLowerCase()
