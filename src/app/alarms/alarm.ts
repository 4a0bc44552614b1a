/** An alarm: a condition that needs a person. It is told when it begins, once a day while it lasts,
 * and once when it is over. */
import type { Severity } from '../../storage/schema/alarms.ts'

export type Alarm = {
  /** One condition, e.g. `lane-held:bulk`. */
  key: string
  severity: Severity
  summary: string
  remedy: string
  facts: Record<string, string | number>
}

export type NoticeState = 'raised' | 'lasting' | 'cleared'

/** What the channels are told. */
export type Notice = Alarm & { state: NoticeState; since: string; at: string }

export const againHours = 24

type Standing = { toldAt: Date; clearedAt: Date | null }

/** Null: it was told already. Pure. */
export function telling(known: Standing | undefined, now: Date): NoticeState | null {
  if (!known || known.clearedAt !== null) return 'raised'
  return now.getTime() - known.toldAt.getTime() >= againHours * 3_600_000 ? 'lasting' : null
}
