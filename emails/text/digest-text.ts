/** The digest as plain text: what a person would want to read in a terminal. Written from the same
 * props as the HTML, not stripped from it. */
import { mailTexts } from '../../src/locales/texts.ts'
import type { DigestCard, DigestLetterProps, NamedTitle } from '../letter-props.ts'
import { footerText } from './footer-text.ts'
import { paragraphs, wrap } from './wrap.ts'

export function digestText(props: DigestLetterProps): string {
  const { locale } = props
  const texts = mailTexts(locale).digest
  const notes = [...(props.welcome?.lines ?? []), ...props.notices]
  return paragraphs([
    `${props.siteName}\n${wrap(props.topLine)}`,
    notes.map((line) => wrap(line)).join('\n'),
    ...props.cards.map((card, index) => cardText(card, index + 1, locale)),
    props.titles.length === 0
      ? null
      : paragraphs([`${texts.moreTitles}:`, ...props.titles.map(titleText)]),
    props.more === 0 ? null : texts.andMore(props.more),
    footerText({ ...props, thanks: true }),
  ])
}

function cardText({ card, reasons }: DigestCard, number: number, locale: string): string {
  const lead = `${number}. `.padEnd(3)
  // Under a number of two digits everything moves one column in.
  const indent = ' '.repeat(lead.length)
  const badges = card.badges.map(({ text, url }) => (url === null ? text : `${text}: ${url}`))
  const head = [
    wrap(card.title, indent, lead),
    card.authors === '' ? null : wrap(card.authors, indent),
    `${indent}${card.url}`,
    card.pdfUrl === null ? null : `${indent}${mailTexts(locale).digest.pdf}: ${card.pdfUrl}`,
    ...badges.map((badge) => `${indent}${badge}`),
  ]
  return [
    head.filter((line) => line !== null).join('\n'),
    card.abstract === null ? '' : `\n\n${wrap(card.abstract, indent)}`,
    reasons === '' ? '' : `\n\n${wrap(`(${reasons})`, indent)}`,
  ].join('')
}

const titleText = ({ title, url, reasons }: NamedTitle): string =>
  [wrap(title, '  ', '* '), `  ${url}`, reasons === '' ? null : wrap(`(${reasons})`, '  ')]
    .filter((line) => line !== null)
    .join('\n')
