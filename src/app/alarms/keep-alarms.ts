/** Brings the alarms in line with what is: raises what has come, clears what is over. Instances take
 * turns, so each condition is told once whoever sees it first. */
import { isNull, sql } from 'drizzle-orm'
import type { Db } from '../../storage/database.ts'
import { lockExclusive } from '../../storage/locks.ts'
import { alarms } from '../../storage/schema/alarms.ts'
import { type Alarm, againHours, type Notice } from './alarm.ts'
import { findAlarms, type Seen } from './find-alarms.ts'
import { type AlarmChannels, clearAlarm, raiseAlarm } from './raise-alarm.ts'

export type KeepInput = {
  seen: Seen
  /** Conditions of this process alone, whose keys begin with `ownPrefix`; so do those of processes that it
   * took the place of. */
  own: Alarm[]
  ownPrefix: string
}

/** Keys of conditions that only one process can see. */
export const processPrefix = 'process:'

/** Whoever still sees a condition tells of it each day. */
const isOfTheLiving = sql<boolean>`${alarms.toldAt}
  > clock_timestamp() - make_interval(hours => ${againHours + 1}::int)`

export async function keepAlarms(
  { db, ...channels }: AlarmChannels & { db: Db },
  { seen, own, ownPrefix }: KeepInput,
): Promise<Notice[]> {
  return db.transaction(async (tx) => {
    await lockExclusive(tx, 'alarms')
    const found = [...(await findAlarms(tx, seen)), ...own]
    const notices: Array<Notice | null> = []
    for (const alarm of found) notices.push(await raiseAlarm(tx, channels, alarm))
    const there = new Set(found.map(({ key }) => key))
    const standing = await tx
      .select({ key: alarms.key, living: isOfTheLiving })
      .from(alarms)
      .where(isNull(alarms.clearedAt))
    for (const { key, living } of standing) {
      const isOthers = living && key.startsWith(processPrefix) && !key.startsWith(ownPrefix)
      if (!there.has(key) && !isOthers) notices.push(await clearAlarm(tx, channels, key))
    }
    return notices.filter((notice) => notice !== null)
  })
}
