/** How a digest's picks stand in their column: `[[paper, 1, score, reason, ...], ...]`, 1 for shown in
 * full and 0 for named. Millions are stored, and above 2 KB Postgres would compress each: with named
 * keys and whole reasons that took most of a plan's time. Older rows have those and stay readable. */
import { customType } from 'drizzle-orm/pg-core'
import type { StoredPick } from './digests.ts'

type Compact = [paper: number, full: 0 | 1, score: number, ...reasons: unknown[]]

const writePicks = (picks: StoredPick[]): string =>
  JSON.stringify(picks.map(({ p, s, x, r }) => [p, s === 'full' ? 1 : 0, x, ...r]))

/** One of them, its reasons as ids with commas; by hand, as planning writes twenty a reader. */
export const writePick = (p: number, s: StoredPick['s'], x: number, ids: string): string =>
  `[${p},${s === 'full' ? 1 : 0},${x}${ids === '' ? '' : ','}${ids}]`

const readPick = (stored: Compact | StoredPick): StoredPick => {
  if (!Array.isArray(stored)) return stored
  const [p, full, x, ...r] = stored
  return { p, s: full === 1 ? 'full' : 'title', x, r }
}

/** json, not jsonb: it is read and written whole. */
export const storedPicks = customType<{ data: StoredPick[]; driverData: unknown }>({
  dataType: () => 'json',
  toDriver: writePicks,
  fromDriver: (value) =>
    ((typeof value === 'string' ? JSON.parse(value) : value) as Array<Compact | StoredPick>).map(
      readPick,
    ),
})
