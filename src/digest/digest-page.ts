/** What one digest says, reader and letter aside: cards, titles, lines on top. Pure. */
import type { NamedTitle } from '../../emails/letter-props.ts'
import { mailTexts, reasonTexts } from '../locales/texts.ts'
import type { Rhythm } from '../storage/schema/subscribers.ts'
import { type CardContent, cardOf, readableTitle } from './card.ts'
import { paperLinks } from './paper-links.ts'
import { preheader } from './preheader.ts'
import type { DigestContent } from './read-digest-contents.ts'
import { reasonWords } from './reason-words.ts'
import { digestSubject } from './subject.ts'
import { namesIn } from './tag-names.ts'
import { tallyOf } from './tally.ts'

export type DigestPage = {
  subject: string
  preheader: string
  topLine: string
  cards: Array<{ card: CardContent; reasons: string }>
  titles: NamedTitle[]
  more: number
}

export function digestPage(
  content: DigestContent,
  reader: { locale: string; rhythm: Rhythm },
): DigestPage {
  const texts = mailTexts(reader.locale)
  const tagNames = namesIn(reader.locale, content.tags)
  const words = { texts: reasonTexts(reader.locale), tagNames }
  const tally = tallyOf(content.contents, tagNames)
  const full = content.contents.filter((pick) => pick.section === 'full')
  const cards = full.map(({ paper, codeUrl, reasons }) => ({
    card: cardOf({ paper, codeUrl, texts }),
    reasons: reasonWords(reasons, { ...words, beside: 'badges' }),
  }))
  const titles = content.contents
    .filter((pick) => pick.section === 'title')
    .map(({ paper, reasons }) => ({
      title: readableTitle(paper.title),
      url: paperLinks(paper.publicId).abstract,
      reasons: reasonWords(reasons, { ...words, beside: 'nothing' }),
    }))
  return {
    subject: digestSubject({
      rhythm: content.kind === 'first' ? 'daily' : reader.rhythm,
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
    titles,
    more: content.more,
  }
}
