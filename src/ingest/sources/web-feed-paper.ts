/** An item of a journal's or a lab's feed as a paper, as far as it tells. */
import type { IncomingPaper } from '../../papers/paper.ts'
import { admitWork } from '../admit-paper.ts'
import { listingDayAt } from '../arxiv-calendar.ts'
import { nameGiven } from '../look-up/name-given.ts'
import type { KnownCategories } from '../source.ts'
import { splitAuthors } from '../split-authors.ts'
import type { FeedItem } from './web-feed-items.ts'
import { readItemText, textOf } from './web-feed-text.ts'

export type FeedPaper =
  | { ok: true; paper: IncomingPaper }
  | { ok: false; where: string; why: string }

/** `today`: taken for the day of items that tell none, or one that is yet to come. */
export function readFeedPaper(
  item: FeedItem,
  knownCategories: KnownCategories,
  today: string,
): FeedPaper {
  const title = textOf(item.title)
  const text = readItemText(textOf(item.body))
  const names = item.identifiers.map(nameGiven)
  const doi = names.find((name) => name?.kind === 'doi')
  const arxiv = names.find((name) => name?.kind === 'arxiv')
  const admission = admitWork(
    {
      arxivId: arxiv?.kind === 'arxiv' ? arxiv.id : null,
      url: webLink(item.link),
      title,
      abstract: text.abstract,
      authors: (item.authors.length > 0 ? item.authors : [text.authors]).flatMap(namesIn),
      categories: [],
      doi: doi?.kind === 'doi' ? doi.doi : null,
      journalRef: item.journal || text.journal || null,
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
  const listing = listingOf(item.date, today)
  return { ok: true, paper: { ...admission.paper, ...listing, firstAnnouncement: true } }
}

const initials = /^(?:\p{Lu}\.[\s-]?){1,5}$|^\p{Lu}$/u
const familyAlone = /^(?!.*\p{Lu}\.|\p{Lu}\s).*\p{L}{2}/u

/** bioRxiv's feeds and others put the family name first: `Bee, A. K., Dee, C.` are two. */
function namesIn(written: string): string[] {
  const names: string[] = []
  for (const name of splitAuthors(written)) {
    const before = names.at(-1) ?? ''
    if (initials.test(name) && familyAlone.test(before))
      names[names.length - 1] = `${name} ${before}`
    else names.push(name)
  }
  return names
}

/** A link of another kind than the web's never stands on a page of ours. */
const webLink = (text: string): string | null => {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && /^https?:$/.test(url.protocol) && text.length <= 500 ? url.href : null
}

/** Who knows a day alone writes its midnight, which is the evening before in New York. */
const dayOf = (at: Date): string =>
  at.getTime() % 86_400_000 === 0 ? at.toISOString().slice(0, 10) : listingDayAt(at)

type Listing = Pick<IncomingPaper, 'listingDay' | 'listingDayEstimated'>

/** Issues are dated ahead. */
function listingOf(date: string, today: string): Listing {
  const bare = /^\s*(\d{4}-\d\d-\d\d)\s*$/.exec(date)?.[1]
  const at = new Date(date.trim())
  const isDated = date.trim() !== '' && !Number.isNaN(at.getTime())
  const day = isDated ? (bare ?? dayOf(at)) : null
  if (day !== null && day <= today) return { listingDay: day }
  return { listingDay: today, listingDayEstimated: true }
}
