/** The whole timetable on one screen. node-cron only ticks; the database decides who acts, and what
 * is due is computed from rows, never from the tick (node-cron skips or repeats local hours at DST,
 * and forgets what fell into a stop). All times are UTC. */

export type JobName =
  | 'round'
  | 'webhooks'
  | 'ingest-arxiv'
  | 'ingest-signals'
  | 'enrich'
  | 'ingest-again'
  | 'mend-papers'
  | 'prune'
  | 'backup'
  | 'read-meaning'
  | 'train-tags'
  | 'translate'
  | 'index-texts'

export const timetable: Record<JobName, { cron: string; why: string }> = {
  round: { cron: '* * * * *', why: 'plan what is due, send what waits' },
  // One look at an index while nothing is due; a first repetition comes after five seconds.
  webhooks: { cron: '*/10 * * * * *', why: 'tell endpoints what happened' },
  // The feed turns at midnight US Eastern (04:00 or 05:00 UTC) and is gone a day later; asked hourly
  // through the morning because it may be late, at odd minutes because everybody asks at :00.
  'ingest-arxiv': { cron: '7 4-16 * * 1-5', why: "arXiv's announcements of the day" },
  // Upvotes move; Daily Papers is asked again for three days.
  'ingest-signals': { cron: '41 */3 * * *', why: 'popularity facts' },
  // What they know of a paper changes by the week; asked after the day's papers are in.
  enrich: {
    cron: '53 9 * * *',
    why: 'what arXiv, Semantic Scholar and OpenAlex know of saved and new papers',
  },
  // Who is asked again and when stands in rows: after a start without network within minutes.
  'ingest-again': { cron: '*/2 * * * *', why: 'sources that gave nothing the last time' },
  'mend-papers': { cron: '*/10 * * * *', why: "days that arXiv's feed did not bring whole" },
  // Two looks at ends of indexes while nothing came.
  'read-meaning': {
    cron: '*/3 * * * *',
    why: 'new papers get their place among those near in meaning',
  },
  'train-tags': { cron: '37 2 * * *', why: 'learn from the papers that rules have tagged' },
  // After papers came in, and before the first hours of the east; a round ends by itself.
  translate: { cron: '*/5 * * * *', why: 'papers in the languages that readers asked for' },
  'index-texts': { cron: '*/5 * * * *', why: 'notes and translations are found by the search' },
  backup: { cron: '43 2 * * *', why: 'a copy of the embedded database' },
  prune: { cron: '17 3 * * *', why: 'let go of what is kept for a time only' },
}
