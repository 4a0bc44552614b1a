/** The hour and rhythm the form offers, from when arXiv's batch reaches a zone. */
import { addDays, instantOfLocal, localDate, localMinute } from '../lib/local-time.ts'
import type { Rhythm } from '../storage/schema/subscribers.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** The feeds of a listing day are there at 00:05 in New York (reference: arXiv RSS). */
const arrivalZone = 'America/New_York'
const arrivalMinute = 5
/** Time for reading, tagging and planning before a digest can count on the batch. */
const headStartMinutes = 30
const usualHour = 7
const latestUsualHour = 9

/** When the batch of listing day D arrives, in minutes from 00:00 of D on the zone's clock:
 * Berlin 365, Seoul 845, San Francisco -175 (the evening before). */
export type BatchArrival = { earliest: number; latest: number }

const kept = new Map<string, BatchArrival>()
const arrivalsKept = 1000

/** Earliest and latest of the year of `at`: they differ where the zone's summer time is not New
 * York's. */
export function batchArrival(zone: string, at: Date): BatchArrival {
  const year = at.getUTCFullYear()
  const key = `${year} ${zone}`
  const known = kept.get(key)
  if (known) return known
  let [earliest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) {
    const minutes = arrivalOn(day, zone)
    earliest = Math.min(earliest, minutes)
    latest = Math.max(latest, minutes)
  }
  if (kept.size >= arrivalsKept) kept.clear()
  kept.set(key, { earliest, latest })
  return { earliest, latest }
}

/** 7, or the first full hour at least 30 min after the latest arrival when that is 7 to 9. */
export function defaultHour(zone: string, at: Date): number {
  const hour = sameDayHour(zone, at)
  return hour >= usualHour && hour <= latestUsualHour ? hour : usualHour
}

/** Weekdays where the batch lands after the hour: there Friday's papers would come on Saturday. */
export function defaultRhythm(zone: string, hour: number, at: Date): Rhythm {
  return batchArrival(zone, at).latest > hour * 60 ? 'weekdays' : 'daily'
}

/** The first full hour at which a digest always holds the papers of its own date, 0 to 24; 24 when
 * only the next date does. */
export function sameDayHour(zone: string, at: Date): number {
  const hour = Math.ceil((batchArrival(zone, at).latest + headStartMinutes) / 60)
  return Math.min(24, Math.max(0, hour))
}

function arrivalOn(day: string, zone: string): number {
  const at = new Date(instantOfLocal(day, 0, arrivalZone).getTime() + arrivalMinute * minuteMs)
  const days = Math.round((Date.parse(localDate(at, zone)) - Date.parse(day)) / dayMs)
  return days * 24 * 60 + localMinute(at, zone)
}
