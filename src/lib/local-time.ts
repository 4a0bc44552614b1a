/** Zone arithmetic by Intl. Zones are checked where they come in; an unknown one throws RangeError. */

const hourMs = 3_600_000

/** Building one costs 50 times a use; there are about 600 zones, so nothing is ever dropped. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    timeZoneName: 'longOffset',
  })
  formats.set(zone, format)
  return format
}

/** What a clock on the wall shows, as if it were UTC: milliseconds since 1970. */
const wallTime = (at: number, zone: string): number => at + offsetAt(at, zone)

/** Offsets by zone and UTC hour: planning asks for the same few hours for every reader, and Intl
 * takes 1 us an answer, this 0.1. */
const offsets = new Map<string, Map<number, number>>()
const hoursKept = 5000

function offsetAt(at: number, zone: string): number {
  const hour = Math.floor(at / hourMs)
  const known = offsets.get(zone) ?? new Map<number, number>()
  const kept = known.get(hour)
  if (kept !== undefined) return kept
  const start = readOffset(hour * hourMs, zone)
  // An offset that changes within the hour is read each time.
  if (start !== readOffset((hour + 1) * hourMs - 1000, zone)) return readOffset(at, zone)
  if (known.size >= hoursKept) known.clear()
  offsets.set(zone, known.set(hour, start))
  return start
}

/** Intl writes `2026 GMT-02:30`, `GMT` alone for none, seconds before zones were standard. */
const offsetForm = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/

/** Milliseconds that the wall's clock is ahead of UTC. */
function readOffset(at: number, zone: string): number {
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    offsetForm.exec(formatOf(zone).format(at)) ?? []
  const ahead = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return (sign === '-' ? -ahead : ahead) * 1000
}

/** The date a calendar on the wall shows, YYYY-MM-DD. */
export function localDate(at: Date, zone: string): string {
  return new Date(wallTime(at.getTime(), zone)).toISOString().slice(0, 10)
}

/** Minutes since midnight on the wall's clock, 0 to 1439. */
export const localMinute = (at: Date, zone: string): number =>
  Math.floor((wallTime(at.getTime(), zone) / 60_000) % (24 * 60))

/** ISO weekday of a date: 1 Monday to 7 Sunday. `date` is YYYY-MM-DD. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

/** The weekday a calendar on the wall shows, 1 Monday to 7 Sunday. */
export const localWeekday = (at: Date, zone: string): number => weekdayOf(localDate(at, zone))

/** A date so many days later (or earlier, when negative), YYYY-MM-DD. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * hourMs).toISOString().slice(0, 10)

/** The instant of hour:00 on a local date (design 4.0): in a spring gap the first instant after
 * it, in an autumn overlap the first of the two. `date` is YYYY-MM-DD, `hour` 0 to 23. */
export const instantOfLocal = (date: string, hour: number, zone: string): Date =>
  instantOfMinute(date, hour * 60, zone)

/** The same of a minute of that day. */
export function instantOfMinute(date: string, minute: number, zone: string): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minute * 60_000
  if (Number.isNaN(wall)) throw new RangeError(`not a date: ${date}`)
  // Offsets reach from -12 to +14 h, so the instant lies between these two moments.
  const before = wall - offsetAt(wall - 15 * hourMs, zone)
  const after = wall - offsetAt(wall + 13 * hourMs, zone)
  const found = [before, after].filter((at) => wallTime(at, zone) === wall)
  if (found.length > 0) return new Date(Math.min(...found))
  return new Date(endOfGap(wall, Math.min(before, after), Math.max(before, after), zone))
}

/** The first instant, to the second, at which the wall clock has passed `wall`. */
function endOfGap(wall: number, from: number, to: number, zone: string): number {
  let low = Math.floor(from / 1000)
  let high = Math.ceil(to / 1000)
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (wallTime(middle * 1000, zone) >= wall) high = middle
    else low = middle + 1
  }
  return low * 1000
}
