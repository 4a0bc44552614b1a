/** What one digest says, reader and letter aside: cards, titles, lines on top. Pure. */
import type { NamedTitle } from '../../emails/letter-props.ts'
import { mailTexts, reasonTexts } from '../locales/texts.ts'
import type { Rhythm } from '../storage/schema/subscribers.ts'
import { type MadeCard, type MakeCard, makeCard } from './made-cards.ts'
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
  cards: Array<MadeCard & { reasons: string }>
  titles: NamedTitle[]
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
  const tally = tallyOf(content.contents, tagNames)
  const full = content.contents.filter((pick) => pick.section === 'full')
  const cards = full.map(({ paper, codeUrl, reasons }) => ({
    ...make(paper, codeUrl, reader.locale),
    reasons: reasonWords(reasons, { ...words, beside: 'badges' }),
  }))
  const titles = content.contents
    .filter((pick) => pick.section === 'title')
    .map(({ paper, codeUrl, reasons }) => {
      const { title, url } = make(paper, codeUrl, reader.locale).card
      return { title, url, reasons: reasonWords(reasons, { ...words, beside: 'nothing' }) }
    })
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
