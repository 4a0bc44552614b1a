/** What a first digest says on top: what this is, how far it looks back, what comes next. Pure. */
import type { MailTexts } from '../locales/texts.ts'
import type { SlotPreferences } from '../subscribers/next-slot.ts'

type WelcomeInput = {
  siteName: string
  consentSource: string
  /** Papers it shows. */
  papers: number
  /** The newest listing day among them, YYYY-MM-DD; null: there are none. */
  newestDay: string | null
  /** Listing days looked back over; 1 is the newest day alone. */
  widenedTo: number
  reader: SlotPreferences
  texts: MailTexts
}

export function welcomeLines(input: WelcomeInput): string[] {
  const { welcome, weekdayName } = input.texts
  const { rhythm, hour, timezone, weekday } = input.reader
  return [
    isFromForm(input.consentSource)
      ? welcome.hello(input.siteName)
      : welcome.imported(input.consentSource, input.siteName),
    lookBack(input),
    welcome.rhythm({
      rhythm,
      day: weekdayName(weekday),
      hour: `${String(hour).padStart(2, '0')}:00`,
      zone: timezone,
    }),
  ]
}

function lookBack({ papers, newestDay, widenedTo, texts: { welcome } }: WelcomeInput): string {
  if (papers === 0 || newestDay === null) return welcome.nothing
  return widenedTo > 1 ? welcome.widened(widenedTo) : welcome.look(newestDay)
}

/** An imported reader's first digest says where they subscribed; they never saw our form. */
export const importedLines = (
  input: Pick<WelcomeInput, 'consentSource' | 'siteName' | 'texts'>,
) => [input.texts.welcome.imported(input.consentSource, input.siteName)]

export const isFromForm = (consentSource: string): boolean => consentSource === 'form'
