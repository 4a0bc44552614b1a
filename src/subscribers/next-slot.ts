/** When a digest is due (design 4.0). Slot: hour:00 local on the days of the rhythm. Period: the
 * slot's local date. Pure; zones are canonical by the time they come here. */
import { addDays, instantOfLocal, localDate, weekdayOf } from '../lib/local-time.ts'
import type { Rhythm } from '../storage/schema/subscribers.ts'

export type SlotPreferences = {
  timezone: string
  /** 0 to 23 */
  hour: number
  rhythm: Rhythm
  /** ISO weekday of the weekly digest. */
  weekday: number
}
/** `period` is YYYY-MM-DD. */
export type Slot = { at: Date; period: string }

/** Keeps a change of zone or hour from bringing two digests within half a day. */
const restMs = 12 * 3_600_000
/** A week, and some for dates that a zone left out or that had their digest already. */
const daysSearched = 16

/** The first slot strictly after `after` and 12 h after the last slot, on a later local date than
 * `lastPeriod`: nobody gets two digests on one date, whatever they change. */
export function nextSlot(
  input: SlotPreferences & { after: Date; lastSlotAt: Date | null; lastPeriod: string | null },
): Slot {
  const rested = input.lastSlotAt ? input.lastSlotAt.getTime() + restMs : 0
  const after = Math.max(input.after.getTime(), rested)
  const lastPeriod = input.lastPeriod ?? ''
  // A gap may push the slot of the day before into today.
  let first = addDays(localDate(new Date(after), input.timezone), -1)
  if (first < lastPeriod) first = lastPeriod
  for (let day = 0; day < daysSearched; day++) {
    const slot = slotOn(input, addDays(first, day))
    if (slot && slot.at.getTime() > after && slot.period > lastPeriod) return slot
  }
  throw new RangeError(`no slot within ${daysSearched} days of ${first} in ${input.timezone}`)
}

/** The newest slot at or before `now`: after downtime one digest is for this one. */
export function latestSlot(preferences: SlotPreferences, now: Date): Slot {
  const today = localDate(now, preferences.timezone)
  for (let day = 0; day < daysSearched; day++) {
    const slot = slotOn(preferences, addDays(today, -day))
    if (slot && slot.at.getTime() <= now.getTime()) return slot
  }
  throw new RangeError(`no slot within ${daysSearched} days before ${today}`)
}

/** The slot named by a local date, or null when the rhythm rests then. Its period is a later date
 * when the zone has no such hour before midnight (Nuuk in March) or no such date (Apia in 2011). */
function slotOn(preferences: SlotPreferences, date: string): Slot | null {
  if (!falls(preferences, weekdayOf(date))) return null
  const at = instantOfLocal(date, preferences.hour, preferences.timezone)
  return { at, period: localDate(at, preferences.timezone) }
}

function falls({ rhythm, weekday }: SlotPreferences, day: number): boolean {
  if (rhythm === 'daily') return true
  return rhythm === 'weekdays' ? day <= 5 : day === weekday
}
