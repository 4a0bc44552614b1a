/** Freezes waiting letters: everything a byte depends on is copied out of the tables, in statements
 * for all letters together. Who left, was erased, suppressed or paused meanwhile gets none. */
import { sql } from 'drizzle-orm'
import { mailTexts } from '../locales/texts.ts'
import { createPaperMemory } from '../papers/paper-memory.ts'
import { anyOf } from '../storage/any-of.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'
import type { LetterKind } from '../storage/schema/delivery.ts'
import { signups, subscribers } from '../storage/schema/subscribers.ts'
import { type BroadDays, readBroadDays } from './broad-day.ts'
import type { CardContent } from './card.ts'
import { readTopicCounts, type TopicCounts } from './caught-up.ts'
import { dropJoined } from './drop-joined.ts'
import { freezeAccount, type KnownLinks, linksOfLetters } from './freeze-account.ts'
import { freezeAlarm, readOverAlarms } from './freeze-alarm.ts'
import { freezeDesk, readDeskLinks } from './freeze-desk.ts'
import { freezeDigest, linkEpochOf, type Reader, readerColumns } from './freeze-digest.ts'
import { freezeSilence, type NearestTopics, readNearest } from './freeze-silence.ts'
import type { FrozenLetterContent, FrozenSender } from './frozen-letter.ts'
import type { FindUnmailable, LetterToFreeze, Verdict } from './letter-ports.ts'
import { createCardMaker, type MakeCard } from './made-cards.ts'
import { notedLines } from './noted-lines.ts'
import { type Away, awayLines, readAway } from './read-away.ts'
import { type Corrected, readCorrected } from './read-corrected.ts'
import {
  type ContentMemory,
  type DigestContent,
  readDigestContents,
  readFollowed,
} from './read-digest-contents.ts'
import { type Noted, readNoted } from './read-noted.ts'
import { createReasonMemory } from './read-reasons.ts'
import { readSavedNews, type SavedNews, savedNewsLine } from './read-saved-news.ts'
import { storeCards } from './store-cards.ts'
import { readTranslationsFor, type Translations, tellInLanguage } from './tell-in-language.ts'
import { type NotesOfPapers, readNotesFor, tellNotes } from './tell-notes.ts'
import { whyUnwanted } from './why-unwanted.ts'

type ReaderKind = Exclude<LetterKind, 'alarm' | 'desk'>

export type FreezeDeps = Omit<FrozenSender, 'keyVersion'> & {
  /** Which key signs from now on; no rotation ends before the transaction does. */
  keyVersionIn(tx: Tx): Promise<number>
  findUnmailable: FindUnmailable
  /** Null: alarms are withdrawn. */
  alertEmail: string | null
}

type Signup = Pick<
  typeof signups.$inferSelect,
  'id' | 'createdAt' | 'expiresAt' | 'confirmedAt' | 'supersededAt'
