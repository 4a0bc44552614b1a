/** An edition as the mail of who follows it, for its editor to look at: nobody's, sent to nobody. */
import { createElement } from 'react'
import { render } from 'react-email'
import { DigestLetter } from '../../emails/digest.tsx'
import type { Edition } from '../editorial/read-edition.ts'
import { editionTag, type Series } from '../editorial/series.ts'
import { mailTexts } from '../locales/texts.ts'
import type { Reason } from '../matching/reason.ts'
import { cardAt } from './card.ts'
import { makeCard } from './made-cards.ts'
import { tellNotes } from './tell-notes.ts'

type Sender = { publicUrl: string; siteName: string; contact: string }

export async function previewEdition(
  sender: Sender,
  { series, edition }: { series: Series; edition: Edition },
): Promise<string> {
  const { publicUrl } = sender
  const locale = series.language
  const about = { slug: series.slug, series: series.name, date: edition.date }
  // As to whoever follows the series.
  const theirs: Reason = { kind: 'tag', slug: editionTag(series.slug), where: 'record', words: [] }
  const cards = edition.notes.map(({ paper, ...note }) => {
    const pick = { paper, codeUrl: null, section: 'full' as const, reasons: [theirs] }
    const notes = new Map(
      note.markdown === '' ? [] : [[paper.id, [{ ...about, ...note, releasedAt: null }]]],
    )
    const [told = pick] = tellNotes([pick], { locale }, { notes, publicUrl, until: null })
    return { card: cardAt(makeCard(told, locale).card, 'short'), reasons: series.name }
  })
  const texts = mailTexts(locale)
  const { awayUntil } = series
  const isAway = awayUntil !== null && awayUntil > edition.date
  const notices = isAway ? [texts.note.away(series.name, texts.fullDate(awayUntil))] : []
  const subject = cards[0]?.card.title ?? series.name
  return render(
    createElement(DigestLetter, {
      ...{ locale, siteName: sender.siteName, siteUrl: publicUrl, contact: sender.contact },
      ...{ postalAddress: '', subject, preheader: series.name },
      topLine: `${series.name} · ${texts.fullDate(edition.date)}`,
      ...{ welcome: null, notices, cards, titles: [], missed: [], more: 0 },
      audience: {
        kind: 'visitor',
        subscribeUrl: `${publicUrl}/?tag=${editionTag(series.slug)}`,
      },
    }),
  )
}
