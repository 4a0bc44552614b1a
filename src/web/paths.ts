/** Paths of public pages, before PUBLIC_URL's prefix. */

/** The slash of an old id (`math/0309136`) stays one. */
export const paperPath = (publicId: string): string =>
  `/papers/${publicId.split('/').map(encodeURIComponent).join('/')}`

/** Where its page tells that the PDF was opened. */
export const pdfOpenedPath = (publicId: string): string => `${paperPath(publicId)}/pdf-opened`

export const tagPath = (slug: string): string => `/tags/${encodeURIComponent(slug)}`
export const dayPath = (day: string): string => `/days/${day}`
export const seriesPath = (slug: string): string => `/editions/${encodeURIComponent(slug)}`
export const editionPath = (slug: string, date: string): string => `${seriesPath(slug)}/${date}`
export const searchPath = (query: string): string => `/search?q=${encodeURIComponent(query)}`

export const noticedLists = ['day', 'week', 'month', 'saved', 'newest'] as const
export type NoticedList = (typeof noticedLists)[number]

/** Of the lists over all topics. The week stands for all of the trends. */
export function listPath(list: NoticedList): string {
  if (list === 'saved') return '/most-saved'
  if (list === 'newest') return '/newest'
  return list === 'week' ? '/trending' : `/trending?window=${list}`
}

/** Which trend `window` asks for. */
export const trendOfWindow = (text: string | undefined): 'day' | 'week' | 'month' =>
  text === 'day' || text === 'month' ? text : 'week'

/** The form with this already chosen. */
export const followTagPath = (slug: string): string => `/?tag=${encodeURIComponent(slug)}`
export const followQueryPath = (query: string): string => `/?query=${encodeURIComponent(query)}`

/** Whether a text is a day of the calendar, as listing days are written. */
export function isDay(text: string): boolean {
  if (!/^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** Where a page of a list ended, as its address carries it: `2026-05-19.1234`. */
export const writePlace = (place: { listingDay: string | null; id: number }): string =>
  `${place.listingDay ?? 'none'}.${place.id}`

/** Null: it is not one. */
export function readPlace(text: string): { listingDay: string | null; id: number } | null {
  const [, day, id] = /^(none|\d{4}-\d{2}-\d{2})\.(\d{1,15})$/.exec(text) ?? []
  if (day === undefined || id === undefined) return null
  if (day !== 'none' && !isDay(day)) return null
  return { listingDay: day === 'none' ? null : day, id: Number(id) }
}
