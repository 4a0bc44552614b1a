/** A subscriber who is due, and what their slot asks for. Pure but for the row type. */

import type { Rhythm, Strictness } from '../storage/schema/subscribers.ts'
import { latestSlot, nextSlot, type SlotPreferences } from '../subscribers/next-slot.ts'

export type DueReader = SlotPreferences & {
  id: number
  rhythm: Rhythm
  number: number
  strictness: Strictness
  cutoff: Date
  nextDueAt: Date
  lastSlotAt: Date | null
  lastPeriod: string | null
  pausedUntil: string | null
}

/** What to do with a due reader at `now`; `next` is when they are due again. */
export type Turn = { next: Date } & (
  | { kind: 'plan'; slotAt: Date; period: string }
  /** Found later than the late limit allows: no mail at 23:00; its papers come with the next. */
  | { kind: 'late'; slotAt: Date; period: string }
  | { kind: 'paused' }
  /** A digest of that local date exists already. */
  | { kind: 'done' }
  /** Due since an earlier slot, as after a stop, and today's waits for its batch (hold.ts). */
  | { kind: 'held' }
)

/** `heldAfter`: slots after it wait. */
export function turnOf(
  reader: DueReader,
  now: Date,
  lateLimitHours: number,
  heldAfter: Date = now,
): Turn {
  const slot = latestSlot(reader, now)
  const followUp = (lastSlotAt: Date, lastPeriod: string | null) =>
    nextSlot({ ...reader, after: now, lastSlotAt, lastPeriod }).at
  if (reader.pausedUntil && slot.period < reader.pausedUntil) {
    return { kind: 'paused', next: slotFrom(reader, now, reader.pausedUntil) }
  }
  if (reader.lastPeriod && slot.period <= reader.lastPeriod) {
    return { kind: 'done', next: followUp(reader.lastSlotAt ?? slot.at, reader.lastPeriod) }
  }
  if (slot.at > heldAfter) return { kind: 'held', next: slot.at }
  const next = followUp(slot.at, slot.period)
  if (now.getTime() - slot.at.getTime() >= lateLimitHours * 3_600_000) {
    return { kind: 'late', slotAt: slot.at, period: slot.period, next }
  }
  return { kind: 'plan', slotAt: slot.at, period: slot.period, next }
}

/** `turnOf` at one moment for many: readers of one zone, hour and past have the same turn, and of a
 * hundred thousand only a few hundred differ. */
export function createTurns(
  now: Date,
  lateLimitHours: number,
  heldAfter: Date = now,
): (reader: DueReader) => Turn {
  const known = new Map<string, Turn>()
  return (reader) => {
    const { timezone, hour, rhythm, weekday, lastSlotAt, lastPeriod, pausedUntil } = reader
    const key = `${timezone} ${hour} ${rhythm} ${weekday} ${lastSlotAt?.getTime()} ${lastPeriod} ${pausedUntil}`
    const before = known.get(key)
    if (before) return before
    if (known.size >= turnsKept) known.clear()
    const turn = turnOf(reader, now, lateLimitHours, heldAfter)
    known.set(key, turn)
    return turn
  }
}

/** Readers who came at moments of their own each have a past of their own. */
const turnsKept = 5000

/** The first slot on or after a local date. */
function slotFrom(reader: DueReader, now: Date, day: string): Date {
  const dayBefore = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  const lastPeriod =
    reader.lastPeriod && reader.lastPeriod > dayBefore ? reader.lastPeriod : dayBefore
  return nextSlot({ ...reader, after: now, lastPeriod }).at
}
