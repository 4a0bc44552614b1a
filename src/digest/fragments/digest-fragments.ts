/** The fragments a digest is made of, each in the bundle of what it is made of. */
import { createElement, type ReactElement } from 'react'
import { render } from 'react-email'
import type { NamedTitle } from '../../../emails/letter-props.ts'
import { DigestFrame } from '../../../emails/parts/digest-frame.tsx'
import { NoteLine, Notes } from '../../../emails/parts/notes.tsx'
import { Acts, PaperCardView } from '../../../emails/parts/paper-card.tsx'
import { MoreLine, TitleRow, Titles } from '../../../emails/parts/titles.tsx'
import { cardBody, cardIndent } from '../../../emails/text/digest-text.ts'
import { footerEnd } from '../../../emails/text/footer-text.ts'
import { mailLanguage, mailTexts } from '../../locales/texts.ts'
import { type CardContent, type CardForm, cardAt } from '../card.ts'
import type { SenderProps } from '../sender-props.ts'
import { isWebAddress } from './escape-html.ts'
import { type Fragment, fragmentOf } from './fragment.ts'
import type { Bundle, FragmentStore, Soon } from './fragment-store.ts'
import { createRenderFragment } from './render-fragments.ts'
import { markers, type Slot } from './slots.ts'

/** A card that was read. */
export type CardBundle = Bundle & { content: CardContent }

/** What stands in every letter of a language. */
export type LocaleFragments = {
  /** Frames with the slot content, lines with the slot line. */
  notes: Soon
  noteLine: Soon
  titles: Soon
  missed: Soon
  noted: Soon
  moreLine: Soon
  /** Slots: title, reasons when there are some, and the address. */
  titleRow(title: Omit<NamedTitle, 'title'>): Soon
  /** Slot: feedback. By the paper's number in the letter. */
  acts(number: number): Soon
  /** Slots: reasons, and content for the acts. Text: the card without its number and reasons. `number` 1 is the first. */
  card(card: CardBundle, form: CardForm, number: number): Soon
}

export type DigestFragments = {
  /** Slots: subject, preheader, topLine, content, why and the three links. Text: the footer's end. */
  frame(sender: SenderProps): Soon
  in(locale: string): LocaleFragments
}

export function createDigestFragments(store: FragmentStore): DigestFragments {
  const renderFragment = createRenderFragment()
  const made = async (slots: readonly Slot[], element: ReactElement, text = '') =>
    fragmentOf({ html: await renderFragment(element), slots, text })
  return {
    frame(sender) {
      const language = mailLanguage(sender.locale)
      const bundle = store.bundle(`sender ${JSON.stringify({ ...sender, locale: '' })}`)
      return store.take(bundle, language, () => makeFrame(sender))
    },
    in(locale) {
      const language = mailLanguage(locale)
      const own = store.bundle(`language ${language}`)
      const take = (name: string, slots: readonly Slot[], element: () => ReactElement) =>
        store.take(own, name, () => made(slots, element()))
      const { content, line } = markers
      return {
        get notes() {
          return take('notes', ['content'], () => createElement(Notes, { locale }, content))
        },
        get noteLine() {
          return take('note', ['line'], () => createElement(NoteLine, { line }))
        },
        get titles() {
          const heading = mailTexts(locale).digest.moreTitles
          return take('titles', ['content'], () =>
            createElement(Titles, { locale, heading }, content),
          )
        },
        get missed() {
          const heading = mailTexts(locale).digest.missed
          return take('missed', ['content'], () =>
            createElement(Titles, { locale, heading }, content),
          )
        },
        get noted() {
          const heading = mailTexts(locale).digest.noted
          return take('noted', ['content'], () =>
            createElement(Titles, { locale, heading }, content),
          )
        },
        get moreLine() {
          return take('more', ['line'], () => createElement(MoreLine, { locale, line }))
        },
        titleRow({ url, reasons, translated }) {
          const told = { locale, ...(translated && { translated }) }
          const kind = translated ? 'translated row' : 'row'
          if (isWebAddress(url) && reasons !== '')
            return take(kind, fullRow, () => fullRowElement(told))
          const row = rowOf(url, reasons, told)
          return take(`${kind} ${row.slots} ${row.own ?? ''}`, row.slots, row.element)
        },
        acts(number) {
          const url = `${markers.feedback}/${number}`
          return take(`acts ${number}`, ['feedback'], () => createElement(Acts, { locale, url }))
        },
        card(card, form, number) {
          const isFirst = number === 1
          const indent = cardIndent(number)
          const variant = `${form} ${language} ${isFirst ? 'first' : indent.length}`
          return store.take(card, variant, () => {
            const shown = cardAt(card.content, form)
            const element = createElement(PaperCardView, {
              card: shown,
              reasons: markers.reasons,
              locale,
              isFirst,
              acts: content,
            })
            return made(['reasons', 'content'], element, cardBody(shown, indent, locale))
          })
        },
      }
    },
  }
}

const fullRow = ['title', 'url', 'reasons'] as const satisfies Slot[]
type ToldRow = { locale: string; translated?: true }
const fullRowElement = (told: ToldRow) => rowOf(null, markers.reasons, told).element()

/** What is no web address is left to React, which blocks scripts. */
function rowOf(url: string | null, reasons: string, told: ToldRow) {
  const own = url === null || isWebAddress(url) ? null : url
  const slots = fullRow.filter(
    (slot) => !(slot === 'url' && own !== null) && !(slot === 'reasons' && reasons === ''),
  )
  const element = () =>
    createElement(TitleRow, {
      ...told,
      title: markers.title,
      url: own ?? markers.url,
      reasons: reasons === '' ? '' : markers.reasons,
    })
  return { own, slots, element }
}

const frameSlots = [
  'subject',
  'preheader',
  'topLine',
  'content',
  'why',
  'preferences',
  'unsubscribe',
  'view',
] as const satisfies Slot[]

/** Rendered by itself: React treats html, head and body unlike other elements. */
async function makeFrame(sender: SenderProps): Promise<Fragment> {
  const { subject, preheader, topLine, why, preferences, unsubscribe, view } = markers
  const urls = { preferences, unsubscribe, view, feedback: '' }
  const audience = { kind: 'reader', why, urls } as const
  const frame = { ...sender, subject, preheader, topLine, audience }
  const html = await render(createElement(DigestFrame, frame, markers.content))
  const text = footerEnd({ ...sender, forVisitor: false, thanks: true })
  return fragmentOf({ html, slots: frameSlots, text })
}
