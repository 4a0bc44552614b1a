/** Papers and tags for the tests of this folder. */
import { asc, sql } from 'drizzle-orm'
import type { Db } from '../../src/storage/database.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { type TagEvidence, tags } from '../../src/storage/schema/tags.ts'
import type { Taxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import type { CategoryTag, TopicTag } from '../../src/tagging/taxonomy/tag-definition.ts'
import { storeTexts } from '../query/store-papers.ts'

const topic = (slug: string, rule: string): TopicTag => ({
  slug,
  group: 'Tests',
  name: { en: `The ${slug}`, ko: `그 ${slug}` },
  description: { en: `About ${slug}.` },
  rule,
})

const category = (id: string): CategoryTag => ({
  id,
  group: 'Categories',
  name: { en: `Category ${id}`, ko: `분류 ${id}` },
  description: { en: `What ${id} holds.` },
})

export const taxonomyOf = (rules: Record<string, string>, categories: string[] = []): Taxonomy => ({
  topics: Object.entries(rules).map(([slug, rule]) => topic(slug, rule)),
  categories: categories.map(category),
})

type Given = { title?: string; abstract?: string; categories?: string[]; listingDay?: string }

/** Stores them untagged; answers their ids in order. */
export async function storeGiven(db: Db, given: Given[], prefix = 'p'): Promise<number[]> {
  const texts = given.map(({ title = '', abstract = '', categories = [], listingDay }, i) => ({
    ...{ publicId: `${prefix}${String(i).padStart(5, '0')}`, title, abstract, categories },
    ...{ authors: ['Ann Lee'], listingDay: listingDay ?? null },
  }))
  await storeTexts(db, texts)
  const rows = await db
    .select({ id: papers.id })
    .from(papers)
    .where(sql`${papers.publicId} like ${`${prefix}%`}`)
    .orderBy(asc(papers.publicId))
  return rows.map((row) => row.id)
}

export const tag = (db: Db, paperIds: number[], at: Date) =>
  db.transaction((tx) => tagPapers(tx, { paperIds, at }))

export type TagRow = {
  paper: string
  slug: string
  source: string
  at: string
  evidence: TagEvidence
}

/** Every row of paper_tags, in a fixed order. */
export async function readRows(db: Db): Promise<TagRow[]> {
  const rows = await db.execute<TagRow & { at: Date | string }>(sql`
    select p.public_id as paper, t.slug, pt.source, pt.added_at as at, pt.evidence
    from paper_tags pt join papers p on p.id = pt.paper_id join tags t on t.id = pt.tag_id
    order by 1, 2, 3`)
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
}

export const slugsOf = async (db: Db, paper: string): Promise<string[]> =>
  (await readRows(db)).filter((row) => row.paper === paper).map((row) => row.slug)

export async function empty(db: Db): Promise<void> {
  await db.execute(sql`truncate papers, ${tags}, installation restart identity cascade`)
}
