/** How the provider of the crash test fails, one call in three. Pure: the next lot decides. */
import type { Lots } from '../lots.ts'

export type Misdeed =
  | 'none'
  /** Connection reset before or after it took the letters. */
  | 'reset-before'
  | 'reset-after'
  /** No answer at all. */
  | 'silent-before'
  | 'silent-after'
  /** 200 with a page instead of JSON. */
  | 'page-before'
  | 'page-after'
  /** Something in between lost the answer: 502 with a page. */
  | 'gateway-after'
  /** 429 and 503 in its own words, before it looks at the key. */
  | 'slow-down'
  | 'unwell'
  /** 422: it took none of them. */
  | 'refused'
  /** Takes all, names one id fewer. */
  | 'fewer-ids'
  /** Takes its time, then answers. */
  | 'late'

const inHundred: Record<Exclude<Misdeed, 'none'>, number> = {
  'reset-before': 3,
  'reset-after': 4,
  'silent-before': 1,
  'silent-after': 2,
  'page-before': 2,
  'page-after': 3,
  'gateway-after': 3,
  'slow-down': 3,
  unwell: 3,
  refused: 1,
  'fewer-ids': 2,
  late: 6,
}

export function nextMisdeed(lots: Lots): Misdeed {
  let lot = lots.below(100)
  for (const [misdeed, share] of Object.entries(inHundred)) {
    if (lot < share) return misdeed as Misdeed
    lot -= share
  }
  return 'none'
}
