/** Freezes waiting letters: everything a byte depends on is copied out of the tables, in statements
 * for all letters together. Who left, was erased, suppressed or paused meanwhile gets none. */
import { mailTexts } from '../locales/texts.ts'
import { createPaperMemory } from '../papers/paper-memory.ts'
import type { Tx } from '../storage/database.ts'
import type { LetterKind } from '../storage/schema/delivery.ts'
import { createCategoryDays } from './broad-day.ts'
import { freezeAccount } from './freeze-account.ts'
import { freezeAlarm, readOverAlarms } from './freeze-alarm.ts'
import { freezeDesk, readDeskLinks } from './freeze-desk.ts'
import { freezeDigest, linkEpochOf, type Reader } from './freeze-digest.ts'
import { freezeSilence } from './freeze-silence.ts'
import type { FrozenLetterContent, FrozenSender } from './frozen-letter.ts'
import type { FindUnmailable, LetterToFreeze, Verdict } from './letter-ports.ts'
import { createCardMaker } from './made-cards.ts'
import { notedLines } from './noted-lines.ts'
import { awayLines } from './read-away.ts'
import type { DigestContent } from './read-digest-contents.ts'
import { type Known, readKnown, type Signup } from './read-known.ts'
import { createReasonMemory } from './read-reasons.ts'
import { savedNewsLine } from './read-saved-news.ts'
import { storeCards } from './store-cards.ts'
import { tellInLanguage } from './tell-in-language.ts'
import { tellNotes } from './tell-notes.ts'
import { whyUnwanted } from './why-unwanted.ts'

type ReaderKind = Exclude<LetterKind, 'alarm' | 'desk'>

export type FreezeDeps = Omit<FrozenSender, 'keyVersion'> & {
  /** Which key signs from now on; no rotation ends before the transaction does. */
  keyVersionIn(tx: Tx): Promise<number>
  findUnmailable: FindUnmailable
  /** Null: alarms are withdrawn. */
  alertEmail: string | null
}

/** For up to 100 letters in the transaction given; the verdicts stand in their order. */
export const createFreezeLetters = (deps: FreezeDeps) => {
  const { findUnmailable, alertEmail, keyVersionIn, ...lasting } = deps
  const makeCard = createCardMaker()
  const memory = {
    papersOf: createPaperMemory(),
    reasonsFor: createReasonMemory(),
    categoryDayOf: createCategoryDays(),
  }
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

/** In the language of the form it is about; the reader's own is from an earlier one. */
function freezeConfirm(
  signup: Signup | undefined,
  reader: Reader,
  sender: FrozenSender,
): FrozenLetterContent | string {
  if (!signup || signup.supersededAt) return 'replaced by a newer form'
  if (signup.confirmedAt) return 'confirmed already'
  const validDays = daysOf(signup)
  const locale = signup.choices.locale ?? reader.locale
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
