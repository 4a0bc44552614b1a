/** What readers say of papers, the papers they keep, the devices they let save, and why some leave. */
import { sql } from 'drizzle-orm'
import {
  date,
  index,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instant, refId, rowId } from './columns.ts'
import { digests, type PickSection } from './digests.ts'
import { papers } from './papers.ts'
import { type InterestLevel, subscribers } from './subscribers.ts'

/** `wrong-tag`: the tag does not belong on the paper. `switch`: what the reader changed because of it. */
export type FeedbackKind = 'save' | 'more' | 'less' | 'wrong-tag' | 'switch'
/** Where the paper was shown: at its place in a letter, or on its page. */
export type FeedbackPlace = PickSection | 'page'

/** An interest as it was before a switch; a null level: it was none. */
export type InterestBefore = {
  tagId: number | null
  queryId: number | null
  level: InterestLevel | null
  /** ISO instant. */
  createdAt: string | null
}

export const savedPapers = pgTable(
  'saved_papers',
  {
    subscriberId: refId('subscriber_id')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.paperId] }),
    index('saved_papers_newest').on(t.subscriberId, t.savedAt.desc(), t.paperId),
    index('saved_papers_paper').on(t.paperId),
    index('saved_papers_at').on(t.savedAt),
  ],
)

/** One row a reader, paper, kind and matter: said twice, it is said once. With what was shown and
 * where, so that ranking can learn from it and be judged by it. */
export const feedback = pgTable(
  'feedback',
  {
    id: rowId(),
    /** Null once the reader is gone: the judgement stays; the person, switches and reasons do not. */
    subscriberId: refId('subscriber_id').references(() => subscribers.id, { onDelete: 'set null' }),
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<FeedbackKind>().notNull(),
    /** The tag said to be wrong, or the switch; else empty. */
    about: text('about').notNull().default(''),
    digestId: refId('digest_id').references(() => digests.id, { onDelete: 'set null' }),
    place: text('place').$type<FeedbackPlace>().notNull(),
    /** In the letter, from 1 over cards and then titles. */
    position: smallint('position'),
    score: real('score'),
    /** The frozen Reasons (src/matching/reason.ts) it was shown with. */
    reasons: jsonb('reasons').$type<unknown[]>().notNull(),
    at: instant('at').notNull(),
    takenBackAt: instant('taken_back_at'),
    /** Of a switch, for undo. */
    before: jsonb('before').$type<InterestBefore>(),
  },
  (t) => [
    uniqueIndex('feedback_once').on(t.subscriberId, t.paperId, t.kind, t.about),
    index('feedback_paper').on(t.paperId),
    index('feedback_digest').on(t.digestId).where(sql`${t.digestId} is not null`),
  ],
)

/** A browser that may save for a reader. Its token names the row, so that ending it here ends it. */
export const devices = pgTable(
  'devices',
  {
    id: rowId(),
    subscriberId: refId('subscriber_id')
      .notNull()
      .references(() => subscribers.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
    /** By the database's clock. */
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('devices_subscriber').on(t.subscriberId)],
)

/** Why somebody left or wanted less, without the person: not even the moment, only the day. */
export const leavingReasons = pgTable('leaving_reasons', {
  id: rowId(),
  day: date('day', { mode: 'string' }).notNull(),
  /** What they did on the leaving page. */
  action: text('action').notNull(),
  reason: text('reason').notNull(),
  comment: text('comment'),
})
