/** The switches a reader is offered beside a word of feedback: what may change because of this paper.
 * Pure; a switch that would change nothing is not offered. */
import type { MatchPlace, Reason } from '../matching/reason.ts'
import type { FeedbackAct } from '../subscribers/links.ts'
import type { Preferences } from '../subscribers/read-preferences.ts'
import { type SwitchChange, type SwitchName, switchKey } from './switch-key.ts'
import { authorQuery, wordQuery } from './word-query.ts'

type Interest = Preferences['interests'][number]
type FoundReason = Extract<Reason, { kind: 'tag' | 'query' }>

/** What is known of one paper and one reader. */
export type Matters = {
  reasons: Reason[]
  interests: Interest[]
  /** Texts of the reader's author interests that this paper fulfils. */
  authorsFollowed: string[]
  authors: string[]
  /** Slugs on the paper, topics before categories. Not shown: guesses below the floor, tags of former days. */
  paperTags: Array<{ slug: string; isTopic: boolean; isShown: boolean }>
}

/** Switches about one subject stand together. */
export type OfferGroup = { about: Pick<SwitchName, 'kind' | 'value'>; offers: SwitchName[] }

const authorsAtMost = 5
const tagsAtMost = 4

export function offerSwitches(act: FeedbackAct, matters: Matters): OfferGroup[] {
  const groups = act === 'less' ? less(matters) : more(matters)
  const seen = new Set<string>()
  return groups.flatMap(({ about, offers }) => {
    const fresh = offers.filter((offer) => !seen.has(switchKey(offer)))
    for (const offer of fresh) seen.add(switchKey(offer))
    return fresh.length > 0 ? [{ about, offers: fresh }] : []
  })
}

const less = (matters: Matters): OfferGroup[] =>
  matters.reasons.flatMap((reason): OfferGroup[] => {
    if (reason.kind === 'tag') {
      const about = { kind: 'tag' as const, value: reason.slug }
      return [{ about, offers: lessOfTag(reason, matters) }]
    }
    if (reason.kind === 'query') {
      const about = { kind: 'query' as const, value: reason.query }
      return [{ about, offers: lessOfQuery(reason, matters) }]
    }
    if (reason.kind !== 'author') return []
    return matters.authorsFollowed.map((value) => ({
      about: { kind: 'query', value },
      offers: lessOfFollowed('query', value, matters),
    }))
  })

function lessOfTag(reason: Extract<Reason, { kind: 'tag' }>, matters: Matters): SwitchName[] {
  const { slug } = reason
  const isTopic = matters.paperTags.some((tag) => tag.slug === slug && tag.isTopic)
  const muted = find(matters, 'tag', slug)?.level === 'mute'
  return [
    ...lessOfFollowed('tag', slug, matters),
    ...(muted ? [] : [named('mute', 'tag', slug)]),
    ...notTheseWords(reason, matters),
    ...(isTopic ? [named('wrong', 'tag', slug)] : []),
  ]
}

const lessOfQuery = (
  reason: Extract<Reason, { kind: 'query' }>,
  matters: Matters,
): SwitchName[] => [
  ...lessOfFollowed('query', reason.query, matters),
  ...notTheseWords(reason, matters),
]

function lessOfFollowed(kind: 'tag' | 'query', value: string, matters: Matters): SwitchName[] {
  const level = find(matters, kind, value)?.level
  if (level === undefined || level === 'mute') return []
  const drop = named('drop', kind, value)
  return level === 'little' ? [drop] : [named('little', kind, value), drop]
}

/** Places whose words are names of somebody or something: to mute them in texts would change nothing. */
const placesOfNames: readonly MatchPlace[] = ['authors', 'primary', 'cross', 'record']

function notTheseWords(reason: FoundReason, matters: Matters): SwitchName[] {
  if (placesOfNames.includes(reason.where)) return []
  const asked = reason.kind === 'query' ? reason.query : null
  return reason.words.flatMap((word) => {
    const query = wordQuery(word)
    const isSaid = query === asked || find(matters, 'query', query ?? '')?.level === 'mute'
    return query === null || isSaid ? [] : [named('mute', 'word', word)]
  })
}

const more = (matters: Matters): OfferGroup[] =>
  [
    ...matters.reasons.flatMap((reason) => alwaysOf(reason, matters)),
    ...matters.paperTags
      .filter(({ slug, isTopic, isShown }) => isTopic && isShown && !follows(matters, 'tag', slug))
      .slice(0, tagsAtMost)
      .map(({ slug }) => named('follow', 'tag', slug)),
    ...newAuthors(matters).map((name) => named('follow', 'author', name)),
  ].map((offer) => ({ about: offer, offers: [offer] }))

function alwaysOf(reason: Reason, matters: Matters): SwitchName[] {
  const always = (kind: 'tag' | 'query', value: string) => {
    const level = find(matters, kind, value)?.level
    return level === 'normal' || level === 'little' ? [named('always', kind, value)] : []
  }
  if (reason.kind === 'tag') return always('tag', reason.slug)
  if (reason.kind === 'query') return always('query', reason.query)
  // A followed author is shown whatever else there is.
  return []
}

/** Of many authors those who stand first and the last one, who often leads the group. */
function newAuthors({ authors, interests }: Matters): string[] {
  const held = new Set(interests.map((one) => (one.kind === 'query' ? one.text : '')))
  const fresh = authors.filter((name) => {
    const query = authorQuery(name)
    return query !== null && !held.has(query)
  })
  if (fresh.length <= authorsAtMost) return fresh
  return [...fresh.slice(0, authorsAtMost - 1), ...fresh.slice(-1)]
}

const named = (change: SwitchChange, kind: SwitchName['kind'], value: string): SwitchName => ({
  change,
  kind,
  value,
})

const find = ({ interests }: Matters, kind: 'tag' | 'query', value: string): Interest | undefined =>
  interests.find((one) =>
    one.kind === 'tag'
      ? kind === 'tag' && one.slug === value
      : kind === 'query' && one.text === value,
  )

const follows = (matters: Matters, kind: 'tag' | 'query', value: string): boolean => {
  const level = find(matters, kind, value)?.level
  return level !== undefined && level !== 'mute'
}
