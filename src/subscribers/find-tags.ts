/** Tags by the slugs that people write. */
import { sql } from 'drizzle-orm'
import { cleanText } from '../lib/clean-text.ts'
import type { Executor } from '../storage/database.ts'
import { tags } from '../storage/schema/tags.ts'

export type FoundTag = { id: number; slug: string; active: boolean }

/** Looks tags up whatever their letter case, `cs.cv` for `cs.CV`; keys are `tagKey` of the slugs. */
export async function findTags(db: Executor, slugs: string[]): Promise<Map<string, FoundTag>> {
  const keys = [...new Set(slugs.map(tagKey))]
  if (keys.length === 0) return new Map()
  const rows = await db
    .select({ id: tags.id, slug: tags.slug, active: tags.active })
    .from(tags)
    .where(
      sql`lower(${tags.slug}) in (select jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb))`,
    )
  return new Map(rows.map((row) => [tagKey(row.slug), row]))
}

/** Every tag, for work on thousands of slugs; there are some hundreds. */
export async function readTagIndex(db: Executor): Promise<Map<string, FoundTag>> {
  const rows = await db.select({ id: tags.id, slug: tags.slug, active: tags.active }).from(tags)
  return new Map(rows.map((row) => [tagKey(row.slug), row]))
}

/** JSON in Postgres takes no NUL and no half of a surrogate pair, so they go first. */
export const tagKey = (slug: string): string => cleanText(slug).toLowerCase()
