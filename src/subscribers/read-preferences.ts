/** Everything a reader may change about their digest, as the preferences page shows it. */
import { asc, eq } from 'drizzle-orm'
import { maskAddress } from '../lib/email-address.ts'
import type { Executor } from '../storage/database.ts'
import {
  type AbstractLength,
  type EditionTiming,
  type InterestLevel,
  interests,
  type PauseReason,
  queries,
  type Rhythm,
  type Strictness,
  type SubscriberState,
  type TranslationChoice,
  type UndoStep,
} from '../storage/schema/subscribers.ts'
import { type Localised, tags } from '../storage/schema/tags.ts'
import { readSubscriber } from './read-subscriber.ts'

type TagInterest = {
  kind: 'tag'
  id: number
  slug: string
  name: Localised
  level: InterestLevel
  /** All editions, or those of a series. */
  isEdition: boolean
  /** False: the tag is no longer kept, and brings nothing. */
  active: boolean
}
type QueryInterest = { kind: 'query'; id: number; text: string; level: InterestLevel }

export type Preferences = {
  subscriberId: number
  state: SubscriberState
  /** Goes into links that this reader is given. */
  linkEpoch: number
  maskedAddress: string
  locale: string
  timezone: string
  hour: number
  rhythm: Rhythm
  weekday: number
  number: number
  abstractLength: AbstractLength
  strictness: Strictness
  translation: TranslationChoice
  /** When editions come; null: when published for who follows nothing else. */
  editionTiming: EditionTiming | null
  /** The first local date that may have a digest again. */
  pausedUntil: string | null
  /** Null: the reader's own pause. */
  pauseReason: PauseReason | null
  nextDueAt: Date | null
  /** The act on the leaving page that can be taken back. */
  undo: UndoStep['act'] | null
  /** In the order they were chosen. */
  interests: Array<TagInterest | QueryInterest>
}

/** Null when there is no such subscriber, or nothing is left of them. */
export async function readPreferences(
  deps: { db: Executor },
  input: { subscriberId: number },
): Promise<Preferences | null> {
  const row = await readSubscriber(deps.db, input.subscriberId)
  if (!row || row.state === 'erased') return null
  const follows = await interestsOfReader(deps.db, row.id)
  const undo = row.undo?.act ?? null
  return {
    subscriberId: row.id,
    state: row.state,
    linkEpoch: row.linkEpoch,
    maskedAddress: maskAddress(row.email ?? ''),
    locale: row.locale,
    timezone: row.timezone,
    hour: row.hour,
    rhythm: row.rhythm,
    weekday: row.weekday,
    number: row.number,
    abstractLength: row.abstractLength,
    strictness: row.strictness,
    translation: row.translation,
    editionTiming: row.editionTiming,
    pausedUntil: row.pausedUntil,
    pauseReason: row.pausedUntil === null ? null : row.pauseReason,
    nextDueAt: row.nextDueAt,
    undo: undo === 'all' && follows.length === 0 ? null : undo,
    interests: follows,
  }
}

async function interestsOfReader(
  db: Executor,
  subscriberId: number,
): Promise<Preferences['interests']> {
  const rows = await db
    .select({ level: interests.level, tag: tags, query: queries })
    .from(interests)
    .leftJoin(tags, eq(tags.id, interests.tagId))
    .leftJoin(queries, eq(queries.id, interests.queryId))
    .where(eq(interests.subscriberId, subscriberId))
    .orderBy(asc(interests.id))
  return rows.flatMap(({ level, tag, query }): Preferences['interests'] => {
    if (tag) {
      const { id, slug, name, active } = tag
      const isEdition = tag.kind === 'edition'
      return [{ kind: 'tag', id, slug, name, level, isEdition, active }]
    }
    return query ? [{ kind: 'query', id: query.id, text: query.text, level }] : []
  })
}
