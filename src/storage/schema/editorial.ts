/** Editors and what they write: series, editions, notes with their history, and who changed what. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant, refId, rowId } from './columns.ts'
import { papers } from './papers.ts'
import { tags } from './tags.ts'

/** An operator may all that an editor may, in every series, and names editors and series. */
export type EditorRole = 'editor' | 'operator'
/** `scheduled`: published by the round after `publish_at`. */
export type EditionState = 'draft' | 'scheduled' | 'published'
/** What an editor set a paper of the day to, for the others of the series too. */
export type DeskMark = 'shortlisted' | 'hidden'

export const series = pgTable(
  'series',
  {
    id: rowId(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** BCP 47, of its notes unless one says otherwise. */
    language: text('language').notNull(),
    /** Canonical IANA zone: in it its days begin. */
    timezone: text('timezone').notNull(),
    /** The tag `edition-SLUG` by which readers follow it. */
    tagId: refId('tag_id')
      .notNull()
      .references(() => tags.id),
    /** "Away until": shown on its page. */
    awayUntil: date('away_until', { mode: 'string' }),
    active: boolean('active').notNull().default(true),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [uniqueIndex('series_slug').on(t.slug), index('series_tag').on(t.tagId)],
)

export const editors = pgTable(
  'editors',
  {
    id: rowId(),
    email: text('email').notNull(),
    emailKey: text('email_key').notNull(),
    role: text('role').$type<EditorRole>().notNull(),
    active: boolean('active').notNull().default(true),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [uniqueIndex('editors_email_key').on(t.emailKey)],
)

/** Which series an editor writes. */
export const seriesEditors = pgTable(
  'series_editors',
  {
    seriesId: refId('series_id')
      .notNull()
      .references(() => series.id, { onDelete: 'cascade' }),
    editorId: refId('editor_id')
      .notNull()
      .references(() => editors.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.seriesId, t.editorId] }),
    index('series_editors_editor').on(t.editorId),
  ],
)

/** Mailed links that sign an editor in once. */
export const editorLinks = pgTable(
  'editor_links',
  {
    id: rowId(),
    editorId: refId('editor_id')
      .notNull()
      .references(() => editors.id, { onDelete: 'cascade' }),
    /** By the database's clock, as all of signing in. */
    askedAt: instant('asked_at').notNull().default(sql`clock_timestamp()`),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('editor_links_editor').on(t.editorId, t.askedAt)],
)

/** Who is signed in at the desk. The cookie holds what the hash is of. */
export const editorSessions = pgTable(
  'editor_sessions',
  {
    id: rowId(),
    /** Null: by ADMIN_TOKEN. */
    editorId: refId('editor_id').references(() => editors.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull(),
    /** Of ADMIN_TOKEN as it was: another one ends the session. */
    adminHash: text('admin_hash'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    seenAt: instant('seen_at').notNull().default(sql`clock_timestamp()`),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    uniqueIndex('editor_sessions_token').on(t.tokenHash),
    index('editor_sessions_editor').on(t.editorId),
    index('editor_sessions_expires').on(t.expiresAt),
  ],
)

export const editions = pgTable(
  'editions',
  {
    id: rowId(),
    seriesId: refId('series_id')
      .notNull()
      .references(() => series.id),
    /** Of the series' zone. */
    date: date('date', { mode: 'string' }).notNull(),
    state: text('state').$type<EditionState>().notNull().default('draft'),
    /** Grows with every change of its order or state: a form made for another one is refused. */
    version: integer('version').notNull().default(1),
    publishAt: instant('publish_at'),
    publishedAt: instant('published_at'),
    /** When its papers got its tags, after the minutes in which publishing can be taken back. Null in
     * a published one: not yet, or never, as it was imported. */
    releasedAt: instant('released_at'),
    /** History that was brought in: never mailed. */
    imported: boolean('imported').notNull().default(false),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    uniqueIndex('editions_series_date').on(t.seriesId, t.date),
    index('editions_newest').on(t.date.desc(), t.id).where(sql`${t.state} = 'published'`),
    // What the round looks for; few wait.
    index('editions_scheduled').on(t.publishAt).where(sql`${t.state} = 'scheduled'`),
    index('editions_unreleased')
      .on(t.publishedAt)
      .where(sql`${t.state} = 'published' and ${t.releasedAt} is null and not ${t.imported}`),
    index('editions_updated').on(t.updatedAt),
  ],
)

export const notes = pgTable(
  'notes',
  {
    id: rowId(),
    editionId: refId('edition_id')
      .notNull()
      .references(() => editions.id, { onDelete: 'cascade' }),
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id),
    position: smallint('position').notNull(),
    /** As written; may be empty, then the paper was picked and nothing said of it. */
    markdown: text('markdown').notNull().default(''),
    /** BCP 47: language, script, region. */
    language: text('language').notNull(),
    /** Without #, as written. */
    hashtags: text('hashtags').array().notNull().default(sql`'{}'::text[]`),
    /** Grows with every change: who saves over another's text is told. */
    version: integer('version').notNull().default(1),
    /** From when readers are told of it; null: not yet. With its edition, or later when it was added or
     * first written then; of history the day of its edition. */
    releasedAt: instant('released_at'),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    uniqueIndex('notes_edition_paper').on(t.editionId, t.paperId),
    index('notes_paper').on(t.paperId),
    // What the round looks for; of drafts and of what was added.
    index('notes_unreleased').on(t.editionId).where(sql`${t.releasedAt} is null`),
    index('notes_released').on(t.releasedAt),
  ],
)

/** What a published note said before it was corrected. */
export const noteCorrections = pgTable(
  'note_corrections',
  {
    id: rowId(),
    noteId: refId('note_id')
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    /** The text before; of several changes within an hour that of the first. */
    before: text('before').notNull(),
    /** By the calendar. */
    at: instant('at').notNull(),
    /** Those who got the note are told, one line in their next digest. */
    tells: boolean('tells').notNull().default(false),
  },
  (t) => [
    index('note_corrections_note').on(t.noteId),
    index('note_corrections_told').on(t.at).where(sql`${t.tells}`),
  ],
)

/** Papers that a note links to: "mentioned in". */
export const noteMentions = pgTable(
  'note_mentions',
  {
    noteId: refId('note_id')
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.noteId, t.paperId] }),
    index('note_mentions_paper').on(t.paperId),
  ],
)

export const deskMarks = pgTable(
  'desk_marks',
  {
    seriesId: refId('series_id')
      .notNull()
      .references(() => series.id, { onDelete: 'cascade' }),
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    mark: text('mark').$type<DeskMark>().notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.seriesId, t.paperId] }),
    index('desk_marks_paper').on(t.paperId),
    index('desk_marks_at').on(t.at),
  ],
)

/** Every change made at the desk: who, what, when. Never changed. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: rowId(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
    /** Kept as text too: an editor may be taken off the list. */
    who: text('who').notNull(),
    act: text('act').notNull(),
    /** What it was done to: `digest/2026-05-19`. */
    what: text('what').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [index('audit_log_at').on(t.at)],
)
