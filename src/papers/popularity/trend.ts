/** How much a paper is noticed: what it gained a day, each gain worth less the older it is, each kind of
 * gain worth less the more there is of it. What the numbers mean stands in README.md here and on the
 * page of the lists. Pure. */
import { createHash } from 'node:crypto'

export type Gains = {
  upvotes: number
  comments: number
  stars: number
  saves: number
  reads: number
  pdfClicks: number
}
/** `day`: YYYY-MM-DD (UTC). */
export type DayOfGains = Gains & { day: string }

/** `days`: how many count, today's included; `halfLife`: after so many a gain is worth half. */
export const spans = {
  day: { days: 2, halfLife: 1 },
  week: { days: 7, halfLife: 3 },
  month: { days: 30, halfLife: 10 },
} as const
export type Span = keyof typeof spans
export const spanNames = Object.keys(spans) as Span[]

/** What a doubling of each is worth. To keep a paper takes more than to vote for it; nearly every paper
 * has two comments from its first day; the stars are of a repository that may be older than the paper;
 * and whoever likes may ask for a page a thousand times. */
export const weights: Gains = {
  upvotes: 1,
  saves: 1.5,
  comments: 0.25,
  stars: 0.1,
  pdfClicks: 0.3,
  reads: 0.15,
}
export const kinds = Object.keys(weights) as Array<keyof Gains>

export const nothingGained = (): Gains => ({
  ...{ upvotes: 0, comments: 0, stars: 0, saves: 0, reads: 0, pdfClicks: 0 },
})

export type Trend = { score: number; gained: Gains }

/** Days after `today` and before the span are passed over. */
export function trendOf(days: readonly DayOfGains[], at: { today: string; span: Span }): Trend {
  const { days: counted, halfLife } = spans[at.span]
  const gained = nothingGained()
  const faded = nothingGained()
  for (const day of days) {
    const age = daysBetween(day.day, at.today)
    if (age < 0 || age >= counted) continue
    for (const kind of kinds) {
      gained[kind] += day[kind]
      faded[kind] += day[kind] * 2 ** (-age / halfLife)
    }
  }
  let score = 0
  for (const kind of kinds) {
    // Votes that were taken back may outnumber those that came.
    gained[kind] = Math.max(0, gained[kind])
    score += weights[kind] * Math.log2(1 + Math.max(0, faded[kind]))
  }
  return { score: Math.round(score * 10_000) / 10_000, gained }
}

export type Ranked = Trend & { publicId: string }

/** Best first. Equals: more voices first, then by a lot of the day, never by id: that pays for early
 * submission. */
export function inOrder<One extends Ranked>(ranked: readonly One[], today: string): One[] {
  const lots = new Map<string, string>()
  const lotOf = ({ publicId }: Ranked): string => {
    const lot = lots.get(publicId) ?? createHash('md5').update(`${today} ${publicId}`).digest('hex')
    lots.set(publicId, lot)
    return lot
  }
  return ranked.toSorted(
    (a, b) =>
      b.score - a.score ||
      voicesOf(b.gained) - voicesOf(a.gained) ||
      (lotOf(a) < lotOf(b) ? -1 : 1),
  )
}

/** People who said so: each can say it once. */
export const voicesOf = ({ upvotes, saves }: Pick<Gains, 'upvotes' | 'saves'>): number =>
  upvotes + saves

/** Comments and stars alone are none: a paper is born with two comments, its code may be older. */
export const isNoticed = ({ upvotes, saves, reads, pdfClicks }: Gains): boolean =>
  upvotes + saves + reads + pdfClicks > 0

/** Which papers get the tag `trending`: the first few of the week, with so many voices, and no more new
 * ones a day than a mail can hold. */
export const tagged = { first: 10, voices: 10, aDay: 5 } as const

const dayMs = 86_400_000
const daysBetween = (day: string, today: string): number =>
  Math.round((Date.parse(today) - Date.parse(day)) / dayMs)

/** The day (UTC) of a moment. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
