/** Papers: one row a work, however many sources list it; its versions, sources and signals. */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant, refId, rowId, tsvector } from './columns.ts'
import { gaps } from './operations.ts'

export const papers = pgTable(
  'papers',
  {
    id: rowId(),
    /** What the world calls it: `2605.15202`, `math/0309136`, a DOI. Always text: 2405.08910 ends in 0. */
    publicId: text('public_id').notNull(),
    title: text('title').notNull(),
    abstract: text('abstract').notNull(),
    authors: text('authors').array().notNull(),
    /** Primary first, whitelisted against the taxonomy. */
    categories: text('categories').array().notNull(),
    comment: text('comment'),
    journalRef: text('journal_ref'),
    doi: text('doi'),
    license: text('license'),
    /** Its page at the source; null: arXiv's. */
    url: text('url'),
    /** When its first version was submitted. */
    submittedAt: instant('submitted_at'),
    /** The public id of the record whose words these are; null: its own. */
    toldBy: text('told_by'),
    /** Another row that was found to be the same work: it keeps its address and nothing else. */
    joinedTo: refId('joined_to').references((): AnyPgColumn => papers.id),
    /** The gap (operations.ts) it was missing from, and came late for. */
    gapId: refId('gap_id').references(() => gaps.id, { onDelete: 'set null' }),
    latestVersion: smallint('latest_version').notNull().default(1),
    withdrawn: boolean('withdrawn').notNull().default(false),
    /** A record of the bundled sample: labelled, and replaced when the real one comes. */
    sample: boolean('sample').notNull().default(false),
    /** The day a source first announced it (US Eastern); null when only a replacement was seen. */
    listingDay: date('listing_day', { mode: 'string' }),
    listingDayEstimated: boolean('listing_day_estimated').notNull().default(false),
    /** The moment it can first be mailed; null: stored, never mailed as new (design 4.1). */
    availableAt: instant('available_at'),
    /** Hash of everything a tag rule can see; tagging runs again when it changes. */
    contentHash: text('content_hash').notNull(),
    /** Our own lexemes (src/query), never to_tsvector. */
    search: tsvector('search').notNull(),
    /** The content hash that `search` got its signposts with; another: a build without them wrote it. */
    signpostedHash: text('signposted_hash'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    uniqueIndex('papers_public_id').on(t.publicId),
    index('papers_listing_day').on(t.listingDay.desc(), t.id),
    index('papers_available_at').on(t.availableAt),
    index('papers_search').using('gin', t.search),
    index('papers_unsigned')
      .on(t.id)
      .where(sql`${t.signpostedHash} is distinct from ${t.contentHash}`),
    index('papers_joined').on(t.joinedTo).where(sql`${t.joinedTo} is not null`),
    index('papers_gap').on(t.gapId).where(sql`${t.gapId} is not null`),
  ],
)

export const paperVersions = pgTable(
  'paper_versions',
  {
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    version: smallint('version').notNull(),
    source: text('source').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.paperId, t.version] })],
)

/** Where a paper was seen: provenance, one row a source. */
export const paperSources = pgTable(
  'paper_sources',
  {
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    source: text('source').notNull(),
    /** What it calls the paper; null: the paper's public id. */
    publicId: text('public_id'),
    /** Its page there. */
    url: text('url'),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.paperId, t.source] })],
)

/** What else a paper is found by: `id:` another public id of it, `doi:`, `title:` a hash of its title.
 * A DOI or title may lead to several; whether they are one work is judged (same-work.ts). */
export const paperKeys = pgTable(
  'paper_keys',
  {
    key: text('key').notNull(),
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.key, t.paperId] }), index('paper_keys_paper').on(t.paperId)],
)

/** What one source tells of a paper beside its words: popularity, code, affiliations; the newest poll wins. */
export const paperSignals = pgTable(
  'paper_signals',
  {
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    source: text('source').notNull(),
    upvotes: integer('upvotes').notNull().default(0),
    comments: integer('comments').notNull().default(0),
    stars: integer('stars'),
    codeUrl: text('code_url'),
    projectUrl: text('project_url'),
    organization: text('organization'),
    submittedBy: text('submitted_by'),
    keywords: text('keywords').array().notNull().default(sql`'{}'::text[]`),
    featuredOn: date('featured_on', { mode: 'string' }),
    /** Of other works, as far as the source knows; null: it tells none. */
    citations: integer('citations'),
    /** What arXiv leaves out stands here, under the name of who told it, and never among its words. */
    doi: text('doi'),
    venue: text('venue'),
    pdfUrl: text('pdf_url'),
    /** One sentence that a model made of it. */
    tldr: text('tldr'),
    affiliations: text('affiliations').array().notNull().default(sql`'{}'::text[]`),
    /** Words of the organisation and the affiliations (query/organisations.ts); null: not read yet. */
    organisationWords: tsvector('organisation_words'),
    /** When the source first told of it, or of an organisation, if later: followed by `org:` or `src:` it
     * matches since then. */
    toldAt: instant('told_at').notNull().default(sql`clock_timestamp()`),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.paperId, t.source] }),
    index('paper_signals_organisation_words').using('gin', t.organisationWords),
    index('paper_signals_unread').on(t.paperId).where(sql`${t.organisationWords} is null`),
  ],
)

/** `withdrawn`; `accepted`: where; `code`: its address; `version`: its number. */
export type PaperNewsKind = 'withdrawn' | 'accepted' | 'code' | 'version'

/** What became of papers that somebody had saved by then, each piece once. */
export const paperNews = pgTable(
  'paper_news',
  {
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<PaperNewsKind>().notNull(),
    detail: text('detail').notNull().default(''),
    /** A calendar moment that no planner had passed (lock-present.ts). */
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.paperId, t.kind, t.detail] }), index('paper_news_at').on(t.at)],
)
