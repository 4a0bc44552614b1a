/** The active tags, ready to be matched against papers. */
import { asc, eq } from 'drizzle-orm'
import type { Query } from '../query/ast.ts'
import { boundedMemo } from '../query/bounded-memo.ts'
import { canonicalQuery } from '../query/canonical.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { Executor } from '../storage/database.ts'
import { type TagKind, tags } from '../storage/schema/tags.ts'
import { ruleHash } from './rule-hash.ts'

export type TagRule = { tagId: number; slug: string; hash: string; appliedHash: string | null } & (
  | { kind: 'category' }
  | { kind: 'topic'; query: Query }
)

/** Held shared while papers are tagged by the rules read, exclusively while rules change and while
 * they are applied to stored papers: so no paper misses a new rule or keeps an old decision. */
export const TAGGING_LOCK = 'tagging'

/** A stored rule that no longer parses is left out: what it tagged stays as it is. */
export async function readTagRules(db: Executor): Promise<readonly TagRule[]> {
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
  const told = JSON.stringify(rows)
  if (told !== last.told) last = { told, rules: rows.flatMap(rulesOf) }
  return last.rules
}

/** The very list as long as no rule changes: what was made of it is found again by it. */
let last: { told: string; rules: readonly TagRule[] } = { told: '', rules: [] }

export const rulesReadLast = (): readonly TagRule[] => last.rules

type TagRow = Pick<TagRule, 'tagId' | 'slug' | 'appliedHash'> & {
  kind: TagKind
  rule: string | null
}

function rulesOf({ tagId, slug, kind, rule, appliedHash }: TagRow): TagRule[] {
  // Publishing, being noticed, or an editor's word puts it on.
  if (kind === 'edition' || kind === 'signal' || kind === 'hashtag') return []
  if (kind === 'category') {
    return [{ tagId, slug, kind, appliedHash, hash: ruleHash(null) }]
  }
  const read = readRule(rule ?? '')
  return read.ok ? [{ tagId, slug, kind, appliedHash, query: read.query, hash: read.hash }] : []
}

/** Rules are read for every page of papers; parsing them each time took 7 ms of its 300. */
const readRule = boundedMemo(2000, (rule) => {
  const parsed = parseQuery(rule, { isRule: true })
  if (!parsed.ok) return { ok: false as const }
  const { query } = parsed
  return { ok: true as const, query, hash: ruleHash(canonicalQuery(query)) }
})
