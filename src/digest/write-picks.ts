/** A digest's picks as they stand in their column, reasons by id. Written as soon as they are chosen: a
 * page of them kept as objects was most of what planning took in memory. */
import type { Choice } from '../matching/choose.ts'
import type { Reason } from '../matching/reason.ts'
import type { Tx } from '../storage/database.ts'
import { writePick } from '../storage/schema/stored-picks.ts'
import { type ReasonIds, storeReasons } from './store-reasons.ts'

/** Written, or as they are while a reason of theirs is not stored yet. */
export type PlannedPicks = string | Choice['picks']

export type WritePicks = (picks: Choice['picks']) => PlannedPicks

/** Remembers by the list of reasons: the matcher gives equal ones the same list. */
export function createPicksWriter(known: ReasonIds): WritePicks {
  const lists = new WeakMap<Reason[], string>()
  const remember = (reasons: Reason[]): string | null => {
    const ids = idsOf(reasons, known)
    if (ids !== null) lists.set(reasons, ids)
    return ids
  }
  return (picks) => {
    let written = ''
    for (const { paper, section, score, reasons } of picks) {
      const ids = lists.get(reasons) ?? remember(reasons)
      if (ids === null) return picks
      written += (written === '' ? '' : ',') + writePick(paper.id, section, score, ids)
    }
    return `[${written}]`
  }
}

/** Null when one has none yet. */
function idsOf(reasons: Reason[], known: ReasonIds): string | null {
  const ids = reasons.map((reason) => known.get(reason))
  return ids.includes(undefined) ? null : ids.join(',')
}

/** Stores the reasons that are missing; after a run's first pages there are few. */
export async function writeAllPicks(
  tx: Tx,
  planned: PlannedPicks[],
  known: ReasonIds,
): Promise<{ written: string[]; reasonIds: ReasonIds }> {
  const open = planned.filter((picks) => typeof picks !== 'string')
  const all = new Set(open.flatMap((picks) => picks.flatMap(({ reasons }) => reasons)))
  const reasonIds = await storeReasons(
    tx,
    [...all].filter((reason) => !known.has(reason)),
  )
  // Of these picks alone: `known` is long, and shared with other pages.
  const here: ReasonIds = new Map(reasonIds)
  for (const reason of all) {
    const id = known.get(reason)
    if (id !== undefined) here.set(reason, id)
  }
  const write = createPicksWriter(here)
  const written = planned.map((picks) =>
    typeof picks === 'string' ? picks : (write(picks) as string),
  )
  return { written, reasonIds }
}
