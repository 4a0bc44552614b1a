/** What a reader's settings would bring, saved or as the form holds them. */
import type { Asked } from '../digest/preview-choices.ts'
import { cleanText } from '../lib/clean-text.ts'
import type { AbstractLength, InterestLevel, Strictness } from '../storage/schema/subscribers.ts'
import type { PreferenceChanges } from '../subscribers/change-preferences.ts'
import { queryLimit, tagLimit } from '../subscribers/choices.ts'
import { tagKey } from '../subscribers/find-tags.ts'
import type { InterestChoice } from '../subscribers/interest-choices.ts'
import type { Preferences } from '../subscribers/read-preferences.ts'
import { abstractLengths, numberChoices, strictnesses } from '../subscribers/settings.ts'
import { readQuery } from '../subscribers/store-queries.ts'
import type { TagChoice } from '../tagging/read-tags.ts'
import type { Looked } from './components/choice-preview.tsx'
import { lookAt } from './look-at.ts'
import type { PageDeps } from './page-deps.ts'
import type { PreviewAsk } from './preview-input.ts'

type LookInput = { now: Preferences; changes: PreferenceChanges; locale: string }

export function lookAtPreferences(
  deps: Pick<PageDeps, 'previewChoices'>,
  tags: TagChoice[],
  { now, changes, locale }: LookInput,
): Promise<Looked> {
  const shape = {
    number: numberChoices.find((one) => one === Number(changes.number)) ?? now.number,
    strictness: chosen<Strictness>(strictnesses, changes.strictness) ?? now.strictness,
    abstractLength:
      chosen<AbstractLength>(abstractLengths, changes.abstractLength) ?? now.abstractLength,
    timezone: now.timezone,
    locale,
  }
  return lookAt(deps, tags, { ask: askOf(changes.interests ?? interestsOf(now), tags), shape })
}

const chosen = <T extends string>(all: readonly T[], given: string | undefined): T | undefined =>
  all.find((one) => one === given)

const interestsOf = (now: Preferences): InterestChoice[] =>
  now.interests.map(({ level, ...one }) =>
    one.kind === 'tag'
      ? { kind: 'tag', slug: one.slug, level }
      : { kind: 'query', text: one.text, level },
  )

/** No more of them than anybody may have: a form may bring thousands. Tags that are no longer kept
 * bring nothing; of a query that is wrong it is told why. */
function askOf(interests: InterestChoice[], tags: TagChoice[]): PreviewAsk {
  const known = new Map(tags.map((tag) => [tagKey(tag.slug), tag]))
  const ask: PreviewAsk = { choices: [], problems: [] }
  const asked = { tag: 0, query: 0 }
  const most = { tag: tagLimit, query: queryLimit }
  for (const interest of interests) {
    asked[interest.kind] += 1
    if (asked[interest.kind] > most[interest.kind]) continue
    const level = interest.level as InterestLevel
    if (interest.kind === 'tag') {
      const tag = known.get(tagKey(interest.slug))
      if (tag) ask.choices.push({ kind: 'tag', level, tag } satisfies Asked)
      continue
    }
    const query = readQuery(interest.text)
    if (query.ok) ask.choices.push({ kind: 'query', level, text: query.text })
    else {
      const { message, position = 0 } = query.problem
      ask.problems.push({ text: cleanText(message), query: { typed: interest.text, position } })
    }
  }
  return ask
}
