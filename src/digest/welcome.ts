/** What a first digest says on top: what this is, how far it looks back, what comes next. Pure. */
import type { MailTexts } from '../locales/texts.ts'
import type { SlotPreferences } from '../subscribers/next-slot.ts'

export function welcomeLines(input: {
  siteName: string
  consentSource: string
  /** Listing days looked back over; 1 is the newest day alone. */
  widenedTo: number
  reader: SlotPreferences
  texts: MailTexts
}): string[] {
  const { welcome, weekdayName } = input.texts
  const { rhythm, hour, timezone, weekday } = input.reader
  return [
    isFromForm(input.consentSource)
      ? welcome.hello(input.siteName)
      : welcome.imported(input.consentSource, input.siteName),
    input.widenedTo > 1 ? welcome.widened(input.widenedTo) : welcome.look,
    welcome.rhythm({
      rhythm,
      day: weekdayName(weekday),
      hour: `${String(hour).padStart(2, '0')}:00`,
      zone: timezone,
    }),
  ]
}

export const isFromForm = (consentSource: string): boolean => consentSource === 'form'
