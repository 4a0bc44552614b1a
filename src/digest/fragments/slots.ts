/** Places in rendered HTML that every reader gets a value of their own in. A slot's marker is one
 * character which no data holds: Unicode calls U+FDD0 to U+FDEF noncharacters, `cleanText` removes
 * them from whatever is stored, and `withoutMarkers` from whatever is not. */

export type Slot = keyof typeof markers

export const markers = {
  subject: '\ufdd0',
  preheader: '\ufdd1',
  topLine: '\ufdd2',
  /** Between masthead and footer, within the frames of notes and titles, and a card's acts. */
  content: '\ufdd3',
  why: '\ufdd4',
  preferences: '\ufdd5',
  unsubscribe: '\ufdd6',
  view: '\ufdd7',
  line: '\ufdd8',
  title: '\ufdd9',
  url: '\ufdda',
  reasons: '\ufddb',
  /** Of the letter: a paper's number follows, and a word. */
  feedback: '\ufddc',
} as const

/** Around fragments that were rendered in one go. */
export const fence = { open: '\ufdee', close: '\ufdef' } as const

export const anyMarker = /[\ufdd0-\ufdef]/

const slots = new Map(
  Object.entries(markers).map(([slot, marker]): [string, Slot] => [marker, slot as Slot]),
)

/** The slot of a marker; null: the character is none. */
export const slotOf = (marker: string): Slot | null => slots.get(marker) ?? null

/** Markers, and halves of characters, which no encoding can carry. */
const unfit = /[\ufdd0-\ufdef\p{Cs}]/u

/** The value itself when its texts are fit for a letter; else a copy with markers taken out and U+FFFD
 * for half characters, as React writes them. */
export function withoutMarkers<T>(value: T): T {
  return isFit(value) ? value : (fitted(value) as T)
}

function isFit(value: unknown): boolean {
  if (typeof value === 'string') return !unfit.test(value)
  if (typeof value !== 'object' || value === null) return true
  for (const key in value) {
    if (!isFit((value as Record<string, unknown>)[key])) return false
  }
  return true
}

function fitted(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(/[\ufdd0-\ufdef]/g, '').replace(/\p{Cs}/gu, '\ufffd')
  }
  if (Array.isArray(value)) return value.map(fitted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fitted(part)]))
}
