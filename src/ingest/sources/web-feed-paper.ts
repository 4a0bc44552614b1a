/** An item of a journal's or a lab's feed as a paper, as far as it tells. */
import { htmlToText } from '../../lib/html-text.ts'
import type { IncomingPaper } from '../../papers/paper.ts'
import { admitWork } from '../admit-paper.ts'
import { listingDayAt } from '../arxiv-calendar.ts'
import { nameGiven } from '../look-up/name-given.ts'
import type { KnownCategories } from '../source.ts'
import { splitAuthors } from '../split-authors.ts'
import type { FeedItem } from './web-feed-items.ts'

export type FeedPaper =
  | { ok: true; paper: IncomingPaper }
  | { ok: false; where: string; why: string }

/** Publishers write this before the abstract: `Nature, Published online: 18 May 2026; doi:10.1038/x`. */
const preamble = /^\s*[^;]{0,120}?published online:[^;]{0,40};\s*(?:doi:\s*\S+)?\s*/i
const abstractLabel = /^\s*abstract[:.\s]+(?=\p{Lu})/iu

/** `today`: the day of items without a date, or with one in the future as issues have. */
export function readFeedPaper(
  item: FeedItem,
  knownCategories: KnownCategories,
  today: string,
): FeedPaper {
  const title = htmlToText(item.title)
  const names = item.identifiers.map(nameGiven)
  const doi = names.find((name) => name?.kind === 'doi')
  const arxiv = names.find((name) => name?.kind === 'arxiv')
  const admission = admitWork(
    {
      arxivId: arxiv?.kind === 'arxiv' ? arxiv.id : null,
      url: webLink(item.link),
      title,
      abstract: htmlToText(item.body).trim().replace(preamble, '').replace(abstractLabel, ''),
      authors: item.authors.flatMap(splitAuthors),
      categories: [],
      doi: doi?.kind === 'doi' ? doi.doi : null,
      journalRef: item.journal || null,
    },
    knownCategories,
  )
  if (!admission.ok)
    return { ok: false, where: title.slice(0, 60) || item.link, why: admission.why }
  // An overlay journal names a paper of arXiv's: arXiv announces it, and tells the rest.
  if (arxiv) {
    const { url: _, ...paper } = admission.paper
    return { ok: true, paper: { ...paper, listingDay: null, firstAnnouncement: false } }
  }
  const listingDay = dayOf(item.date, today)
  return { ok: true, paper: { ...admission.paper, listingDay, firstAnnouncement: true } }
}

/** A link of another kind than the web's never stands on a page of ours. */
const webLink = (text: string): string | null => {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && /^https?:$/.test(url.protocol) && text.length <= 500 ? url.href : null
}

function dayOf(date: string, today: string): string {
  const bare = /^\s*(\d{4}-\d\d-\d\d)\s*$/.exec(date)?.[1]
  const at = new Date(date.trim())
  if (date.trim() === '' || Number.isNaN(at.getTime())) return today
  const day = bare ?? listingDayAt(at)
  return day > today ? today : day
}
