/** When a reader is due again, their pause counted in. Pure. */
import { addDays } from '../lib/local-time.ts'
import { nextSlot, type SlotPreferences } from './next-slot.ts'

export type DueFacts = SlotPreferences & {
  lastSlotAt: Date | null
  lastPeriod: string | null
  /** The first local date that may have a digest again, YYYY-MM-DD. */
  pausedUntil: string | null
}

export function nextDue(facts: DueFacts, now: Date): Date {
  const rested = facts.pausedUntil ? addDays(facts.pausedUntil, -1) : ''
  const lastPeriod = rested > (facts.lastPeriod ?? '') ? rested : facts.lastPeriod
  return nextSlot({ ...facts, after: now, lastPeriod }).at
}

const slotSettings = ['timezone', 'hour', 'rhythm', 'weekday', 'pausedUntil'] as const

/** Whether a change of settings moves the slots. */
export const movesSlots = (before: DueFacts, after: DueFacts): boolean =>
  slotSettings.some((name) => before[name] !== after[name])
