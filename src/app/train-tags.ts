/** `train-tags`: the statistical tagger learns from what is stored, one instance at a time. */
import { hostname } from 'node:os'
import { PaperboyError } from '../errors.ts'
import { databaseCalendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { withJobLease } from '../storage/job-lease.ts'
import { type TrainedTags, trainTags } from '../tagging/statistics/train-tags.ts'

/** A killed instance blocks the others no longer than this. */
const leaseSeconds = 60

/** Null: another instance is at it. */
export async function trainNightly(db: Db, signal: AbortSignal): Promise<TrainedTags | null> {
  const lease = { job: 'train-tags', owner: hostname(), seconds: leaseSeconds }
  const run = await withJobLease(db, lease, (lost) =>
    trainTags(db, { calendar: databaseCalendar, signal: AbortSignal.any([signal, lost]) }),
  )
  return run.ran ? run.result : null
}

/** For a person who asked for it. */
export async function trainNow(db: Db, signal: AbortSignal): Promise<TrainedTags> {
  const report = await trainNightly(db, signal)
  if (report) return report
  throw new PaperboyError('conflict', 'another Paperboy is learning tags', {
    help: 'Nothing to do: it learns for all of them.',
  })
}
