/** Raises an alarm, or clears it: the row, and what is to be told, in the caller's transaction.
 * Nothing here touches the network: the mail is a letter of the ledger, the post a row. */
import { eq } from 'drizzle-orm'
import type { LetterIntent } from '../../delivery/ports.ts'
import { redactDeep } from '../../observability/log.ts'
import { databaseCalendar } from '../../storage/calendar.ts'
import type { Tx } from '../../storage/database.ts'
import { alarmPosts, alarms } from '../../storage/schema/alarms.ts'
import { type Alarm, type Notice, telling } from './alarm.ts'
import { postBody } from './post-body.ts'

export type AlarmChannels = {
  siteName: string
  publicUrl: string
  email: string | null
  webhook: string | null
  queueLetters: (tx: Tx, letters: LetterIntent[]) => Promise<void>
}

/** Under `lockAlarms`. Null: it lasts and was told already. */
export async function raiseAlarm(
  tx: Tx,
  channels: AlarmChannels,
  given: Alarm,
): Promise<Notice | null> {
  // The key is what the alarm is known by in the next round.
  const alarm = { ...(redactDeep(given) as Alarm), key: given.key }
  const now = await databaseCalendar.now(tx)
  const [known] = await tx.select().from(alarms).where(eq(alarms.key, alarm.key))
  const state = telling(known, now)
  const raisedAt = known && known.clearedAt === null ? known.raisedAt : now
  const toldAt = state === null && known ? known.toldAt : now
  const row = { ...alarm, raisedAt, toldAt, clearedAt: null }
  await tx.insert(alarms).values(row).onConflictDoUpdate({ target: alarms.key, set: row })
  if (state === null) return null
  const notice = { ...alarm, state, since: raisedAt.toISOString(), at: now.toISOString() }
  await tell(tx, channels, notice)
  return notice
}

/** Under `lockAlarms`. Null: it was over already. */
export async function clearAlarm(
  tx: Tx,
  channels: AlarmChannels,
  key: string,
): Promise<Notice | null> {
  const now = await databaseCalendar.now(tx)
  const [known] = await tx.select().from(alarms).where(eq(alarms.key, key))
  if (!known || known.clearedAt !== null) return null
  await tx.update(alarms).set({ clearedAt: now }).where(eq(alarms.key, key))
  const { severity, summary, remedy, facts, raisedAt } = known
  const since = raisedAt.toISOString()
  const alarm = { key, severity, summary, remedy, facts }
  const notice: Notice = { ...alarm, state: 'cleared', since, at: now.toISOString() }
  await tell(tx, channels, notice)
  return notice
}

async function tell(tx: Tx, channels: AlarmChannels, notice: Notice): Promise<void> {
  if (channels.webhook !== null) {
    await tx.insert(alarmPosts).values({ body: postBody(notice, channels) })
  }
  if (channels.email === null) return
  const dedupeKey = `alarm:${notice.key}:${notice.state}:${notice.at}`
  await channels.queueLetters(tx, [
    { kind: 'alarm', lane: 'urgent', subscriberId: null, dedupeKey, intent: { ...notice } },
  ])
}
