/** What somebody asks for on the form or in a row of a file, read into what a signup keeps. */

import { canonicalTimeZone } from '../lib/time-zone.ts'
import { choiceWords } from '../locales/spoken.ts'
import type { Tx } from '../storage/database.ts'
import type { SignupChoices } from '../storage/schema/subscribers.ts'
import { defaultHour } from './default-hour.ts'
import { type FoundTag, findTags, tagKey } from './find-tags.ts'
import { type ChoiceProblem, refuse } from './invalid-choices.ts'
import { readSettings, type Settings, settingsSchema } from './settings.ts'
import { readQuery, storeQueries } from './store-queries.ts'

export const tagLimit = 200
export const queryLimit = 50

/** As a form has it: repeated fields as lists, blanks allowed everywhere. */
export type ChoicesInput = {
  tags?: string[]
  queries?: string[]
  /** Slugs of tags, or queries. */
  mutes?: string[]
  locale?: string | null | undefined
  timezone?: string | null | undefined
  hour?: number | string | null | undefined
  rhythm?: string | null | undefined
  weekday?: number | string | null | undefined
  editionTiming?: string | null | undefined
}

/** Checked as far as it goes without the database. */
export type ReadChoices = {
  settings: Partial<Settings>
  tags: string[]
  queries: string[]
  mutes: string[]
  problems: ChoiceProblem[]
}

export function readChoices(input: ChoicesInput): ReadChoices {
  const { settings, problems } = readSettings(settingsSchema, input)
  const queries: string[] = []
  const written = filled(input.queries)
  // Past the limits nothing is read: a form may bring thousands.
  for (const typed of written.slice(0, queryLimit + 1)) {
    const query = readQuery(typed)
    if (query.ok) queries.push(query.text)
    else problems.push(query.problem)
  }
  const tags = filled(input.tags)
  const mutes = filled(input.mutes)
  const asked = tags.length + queries.length + mutes.length
  if (written.length === 0 && tags.length === 0) {
    problems.push({ field: 'tag', message: choiceWords.noInterest })
  }
  if (written.length > queryLimit) {
    problems.push({ field: 'query', message: choiceWords.tooManyQueries(queryLimit) })
  }
  if (tags.length > tagLimit || asked > tagLimit + queryLimit) {
    problems.push({ field: 'tag', message: choiceWords.tooManyTags(tagLimit) })
  }
  return {
    settings,
    tags: tags.slice(0, tagLimit),
    queries,
    mutes: mutes.slice(0, tagLimit + queryLimit),
    problems,
  }
}

/** Finds the tags and stores the queries. Throws `InvalidChoices` with every problem there is. */
export async function storeChoices(
  tx: Tx,
  read: ReadChoices,
  context: { defaultTimezone: string; at: Date },
): Promise<SignupChoices> {
  const found = await findTags(tx, [...read.tags, ...read.mutes])
  const problems = [...read.problems]
  const tagIds = idsOf(read.tags, found, problems)
  const muted = readMutes(read.mutes, found, problems)
  // As on the preferences, where both stand in one list.
  const both = read.queries.length + muted.queries.length
  if (read.queries.length <= queryLimit && both > queryLimit) {
    problems.push({ field: 'mute', message: choiceWords.tooManyQueries(queryLimit) })
  }
  refuse(problems)
  const ids = await storeQueries(tx, [...read.queries, ...muted.queries], context.at)
  const idOf = (text: string) => ids.get(text) as number
  const queryIds = [...new Set(read.queries.map(idOf))]
  const without = (all: number[], followed: number[]) =>
    [...new Set(all)].filter((id) => !followed.includes(id))
  return {
    ...slotChoices(read.settings, context),
    tagIds,
    queryIds,
    muteTagIds: without(muted.tagIds, tagIds),
    muteQueryIds: without(muted.queries.map(idOf), queryIds),
  }
}

/** Fills what was left open: the hour from the zone, the rest from the defaults of the product. */
export function slotChoices(
  settings: Partial<Settings>,
  context: { defaultTimezone: string; at: Date },
): Omit<SignupChoices, `${string}Ids`> {
  const timezone = settings.timezone ?? canonicalTimeZone(context.defaultTimezone) ?? 'UTC'
  return {
    locale: settings.locale ?? 'en',
    timezone,
    hour: settings.hour ?? defaultHour(timezone, context.at),
    rhythm: settings.rhythm ?? 'daily',
    weekday: settings.weekday ?? 1,
    editionTiming: settings.editionTiming ?? null,
  }
}

function idsOf(slugs: string[], found: Map<string, FoundTag>, problems: ChoiceProblem[]): number[] {
  const ids = new Set<number>()
  for (const slug of slugs) {
    const tag = found.get(tagKey(slug))
    if (tag?.active) ids.add(tag.id)
    else problems.push(unknownTag(slug))
  }
  return [...ids]
}

function readMutes(mutes: string[], found: Map<string, FoundTag>, problems: ChoiceProblem[]) {
  const tagIds: number[] = []
  const queries: string[] = []
  for (const mute of mutes) {
    const tag = found.get(tagKey(mute))
    const query = tag ? null : readQuery(mute, 'mute')
    if (tag) tagIds.push(tag.id)
    else if (query?.ok) queries.push(query.text)
    else if (query) problems.push(query.problem)
  }
  return { tagIds, queries }
}

export const unknownTag = (slug: string): ChoiceProblem => ({
  field: 'tag',
  message: choiceWords.unknownTag(slug.slice(0, 60)),
  value: slug,
})

const filled = (values: string[] = []): string[] =>
  values.map((value) => value.trim()).filter((value) => value !== '')
