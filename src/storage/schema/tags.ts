/** Tags and what they are on. arXiv categories are tags too. */
import {
  boolean,
  index,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant, refId, rowId } from './columns.ts'
import { papers } from './papers.ts'

export type TagKind = 'topic' | 'category'
/** A text per language; English always. */
export type Localised = { en: string } & Partial<Record<string, string>>
export type TagSource = 'category' | 'rule'
/** What made a tag fit: the matched words as they stand in the paper, and where. */
export type TagEvidence =
  | { kind: 'category'; category: string; primary: boolean }
  | { kind: 'words'; where: 'title' | 'abstract' | 'authors'; words: string[] }

export const tags = pgTable(
  'tags',
  {
    id: rowId(),
    slug: text('slug').notNull(),
    kind: text('kind').$type<TagKind>().notNull(),
    /** Heading it stands under in the form: "Vision", "Physics". */
    groupName: text('group_name').notNull(),
    name: jsonb('name').$type<Localised>().notNull(),
    description: jsonb('description').$type<Localised>().notNull(),
    /** In the query language; null for categories. */
    rule: text('rule'),
    /** Hash of the rule as last applied to stored papers; differs: apply again. */
    appliedRule: text('applied_rule'),
    active: boolean('active').notNull().default(true),
  },
  (t) => [uniqueIndex('tags_slug').on(t.slug)],
)

export const paperTags = pgTable(
  'paper_tags',
  {
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    tagId: refId('tag_id')
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
    source: text('source').$type<TagSource>().notNull(),
    evidence: jsonb('evidence').$type<TagEvidence>().notNull(),
    confidence: real('confidence').notNull().default(1),
    /** Calendar moment from which the tag counts: a late tag makes a late comer (design 4.1). */
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.paperId, t.tagId, t.source] }),
    index('paper_tags_tag').on(t.tagId, t.paperId),
    index('paper_tags_added').on(t.addedAt),
  ],
)
