/** What a language is: one file beside this one, listed in languages.ts. English says what there is to
 * say (en.ts); a language that leaves something out does not compile. */
import type { choiceWords, emailProblems } from './en/choices.ts'
import type { deskFaults } from './en/desk-faults.ts'
import type { queryComplaints } from './en/query.ts'
import type { WebText } from './en/web.ts'
import type { MailTexts, ReasonTexts } from './texts.ts'

/** Any other words in place of the English ones. */
export type Said<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Result
    ? (...given: Given) => Said<Result>
    : T extends readonly unknown[]
      ? T
      : { [Key in keyof T]: Said<T[Key]> }

export type Language = {
  /** As in `?lang=` and in a reader's row: ISO 639-1. */
  code: string
  /** What `lang` says (BCP 47), where more must be told than the code: `zh-Hans` picks the right glyphs. */
  tag: string
  /** In itself: "한국어". */
  name: string
  mail: MailTexts
  reasons: ReasonTexts
  web: Said<WebText>
  /** What is told about a field that cannot be taken as it stands. */
  choices: Said<typeof choiceWords>
  emailProblems: Said<typeof emailProblems>
  queryComplaints: Said<typeof queryComplaints>
  deskFaults: Said<typeof deskFaults>
}