>
type Known = {
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

/** For up to 100 letters in the transaction given; the verdicts stand in their order. */
export const createFreezeLetters = (deps: FreezeDeps) => {
  const { findUnmailable, alertEmail, keyVersionIn, ...lasting } = deps
  const makeCard = createCardMaker()
  const memory = { papersOf: createPaperMemory(), reasonsFor: createReasonMemory() }
  return async (tx: Tx, letters: LetterToFreeze[]): Promise<Verdict[]> => {
    const read = await readKnown(tx, letters, { findUnmailable, memory })
    const known = { ...read, makeCard }
    const sender = { ...lasting, keyVersion: await keyVersionIn(tx) }
    const alarms = { sender, alertEmail, over: await readOverAlarms(tx, letters) }
    const deskLinks = await readDeskLinks(tx, letters)
    const verdicts = letters.map((letter) => {
      if (letter.kind === 'alarm') return freezeAlarm(letter, alarms)
      if (letter.kind === 'desk') return freezeDesk(letter, { sender, links: deskLinks })
      return judge({ ...letter, kind: letter.kind }, known, sender)
    })
    await storeCards(tx, known.cards)
    return verdicts
  }
}

async function readKnown(
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
    broadDays: await readBroadDays(tx, contents, readers),
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
  const { id, createdAt, expiresAt, confirmedAt, supersededAt } = signups
  const rows = await tx
    .select({ id, createdAt, expiresAt, confirmedAt, supersededAt })
    .from(signups)
    .where(anyOf(signups.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

function judge(
  letter: LetterToFreeze & { kind: ReaderKind },
  known: Known,
  sender: FrozenSender,
): Verdict {
  const reader = known.readers.get(letter.subscriberId ?? 0)
  const content = known.contents.get(letter.digestId ?? 0)
  const link = known.accountLinks.get(letter.id)
  // A link for a new address goes there, and one that leads back to the address before.
  const to = link ? link.address : reader?.email
  const unwanted = whyUnwanted({
    kind: letter.kind,
    subscriber: reader,
    unmailable: known.unmailable.get(to ?? ''),
    period: content?.period ?? null,
  })
  if (!reader || !to || unwanted !== null) {
    return withdraw(letter, unwanted ?? 'erased')
  }
  const frozen = freezeOne(letter, reader, known, sender)
  return typeof frozen === 'string'
    ? withdraw(letter, frozen)
    : { letterId: letter.id, verdict: 'freeze', to, frozen }
}

const withdraw = (letter: LetterToFreeze, reason: string): Verdict => ({
  letterId: letter.id,
  verdict: 'withdraw',
  reason,
})

/** The frozen letter, or why there is none. */
function freezeOne(
  letter: LetterToFreeze & { kind: ReaderKind },
  reader: Reader,
  known: Known,
  sender: FrozenSender,
): FrozenLetterContent | string {
  switch (letter.kind) {
    case 'confirm':
      return freezeConfirm(known.signups.get(Number(letter.intent.signupId)), reader, sender)
    case 'link': {
      const of = { locale: reader.locale, subscriberId: reader.id, ...linkEpochOf(reader) }
      return { ...sender, template: 'link', ...of, ...linkReason(letter.intent) }
    }
    case 'account':
      return freezeAccount(known.accountLinks.get(letter.id), reader, sender)
    case 'silence': {
      const followed = known.followed.get(reader.id) ?? []
      const nearest = known.nearest.get(reader.id) ?? []
      return freezeSilence(letter, { reader, followed, nearest }, sender)
    }
    case 'first':
    case 'digest':
      return freezePicked(known.contents.get(letter.digestId ?? 0), reader, known, sender)
  }
}

function freezeConfirm(
  signup: Signup | undefined,
  { locale }: Reader,
  sender: FrozenSender,
): FrozenLetterContent | string {
  if (!signup || signup.supersededAt) return 'replaced by a newer form'
  if (signup.confirmedAt) return 'confirmed already'
  const validDays = daysOf(signup)
  return { ...sender, template: 'confirm', locale, signupId: signup.id, validDays }
}

/** Puts the digest's cards among the known ones, to be stored. */
function freezePicked(
  content: DigestContent | undefined,
  reader: Reader,
  known: Known,
  sender: FrozenSender,
): FrozenLetterContent | string {
  if (!content || content.subscriberId !== reader.id) return 'its digest is gone'
  if (content.outcome !== 'picked') return `its digest is ${content.outcome}`
  // A first digest carries the welcome, so it leaves even when nothing matched yet.
  if (content.contents.length === 0 && content.kind !== 'first') return 'its papers are gone'
  const followed = known.followed.get(reader.id) ?? []
  const said = { notes: known.notes, publicUrl: sender.publicUrl, until: content.cutoffTo }
  const contents = tellNotes(
    tellInLanguage(content.contents, reader, known.translations),
    reader,
    said,
  )
  const { frozen, cards } = freezeDigest({
    content: { ...content, contents },
    reader,
    followed,
    siteName: sender.siteName,
    isTheirFirst: known.firsts.has(content.id),
    topicCounts: known.topicCounts,
    broadDays: known.broadDays,
    makeCard: known.makeCard,
  })
  for (const [hash, card] of cards) known.cards.set(hash, card)
  const texts = mailTexts(reader.locale)
  const { publicUrl } = sender
  const notices = [
    ...frozen.notices,
    ...(known.corrected.get(content.id) ?? []).map((one) => texts.note.corrected(one)),
    ...savedNewsLine(known.savedNews.get(content.id) ?? [], texts),
    ...awayLines(known.away, { contents, period: content.period, publicUrl, texts }),
  ]
  const noted = notedLines(known.noted.get(content.id) ?? [], reader, publicUrl)
  const more = noted.length > 0 ? { noted } : {}
  return { ...sender, template: 'digest', ...frozen, notices, ...more }
}

const daysOf = ({ createdAt, expiresAt }: Signup): number =>
  Math.max(1, Math.round((expiresAt.getTime() - createdAt.getTime()) / 86_400_000))

function linkReason({ reason, save }: LetterToFreeze['intent']) {
  if (reason === 'save' && typeof save === 'string') return { reason, save } as const
  return { reason: reason === 'already-reading' ? reason : 'asked' } as const
}
