/** What a plan is enough for, in readers. Pure. A tenth, at least five, is kept for confirmations and
 * first digests (design section 4.5). */

export const reserveOf = (perDay: number): number => Math.max(5, Math.ceil(perDay / 10))

export const readersFor = (perDay: number): number => Math.max(0, perDay - reserveOf(perDay))

export type PlanLimits = { daily: number | null; monthly: number | null; cap: number | null }

/** Mails a day that may leave; null: no limit is known. A month counts as 30 days. */
export function mailsPerDay({ daily, monthly, cap }: PlanLimits): number | null {
  const limits = [daily, monthly === null ? null : Math.floor(monthly / 30), cap].filter(
    (limit): limit is number => limit !== null,
  )
  return limits.length === 0 ? null : Math.min(...limits)
}

const figure = new Intl.NumberFormat('en')

export const planLine = (perDay: number): string =>
  `${figure.format(perDay)} a day: enough for ${figure.format(readersFor(perDay))} readers`
