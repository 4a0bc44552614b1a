/** Where the links of merged tags lead. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'

/** The slug of the tag that took its place, by the one that was asked for; the others are missing. */
export async function readMerged(db: Executor, slugs: string[]): Promise<Map<string, string>> {
  const asked = new Map(slugs.map((slug) => [slug.toLowerCase(), slug]))
  if (asked.size === 0) return new Map()
  const rows = await db.execute<{ key: string; slug: string }>(sql`
    select lower(gone.slug) as key, held.slug from tags gone join tags held on held.id = gone.merged_into
    where lower(gone.slug) = any(${arrayLiteral([...asked.keys()])}::text[])`)
  return new Map(rows.map(({ key, slug }) => [asked.get(key) ?? key, slug]))
}
