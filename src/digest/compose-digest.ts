/** One digest letter put together from fragments. Lengths are added up first, so only the form that
 * fits is put together. */
import type { NamedTitle, ReaderUrls } from '../../emails/letter-props.ts'
import { unbroken } from '../../emails/parts/masthead.tsx'
import { joinDigestText, numberedCard } from '../../emails/text/digest-text.ts'
import { joinFooter } from '../../emails/text/footer-text.ts'
import { mailTexts } from '../locales/texts.ts'
import { asLine } from './card.ts'
import { formsOf, type LetterForm, letterBudget } from './fit-letter.ts'
import type { CardBundle, DigestFragments, LocaleFragments } from './fragments/digest-fragments.ts'
import { escapeAddress, escapeHtml } from './fragments/escape-html.ts'
import {
  asBytes,
  type Draft,
  finished,
  fitsIn,
  type JsonPieces,
  type Piece,
  written,
} from './fragments/fragment.ts'
import type { FrozenDigest, FrozenSender } from './frozen-letter.ts'
import { senderProps } from './sender-props.ts'

/** Nothing in it holds a marker (fragments/slots.ts). */
export type DigestToCompose = {
  frozen: FrozenSender & FrozenDigest
  /** By hash. */
  cards: ReadonlyMap<string, CardBundle>
  urls: ReaderUrls & { view: string }
}

export async function composeDigest(
  fragments: DigestFragments,
  input: DigestToCompose,
): Promise<{ html: JsonPieces; text: string }> {
  const { frozen } = input
  const papers = papersOf(input)
  const values = readersValues(input)
  const local = fragments.in(frozen.locale)
  const links = { feedback: asBytes(escapeAddress(input.urls.feedback)) }
  const frame = fragments.frame(senderProps(frozen))
  let chosen: Chosen | null = null
  for (const form of formsOf(frozen.length)) {
    const cards = papers.map((paper, index) => {
      const number = index + 1
      return cardDraft(local, paper, form, { number, links })
    })
    const content = [
      ...notesDraft(local, frozen),
      ...cards,
      ...titlesDraft(local, frozen, form),
      ...moreDraft(local, frozen, form),
      ...notedDraft(local, frozen),
      ...missedDraft(local, frozen, form),
    ]
    const piece = await finished({ fragment: frame, values, content })
    chosen = { form, piece, cards: cards as Piece[] }
    if (fitsIn(piece, letterBudget)) break
  }
  if (chosen === null) throw new Error('a digest has no form')
  return { html: written(chosen.piece), text: textOf(input, chosen) }
}

type Chosen = { form: LetterForm; piece: Piece; cards: Piece[] }
type Paper = { card: CardBundle; reasons: string }

/** Before anything is asked for, so that a missing card leaves no fragment that nobody waits for. */
const papersOf = ({ frozen, cards }: DigestToCompose): Paper[] =>
  frozen.cards.map(({ hash, reasons }) => {
    const card = cards.get(hash)
    if (!card) throw new Error(`card ${hash} of digest ${frozen.digestId} is missing`)
    return { card, reasons }
  })

const readersValues = ({ frozen, urls }: DigestToCompose) => ({
  subject: escapeHtml(frozen.subject),
  preheader: escapeHtml(frozen.preheader),
  topLine: escapeHtml(unbroken(frozen.topLine)),
  why: escapeHtml(frozen.why),
  preferences: escapeAddress(urls.preferences),
  unsubscribe: escapeAddress(urls.unsubscribe),
  view: escapeAddress(urls.view ?? ''),
})

const reasonsIn = (form: LetterForm, reasons: string): string =>
  form.cards === 'lines' ? asLine(reasons) : reasons

const cardDraft = (
  local: LocaleFragments,
  { card, reasons }: Paper,
  form: LetterForm,
  place: { number: number; links: { feedback: Uint8Array } },
): Draft => ({
  fragment: local.card(card, form.cards, place.number),
  values: { reasons: escapeHtml(reasonsIn(form, reasons)) },
  content: [{ fragment: local.acts(place.number), values: place.links }],
})

const notesIn = ({ welcome, notices }: FrozenDigest): string[] => [...welcome, ...notices]

function notesDraft(local: LocaleFragments, frozen: FrozenDigest): Draft[] {
  const content = notesIn(frozen).map((line) => ({
    fragment: local.noteLine,
    values: { line: escapeHtml(line) },
  }))
  return content.length === 0 ? [] : [{ fragment: local.notes, values: {}, content }]
}

const rowDraft = (local: LocaleFragments, title: NamedTitle): Draft => ({
  fragment: local.titleRow(title),
  values: {
    title: escapeHtml(title.title),
    url: escapeHtml(title.url),
    reasons: escapeHtml(title.reasons),
  },
})

function titlesDraft(local: LocaleFragments, frozen: FrozenDigest, form: LetterForm): Draft[] {
  const content = titlesIn(form, frozen).map((title) => rowDraft(local, title))
  return content.length === 0 ? [] : [{ fragment: local.titles, values: {}, content }]
}

function missedDraft(local: LocaleFragments, frozen: FrozenDigest, form: LetterForm): Draft[] {
  const content = missedIn(form, frozen).map((title) => rowDraft(local, title))
  return content.length === 0 ? [] : [{ fragment: local.missed, values: {}, content }]
}

/** In every form: they are few, and come this once. */
function notedDraft(local: LocaleFragments, { noted = [] }: FrozenDigest): Draft[] {
  const content = noted.map((note) => rowDraft(local, note))
  return content.length === 0 ? [] : [{ fragment: local.noted, values: {}, content }]
}

const titlesIn = ({ names }: LetterForm, { titles }: FrozenDigest) => (names ? titles : [])

export const missedIn = ({ names }: LetterForm, { missed }: FrozenDigest) =>
  names ? (missed ?? []) : []

/** Papers that are not named in this form are counted with the others. */
const moreIn = (form: LetterForm, { more, titles }: FrozenDigest): number =>
  form.names ? more : more + titles.length

function moreDraft(local: LocaleFragments, frozen: FrozenDigest, form: LetterForm): Draft[] {
  const more = moreIn(form, frozen)
  if (more === 0) return []
  const line = escapeHtml(mailTexts(frozen.locale).digest.andMore(more))
  return [{ fragment: local.moreLine, values: { line } }]
}

function textOf({ frozen, urls }: DigestToCompose, { form, piece, cards }: Chosen): string {
  const { locale, siteName, topLine, why } = frozen
  return joinDigestText({
    locale,
    siteName,
    topLine,
    notes: notesIn(frozen),
    cards: cards.map(({ fragment }, index) => {
      const reasons = reasonsIn(form, frozen.cards[index]?.reasons ?? '')
      return numberedCard(fragment.text, reasons, index + 1)
    }),
    titles: titlesIn(form, frozen),
    missed: missedIn(form, frozen),
    noted: frozen.noted ?? [],
    more: moreIn(form, frozen),
    feedback: urls.feedback,
    footer: joinFooter({ kind: 'reader', why, urls }, locale, piece.fragment.text),
  })
}
