/** All that the letters of a batch say, read for them together: readers, digests, notes, and what else. */
import { sql } from 'drizzle-orm'
import { anyOf } from '../storage/any-of.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'
import { signups, subscribers } from '../storage/schema/subscribers.ts'
import { type BroadDays, readBroadDays } from './broad-day.ts'
import type { CardContent } from './card.ts'
import { readTopicCounts, type TopicCounts } from './caught-up.ts'
import { dropJoined } from './drop-joined.ts'
import { type KnownLinks, linksOfLetters } from './freeze-account.ts'
import { type Reader, readerColumns } from './freeze-digest.ts'
import { type NearestTopics, readNearest } from './freeze-silence.ts'
import type { FindUnmailable, LetterToFreeze } from './letter-ports.ts'
import type { MakeCard } from './made-cards.ts'
import { type Away, readAway } from './read-away.ts'
import { type Corrected, readCorrected } from './read-corrected.ts'
import {
  type ContentMemory,
  type DigestContent,
  readDigestContents,
  readFollowed,
} from './read-digest-contents.ts'
import { type Noted, readNoted } from './read-noted.ts'
import { readSavedNews, type SavedNews } from './read-saved-news.ts'
import { readTranslationsFor, type Translations } from './tell-in-language.ts'
import { type NotesOfPapers, readNotesFor } from './tell-notes.ts'

export type Signup = Pick<
  typeof signups.$inferSelect,
  'id' | 'choices' | 'createdAt' | 'expiresAt' | 'confirmedAt' | 'supersededAt'
>
export type Known = {
  readers: Map<number, Reader>
  followed: Map<number, string[]>
  contents: Map<number, DigestContent>
  translations: Translations
  notes: NotesOfPapers
  corrected: ReadonlyMap<number, Corrected[]>
  savedNews: ReadonlyMap<number, SavedNews[]>
  noted: ReadonlyMap<number, Noted[]>
  away: Away[]
  /** Digests that are the first their readers get. */
  firsts: Set<number>
  signups: Map<number, Signup>
  accountLinks: KnownLinks
  topicCounts: TopicCounts
  broadDays: BroadDays
  nearest: NearestTopics
  unmailable: Map<string, string>
  cards: Map<string, CardContent>
  makeCard: MakeCard
}

export async function readKnown(
  tx: Tx,
  letters: LetterToFreeze[],
  { findUnmailable, memory }: { findUnmailable: FindUnmailable; memory: ContentMemory },
): Promise<Omit<Known, 'makeCard'>> {
  const readers = await readReaders(
    tx,
    letters.flatMap(({ subscriberId }) => subscriberId ?? []),
  )
  const digestIds = letters.flatMap(({ digestId }) => digestId ?? [])
  const withDigest = new Set(letters.flatMap((l) => (l.digestId ? (l.subscriberId ?? []) : [])))
  const signupIds = letters.flatMap(({ kind, intent }) =>
    kind === 'confirm' ? Number(intent.signupId) || [] : [],
  )
  const followers = new Set(
    letters.flatMap((l) => (l.kind === 'silence' ? (l.subscriberId ?? []) : [])),
  )
  const accountLinks = await linksOfLetters(tx, letters)
  const contents = await dropJoined(tx, await readDigestContents(tx, digestIds, memory))
  return {
    readers,
    accountLinks,
    topicCounts: await readTopicCounts(tx, contents, readers),
    broadDays: await readBroadDays(tx, contents, readers, memory.categoryDayOf),
    followed: await readFollowed(
      tx,
      [...readers.values()].filter(({ id }) => withDigest.has(id) || followers.has(id)),
    ),
    nearest: await readNearest(tx, letters, readers),
    contents,
    translations: await readTranslationsFor(tx, heardBy(contents, readers)),
    corrected: await readCorrected(tx, digestIds),
    savedNews: await readSavedNews(tx, digestIds),
    noted: await readNoted(tx, digestIds),
    away: digestIds.length === 0 ? [] : await readAway(tx),
    notes: await readNotesFor(
      tx,
      [...contents.values()].map((content) => content.contents),
    ),
    firsts: await readFirsts(tx, [...withDigest]),
    signups: await readSignups(tx, signupIds),
    unmailable: await findUnmailable(tx, [
      ...[...readers.values()].flatMap(({ email }) => email ?? []),
      ...[...accountLinks.values()].map(({ address }) => address),
    ]),
    cards: new Map(),
  }
}

const heardBy = (contents: Known['contents'], readers: Known['readers']) =>
  [...contents.values()].flatMap((content) => {
    const reader = readers.get(content.subscriberId)
    return reader ? [{ reader, contents: content.contents }] : []
  })

/** The oldest digest of each reader that was or will be mailed. Walks digests_once and ends at the
 * first: a reader of years has hundreds. */
async function readFirsts(tx: Tx, readerIds: number[]): Promise<Set<number>> {
  if (readerIds.length === 0) return new Set()
  const rows = await tx.execute<{ id: string }>(sql`
    select first.id from unnest(${arrayLiteral(readerIds)}::bigint[]) as reader(id),
      lateral (select digests.id from digests
        where digests.subscriber_id = reader.id and digests.outcome = 'picked'
        order by digests.subscriber_id, digests.period, digests.kind limit 1) as first`)
  return new Set(rows.map(({ id }) => Number(id)))
}

async function readReaders(tx: Tx, ids: number[]): Promise<Map<number, Reader>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select(readerColumns)
    .from(subscribers)
    .where(anyOf(subscribers.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.id, row]))
}

async function readSignups(tx: Tx, ids: number[]): Promise<Map<number, Signup>> {
  if (ids.length === 0) return new Map()
  const { id, choices, createdAt, expiresAt, confirmedAt, supersededAt } = signups
  const rows = await tx
    .select({ id, choices, createdAt, expiresAt, confirmedAt, supersededAt })
    .from(signups)
    .where(anyOf(signups.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}
