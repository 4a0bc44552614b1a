/** Papers coming in: sources that fail, days of arXiv that are missing, and how far its holidays are known. */
import { listingDayAt } from '../../ingest/arxiv-calendar.ts'
import { holidaysKnownUntil } from '../../ingest/arxiv-holidays.ts'
import { isFeed } from '../../ingest/freshness/feed-days.ts'
import { readSources } from '../../ingest/read-sources.ts'
import { addDays } from '../../lib/local-time.ts'
import { databaseCalendar } from '../../storage/calendar.ts'
import type { Db } from '../../storage/database.ts'
import { type Check, ok, skipped, warn } from './finding.ts'

/** arXiv publishes a year's holidays weeks before it begins. */
const daysAhead = 21

export const sourceChecks = (db: Db, names: readonly string[]): Check[] => [
  { check: 'sources', look: () => lookAtSources(db, names) },
  { check: "arXiv's holidays", look: () => lookAtHolidays(db, names) },
]

async function lookAtSources(db: Db, names: readonly string[]) {
  if (names.length === 0) return skipped('SOURCES is none: papers come from files alone')
  const found = (await readSources(db)).filter(({ name }) => names.includes(name))
  const failing = found.filter((source) => source.failing).map(({ name }) => name)
  const open = found.flatMap(({ gaps }) => gaps.filter((gap) => gap.repairedAt === null))
  if (failing.length > 0) {
    return warn(
      `the last try of ${failing.join(', ')} failed`,
      'It is asked again by itself. The log says why; check the network and the address in the settings.',
    )
  }
  if (open.length > 0) {
    const days = open.map(({ day }) => day).join(', ')
    return warn(
      `papers of ${days} are missing`,
      'They are being fetched elsewhere; /status says more.',
    )
  }
  return ok(found.length === 0 ? 'none was asked yet' : `${found.length} answered the last time`)
}

async function lookAtHolidays(db: Db, names: readonly string[]) {
  if (!names.some(isFeed)) return skipped('arXiv is not among SOURCES')
  const today = listingDayAt(await databaseCalendar.now(db))
  const found = `known until ${holidaysKnownUntil}`
  return addDays(today, daysAhead) <= holidaysKnownUntil
    ? ok(found)
    : warn(found, "Update Paperboy: on arXiv's holidays digests would else wait for papers.")
}
