import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choose } from '../../src/matching/choose.ts'
import { historyNeeded } from '../../src/matching/history-needed.ts'
import type { Interest } from '../../src/matching/interest.ts'
import { follows, PoolBuilder } from './pool-builder.ts'

const days = Array.from({ length: 20 }, (_, n) => `2026-05-${String(n + 1).padStart(2, '0')}`)
const morning = (day: string) => new Date(`${day}T07:00:00Z`)
const anyDay = fc.constantFrom(...days)

const paper = fc.record({
  day: anyDay,
  tags: fc.subarray([1, 2, 3]),
  isHot: fc.boolean(),
  /** Put on later than the paper came. */
  lateOn: fc.option(anyDay, { freq: 3 }),
})
/** One digest a morning; which of the papers there were it showed is drawn. */
const scene = fc.record({
  papers: fc.array(paper, { maxLength: 40 }),
  shown: fc.array(
    fc.subarray(
      Array.from({ length: 40 }, (_, n) => n + 1),
      { maxLength: 6 },
    ),
    {
      minLength: days.length,
      maxLength: days.length,
    },
  ),
  cutoff: anyDay,
  interestSince: anyDay,
  window: fc.constantFrom(14, 31),
})

describe('how much history a choice needs', () => {
  it('what it leaves out changes no choice', () => {
    fc.assert(
      fc.property(scene, ({ papers, shown, cutoff, interestSince, window }) => {
        const b = new PoolBuilder()
        for (const [n, { day, tags, lateOn, isHot }] of papers.entries()) {
          const made = b.paper(`p${n}`, day, { isHot })
          const since = lateOn && lateOn > day ? morning(lateOn) : undefined
          for (const tag of tags) b.tag(tag, made, 'title', since)
        }
        const pool = b.pool(morning('2026-05-20'))
        const interests: Interest[] = [
          follows(1),
          follows(2, 'little', morning(interestSince)),
          follows(3, 'mute'),
        ]
        const past = days.slice(1).map((day, n) => ({
          from: morning(days[n] as string),
          to: morning(day),
          shown: (shown[n] as number[]).filter(
            (id) => (b.papers[id - 1]?.availableAt ?? morning('2026-06-01')) <= morning(day),
          ),
        }))
        const ask = { pool, interests, cutoff: morning(cutoff), days: window }
        const needed = historyNeeded(ask)
        const whole = { ...ask, number: 5, day: '2026-05-20' }
        const history = { cutoff: ask.cutoff, past }
        const short = { cutoff: ask.cutoff, past: past.filter(({ to }) => to >= needed) }
        expect(choose({ ...whole, history: short })).toEqual(choose({ ...whole, history }))
      }),
      { numRuns: 500 },
    )
  })

  it('asks for no digest when all that matches is new', () => {
    const b = new PoolBuilder()
    b.tag(1, b.paper('new', '2026-05-20'))
    b.tag(2, b.paper('old, of another tag', '2026-05-19'))
    const cutoff = morning('2026-05-19')
    const pool = b.pool(morning('2026-05-20'))
    const needed = historyNeeded({ pool, interests: [follows(1)], cutoff, days: 14 })
    expect(needed.getTime()).toBeGreaterThan(cutoff.getTime())
  })
})
