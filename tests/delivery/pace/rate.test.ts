import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  defaultRate,
  type KnownRate,
  oursInSecond,
  rateOf,
  slowedBy429,
  spacingSeconds,
} from '../../../src/delivery/pace/rate.ts'
import { readRateHint } from '../../../src/delivery/pace/rate-hint.ts'

const anyRate = fc.double({ min: 0.2, max: 1_000, noNaN: true })
const ago = fc.double({ min: 0, max: 100_000, noNaN: true })
const known: fc.Arbitrary<KnownRate> = fc.record({
  given: fc.constantFrom('learn' as const),
  learned: fc.option(fc.record({ rate: anyRate, agoSeconds: ago })),
  slowed: fc.option(
    fc.record({ factor: fc.double({ min: 1 / 8, max: 1, noNaN: true }), agoSeconds: ago }),
  ),
})

describe('the rate', () => {
  it('is 2 a second until the provider has told, and again when it has long been silent', () => {
    const learned = (agoSeconds: number) => ({ rate: 20, agoSeconds })
    expect(rateOf({ given: 'learn', learned: null, slowed: null })).toBe(defaultRate)
    expect(rateOf({ given: 'learn', learned: learned(60), slowed: null })).toBe(20)
    expect(rateOf({ given: 'learn', learned: learned(3_601), slowed: null })).toBe(defaultRate)
    expect(rateOf({ given: 5, learned: learned(60), slowed: { factor: 0.5, agoSeconds: 0 } })).toBe(
      5,
    )
  })

  it('never is more than told, and never stops', () => {
    fc.assert(
      fc.property(known, (facts) => {
        const rate = rateOf(facts)
        expect(rate).toBeGreaterThan(0)
        expect(rate).toBeLessThanOrEqual(Math.max(defaultRate, facts.learned?.rate ?? 0))
        expect(spacingSeconds(facts)).toBeLessThan(1_000)
      }),
    )
  })

  it('a 429 halves it, calls under way at the same time once; it is whole again after minutes', () => {
    expect(slowedBy429(null)).toBe(0.5)
    expect(slowedBy429({ factor: 0.5, agoSeconds: 1 })).toBeNull()
    expect(slowedBy429({ factor: 0.5, agoSeconds: 3 })).toBeCloseTo(0.26, 2)
    expect(slowedBy429({ factor: 1 / 8, agoSeconds: 3 })).toBe(1 / 8)
    const slowed = { factor: 1 / 8, agoSeconds: 180 }
    expect(rateOf({ given: 'learn', learned: null, slowed })).toBe(defaultRate)
  })

  it('no second holds more than it allows, though calls bunch up by a tenth of a second', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.double({ min: 0, max: 0.0999, noNaN: true }), {
          minLength: 250,
          maxLength: 250,
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (limit, delays, phase) => {
          const spacing = spacingSeconds({ given: limit, learned: null, slowed: null })
          const arrivals = delays.map((delay, i) => i * spacing + delay)
          const most = Math.max(...countsBySecond(arrivals, phase))
          expect(most).toBeLessThanOrEqual(limit)
          expect(oursInSecond(limit)).toBeLessThanOrEqual(limit)
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** In windows of any length of a second that begin at `phase`, and in all that begin with an arrival. */
function countsBySecond(arrivals: number[], phase: number): number[] {
  const begins = [...arrivals, ...Array.from({ length: 100 }, (_, i) => i + phase)]
  return begins.map((at) => arrivals.filter((one) => one >= at && one < at + 1).length)
}

describe('what the headers say', () => {
  it.each([
    [
      { 'ratelimit-policy': '2;w=1', 'ratelimit-limit': '2' },
      { rate: 2, pauseMs: 0 },
    ],
    [{ 'ratelimit-limit': '20' }, { rate: 20, pauseMs: 0 }],
    [{ 'ratelimit-policy': '20;w=1, 300;w=60' }, { rate: 5, pauseMs: 0 }],
    [
      { 'ratelimit-policy': '60;w=60', 'ratelimit-limit': '60' },
      { rate: 1, pauseMs: 0 },
    ],
  ])('%j', (headers, hint) => {
    expect(readRateHint(headers)).toEqual(hint)
  })

  it('a window that others of the account used up is waited for, one that we filled is not', () => {
    const window = (limit: number, reset: string) => ({
      'ratelimit-limit': String(limit),
      'ratelimit-remaining': '0',
      'ratelimit-reset': reset,
    })
    expect(readRateHint(window(2, '1'))).toEqual({ rate: 2, pauseMs: 0 })
    expect(readRateHint(window(100, '1'))).toEqual({ rate: 100, pauseMs: 1_000 })
    expect(readRateHint(window(100, '999999'))).toEqual({ rate: 100, pauseMs: 60_000 })
  })

  it.each([
    null,
    'ratelimit-limit: 5',
    [],
    { 'ratelimit-limit': '-1' },
    { 'ratelimit-limit': '0' },
    { 'ratelimit-limit': '1e3' },
    { 'ratelimit-limit': '999999999' },
    { 'ratelimit-limit': 5 },
    { 'ratelimit-limit': ['5'] },
    { 'ratelimit-policy': '5;w=0' },
    { 'ratelimit-policy': '5;w=86400' },
    { 'ratelimit-policy': `${'2;w=1,'.repeat(10_000)}` },
    Object.create({ 'ratelimit-limit': '5' }),
  ])('nothing: %j', (headers) => {
    expect(readRateHint(headers)).toBeNull()
  })

  it('whatever they hold, the rate is sane and no pause is longer than a minute', () => {
    const value = fc.oneof(fc.string(), fc.integer().map(String), fc.anything())
    const headers = fc.record({
      'ratelimit-limit': value,
      'ratelimit-policy': value,
      'ratelimit-remaining': value,
      'ratelimit-reset': value,
    })
    fc.assert(
      fc.property(headers, (given) => {
        const hint = readRateHint(given)
        if (hint === null) return
        expect(hint.rate ?? 1).toBeGreaterThanOrEqual(0.2)
        expect(hint.rate ?? 1).toBeLessThanOrEqual(1_000)
        expect(hint.pauseMs).toBeLessThanOrEqual(60_000)
      }),
    )
  })
})
