/** What a stored paper says of itself, and how a further sighting changes it. Pure: whatever order
 * sightings come in, an older version never wins and the first stated announcement stays. Where several
 * sources list one work, one of them tells its words and versions, and the others what it leaves out. */
import { isArxivId } from './arxiv-id.ts'
import type { IncomingPaper } from './paper.ts'
import { isOwnId } from './public-id.ts'
import { notesWithdrawal, saysWithdrawn } from './withdrawal.ts'

export type PaperFacts = {
  title: string
  abstract: string
  authors: string[]
  categories: string[]
  comment: string | null
  journalRef: string | null
  doi: string | null
  license: string | null
  url: string | null
  submittedAt: Date | null
  /** The public id of the record whose words these are; null: the row's own. */
  toldBy: string | null
  latestVersion: number
  withdrawn: boolean
  sample: boolean
  listingDay: string | null
  listingDayEstimated: boolean
}

/** `held`: null for a paper not seen before; `rowId`: the public id of its row. The same sighting twice
 * changes nothing. */
export function mergeSighting(
  held: PaperFacts | null,
  seen: IncomingPaper,
  rowId: string = seen.publicId,
): PaperFacts {
  if (held === null) return { ...wordsOf(seen, null), ...listingOf(null, seen) }
  if (seen.sample && !held.sample) return held
  if (seen.hearsay && !held.sample) return { ...beside(held, seen), ...listingOf(held, seen) }
  const teller = held.toldBy ?? rowId
  if (seen.publicId !== teller && !held.sample) {
    const words = tells(seen.publicId) > tells(teller) ? takenOver(held, seen) : beside(held, seen)
    return { ...words, ...listingOf(held, seen) }
  }
  const wins = held.sample || seen.version >= held.latestVersion
  return { ...(wins ? wordsOf(seen, held) : fromOlder(held, seen)), ...listingOf(held, seen) }
}

type Listing = Pick<PaperFacts, 'listingDay' | 'listingDayEstimated'>
type Words = Omit<PaperFacts, keyof Listing>

/** The sighting's words; what it does not tell (a feed has no comments) stays as it was held. */
function wordsOf(seen: IncomingPaper, held: PaperFacts | null): Words {
  const kept = held && seen.version > held.latestVersion ? unlessWithdrawn(held) : held
  const comment = seen.comment ?? kept?.comment ?? null
  const abstract = seen.abstract || (kept?.abstract ?? '')
  return {
    title: seen.title,
    abstract,
    authors: oneOf(seen.authors, held?.authors),
    categories: oneOf(seen.categories, held?.categories),
    comment,
    journalRef: seen.journalRef ?? held?.journalRef ?? null,
    doi: seen.doi ?? held?.doi ?? null,
    license: seen.license ?? held?.license ?? null,
    url: seen.url ?? held?.url ?? null,
    submittedAt: held?.submittedAt ?? seen.submittedAt ?? null,
    toldBy: held?.toldBy ?? null,
    latestVersion: seen.version,
    withdrawn: notesWithdrawal(comment) || saysWithdrawn(abstract),
    sample: seen.sample ?? false,
  }
}

/** The first list unless it is empty. */
const oneOf = (list: string[], other: string[] | undefined): string[] =>
  list.length > 0 ? list : (other ?? list)

/** A withdrawal is of one version; the next undoes it by saying nothing. */
const unlessWithdrawn = ({ comment, abstract }: Pick<PaperFacts, 'comment' | 'abstract'>) => ({
  comment: notesWithdrawal(comment) ? null : comment,
  abstract: saysWithdrawn(abstract) ? '' : abstract,
})

/** Whose words are fuller: arXiv's have versions, categories and whole abstracts, a feed's may be cut. */
function tells(publicId: string): number {
  if (isArxivId(publicId)) return 3
  return isOwnId(publicId) ? 1 : 2
}

const takenOver = (held: PaperFacts, seen: IncomingPaper): Words => ({
  ...wordsOf(seen, held),
  toldBy: seen.publicId,
  url: seen.url ?? (isArxivId(seen.publicId) ? arxivPage(seen.publicId) : held.url),
})

const arxivPage = (id: string): string => `https://arxiv.org/abs/${id}`

/** The page stays that of whoever tells the words. */
const beside = (held: PaperFacts, seen: IncomingPaper): Words => ({
  ...filledIn(held, seen),
  url: held.url,
})

const fromOlder = (held: PaperFacts, seen: IncomingPaper): Words =>
  filledIn(held, saysWithdrawn(seen.abstract) ? { ...seen, abstract: '' } : seen)

/** Only what was not known. */
const filledIn = (held: PaperFacts, seen: IncomingPaper): Words => ({
  ...held,
  abstract: held.abstract || seen.abstract,
  authors: oneOf(held.authors, seen.authors),
  categories: oneOf(held.categories, seen.categories),
  journalRef: held.journalRef ?? seen.journalRef ?? null,
  doi: held.doi ?? seen.doi ?? null,
  license: held.license ?? seen.license ?? null,
  url: held.url ?? seen.url ?? null,
  submittedAt: held.submittedAt ?? seen.submittedAt ?? null,
  withdrawn: held.withdrawn || (held.abstract === '' && saysWithdrawn(seen.abstract)),
})

/** A stated day beats an estimated one, and of two alike the earlier is the first. */
function listingOf(held: PaperFacts | null, seen: IncomingPaper): Listing {
  const known: Listing = {
    listingDay: held?.listingDay ?? null,
    listingDayEstimated: held?.listingDayEstimated ?? false,
  }
  if (!seen.firstAnnouncement || seen.listingDay === null) return known
  const told: Listing = {
    listingDay: seen.listingDay,
    listingDayEstimated: seen.listingDayEstimated ?? false,
  }
  if (known.listingDay === null || (held?.sample && !seen.sample)) return told
  if (known.listingDayEstimated !== told.listingDayEstimated) {
    return known.listingDayEstimated ? told : known
  }
  return seen.listingDay < known.listingDay ? told : known
}

/** Whether two are the same in every field. */
export const sameFacts = (one: PaperFacts, other: PaperFacts): boolean =>
  one === other || JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))

const ordered = (facts: PaperFacts): unknown[] => [
  facts.title,
  facts.abstract,
  facts.authors,
  facts.categories,
  facts.comment,
  facts.journalRef,
  facts.doi,
  facts.license,
  facts.url,
  facts.submittedAt,
  facts.toldBy,
  facts.latestVersion,
  facts.withdrawn,
  facts.sample,
  facts.listingDay,
  facts.listingDayEstimated,
]
