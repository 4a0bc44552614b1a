/** What papers were noticed for: totals a day, and the lists made of them. Never who, from where or when
 * in the day. */
import {
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import { refId } from './columns.ts'
import { papers } from './papers.ts'

/** What a paper gained on a day (UTC). Others' counts may fall, so a day may be below zero. Saves are
 * not here: they are counted from what readers hold, so that an erasure takes them along. */
export const paperDaily = pgTable(
  'paper_daily',
  {
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    day: date('day', { mode: 'string' }).notNull(),
    /** Of its page here, and of its PDF from there. */
    reads: integer('reads').notNull().default(0),
    pdfClicks: integer('pdf_clicks').notNull().default(0),
    /** As sources tell them (paper_signals). */
    upvotes: integer('upvotes').notNull().default(0),
    comments: integer('comments').notNull().default(0),
    stars: integer('stars').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.paperId, t.day] }), index('paper_daily_day').on(t.day)],
)

export type RankingName = 'day' | 'week' | 'month' | 'saved'

/** The first some hundred papers of each list, made anew every few minutes. */
export const paperRankings = pgTable(
  'paper_rankings',
  {
    list: text('list').$type<RankingName>().notNull(),
    /** From 1. */
    place: smallint('place').notNull(),
    paperId: refId('paper_id')
      .notNull()
      .references(() => papers.id, { onDelete: 'cascade' }),
    score: real('score').notNull(),
    /** Within the list's days; of `saved` all there are. */
    upvotes: integer('upvotes').notNull(),
    comments: integer('comments').notNull(),
    stars: integer('stars').notNull(),
    saves: integer('saves').notNull(),
    reads: integer('reads').notNull(),
    pdfClicks: integer('pdf_clicks').notNull(),
  },
  (t) => [primaryKey({ columns: [t.list, t.place] }), index('paper_rankings_paper').on(t.paperId)],
)
