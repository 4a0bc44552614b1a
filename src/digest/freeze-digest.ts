/** One digest as its letter's row keeps it, with the cards it points to. Pure. */
import { cleanText } from '../lib/clean-text.ts'
import { type MailTexts, mailTexts } from '../locales/texts.ts'
import { subscribers } from '../storage/schema/subscribers.ts'
import { type BroadDays, broadLine } from './broad-day.ts'
import type { CardContent } from './card.ts'
import { caughtUpLine, type TopicCounts } from './caught-up.ts'
import { digestPage } from './digest-page.ts'
import type { FrozenDigest } from './frozen-letter.ts'
import type { MakeCard } from './made-cards.ts'
import { notices } from './notices.ts'
import type { DigestContent } from './read-digest-contents.ts'
import { belatedWelcome, importedLines, isFromForm, welcomeLines } from './welcome.ts'
import { whyLine } from './why-line.ts'

/** What a letter takes of its reader: half of the columns, and one of seven moments. */
export const readerColumns = {
  id: subscribers.id,
  email: subscribers.email,
  state: subscribers.state,
  locale: subscribers.locale,
  timezone: subscribers.timezone,
  hour: subscribers.hour,
  rhythm: subscribers.rhythm,
  weekday: subscribers.weekday,
  number: subscribers.number,
  abstractLength: subscribers.abstractLength,
  translation: subscribers.translation,
  pausedUntil: subscribers.pausedUntil,
  consentSource: subscribers.consentSource,
  confirmedAt: subscribers.confirmedAt,
  linkEpoch: subscribers.linkEpoch,
}
export type Reader = Pick<typeof subscribers.$inferSelect, keyof typeof readerColumns>

export function freezeDigest(input: {
  content: DigestContent
  reader: Reader
  /** What the reader follows, as names. */
  followed: string[]
  siteName: string
  /** No digest before this one was mailed to the reader. */
  isTheirFirst: boolean
  /** Of digests after a time away. */
  topicCounts: TopicCounts
  /** Of digests that a whole category filled. */
  broadDays: BroadDays
  makeCard: MakeCard
}): { frozen: FrozenDigest; cards: Map<string, CardContent> } {
  const { content, reader } = input
  const texts = mailTexts(reader.locale)
  const page = digestPage(content, reader, input.makeCard)
  const { cards } = page
  const consentSource = cleanText(reader.consentSource, { max: 120 })
  const frozen: FrozenDigest = {
    locale: reader.locale,
    subscriberId: reader.id,
    digestId: content.id,
    ...linkEpochOf(reader),
    subject: page.subject,
    preheader: page.preheader,
    topLine: page.topLine,
    welcome: opening({ ...input, consentSource, texts }),
    notices: [
      ...caughtUpLine(content, input.topicCounts, { locale: reader.locale, texts }),
      ...broadLine(content, input.broadDays, { locale: reader.locale, texts }),
      ...notices({
        hasSamples: content.contents.some(({ paper }) => paper.sample),
        reader,
        digest: content,
        texts,
      }),
    ],
    why: whyLine(reader, input.followed, texts),
    length: reader.abstractLength,
    cards: cards.map(({ hash, reasons }) => ({ hash, reasons })),
    titles: page.titles,
    ...(page.missed.length > 0 ? { missed: page.missed } : {}),
    more: page.more,
  }
  return { frozen, cards: new Map(cards.map(({ hash, card }) => [hash, card])) }
}

/** Most readers never took a change of address back: their letters stay as they were. */
export const linkEpochOf = ({ linkEpoch }: Pick<Reader, 'linkEpoch'>): { linkEpoch?: number } =>
  linkEpoch === 0 ? {} : { linkEpoch }

type Opening = Parameters<typeof freezeDigest>[0] & { consentSource: string; texts: MailTexts }

function opening({ content, reader, siteName, consentSource, isTheirFirst, texts }: Opening) {
  if (content.kind === 'first') {
    return welcomeLines({
      siteName,
      consentSource,
      papers: content.contents.length,
      newestDay: newestDayOf(content),
      widenedTo: content.widenedTo,
      reader,
      texts,
    })
  }
  if (!isTheirFirst) return []
  return isFromForm(consentSource)
    ? belatedWelcome({ consentSource, siteName, reader, texts })
    : importedLines({ consentSource, siteName, texts })
}

const newestDayOf = ({ contents }: DigestContent): string | null =>
  contents.reduce<string | null>((newest, { paper: { listingDay } }) => {
    if (listingDay === null) return newest
    return newest === null || listingDay > newest ? listingDay : newest
  }, null)
