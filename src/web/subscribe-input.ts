/** The sign-up form between browser, page and verb. */

import { cleanText } from '../lib/clean-text.ts'
import { spokenLanguage } from '../locales/spoken.ts'
import { longestExamples } from '../papers/examples/parse-examples.ts'
import { queryLimit } from '../subscribers/choices.ts'
import { defaultHour, defaultRhythm } from '../subscribers/default-hour.ts'
import type { ChoiceProblem } from '../subscribers/invalid-choices.ts'
import type { SubscribeInput } from '../subscribers/subscribe.ts'
import { timingFrom } from './components/edition-timing.tsx'
import type {
  SubscribeErrors,
  SubscribeField,
  SubscribeValues,
} from './components/subscribe-form.tsx'
import type { FormBody } from './form-body.ts'
import type { WebSettings } from './site.ts'

/** What is shown again of a field is cut here; nothing longer is ever accepted. */
const longestShown = 2000
const mostShown = 250
/** One too many is read, for the verb to complain of. */
const mostAuthors = queryLimit + 1

/** What a form that was never filled in offers. */
export function offeredValues(settings: WebSettings, at: Date): SubscribeValues {
  const timezone = settings.defaultTimezone
  return {
    email: '',
    find: '',
    examples: '',
    tags: settings.defaultTags,
    author: '',
    query: '',
    mutes: [],
    locale: spokenLanguage().code,
    timezone,
    hour: null,
    rhythm: defaultRhythm(timezone, defaultHour(timezone, at), at),
    weekday: 1,
    editionTiming: null,
  }
}

const linkedFields = ['tag', 'author', 'query', 'mute']

/** A shared link, `/?tag=clip&tag=captioning&query=...`: what it names and nothing else is chosen. */
export function linkedValues(url: string, offered: SubscribeValues): SubscribeValues {
  const { searchParams } = new URL(url)
  if (!linkedFields.some((name) => searchParams.has(name))) return offered
  return {
    ...offered,
    tags: [...new Set(searchParams.getAll('tag'))].slice(0, mostShown),
    author: shown(searchParams.getAll('author').join('; ')),
    query: shown(searchParams.getAll('query').join('\n')),
    mutes: searchParams.getAll('mute').slice(0, mostShown).map(shown),
  }
}

/** Longer ones are cut by mail clients and chats. */
const longestLink = 1500

/** The link that `linkedValues` reads; null: nothing is chosen, or too much. */
export function linkOf(values: Pick<SubscribeValues, 'tags' | 'author' | 'query' | 'mutes'>) {
  const { tags, author, query, mutes } = values
  const asked = new URLSearchParams()
  for (const tag of tags) asked.append('tag', tag)
  for (const name of author.split(/[;\n]/)) if (name.trim()) asked.append('author', name.trim())
  for (const line of query.split('\n')) if (line.trim()) asked.append('query', line.trim())
  for (const mute of mutes) asked.append('mute', mute)
  const text = asked.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text === '' || text.length > longestLink ? null : `/?${text}`
}

/** What was typed, to be shown again. */
export function typedValues(form: FormBody, offered: SubscribeValues): SubscribeValues {
  const rhythm = form.text('rhythm')
  return {
    email: shown(form.text('email')),
    find: cleanText(form.text('find'), { max: 100 }),
    examples: form.text('examples').slice(0, longestExamples + 1),
    tags: [...new Set([...form.all('tag'), ...form.all('add')])].slice(0, mostShown),
    author: shown([...form.all('author'), ...form.all('add-author')].join('; ')),
    query: shown([...form.all('query'), ...form.all('add-query')].join('\n')),
    mutes: form.lines('mute').slice(0, mostShown).map(shown),
    locale: shown(form.text('locale') || offered.locale),
    timezone: shown(form.text('timezone') || offered.timezone),
    hour: /^\d{1,2}$/.test(form.text('hour')) ? Number(form.text('hour')) : null,
    rhythm: rhythm === 'weekdays' || rhythm === 'weekly' ? rhythm : 'daily',
    weekday: /^[1-7]$/.test(form.text('weekday')) ? Number(form.text('weekday')) : offered.weekday,
    editionTiming: timingFrom(form.text('editionTiming')),
  }
}

export function subscribeInput(form: FormBody, origin: string | null): SubscribeInput {
  return {
    email: form.text('email'),
    tags: form.all('tag'),
    queries: [...authorQueries(form), ...form.lines('query')],
    mutes: form.lines('mute'),
    locale: form.text('locale') || spokenLanguage().code,
    timezone: form.text('timezone'),
    hour: form.text('hour'),
    rhythm: form.text('rhythm'),
    weekday: form.text('weekday'),
    editionTiming: form.text('editionTiming'),
    origin,
  }
}

/** "Radford; Ada Lovelace" becomes `au:"Radford"` and `au:"Ada Lovelace"`. */
export const authorQueries = (form: FormBody): string[] => authorsIn(form.all('author').join('\n'))

export function authorsIn(text: string): string[] {
  return text
    .split(/[\r\n;]+/)
    .map((name) => cleanText(name.replaceAll('"', ' '), { max: 200 }))
    .filter((name) => name !== '')
    .slice(0, mostAuthors)
    .map((name) => `au:"${name}"`)
}

const fieldOf: Partial<Record<ChoiceProblem['field'], SubscribeField>> = {
  email: 'email',
  tag: 'tags',
  query: 'query',
  mute: 'mute',
  timezone: 'timezone',
  hour: 'hour',
  rhythm: 'rhythm',
  weekday: 'weekday',
  editionTiming: 'editionTiming',
}

/** Each field's problems, one a line; they may quote what was typed. */
export function fieldErrors(problems: ChoiceProblem[], form: FormBody): SubscribeErrors {
  const authors = new Set(authorQueries(form))
  const errors: SubscribeErrors = {}
  for (const problem of problems) {
    const ofAuthor = problem.value !== undefined && authors.has(problem.value)
    const field = ofAuthor ? 'author' : (fieldOf[problem.field] ?? 'tags')
    const text = cleanText(problem.message)
    errors[field] = errors[field] ? `${errors[field]}\n${text}` : text
  }
  return errors
}

const shown = (text: string): string =>
  text
    .slice(0, longestShown)
    .split('\n')
    .map((line) => cleanText(line))
    .join('\n')
