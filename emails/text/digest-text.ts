/** The digest as plain text: what a person would want to read in a terminal. Written from the same
 * props as the HTML, not stripped from it, in parts that may be kept and put together again. */
import { type MailTexts, mailTexts } from '../../src/locales/texts.ts'
import type {
  CardNote,
  DigestCard,
  DigestLetterProps,
  NamedTitle,
  PaperCard,
} from '../letter-props.ts'
import { footerText } from './footer-text.ts'
import { paragraphs, wrap } from './wrap.ts'

export function digestText(props: DigestLetterProps): string {
  const { locale } = props
  return joinDigestText({
    ...props,
    notes: [...(props.welcome?.lines ?? []), ...props.notices],
    cards: props.cards.map((card, index) => cardText(card, index + 1, locale)),
    feedback: props.audience.kind === 'reader' ? props.audience.urls.feedback : null,
    footer: footerText({ ...props, thanks: true }),
  })
}

export type DigestTextParts = {
  locale: string
  siteName: string
  topLine: string
  notes: string[]
  /** Written already, as the footer is. */
  cards: string[]
  titles: NamedTitle[]
  missed: NamedTitle[]
  noted?: NamedTitle[]
  more: number
  feedback: string | null
  footer: string
}

export function joinDigestText(parts: DigestTextParts): string {
  const texts = mailTexts(parts.locale).digest
  return paragraphs([
    `${parts.siteName}\n${wrap(parts.topLine)}`,
    parts.notes.map((line) => wrap(line)).join('\n'),
    ...parts.cards,
    parts.feedback === null || parts.cards.length === 0 ? null : actsText(parts.feedback, texts),
    ...titlesText(texts.moreTitles, parts.titles),
    parts.more === 0 ? null : texts.andMore(parts.more),
    ...titlesText(texts.noted, parts.noted ?? []),
    ...titlesText(texts.missed, parts.missed),
    parts.footer,
  ])
}

function cardText({ card, reasons }: DigestCard, number: number, locale: string): string {
  return numberedCard(cardBody(card, cardIndent(number), locale), reasons, number)
}

/** Under a number of two digits everything moves one column in. */
export const cardIndent = (number: number): string => ' '.repeat(leadOf(number).length)

const leadOf = (number: number): string => `${number}. `.padEnd(3)

/** A card without its number and its reader's reasons. */
export function cardBody(card: PaperCard, indent: string, locale: string): string {
  const original = card.translated?.original ?? null
  const badges = card.badges.map(({ text, url }) => (url === null ? text : `${text}: ${url}`))
  const head = [
    wrap(card.title, indent, ''),
    original === null ? null : wrap(original.title, indent),
    card.authors === '' ? null : wrap(card.authors, indent),
    `${indent}${card.url}`,
    card.pdfUrl === null ? null : `${indent}${mailTexts(locale).digest.pdf}: ${card.pdfUrl}`,
    ...badges.map((badge) => `${indent}${badge}`),
  ]
  const texts = [card.abstract, original?.abstract ?? null]
    .filter((text) => text !== null)
    .map((text) => `\n\n${wrap(text, indent)}`)
  const notes = (card.notes ?? []).map((note) => `\n\n${noteText(note, indent)}`)
  return head.filter((line) => line !== null).join('\n') + texts.join('') + notes.join('')
}

/** A note's own words under its line; its address last. */
function noteText({ line, url, blocks }: CardNote, indent: string): string {
  const said = blocks.map(({ kind, runs }) => {
    const words = runs.map(({ text, href }) => (href && href !== text ? `${text} (${href})` : text))
    return wrap(`${kind === 'item' ? '- ' : ''}${words.join('')}`, indent)
  })
  return [wrap(line, indent), ...said, `${indent}${url}`].join('\n')
}

export function numberedCard(body: string, reasons: string, number: number): string {
  const lead = leadOf(number)
  if (reasons === '') return lead + body
  return `${lead}${body}\n\n${wrap(`(${reasons})`, cardIndent(number))}`
}

const actsText = (url: string, texts: MailTexts['digest']): string =>
  `${wrap(texts.saveFirst(`${url}/1/save`))}\n${wrap(texts.otherActs)}`

const titlesText = (heading: string, titles: NamedTitle[]): string[] =>
  titles.length === 0 ? [] : [`${heading}:`, ...titles.map(titleText)]

const titleText = ({ title, url, reasons }: NamedTitle): string => {
  const head = `${wrap(title, '  ', '* ')}\n  ${url}`
  return reasons === '' ? head : `${head}\n${wrap(`(${reasons})`, '  ')}`
}
