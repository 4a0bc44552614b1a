/** Words for whoever is being answered: what stands here is said in the language of the request under
 * way, and in English to commands, files and the log. So verbs complain without being told whose
 * language it is. Read it when it is said, not while a module loads. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { en } from './en.ts'
import type { Language } from './language.ts'

const answering = new AsyncLocalStorage<Language>()

/** Everything that `run` leads to is said in this language. */
export const speaking = <T>(language: Language, run: () => T): T => answering.run(language, run)

export const spokenLanguage = (): Language => answering.getStore() ?? en

type Part = 'choices' | 'emailProblems' | 'queryComplaints' | 'deskFaults'

const partOf = <Name extends Part>(name: Name): Language[Name] =>
  new Proxy(en[name], {
    get: (_english, key) => Reflect.get(spokenLanguage()[name], key),
  }) as Language[Name]

export const choiceWords = partOf('choices')
export const emailProblems = partOf('emailProblems')
export const queryComplaints = partOf('queryComplaints')
export const deskFaults = partOf('deskFaults')
