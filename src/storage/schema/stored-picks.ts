/** How a digest's picks stand in their column: `[[paper, 1, score, reason, ...], ...]`, 1 for shown in
 * full, 0 for named, 2 for named as maybe missed. Millions are stored, and above 2 KB Postgres would
 * compress each: with named keys and whole reasons that took most of a plan's time. Older rows have
 * those and stay readable. */
import { customType } from 'drizzle-orm/pg-core'
import type { PickSection, StoredPick } from './digests.ts'

type Compact = [paper: number, section: number, score: number, ...reasons: unknown[]]

const sections = ['title', 'full', 'missed'] as const satisfies PickSection[]
const codes: Record<PickSection, number> = { title: 0, full: 1, missed: 2 }

const writePicks = (picks: StoredPick[]): string =>
  JSON.stringify(picks.map(({ p, s, x, r }) => [p, codes[s], x, ...r]))

/** One of them, its reasons as ids with commas; by hand, as planning writes twenty a reader. */
export const writePick = (p: number, s: PickSection, x: number, ids: string): string =>
  `[${p},${codes[s]},${x}${ids === '' ? '' : ','}${ids}]`

const readPick = (stored: Compact | StoredPick): StoredPick => {
  if (!Array.isArray(stored)) return stored
  const [p, section, x, ...r] = stored
  return { p, s: sections[section] ?? 'title', x, r }
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
