/** Why a paper is in a mail, in English words. Never a score. */
import type { ReasonTexts } from '../texts.ts'

const count = new Intl.NumberFormat('en')
const plural = new Intl.PluralRules('en')
const many = (n: number, one: string, more: string) =>
  `${count.format(n)} ${plural.select(n) === 'one' ? one : more}`

export const reasons: ReasonTexts = {
  between: ' · ',
  likely: (topic, words) => `probably ${topic}${words === '' ? '' : ` (words: ${words})`}`,
  found: (topic, place, words) => `${topic} (${place}${words === '' ? '' : `: ${words}`})`,
  place: {
    title: 'title',
    abstract: 'abstract',
    authors: 'authors',
    primary: 'main category',
    cross: 'cross-listed',
    record: 'on record',
  },
  query: (query) => `your query ${query}`,
  author: (name) => `followed author ${name}`,
  upvotes: (n) => many(n, 'upvote', 'upvotes'),
  trending: ({ upvotes, saves }) =>
    `trending this week: ${[
      ...(upvotes > 0 ? [many(upvotes, 'upvote', 'upvotes')] : []),
      ...(saves > 0 ? [many(saves, 'save', 'saves')] : []),
    ].join(', ')}`,
  accepted: (venue) => `accepted at ${venue}`,
  code: 'code',
}
