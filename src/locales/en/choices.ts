/** What a person is told about a field that cannot be taken as it stands. */
import type { EmailProblem } from '../../lib/email-address.ts'

export const emailProblems: Record<EmailProblem, string> = {
  empty: 'Fill in a mail address.',
  'control-character': 'The mail address holds an invisible character. Type it instead of pasting.',
  'no-at': 'A mail address has an @ in it.',
  'local-part': 'What stands before the @ is not part of a mail address.',
  'local-too-long': 'What stands before the @ is longer than 64 characters.',
  domain: 'What stands after the @ is not a mail domain, like lab.example.',
  'too-long': 'The mail address is longer than 254 characters.',
}

export const choiceWords = {
  noInterest: 'Choose at least one topic, or write a query.',
  unknownTag: (slug: string) => `There is no topic ${slug}.`,
  tooManyTags: (limit: number) => `Choose at most ${limit} topics.`,
  tooManyQueries: (limit: number) => `Write at most ${limit} queries.`,
  /** `rest` begins where it was not understood; null: at its beginning, '': at its end. */
  badQuery: (query: string, rest: string | null, why: string) => {
    const place = rest === null ? '' : rest === '' ? ', at its end' : `, at “${rest}”`
    return `In “${query}”${place}: ${why}`
  },
  timezone: (zone: string) => `${zone} is not a time zone known here, like Europe/Berlin.`,
  hour: 'The hour is a whole number from 0 to 23.',
  rhythm: 'The rhythm is daily, weekdays or weekly.',
  weekday: 'The weekday is a number from 1 (Monday) to 7.',
  editionTiming: 'Editions come published or digest.',
  locale: 'The language is a tag like en or ko.',
  number: (choices: readonly number[]) => `The number of papers is one of ${choices.join(', ')}.`,
  abstractLength: 'Abstracts are titles, short or full.',
  translation: 'Papers are told in the original, translated, or both.',
  strictness: 'Strictness is everything, clear or strongest.',
  level: 'An interest is always, normal, little or mute.',
  pause: (days: number) => `A pause ends between tomorrow and ${days} days from now.`,
  action: 'Leave all, one tag, weekly, pause or undo.',
  accountAct: 'Ask to move, download or erase.',
  sameAddress: 'That is the address your digest goes to already.',
  whichTag: 'Say which topic.',
  closed: 'Sign-up is closed here.',
  onlyDomain: (domain: string) => `Only addresses at ${domain} may subscribe here.`,
} as const
