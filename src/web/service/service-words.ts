/** Figures and moments as the pages of the service write them. */
export const number = new Intl.NumberFormat('en')
export const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 })

const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

export const momentOf = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

export function spanOf(seconds: number): string {
  if (seconds < 10) return `${tenths.format(seconds)} s`
  if (seconds < 120) return `${Math.round(seconds)} s`
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`
}
