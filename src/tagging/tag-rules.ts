/** The active tags, ready to be matched against papers. */
import { asc, eq } from 'drizzle-orm'
import type { Query } from '../query/ast.ts'
import { boundedMemo } from '../query/bounded-memo.ts'
import { canonicalQuery } from '../query/canonical.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { Executor } from '../storage/database.ts'
import { tags } from '../storage/schema/tags.ts'
import { ruleHash } from './rule-hash.ts'

export type TagRule = { tagId: number; slug: string; hash: string; appliedHash: string | null } & (
  | { kind: 'category' }
  | { kind: 'topic'; query: Query }
)

/** Held shared while papers are tagged by the rules read, exclusively while rules change and while
 * they are applied to stored papers: so no paper misses a new rule or keeps an old decision. */
export const TAGGING_LOCK = 'tagging'

/** A stored rule that no longer parses is left out: what it tagged stays as it is. */
export async function readTagRules(db: Executor): Promise<TagRule[]> {
  const rows = await db
    .select({
      tagId: tags.id,
      slug: tags.slug,
      kind: tags.kind,
      rule: tags.rule,
      appliedHash: tags.appliedRule,
    })
    .from(tags)
    .where(eq(tags.active, true))
    .orderBy(asc(tags.id))
  return rows.flatMap(({ tagId, slug, kind, rule, appliedHash }): TagRule[] => {
    // Publishing, being noticed, or an editor's word puts it on.
    if (kind === 'edition' || kind === 'signal' || kind === 'hashtag') return []
    if (kind === 'category') {
      return [{ tagId, slug, kind, appliedHash, hash: ruleHash(null) }]
    }
    const read = readRule(rule ?? '')
    return read.ok ? [{ tagId, slug, kind, appliedHash, query: read.query, hash: read.hash }] : []
  })
}

/** Rules are read for every page of papers; parsing them each time took 7 ms of its 300. */
const readRule = boundedMemo(2000, (rule) => {
  const parsed = parseQuery(rule, { isRule: true })
  if (!parsed.ok) return { ok: false as const }
  const { query } = parsed
  return { ok: true as const, query, hash: ruleHash(canonicalQuery(query)) }
})
