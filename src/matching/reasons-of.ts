/** Turns what matched into reasons, most telling first. Pure. */
import type { Hit, ReaderMatch } from './match-reader.ts'
import type { MatchPlace, Reason } from './reason.ts'

const placeOrder: MatchPlace[] = ['authors', 'title', 'abstract', 'primary', 'cross']
/** More than this is noise in a mail. */
const interestsAtMost = 4
const wordsAtMost = 3

export function reasonsOf({ paper, hits }: ReaderMatch): Reason[] {
  const reasons = [...hits].sort(byTelling).slice(0, interestsAtMost).map(toReason)
  if (paper.acceptedAt) reasons.push({ kind: 'accepted', venue: paper.acceptedAt })
  if (paper.upvotes > 0) reasons.push({ kind: 'upvotes', count: paper.upvotes })
  if (paper.hasCode) reasons.push({ kind: 'code' })
  return reasons
}

function byTelling(a: Hit, b: Hit): number {
  const kind = (hit: Hit) => (hit.interest.target.kind === 'query' ? 0 : 1)
  const place = (hit: Hit) => placeOrder.indexOf(hit.posting.where)
  return kind(a) - kind(b) || place(a) - place(b)
}

function toReason({ interest, posting }: Hit): Reason {
  const words = posting.words.slice(0, wordsAtMost)
  const { target } = interest
  if (target.kind === 'tag') return { kind: 'tag', slug: target.slug, where: posting.where, words }
  // As it stands on the paper: "Wei Chen" tells more than the "chen" that was followed.
  if (target.author) return { kind: 'author', name: words[0] ?? target.author }
  return { kind: 'query', query: target.text, where: posting.where, words }
}
