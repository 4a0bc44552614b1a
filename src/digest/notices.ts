/** Calm one-liners above the papers. Pure. */
import type { MailTexts } from '../locales/texts.ts'
import type { SlotPreferences } from '../subscribers/next-slot.ts'
import { holidayAhead } from './holidays.ts'

export function notices(input: {
  hasSamples: boolean
  reader: SlotPreferences
  digest: { slotAt: Date; period: string }
  texts: MailTexts
}): string[] {
  const lines: string[] = []
  if (input.hasSamples) lines.push(input.texts.notice.sample)
  const holiday = holidayAhead(input.reader, input.digest)
  if (holiday) lines.push(input.texts.notice.holiday(holiday))
  return lines
}
