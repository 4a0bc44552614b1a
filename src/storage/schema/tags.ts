/** Tags and what they are on. arXiv categories are tags too. */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { bytes, instant, refId, rowId } from './columns.ts'
import { papers } from './papers.ts'

/** `edition`: what a series of editors published; `signal`: what readers and others noticed; `hashtag`: what
 * editors call papers. These are put on by what happened, never by a rule. */
export type TagKind = 'topic' | 'category' | 'edition' | 'signal' | 'hashtag'
/** A text per language; English always. */
export type Localised = { en: string } & Partial<Record<string, string>>
/** `statistics`: guessed by the stored model, with a confidence below 1; `editor`: accepted at the desk;
 * `archive`: of editions brought in as history, for pages and never for mail. */
export type TagSource =
  | 'category'
  | 'rule'
  | 'statistics'
  | 'editor'
  | 'edition'
  | 'archive'
  | 'signal'
/** What made a tag fit: the matched words as they stand in the paper, and where. */
export type TagEvidence =
  | { kind: 'category'; category: string; primary: boolean }
  | { kind: 'words'; where: 'title' | 'abstract' | 'authors'; words: string[] }
  /** What spoke for a guess most. */
  | { kind: 'guess'; where: 'title' | 'abstract'; words: string[] }
  | { kind: 'editor' }
  /** In the edition of that day. */
  | { kind: 'edition'; date: string }
  /** What it gained in the week up to that day. */
  | { kind: 'trending'; date: string; upvotes: number; saves: number }

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
    /** Slugs of the broader topics it is part of. */
    parents: text('parents').array().notNull().default(sql`'{}'::text[]`),
    /** What else people call it. */
    synonyms: text('synonyms').array().notNull().default(sql`'{}'::text[]`),
    /** Hash of the rule as last applied to stored papers; differs: apply again. */
    appliedRule: text('applied_rule'),
    active: boolean('active').notNull().default(true),
    /** The tag that took its place: its links and its hashtags lead there. */
    mergedInto: refId('merged_into').references((): AnyPgColumn => tags.id),
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

/** What an editor decided of a tag on a paper; rules and guesses keep to it ever after. */
export const tagVerdicts = pgTable(
  'tag_verdicts',
  {
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    tagId: refId('tag_id')
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
    verdict: text('verdict').$type<'accepted' | 'rejected'>().notNull(),
    /** As the desk's log names them. */
    who: text('who').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.paperId, t.tagId] }),
    index('tag_verdicts_tag').on(t.tagId),
    index('tag_verdicts_at').on(t.at.desc()),
  ],
)

/** The statistical tagger as it was last trained; the newest counts. */
export const tagModels = pgTable('tag_models', {
  id: rowId(),
  /** Hash of what it says; equal: nothing was learned. */
  version: text('version').notNull(),
  /** What it was trained from: rules, papers, verdicts. */
  basis: text('basis').notNull(),
  trainedAt: instant('trained_at').notNull(),
  papers: integer('papers').notNull(),
  topics: integer('topics').notNull(),
  /** Packed by tagging/statistics/pack-model.ts. */
  model: bytes('model').notNull(),
  /** The last paper whose guesses are by it; null: all are. */
  appliedTo: refId('applied_to'),
})
