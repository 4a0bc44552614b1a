/** The last days of a reader, each with its digest or the reason there was none. Pure. */

import { isArxivHoliday } from '../ingest/arxiv-holidays.ts'
import { addDays, localDate, weekdayOf } from '../lib/local-time.ts'
import type { DigestOutcome } from '../storage/schema/digests.ts'
import type { Rhythm, UndoStep } from '../storage/schema/subscribers.ts'
import type { RecentDigest } from './read-recent-digests.ts'

export type ToldDay = { day: string } & (
  | { kind: 'digest'; digestId: number; papers: number }
  | { kind: 'nothing-matched'; announced: number }
  /** arXiv announced nothing. */
  | { kind: 'holiday' | 'weekend' | 'nothing-announced' }
  | { kind: Exclude<DigestOutcome, 'picked' | 'nothing-new'> }
  /** Due, and nothing is on record. */
  | { kind: 'none' }
  | { kind: 'to-come' }
)

type Input = {
  /** Newest first. */
  digests: RecentDigest[]
  reader: {
    timezone: string
    rhythm: Rhythm
    weekday: number
    pausedUntil: string | null
    /** Their newest act on the leaving page, perhaps this pause. */
    undo: UndoStep | null
    confirmedAt: Date | null
    nextDueAt: Date | null
  }
  now: Date
  days: number
}

/** Newest first. Days on which this reader gets no mail anyway, and days before they joined, are left
 * out unless there was one. */
export function lastDays({ digests, reader, now, days }: Input): ToldDay[] {
  const today = localDate(now, reader.timezone)
  const joined = reader.confirmedAt ? localDate(reader.confirmedAt, reader.timezone) : today
  const byDay = new Map(digests.toReversed().map((digest) => [digest.period, digest]))
  const rest = pauseOf(reader, digests)
  const told: ToldDay[] = []
  for (let back = 0; back < days; back++) {
    const day = addDays(today, -back)
    const digest = byDay.get(day)
    if (digest) told.push(tellDigest(digest))
    else if (day > joined && isTheirs(day, reader)) told.push(tellWithout(day, reader, rest))
  }
  return told
}

function tellDigest({ id, period: day, outcome, papers, announced }: RecentDigest): ToldDay {
  if (outcome === 'picked') return { day, kind: 'digest', digestId: id, papers }
  if (outcome !== 'nothing-new') return { day, kind: outcome }
  if (announced > 0) return { day, kind: 'nothing-matched', announced }
  if (isArxivHoliday(day)) return { day, kind: 'holiday' }
  return { day, kind: weekdayOf(day) > 5 ? 'weekend' : 'nothing-announced' }
}

function tellWithout(day: string, reader: Input['reader'], rest: Pause | null): ToldDay {
  if (rest && day >= rest.from && day < rest.until) return { day, kind: 'paused' }
  const next = reader.nextDueAt && localDate(reader.nextDueAt, reader.timezone)
  return { day, kind: next === day ? 'to-come' : 'none' }
}

type Pause = { from: string; until: string }

/** No row tells when a pause began: after the last day that is on record, and not before the act
 * where it is the newest one. An act that made a pause longer does not tell of its beginning. */
function pauseOf(reader: Input['reader'], digests: RecentDigest[]): Pause | null {
  const { pausedUntil: until, undo, timezone } = reader
  if (until === null) return null
  const last = digests.find(({ period }) => period < until)?.period
  const from = last === undefined ? '' : addDays(last, 1)
  if (undo?.act !== 'pause') return { from, until }
  const acted = localDate(new Date(undo.at), timezone)
  const lengthened = undo.pausedUntil !== null && undo.pausedUntil > acted
  return { from: !lengthened && acted > from ? acted : from, until }
}

function isTheirs(day: string, { rhythm, weekday }: Input['reader']): boolean {
  if (rhythm === 'weekly') return weekdayOf(day) === weekday
  return rhythm === 'daily' || weekdayOf(day) <= 5
}
