/** The whole timetable on one screen. node-cron only ticks; the database decides who acts, and what
 * is due is computed from rows, never from the tick (node-cron skips or repeats local hours at DST,
 * and forgets what fell into a stop). All times are UTC. */

export type JobName = 'round' | 'ingest-arxiv' | 'ingest-signals' | 'prune'

export const timetable: Record<JobName, { cron: string; why: string }> = {
  round: { cron: '* * * * *', why: 'plan what is due, send what waits' },
  // The feed turns at midnight US Eastern (04:00 or 05:00 UTC) and is gone a day later; asked hourly
  // through the morning because it may be late, at odd minutes because everybody asks at :00.
  'ingest-arxiv': { cron: '7 4-16 * * 1-5', why: "arXiv's announcements of the day" },
  // Upvotes move; Daily Papers is asked again for three days.
  'ingest-signals': { cron: '41 */3 * * *', why: 'popularity facts' },
  prune: { cron: '17 3 * * *', why: 'let go of what is kept for a time only' },
}
