/** The interests of the preferences page: tags and queries, each with how much of it is wanted. */
import { choiceWords } from '../locales/spoken.ts'
import type { Tx } from '../storage/database.ts'
import type { InterestLevel } from '../storage/schema/subscribers.ts'
import { queryLimit, tagLimit, unknownTag } from './choices.ts'
import { findTags, tagKey } from './find-tags.ts'
import { replaceInterests, type WantedInterest } from './interests.ts'
import type { ChoiceProblem } from './invalid-choices.ts'
import { readPreferences } from './read-preferences.ts'
import { readQuery, storeQueries } from './store-queries.ts'

const levels = ['always', 'normal', 'little', 'mute'] as const satisfies InterestLevel[]

export type InterestChoice = { level: string } & (
  | { kind: 'tag'; slug: string }
  | { kind: 'query'; text: string }
)
export type ReadInterests = {
  tags: Array<{ tagId: number; level: InterestLevel }>
  /** In canonical form. */
  queries: Array<{ text: string; level: InterestLevel }>
}
type Reading = { subscriberId: number; choices: InterestChoice[]; problems: ChoiceProblem[] }

/** Adds to `problems` what is wrong. A tag that is no longer kept may stay with those who follow it. */
export async function readInterestChoices(tx: Tx, reading: Reading): Promise<ReadInterests> {
  const { choices, problems } = reading
  const tags = choices.filter((choice) => choice.kind === 'tag')
  const queries = choices.filter((choice) => choice.kind === 'query')
  if (tags.length > tagLimit) {
    problems.push({ field: 'tag', message: choiceWords.tooManyTags(tagLimit) })
  }
  if (queries.length > queryLimit) {
    problems.push({ field: 'query', message: choiceWords.tooManyQueries(queryLimit) })
  }
  if (choices.every(({ level }) => level === 'mute')) {
    problems.push({ field: 'tag', message: choiceWords.noInterest })
  }
  return {
    tags: await readTags(tx, { ...reading, choices: tags.slice(0, tagLimit) }),
    queries: readQueries(queries.slice(0, queryLimit), problems),
  }
}

async function readTags(tx: Tx, { subscriberId, choices, problems }: Reading) {
  const slugs = choices.flatMap((choice) => (choice.kind === 'tag' ? [choice.slug] : []))
  const found = await findTags(tx, slugs)
  const held = (await readPreferences({ db: tx }, { subscriberId }))?.interests ?? []
  const heldIds = new Set(held.flatMap((one) => (one.kind === 'tag' ? [one.id] : [])))
  return slugs.flatMap((slug, index) => {
    const level = levelOf(choices[index]?.level, problems)
    const tag = found.get(tagKey(slug))
    if (level && tag && (tag.active || heldIds.has(tag.id))) return [{ tagId: tag.id, level }]
    if (level) problems.push(unknownTag(slug))
    return []
  })
}

function readQueries(choices: InterestChoice[], problems: ChoiceProblem[]) {
  return choices.flatMap((choice) => {
    if (choice.kind !== 'query') return []
    const level = levelOf(choice.level, problems)
    const query = readQuery(choice.text)
    if (level && query.ok) return [{ text: query.text, level }]
    if (!query.ok) problems.push(query.problem)
    return []
  })
}

function levelOf(given: string | undefined, problems: ChoiceProblem[]): InterestLevel | undefined {
  const level = levels.find((one) => one === given)
  if (!level) problems.push({ field: 'level', message: choiceWords.level, value: given ?? '' })
  return level
}

/** Named twice, the first level counts. */
export async function storeInterests(
  tx: Tx,
  { subscriberId, wanted, at }: { subscriberId: number; wanted: ReadInterests; at: Date },
): Promise<void> {
  const texts = wanted.queries.map(({ text }) => text)
  const ids = await storeQueries(tx, texts, at)
  const all: WantedInterest[] = [
    ...wanted.tags,
    ...wanted.queries.map(({ text, level }) => ({ queryId: ids.get(text) as number, level })),
  ]
  const once = new Map<string, WantedInterest>()
  for (const one of all) {
    const key = `${one.tagId ?? ''}/${one.queryId ?? ''}`
    if (!once.has(key)) once.set(key, one)
  }
  await replaceInterests(tx, [{ subscriberId, interests: [...once.values()] }], at)
}
