/** Zone arithmetic by Intl. Zones are checked where they come in; an unknown one throws RangeError. */

const hourMs = 3_600_000

/** Building one costs 50 times a use; there are about 600 zones, so nothing is ever dropped. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(zone, format)
  }
  return format
}

/** What a clock on the wall shows, as if it were UTC: milliseconds since 1970. */
function wallTime(at: number, zone: string): number {
  const fields: Record<string, number> = {}
  for (const part of formatOf(zone).formatToParts(at)) fields[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The date a calendar on the wall shows, YYYY-MM-DD. */
export function localDate(at: Date, zone: string): string {
  return new Date(wallTime(at.getTime(), zone)).toISOString().slice(0, 10)
}

/** The instant of hour:00 on a local date (design 4.0): in a spring gap the first instant after
 * it, in an autumn overlap the first of the two. `date` is YYYY-MM-DD, `hour` 0 to 23. */
export function instantOfLocal(date: string, hour: number, zone: string): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + hour * hourMs
  if (Number.isNaN(wall)) throw new RangeError(`not a date: ${date}`)
  // Offsets reach from -12 to +14 h, so the instant lies between these two moments.
  const before = wall - offsetAt(wall - 15 * hourMs, zone)
  const after = wall - offsetAt(wall + 13 * hourMs, zone)
  const found = [before, after].filter((at) => wallTime(at, zone) === wall)
  if (found.length > 0) return new Date(Math.min(...found))
  return new Date(endOfGap(wall, Math.min(before, after), Math.max(before, after), zone))
}

const offsetAt = (at: number, zone: string): number => {
  const whole = Math.floor(at / 1000) * 1000
  return wallTime(whole, zone) - whole
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
