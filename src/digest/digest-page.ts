/** What one digest says, reader and letter aside: cards, titles, lines on top. Pure. */
import type { NamedTitle } from '../../emails/letter-props.ts'
import { mailTexts, reasonTexts } from '../locales/texts.ts'
import type { PickSection } from '../storage/schema/digests.ts'
import type { Rhythm } from '../storage/schema/subscribers.ts'
import { type MadeCard, type MakeCard, makeCard } from './made-cards.ts'
import { preheader } from './preheader.ts'
import type { ContentPick, DigestContent } from './read-digest-contents.ts'
import { reasonWords } from './reason-words.ts'
import { digestSubject } from './subject.ts'
import { namesIn } from './tag-names.ts'
import { tallyOf } from './tally.ts'

export type DigestPage = {
  subject: string
  preheader: string
  topLine: string
  cards: Array<MadeCard & { reasons: string }>
  titles: NamedTitle[]
  missed: NamedTitle[]
  more: number
}

export function digestPage(
  content: DigestContent,
  reader: { locale: string; rhythm: Rhythm },
  make: MakeCard = makeCard,
): DigestPage {
  const texts = mailTexts(reader.locale)
  const tagNames = namesIn(reader.locale, content.tags)
  const words = { texts: reasonTexts(reader.locale), tagNames }
  const isOfToday = ({ section }: ContentPick) => section !== 'missed'
  const tally = tallyOf(content.contents.filter(isOfToday), tagNames)
  const full = content.contents.filter((pick) => pick.section === 'full')
  const cards = full.map((pick) => ({
    ...make(pick, reader.locale),
    reasons: reasonWords(pick.reasons, { ...words, beside: 'badges' }),
  }))
  const named = (section: PickSection): NamedTitle[] =>
    content.contents
      .filter((pick) => pick.section === section)
      .map((pick) => {
        const { title, url, translated } = make(pick, reader.locale).card
        const reasons = reasonWords(pick.reasons, { ...words, beside: 'nothing' })
        return { title, url, reasons, ...(translated && { translated: true }) }
      })
  return {
    subject: digestSubject({
      rhythm: content.kind === 'digest' ? reader.rhythm : 'daily',
      titles: cards.map(({ card }) => card.title),
      tally,
      texts,
    }),
    preheader: preheader({ tally, announced: content.announced, texts }),
    topLine: texts.digest.topLine({
      day: content.period,
      announced: content.announced,
      matched: content.matched,
      here: cards.length,
    }),
    cards,
    titles: named('title'),
    missed: named('missed'),
    more: content.more,
  }
}
