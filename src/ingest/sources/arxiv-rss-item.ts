/** One item of an arXiv feed as a paper, and what its announcement means (sources.md section 1). */
import { textOf, textsOf, type XmlNode } from '../../lib/xml.ts'
import { monthsSinceAnnounced } from '../../papers/arxiv-id.ts'
import type { IncomingPaper } from '../../papers/paper.ts'
import { admitPaper } from '../admit-paper.ts'
import { affiliationsIn } from '../affiliations-in.ts'
import { listingDayAt } from '../arxiv-calendar.ts'
import type { KnownCategories } from '../source.ts'
import { splitAuthors } from '../split-authors.ts'

const announceTypes = ['new', 'cross', 'replace', 'replace-cross'] as const
/** Relative to the request: a paper whose primary category was not asked for comes as a cross. */
export type AnnounceType = (typeof announceTypes)[number]

export type RssItem =
  | { ok: true; announced: AnnounceType; paper: IncomingPaper }
  | { ok: false; id: string; why: string }

/** arXiv writes it before every abstract: `arXiv:2609.26811v1 Announce Type: new \nAbstract: `. */
const prefix = /^\s*arXiv:\s*(\S+)\s+Announce\s+Type:\s*(\S+)\s+Abstract:\s*/i

/** `channelDate`: the feed's own pubDate, for items that bring none. */
export function readRssItem(
  node: XmlNode,
  channelDate: string,
  knownCategories: KnownCategories,
): RssItem {
  const description = textOf(node, 'description')
  const [lead = '', prefixId = '', prefixType = ''] = prefix.exec(description) ?? []
  const id = textOf(node, 'guid') || prefixId || textOf(node, 'link')
  const announced = announceTypeOf(textOf(node, 'arxiv:announce_type') || prefixType)
  if (announced === null) return { ok: false, id, why: 'no announce type' }
  const day = listingDayOf(textOf(node, 'pubDate') || channelDate)
  if (day === null) return { ok: false, id, why: 'no date' }
  const creators = textsOf(node, 'dc:creator').join(', ')
  const admission = admitPaper(
    {
      id,
      title: textOf(node, 'title'),
      abstract: description.slice(lead.length),
      authors: splitAuthors(creators),
      affiliations: affiliationsIn(creators),
      categories: textsOf(node, 'category'),
      journalRef: textOf(node, 'arxiv:journal_reference'),
      doi: textOf(node, 'arxiv:DOI'),
      license: textOf(node, 'dc:rights'),
    },
    knownCategories,
  )
  if (!admission.ok) return { ok: false, id, why: admission.why }
  const { paper } = admission
  const listing = listingOf(announced, paper.publicId, paper.version, day)
  return { ok: true, announced, paper: { ...paper, ...listing } }
}

type Listing = Pick<IncomingPaper, 'firstAnnouncement' | 'listingDay' | 'listingDayEstimated'>

/** Only a first announcement is ever mailed as new (design 4.1). `new` is one. A cross-listing is
 * taken for one while the paper may well be new to everybody: still in its first version, its id
 * of this month or the last. It comes when the group of the paper's own category failed or was
 * missed; the day it was first announced is then a guess. Replacements never are, and of them and
 * of old cross-listings the listing day is unknown. */
export function listingOf(
  announced: AnnounceType,
  publicId: string,
  version: number,
  day: string,
): Listing {
  const fresh = version === 1 && monthsSinceAnnounced(publicId, day) <= 1
  if (announced === 'new') return { firstAnnouncement: true, listingDay: day }
  if (announced === 'cross' && fresh) {
    return { firstAnnouncement: true, listingDay: day, listingDayEstimated: true }
  }
  return { firstAnnouncement: false, listingDay: null }
}

function announceTypeOf(text: string): AnnounceType | null {
  const given = text.trim().toLowerCase()
  return announceTypes.find((type) => type === given) ?? null
}

/** `Thu, 24 Sep 2026 00:00:00 -0400` -> `2026-09-24`, the day in New York. */
export function listingDayOf(date: string): string | null {
  const at = new Date(date.trim())
  return date.trim() === '' || Number.isNaN(at.getTime()) ? null : listingDayAt(at)
}
