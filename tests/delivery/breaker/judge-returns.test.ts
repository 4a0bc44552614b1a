import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeReturns } from '../../../src/delivery/breaker/judge-returns.ts'

const calm = { kind: 'calm' }
const figure = fc.integer({ min: 0, max: 200_000 })

describe('the breaker', () => {
  it.each([
    { letters: 50, complaints: 1, bounces: 0 },
    { letters: 99, complaints: 50, bounces: 99 },
    { letters: 100, complaints: 4, bounces: 4 },
    { letters: 1_000, complaints: 4, bounces: 49 },
    { letters: 2_000, complaints: 5, bounces: 99 },
  ])('stays calm at $complaints complaints and $bounces bounces in $letters', (returns) => {
    expect(judgeReturns(returns)).toEqual(calm)
  })

  it('says the figures when it trips', () => {
    expect(judgeReturns({ letters: 1_000, complaints: 5, bounces: 0 })).toEqual({
      kind: 'trip',
      reason: '5 complaints in 1,000 letters (0.5%; the limit is 0.3%)',
    })
    expect(judgeReturns({ letters: 100, complaints: 0, bounces: 5 })).toEqual({
      kind: 'trip',
      reason: '5 dead addresses in 100 letters (5%; the limit is 5%)',
    })
  })

  it('never trips on few letters or few events, always at the limits', () => {
    fc.assert(
      fc.property(figure, figure, figure, (letters, complaints, bounces) => {
        const { kind } = judgeReturns({ letters, complaints, bounces })
        const isTripped =
          letters >= 100 &&
          ((complaints >= 5 && complaints * 1_000 >= letters * 3) ||
            (bounces >= 5 && bounces * 20 >= letters))
        expect(kind).toBe(isTripped ? 'trip' : 'calm')
      }),
      { numRuns: 1_000 },
    )
  })

  it('more events never calm it, more letters never trip it beyond the least', () => {
    fc.assert(
      fc.property(figure, figure, figure, figure, (letters, complaints, bounces, more) => {
        const before = judgeReturns({ letters, complaints, bounces }).kind
        if (before === 'trip') {
          expect(judgeReturns({ letters, complaints: complaints + more, bounces }).kind).toBe(
            'trip',
          )
          expect(judgeReturns({ letters, complaints, bounces: bounces + more }).kind).toBe('trip')
        } else if (letters >= 100) {
          expect(judgeReturns({ letters: letters + more, complaints, bounces }).kind).toBe('calm')
        }
      }),
    )
  })
})
