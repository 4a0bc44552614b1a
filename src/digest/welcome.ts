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

export const welcomeLines = (input: WelcomeInput): string[] => [
  hello(input),
  lookBack(input),
  rhythmLine(input),
]

type Belated = Pick<WelcomeInput, 'siteName' | 'consentSource' | 'reader' | 'texts'>

/** In the first digest that leaves at all, when an outage kept the one with the welcome. */
export const belatedWelcome = (input: Belated): string[] => [hello(input), rhythmLine(input)]

const hello = ({ consentSource, siteName, texts: { welcome } }: Belated): string =>
  isFromForm(consentSource) ? welcome.hello(siteName) : welcome.imported(consentSource, siteName)

function rhythmLine({ texts: { welcome, weekdayName }, reader }: Belated): string {
  const { rhythm, hour, timezone, weekday } = reader
  return welcome.rhythm({
    rhythm,
    day: weekdayName(weekday),
    hour: `${String(hour).padStart(2, '0')}:00`,
    zone: timezone,
  })
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
