/** How much a paper is noticed: more of anything never counts less, age never counts more, and the order
 * does not depend on who was asked first. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DayOfGains,
  type Gains,
  inOrder,
  kinds,
  type Span,
  spanNames,
  spans,
  trendOf,
} from '../../../src/papers/popularity/trend.ts'

const today = '2026-06-30'
const ago = (days: number) =>
  new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10)

const gains: fc.Arbitrary<Gains> = fc.record({
  upvotes: fc.integer({ min: -20, max: 2_000 }),
  comments: fc.integer({ min: -5, max: 200 }),
  stars: fc.integer({ min: -50, max: 100_000 }),
  saves: fc.nat(5_000),
  reads: fc.nat(1_000_000),
  pdfClicks: fc.nat(100_000),
})
const days: fc.Arbitrary<DayOfGains[]> = fc.array(
  fc.tuple(fc.integer({ min: -3, max: 40 }), gains).map(([age, n]) => ({ day: ago(age), ...n })),
  { maxLength: 12 },
)
const span = fc.constantFrom<Span>(...spanNames)
const scoreOf = (of: DayOfGains[], on: Span, at = today) =>
  trendOf(of, { today: at, span: on }).score
const one = (more: Partial<Gains>, age = 0): DayOfGains => ({
  ...{ day: ago(age), upvotes: 0, comments: 0, stars: 0, saves: 0, reads: 0, pdfClicks: 0 },
  ...more,
})

describe('what a paper is noticed for', () => {
  it.each(kinds)('more %s never count less, and count where nothing else does', (kind) => {
    fc.assert(
      fc.property(days, span, fc.integer({ min: 1, max: 500 }), (held, on, more) => {
        const after = scoreOf([...held, one({ [kind]: more })], on)
        expect(after).toBeGreaterThanOrEqual(scoreOf(held, on))
      }),
    )
    for (const on of spanNames) {
      expect(scoreOf([one({ [kind]: 2 })], on)).toBeGreaterThan(scoreOf([one({ [kind]: 1 })], on))
    }
  })

  it('fades: what nobody adds to is never worth more tomorrow, and nothing once the days are over', () => {
    const held = fc.array(
      fc.tuple(fc.nat(30), gains).map(([age, n]) => {
        const gained = Object.fromEntries(kinds.map((kind) => [kind, Math.abs(n[kind])]))
        return { ...one({}), ...gained, day: ago(age) }
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(held, span, (of, on) => {
        expect(scoreOf(of, on, ago(-1))).toBeLessThanOrEqual(scoreOf(of, on))
        expect(scoreOf(of, on, ago(-spans[on].days))).toBe(0)
      }),
    )
  })

  it('counts half after its half-life', () => {
    for (const on of ['week', 'month'] as const) {
      const { gained, score } = trendOf([one({ upvotes: 62 }, spans[on].halfLife)], {
        today,
        span: on,
      })
      expect(score).toBe(scoreOf([one({ upvotes: 31 })], on))
      // What is told is what came, not what is left of it.
      expect(gained.upvotes).toBe(62)
    }
  })

  it('never falls below nothing when votes are taken back', () => {
    expect(trendOf([one({ upvotes: -40 })], { today, span: 'week' })).toMatchObject({
      score: 0,
      gained: { upvotes: 0 },
    })
  })

  it('orders the same papers the same way, however they come', () => {
    const ranked = fc.uniqueArray(
      fc.record({
        publicId: fc.integer({ min: 1, max: 99 }).map((n) => `2606.000${n}`),
        score: fc.constantFrom(1, 2, 3),
        gained: gains,
      }),
      { selector: ({ publicId }) => publicId },
    )
    fc.assert(
      fc.property(ranked, fc.infiniteStream(fc.double()), (papers, lots) => {
        const shuffled = papers
          .map((paper) => ({ paper, lot: lots.next().value as number }))
          .toSorted((a, b) => a.lot - b.lot)
          .map(({ paper }) => paper)
        expect(inOrder(shuffled, today)).toEqual(inOrder(papers, today))
        for (const [at, { score }] of inOrder(papers, today).entries()) {
          if (at > 0) expect(score).toBeLessThanOrEqual(inOrder(papers, today)[at - 1]?.score ?? 0)
        }
      }),
    )
  })

  it('does not favour the same one of two equals every day', () => {
    const equals = ['2606.00001', '2606.00002'].map((publicId) => ({
      ...{ publicId, score: 1, gained: one({ upvotes: 1 }) },
    }))
    const firsts = Array.from({ length: 20 }, (_, n) => inOrder(equals, ago(n))[0]?.publicId)
    expect(new Set(firsts).size).toBe(2)
  })

  it('counts a hundred voices more than ten thousand reads, and a save more than a vote', () => {
    const asked = scoreOf([one({ reads: 10_000, pdfClicks: 1_000 })], 'week')
    expect(scoreOf([one({ upvotes: 100 })], 'week')).toBeGreaterThan(asked)
    expect(scoreOf([one({ saves: 9 })], 'week')).toBeGreaterThan(
      scoreOf([one({ upvotes: 9 })], 'week'),
    )
  })
})
