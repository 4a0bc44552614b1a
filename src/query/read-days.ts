/** Listing days as a query writes them: a day, a month, a year, or a stretch from one to another. */

/** Both ends included, YYYY-MM-DD; null: open. */
export type Days = { from: string | null; to: string | null }

export type ReadDays = { ok: true; days: Days } | { ok: false; problem: 'notADay' | 'backwards' }

const STRETCH = /^(.*?)\.\.(.*)$/s
const DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** `2026-05-19`, `2026-05`, `2026`, `2026-05-01..2026-05-19`, `2026-05..`, `..2026`. */
export function readDays(text: string): ReadDays {
  const parts = STRETCH.exec(text.trim())
  const [from, to] = parts ? [(parts[1] ?? '').trim(), (parts[2] ?? '').trim()] : [text, text]
  const first = from === '' && parts ? null : readSpan(from.trim())
  const last = to === '' && parts ? null : readSpan(to.trim())
  if (first === undefined || last === undefined || (first === null && last === null)) {
    return { ok: false, problem: 'notADay' }
  }
  const days = { from: first?.from ?? null, to: last?.to ?? null }
  const isBackwards = days.from !== null && days.to !== null && days.from > days.to
  return isBackwards ? { ok: false, problem: 'backwards' } : { ok: true, days }
}

function readSpan(text: string): { from: string; to: string } | undefined {
  const [, year, month, day] = DAY.exec(text) ?? []
  if (year === undefined || year < '1900') return undefined
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` }
  const length = daysIn(Number(year), Number(month))
  if (length === null) return undefined
  if (day === undefined) return { from: `${year}-${month}-01`, to: `${year}-${month}-${length}` }
  const isThere = day >= '01' && Number(day) <= length
  return isThere ? { from: text, to: text } : undefined
}

const daysIn = (year: number, month: number): number | null =>
  month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : null

export function writeDays({ from, to }: Days): string {
  if (from === to && from !== null) return from
  return `${from ?? ''}..${to ?? ''}`
}

export const holdsDay = ({ from, to }: Days, day: string | null): boolean =>
  day !== null && (from === null || day >= from) && (to === null || day <= to)
