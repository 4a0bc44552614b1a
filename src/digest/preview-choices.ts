/** The digest somebody would get for choices that nobody has stored: what the first one would hold, by
 * the same rules, and how many papers the last days would have brought. Writes nothing. */

import type { PaperCard } from '../../emails/letter-props.ts'
import { localDate } from '../lib/local-time.ts'
import { countDays, type DayCount } from '../matching/count-days.ts'
import { countStrictness, type PapersADay } from '../matching/count-strictness.ts'
import { type Broad, findBroad } from '../matching/find-broad.ts'
import type { Interest } from '../matching/interest.ts'
import type { Reason } from '../matching/reason.ts'
import { readPapers } from '../papers/read-papers.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import type { PickSection } from '../storage/schema/digests.ts'
import type { AbstractLength, InterestLevel, Strictness } from '../storage/schema/subscribers.ts'
import type { TagKind } from '../storage/schema/tags.ts'
import { cardAt } from './card.ts'
import { type FirstChoice, widen } from './choose-first.ts'
import { followedAuthor } from './followed-author.ts'
import { createLookingPool, type LookingPool } from './looking-pool.ts'
import { createCardMaker, type MakeCard } from './made-cards.ts'

type KnownTag = { id: number; slug: string; kind: TagKind }

export type Asked = { level: InterestLevel } & (
  | { kind: 'tag'; tag: KnownTag }
  /** In canonical form. */
  | { kind: 'query'; text: string }
)

export type ChoicesAsked = {
  choices: Asked[]
  /** Papers in full. */
  number: number
  strictness?: Strictness
  timezone: string
  locale: string
  abstractLength: AbstractLength
  /** All there are, for the nudge towards topics. */
  tags: KnownTag[]
}

export type PreviewedPaper = { card: PaperCard; section: PickSection; reasons: Reason[] }

export type ChoicePreview = {
  /** Null: no papers are held. */
  newestDay: string | null
  /** Listing days it was widened to: 1, 7 or 30, or as many as are held. */
  widenedTo: number
  announced: number
  matched: number
  papers: PreviewedPaper[]
  /** Matched, but neither shown nor named. */
  more: number
  /** Newest first. */
  lookBack: DayCount[]
  /** Of the same days, by strictness. */
  aDay: PapersADay
  broad: Broad | null
}

export type PreviewChoices = (input: ChoicesAsked) => Promise<ChoicePreview>

const daysBack = 7

export function createChoicePreviewer(deps: { db: Db; calendar: Calendar }): PreviewChoices {
  const lookingPool = createLookingPool(deps)
  const makeCard = createCardMaker()
  return async (input) => {
    const looking = await lookingPool()
    const { pool } = looking
    const interests = await interestsOf(looking, input.choices)
    const first = await chooseFor(looking, interests, input)
    const topics = input.tags.filter(({ kind }) => kind === 'topic')
    const categories = new Set(input.tags.filter((tag) => tag.kind === 'category').map(slugOf))
    return {
      newestDay: pool.listingDays[0] ?? null,
      widenedTo: first.widenedTo,
      announced: first.choice.announced,
      matched: first.choice.matched,
      papers: await readCards(deps.db, makeCard, first, input),
      more: first.choice.more.length,
      lookBack: countDays(pool, interests, daysBack),
      aDay: countStrictness(pool, interests, daysBack),
      broad: findBroad(pool, {
        interests,
        isCategory: (slug) => categories.has(slug),
        topics,
        number: input.number,
      }),
    }
  }
}

const slugOf = ({ slug }: { slug: string }): string => slug

function chooseFor(
  { pool, tellPlaces }: LookingPool,
  interests: Interest[],
  { number, strictness = 'everything', timezone }: ChoicesAsked,
): Promise<FirstChoice> {
  const queryIds = interests.flatMap(({ level, target }) =>
    target.kind === 'query' && level !== 'mute' ? [target.id] : [],
  )
  return widen({
    interests,
    past: [],
    at: pool.until,
    number,
    strictness,
    day: localDate(pool.until, timezone),
    listingDays: pool.listingDays,
    poolSince: async (since) => {
      await tellPlaces(queryIds, since)
      return pool
    },
  })
}

async function interestsOf(looking: LookingPool, choices: Asked[]): Promise<Interest[]> {
  const createdAt = looking.pool.until
  const interests: Interest[] = []
  for (const choice of choices) {
    const { level } = choice
    if (choice.kind === 'tag') {
      const { id, slug } = choice.tag
      interests.push({ level, createdAt, target: { kind: 'tag', id, slug } })
      continue
    }
    const { text } = choice
    const id = await looking.addQuery(text)
    const author = followedAuthor(text)
    if (id !== null)
      interests.push({ level, createdAt, target: { kind: 'query', id, text, author } })
  }
  return interests
}

async function readCards(
  db: Db,
  makeCard: MakeCard,
  { choice: { picks } }: FirstChoice,
  { locale, abstractLength }: ChoicesAsked,
): Promise<PreviewedPaper[]> {
  const papers = await readPapers(
    db,
    picks.map(({ paper }) => paper.id),
  )
  return picks.flatMap(({ paper, section, reasons }) => {
    const held = papers.get(paper.id)
    if (!held) return []
    const { card } = makeCard({ paper: held, codeUrl: null }, locale)
    return [
      { card: cardAt(card, section === 'full' ? abstractLength : 'titles'), section, reasons },
    ]
  })
}
