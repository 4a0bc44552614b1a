/** What a card shows of a paper, addressed by its own hash: the same card is stored once however many
 * readers get it. Pure. */
import { createHash } from 'node:crypto'
import type { PaperCard } from '../../emails/letter-props.ts'
import { cleanText } from '../lib/clean-text.ts'
import { cutText } from '../lib/cut-text.ts'
import type { MailTexts } from '../locales/texts.ts'
import { acceptedAt } from '../matching/accepted-at.ts'
import type { Paper } from '../papers/paper.ts'
import type { AbstractLength } from '../storage/schema/subscribers.ts'
import { fullAbstract, shortAbstract } from './abstract.ts'
import { authorLine } from './author-line.ts'
import { paperLinks } from './paper-links.ts'
import { readable } from './readable.ts'

/** A card with its abstract at each length; the letter says which one it shows. */
export type CardContent = Omit<PaperCard, 'abstract'> & {
  abstracts: { short: string; full: string }
}

/** The longest title of the corpus has 217 characters. */
const longestTitle = 300

export const readableTitle = (title: string): string => cutText(readable(title), longestTitle)

export function cardOf(input: {
  paper: Paper
  codeUrl: string | null
  texts: MailTexts
}): CardContent {
  const { paper, texts } = input
  const abstract = readable(paper.abstract)
  const links = paperLinks(paper.publicId)
  return {
    publicId: paper.publicId,
    title: readableTitle(paper.title),
    url: links.abstract,
    pdfUrl: links.pdf,
    authors: authorLine(paper.authors, texts),
    abstracts: { short: shortAbstract(abstract), full: fullAbstract(abstract) },
    badges: badgesOf(input),
  }
}

function badgesOf({ paper, codeUrl, texts }: Parameters<typeof cardOf>[0]): PaperCard['badges'] {
  const venue = acceptedAt(paper.comment)
  const badges: PaperCard['badges'] = []
  if (paper.sample) badges.push({ text: texts.badge.sample, url: null })
  if (venue) badges.push({ text: cutText(texts.badge.accepted(cleanText(venue)), 60), url: null })
  if (codeUrl && isWebAddress(codeUrl)) badges.push({ text: texts.badge.code, url: codeUrl })
  return badges
}

/** Sources are not believed about what a link may start with. */
const isWebAddress = (address: string): boolean =>
  /^https?:\/\/[^\s"<>\\]{1,300}$/.test(address) && URL.canParse(address)

/** SHA-256 of the content as JSON; its keys stand in the order `cardOf` writes them. */
export const cardHash = (card: CardContent): string =>
  createHash('sha256').update(JSON.stringify(card)).digest('base64url')

/** Lengths of the abstract, and last `lines`: no abstract, title and authors cut to a line. */
export type CardForm = AbstractLength | 'lines'

const lineLength = 100

/** What one line of a letter holds in the form `lines`. */
export const asLine = (text: string): string => cutText(text, lineLength)

/** The card as the template takes it. */
export function cardAt(
  { abstracts, publicId, title, url, pdfUrl, authors, badges }: CardContent,
  form: CardForm,
): PaperCard {
  if (form === 'lines') {
    const lines = { title: asLine(title), authors: asLine(authors) }
    return { publicId, ...lines, url, pdfUrl, abstract: null, badges }
  }
  const abstract = form === 'titles' ? null : abstracts[form] || null
  return { publicId, title, url, pdfUrl, authors, abstract, badges }
}
