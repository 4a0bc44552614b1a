/** What a card shows of a paper, addressed by its own hash: the same card is stored once however many
 * readers get it. Pure. */
import { createHash } from 'node:crypto'
import type { CardNote, PaperCard } from '../../emails/letter-props.ts'
import { cleanText } from '../lib/clean-text.ts'
import { cutText } from '../lib/cut-text.ts'
import type { MailTexts } from '../locales/texts.ts'
import { acceptedAt } from '../papers/accepted-at.ts'
import type { Paper } from '../papers/paper.ts'
import type { AbstractLength } from '../storage/schema/subscribers.ts'
import { fullAbstract, shortAbstract, shortTranslation } from './abstract.ts'
import { authorLine } from './author-line.ts'
import { paperLinks } from './paper-links.ts'
import { readable } from './readable.ts'

/** A card with its abstract at each length; the letter says which one it shows. */
export type CardContent = Omit<PaperCard, 'abstract' | 'translated'> & {
  abstracts: Abstracts
  /** Of a card that is told in the letter's language. */
  translated?: { original: { title: string; abstracts: Abstracts } | null }
}
type Abstracts = { short: string; full: string }

/** A paper's title and abstract in the letter's language, TeX still inside. */
export type Told = { title: string; abstract: string; keepsOriginal: boolean }

/** The longest title of the corpus has 217 characters. */
const longestTitle = 300

export const readableTitle = (title: string): string => cutText(readable(title), longestTitle)

export function cardOf(input: {
  paper: Paper
  codeUrl: string | null
  texts: MailTexts
  told?: Told | undefined
  notes?: CardNote[] | undefined
}): CardContent {
  const { paper, texts, told, notes } = input
  const original = { title: readableTitle(paper.title), abstracts: abstractsOf(paper.abstract) }
  const links = paperLinks(paper)
  return {
    publicId: paper.publicId,
    title: told ? readableTitle(told.title) : original.title,
    url: links.abstract,
    pdfUrl: links.pdf,
    authors: authorLine(paper.authors, texts),
    abstracts: told ? abstractsOf(told.abstract, paper.abstract) : original.abstracts,
    badges: badgesOf(input),
    ...(told && { translated: { original: told.keepsOriginal ? original : null } }),
    ...(notes && { notes }),
  }
}

/** `original`: what a translation was made from; its short form takes the same sentences. */
function abstractsOf(tex: string, original?: string): Abstracts {
  const text = readable(tex)
  const short =
    original === undefined ? shortAbstract(text) : shortTranslation(text, readable(original))
  return { short, full: fullAbstract(text) }
}

function badgesOf({ paper, codeUrl, texts }: Parameters<typeof cardOf>[0]): PaperCard['badges'] {
  const venue = acceptedAt(paper.comment)
  const badges: PaperCard['badges'] = []
  if (paper.late && paper.listingDay) {
    badges.push({ text: texts.badge.late(paper.listingDay), url: null })
  }
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
export function cardAt(content: CardContent, form: CardForm): PaperCard {
  const { abstracts, publicId, title, url, pdfUrl, authors, badges } = content
  const notes = content.notes && { notes: content.notes }
  const translated = content.translated && { translated: translatedAt(content, form) }
  if (form === 'lines') {
    const lines = { title: asLine(title), authors: asLine(authors) }
    return { publicId, ...lines, url, pdfUrl, abstract: null, badges, ...translated }
  }
  const abstract = form === 'titles' ? null : abstracts[form] || null
  return { publicId, title, url, pdfUrl, authors, abstract, badges, ...notes, ...translated }
}

function translatedAt({ translated }: CardContent, form: CardForm): PaperCard['translated'] {
  const original = translated?.original ?? null
  if (original === null || form === 'lines') return { original: null }
  const abstract = form === 'titles' ? null : original.abstracts[form] || null
  return { original: { title: original.title, abstract } }
}
