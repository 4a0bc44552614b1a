/** Takes back what was done on leaving pages opened by links of one key: a leaked key can make anybody
 * leave. Only each reader's newest act, and only for as long as the page itself could. */
import { sql } from 'drizzle-orm'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import type { UndoStep } from '../storage/schema/subscribers.ts'
import { type LeaveDeps, leave } from './leave.ts'

type UndoLeavesInput = {
  key: number
  since: Date
  /** Only counts. */
  dryRun: boolean
}

type Undone = { undone: Record<UndoStep['act'], number>; tooLate: number }

export async function undoLeaves(
  { db, keys, calendar }: { db: Db; keys: KeyRing; calendar: Calendar },
  { key, since, dryRun }: UndoLeavesInput,
): Promise<Undone> {
  const rows = await db.execute<{ id: string; act: UndoStep['act'] }>(sql`
    select id, undo ->> 'act' as act from subscribers
    where undo ->> 'keyVersion' = ${String(key)}
      and (undo ->> 'at')::timestamptz >= ${since.toISOString()}::timestamptz
    order by id`)
  const report: Undone = { undone: { all: 0, tag: 0, weekly: 0, pause: 0 }, tooLate: 0 }
  for (const { id, act } of rows) {
    if (dryRun || (await takeBack({ db, keys, calendar }, Number(id)))) report.undone[act] += 1
    else report.tooLate += 1
  }
  return report
}

async function takeBack(deps: LeaveDeps, subscriberId: number): Promise<boolean> {
  const result = await leave(deps, { subscriberId, action: 'undo' })
  return result.outcome === 'done' && result.changed
}
