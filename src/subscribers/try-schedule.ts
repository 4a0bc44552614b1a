/** When the next digest would be due with settings that nobody has saved. Writes nothing. */
import { z } from 'zod'
import type { Calendar } from '../storage/calendar.ts'
import type { Executor } from '../storage/database.ts'
import type { PreferenceChanges } from './change-preferences.ts'
import { movesSlots, nextDue } from './next-due.ts'
import { checkPause } from './pause.ts'
import { readSubscriber } from './read-subscriber.ts'
import { readSettings, settingsSchema } from './settings.ts'

const scheduleSchema = settingsSchema.extend({ pausedUntil: z.iso.date().nullable().optional() })

export type TriedSchedule = { nextDueAt: Date; timezone: string }

/** Null: they do not read, or what they typed cannot be taken. */
export async function trySchedule(
  deps: { db: Executor; calendar: Calendar },
  input: { subscriberId: number; changes: PreferenceChanges },
): Promise<TriedSchedule | null> {
  const row = await readSubscriber(deps.db, input.subscriberId)
  const { settings, problems } = readSettings(scheduleSchema, input.changes)
  if (row?.state !== 'confirmed' || problems.length > 0) return null
  const at = await deps.calendar.now(deps.db)
  const after = { ...row, ...settings }
  if (settings.pausedUntil) checkPause(settings.pausedUntil, after.timezone, at, problems)
  if (problems.length > 0) return null
  const stays = row.nextDueAt !== null && !movesSlots(row, after)
  return {
    nextDueAt: stays ? (row.nextDueAt as Date) : nextDue(after, at),
    timezone: after.timezone,
  }
}
