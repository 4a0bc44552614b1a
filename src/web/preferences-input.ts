/** The preferences form between browser, page and verb. */
import { cleanText } from '../lib/clean-text.ts'
import type { PreferenceChanges } from '../subscribers/change-preferences.ts'
import type { InterestChoice } from '../subscribers/interest-choices.ts'
import type { ChoiceField, ChoiceProblem } from '../subscribers/invalid-choices.ts'
import type { Preferences } from '../subscribers/read-preferences.ts'
import type { FormBody } from './form-body.ts'
import type { PreferencesErrors } from './pages/preferences-page.tsx'
import { authorQueries } from './subscribe-input.ts'

type Interest = Preferences['interests'][number]

/** The form field that holds an interest's level: `level:tag:clip`, `level:query:au:"Radford"`. */
export const levelField = (interest: Interest): string =>
  interest.kind === 'tag' ? `level:tag:${interest.slug}` : `level:query:${interest.text}`

/** What the form changes. An interest it does not name stays as it is: the page may be old.
 * `isTag`: of a slug, whatever its letter case. */
export function preferenceChanges(
  form: FormBody,
  now: Preferences,
  isTag: (slug: string) => boolean,
): PreferenceChanges {
  return {
    interests: [...keptInterests(form, now), ...addedInterests(form), ...addedMutes(form, isTag)],
    locale: form.text('locale'),
    timezone: form.text('timezone'),
    hour: form.text('hour'),
    rhythm: form.text('rhythm') || undefined,
    weekday: form.text('weekday'),
    editionTiming: form.text('editionTiming'),
    number: form.text('number') || undefined,
    abstractLength: form.text('abstractLength') || undefined,
    strictness: form.text('strictness') || undefined,
    translation: form.text('translation') || undefined,
    ...(form.text('pausedUntil') !== '' && { pausedUntil: form.text('pausedUntil') }),
    ...(form.has('resume') && { pausedUntil: null }),
  }
}

function keptInterests(form: FormBody, now: Preferences): InterestChoice[] {
  return now.interests.flatMap((interest): InterestChoice[] => {
    const level = form.text(levelField(interest)) || interest.level
    if (level === 'remove') return []
    return interest.kind === 'tag'
      ? [{ kind: 'tag', slug: interest.slug, level }]
      : [{ kind: 'query', text: interest.text, level }]
  })
}

const addedMutes = (form: FormBody, isTag: (slug: string) => boolean): InterestChoice[] =>
  form
    .lines('mute')
    .map((text) =>
      isTag(text)
        ? { kind: 'tag', slug: text, level: 'mute' }
        : { kind: 'query', text, level: 'mute' },
    )

const addedInterests = (form: FormBody): InterestChoice[] => [
  ...[...form.all('tag'), ...form.all('add')].map((slug) => ({
    kind: 'tag' as const,
    slug,
    level: 'normal',
  })),
  ...[...authorQueries(form), ...form.lines('query')].map((text) => ({
    kind: 'query' as const,
    text,
    level: 'normal',
  })),
]

const errorKey: Partial<Record<ChoiceField, string>> = {
  tag: 'tags',
  level: 'interests',
}

export function preferenceErrors(problems: ChoiceProblem[], form: FormBody): PreferencesErrors {
  const authors = new Set(authorQueries(form))
  const errors: Record<string, string> = {}
  for (const { field, message, value } of problems) {
    const ofAuthor = value !== undefined && authors.has(value)
    const key = ofAuthor ? 'author' : (errorKey[field] ?? field)
    errors[key] = [errors[key], cleanText(message)].filter(Boolean).join('\n')
  }
  return errors
}
