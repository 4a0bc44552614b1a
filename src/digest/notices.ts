/** Calm one-liners above the papers. Pure. */
import type { MailTexts } from '../locales/texts.ts'
import type { SlotPreferences } from '../subscribers/next-slot.ts'
import { holidayAhead } from './holidays.ts'

export function notices(input: {
  hasSamples: boolean
  reader: SlotPreferences
  digest: { slotAt: Date; period: string; awaited: string | null }
  texts: MailTexts
}): string[] {
  const lines: string[] = []
  if (input.hasSamples) lines.push(input.texts.notice.sample)
  if (input.digest.awaited !== null) lines.push(input.texts.notice.late(input.digest.awaited))
  const holiday = holidayAhead(input.reader, input.digest)
  if (holiday) lines.push(input.texts.notice.holiday(holiday))
  return lines
}
