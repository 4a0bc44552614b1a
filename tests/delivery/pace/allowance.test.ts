import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bulkShare,
  leftOfDay,
  urgentReserve,
  warmUpLimit,
} from '../../../src/delivery/pace/allowance.ts'

const figure = fc.integer({ min: 0, max: 100_000 })

describe('what is left of a day', () => {
  it('100 a day: 90 digests, and 10 kept for confirmations', () => {
    expect(urgentReserve(100)).toBe(10)
    expect(bulkShare(100)).toBe(90)
    expect(urgentReserve(20)).toBe(5)
    expect(bulkShare(3)).toBe(0)
    const taken = { urgent: 0, bulk: 90 }
    expect(leftOfDay({ limit: 100, taken, lane: 'bulk' })).toBe(0)
    expect(leftOfDay({ limit: 100, taken, lane: 'urgent' })).toBe(10)
  })

  it('urgent letters may use the whole day, beyond their reserve at the cost of digests', () => {
    const taken = { urgent: 30, bulk: 0 }
    expect(leftOfDay({ limit: 100, taken, lane: 'urgent' })).toBe(70)
    expect(leftOfDay({ limit: 100, taken, lane: 'bulk' })).toBe(70)
  })

  it('whoever takes what, in any order: never more than the limit, never into the reserve', () => {
    const wish = fc.record({
      lane: fc.constantFrom('urgent' as const, 'bulk' as const),
      letters: fc.integer({ min: 1, max: 100 }),
    })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), fc.array(wish), (limit, wishes) => {
        const taken = { urgent: 0, bulk: 0 }
        for (const { lane, letters } of wishes) {
          taken[lane] += Math.min(letters, leftOfDay({ limit, taken, lane }))
        }
        expect(taken.urgent + taken.bulk).toBeLessThanOrEqual(limit)
        expect(taken.bulk).toBeLessThanOrEqual(bulkShare(limit))
        const kept = leftOfDay({ limit, taken, lane: 'urgent' })
        expect(kept + taken.urgent).toBeGreaterThanOrEqual(urgentReserve(limit))
      }),
    )
  })

  it('is nothing, never less, when the limit was lowered during the day', () => {
    fc.assert(
      fc.property(figure, figure, figure, (limit, urgent, bulk) => {
        const left = leftOfDay({ limit: limit + 1, taken: { urgent, bulk }, lane: 'bulk' })
        expect(left).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('no limit, no end', () => {
    expect(leftOfDay({ limit: null, taken: { urgent: 9, bulk: 9 }, lane: 'bulk' })).toBe(
      Number.POSITIVE_INFINITY,
    )
  })
})

it('a domain warms up over seven days of sending, then is free', () => {
  const days = Array.from({ length: 9 }, (_, before) => warmUpLimit(before))
  expect(days).toEqual([150, 250, 400, 700, 1_000, 1_500, 2_000, null, null])
})
