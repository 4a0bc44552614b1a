/** Stores the bundled taxonomy as tags. `apply-tags.ts` then puts what is new on stored papers. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { Db, Tx } from '../storage/database.ts'
import { lockExclusive } from '../storage/locks.ts'
import { installation } from '../storage/schema/operations.ts'
import { tags } from '../storage/schema/tags.ts'
import { TAGGING_LOCK } from './tag-rules.ts'
import type { SignalTag } from './taxonomy/signals.ts'
import type { CategoryTag, TopicTag } from './taxonomy/tag-definition.ts'

export type Taxonomy = {
  topics: readonly TopicTag[]
  categories: readonly CategoryTag[]
  signals?: readonly SignalTag[]
}
/** Slugs. */
export type SyncedTaxonomy = { added: string[]; changed: string[]; retired: string[] }

type TagRow = typeof tags.$inferInsert
type Bundled = { slugs: string[]; syncedAt: string }

const BUNDLED_KEY = 'taxonomy.bundled'

/** Idempotent. Tags that were bundled once and no longer are retire: they match nothing and are not
 * offered. Throws `bad-config` for a rule that does not parse or a slug given twice. */
export async function syncTaxonomy(
  db: Db,
  input: { at: Date; taxonomy: Taxonomy },
): Promise<SyncedTaxonomy> {
  const rows = toRows(input.taxonomy)
  return db.transaction(async (tx) => {
    await lockExclusive(tx, TAGGING_LOCK)
    const written = await upsert(tx, rows)
    const slugs = rows.map((row) => row.slug)
    const retired = await retireMissing(tx, new Set(slugs))
    if (written.added.length + written.changed.length + retired.length > 0) {
      await remember(tx, { slugs, syncedAt: input.at.toISOString() })
    }
    return { ...written, retired }
  })
}

function toRows({ topics, categories, signals = [] }: Taxonomy): TagRow[] {
  const rows = [...topics.map(topicRow), ...categories.map(categoryRow), ...signals.map(signalRow)]
  const seen = new Set<string>()
  for (const { slug } of rows) {
    if (seen.has(slug)) throw new PaperboyError('bad-config', `The tag ${slug} is defined twice.`)
    seen.add(slug)
  }
  return rows
}

function topicRow(topic: TopicTag): TagRow {
  const parsed = parseQuery(topic.rule, { isRule: true })
  if (!parsed.ok) {
    const { message, position, suggestion } = parsed.error
    throw new PaperboyError(
      'bad-config',
      `The rule of the tag ${topic.slug} is wrong at character ${position}: ${message}`,
      suggestion === undefined ? {} : { help: suggestion },
    )
  }
  const { slug, group, name, description, rule } = topic
  const kin = { parents: [...(topic.parents ?? [])], synonyms: [...(topic.synonyms ?? [])] }
  return { slug, kind: 'topic', groupName: group, name, description, rule, ...kin, active: true }
}

const categoryRow = ({ id, group, name, description }: CategoryTag): TagRow => ({
  slug: id,
  kind: 'category',
  groupName: group,
  name,
  description,
  rule: null,
  parents: [],
  synonyms: [],
  active: true,
})

const signalRow = ({ slug, group, name, description, synonyms }: SignalTag): TagRow => ({
  slug,
  kind: 'signal',
  groupName: group,
  name,
  description,
  rule: null,
  parents: [],
  synonyms: [...synonyms],
  active: true,
})

/** What the bundle decides about a tag. */
const BUNDLED_COLUMNS = sql.raw(
  'kind, group_name, name, description, rule, parents, synonyms, active',
)
const excludedColumns = sql.raw(
  'excluded.kind, excluded.group_name, excluded.name, excluded.description, excluded.rule, excluded.parents, excluded.synonyms, excluded.active',
)
const storedColumns = sql.raw(
  'tags.kind, tags.group_name, tags.name, tags.description, tags.rule, tags.parents, tags.synonyms, tags.active',
)

async function upsert(tx: Tx, rows: TagRow[]): Promise<Omit<SyncedTaxonomy, 'retired'>> {
  const known = new Set(
    (await tx.select({ slug: tags.slug }).from(tags).orderBy(asc(tags.id))).map((row) => row.slug),
  )
  if (rows.length === 0) return { added: [], changed: [] }
  const json = JSON.stringify(
    rows.map(({ groupName, ...row }) => ({ ...row, group_name: groupName })),
  )
  const written = await tx.execute<{ slug: string }>(sql`
    insert into tags (slug, ${BUNDLED_COLUMNS})
    select slug, ${BUNDLED_COLUMNS} from jsonb_to_recordset(${json}::text::jsonb) as given(
      slug text, kind text, group_name text, name jsonb, description jsonb, rule text,
      parents text[], synonyms text[], active boolean)
    on conflict (slug) do update set (${BUNDLED_COLUMNS}) = row(${excludedColumns})
    where (${storedColumns}) is distinct from (${excludedColumns})
    returning slug`)
  const slugs = written.map((row) => row.slug)
  return {
    added: slugs.filter((slug) => !known.has(slug)),
    changed: slugs.filter((slug) => known.has(slug)),
  }
}

/** Only what was bundled before: tags that editors made are theirs. */
async function retireMissing(tx: Tx, bundled: ReadonlySet<string>): Promise<string[]> {
  const [row] = await tx.select().from(installation).where(eq(installation.key, BUNDLED_KEY))
  const missing = ((row?.value as Bundled | undefined)?.slugs ?? []).filter((s) => !bundled.has(s))
  if (missing.length === 0) return []
  const retired = await tx
    .update(tags)
    .set({ active: false, appliedRule: null })
    .where(and(inArray(tags.slug, missing), eq(tags.active, true)))
    .returning({ slug: tags.slug })
  return retired.map((tag) => tag.slug)
}

async function remember(tx: Tx, value: Bundled): Promise<void> {
  await tx
    .insert(installation)
    .values({ key: BUNDLED_KEY, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } })
}
