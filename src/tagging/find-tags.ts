/** Looks tags up by the slugs that people and files give. */
import { and, eq, inArray } from 'drizzle-orm'
import { normaliseCategory } from '../query/category.ts'
import type { Executor } from '../storage/database.ts'
import { type TagKind, tags } from '../storage/schema/tags.ts'

export type FoundTag = { id: number; slug: string; kind: TagKind }

/** `found` has each tag once, in the order asked for; `unknown` holds the slugs as they were given. */
export async function findTags(
  db: Executor,
  input: { slugs: readonly string[] },
): Promise<{ found: FoundTag[]; unknown: string[] }> {
  const asked = new Map(input.slugs.map((slug) => [slug, spellings(slug)] as const))
  const wanted = [...new Set([...asked.values()].flat())]
  const bySlug = new Map<string, FoundTag>()
  if (wanted.length > 0) {
    const rows = await db
      .select({ id: tags.id, slug: tags.slug, kind: tags.kind })
      .from(tags)
      .where(and(inArray(tags.slug, wanted), eq(tags.active, true)))
    for (const row of rows) bySlug.set(row.slug, row)
  }
  const found = new Map<number, FoundTag>()
  const unknown: string[] = []
  for (const [slug, spelled] of asked) {
    const tag = spelled.map((s) => bySlug.get(s)).find((t) => t !== undefined)
    if (tag) found.set(tag.id, tag)
    else unknown.push(slug)
  }
  return { found: [...found.values()], unknown }
}

/** ` #Captioning` and `CS.cv` mean `captioning` and `cs.CV`. */
function spellings(given: string): string[] {
  const slug = given.trim().replace(/^#/, '')
  const category = normaliseCategory(slug)
  // Postgres takes no NUL, and no slug is longer.
  const all = [slug.toLowerCase(), ...(category ? [category] : [])]
  return all.filter((s) => s.length <= 100 && /^[\p{L}\p{N}.-]+$/u.test(s))
}
