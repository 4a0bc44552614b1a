/** English, from its parts: it says what every other language must say. */
import { choiceWords, emailProblems } from './en/choices.ts'
import { deskFaults } from './en/desk-faults.ts'
import { mail } from './en/mail.ts'
import { queryComplaints } from './en/query.ts'
import { reasons } from './en/reasons.ts'
import { web } from './en/web.ts'
import type { Language } from './language.ts'

export const en: Language = {
  code: 'en',
  tag: 'en',
  name: 'English',
  mail,
  reasons,
  web,
  choices: choiceWords,
  emailProblems,
  queryComplaints,
  deskFaults,
}
