import { describe, expect, it } from 'vitest'
import { lastDays } from '../../src/digest/last-days.ts'
import type { RecentDigest } from '../../src/digest/read-recent-digests.ts'

/** Friday after Thanksgiving, after the mail. */
const now = new Date('2026-11-27T10:00:00Z')
const reader = {
  timezone: 'UTC',
  rhythm: 'daily' as const,
  weekday: 1,
  pausedUntil: null,
  undo: null,
  confirmedAt: new Date('2026-11-20T10:00:00Z'),
  nextDueAt: new Date('2026-11-28T07:00:00Z'),
}
const digest = (period: string, given: Partial<RecentDigest>): RecentDigest => ({
  id: Number(period.slice(-2)),
  period,
  outcome: 'nothing-new',
  papers: 0,
  announced: 0,
  ...given,
})
const digests = [
  digest('2026-11-27', { outcome: 'picked', papers: 8, announced: 600 }),
  digest('2026-11-26', {}),
  digest('2026-11-25', { announced: 615 }),
  digest('2026-11-23', { outcome: 'late' }),
  digest('2026-11-22', {}),
  digest('2026-11-20', { outcome: 'picked', papers: 5 }),
]
const kinds = (input: Partial<typeof reader>) =>
  lastDays({ digests, reader: { ...reader, ...input }, now, days: 14 }).map(
    ({ day, kind }) => `${day.slice(-2)} ${kind}`,
  )

describe('the last days', () => {
  it('each say what came or why nothing did, back to the day of joining', () => {
    expect(kinds({})).toEqual([
      '27 digest',
      '26 holiday',
      '25 nothing-matched',
      '24 none',
      '23 late',
      '22 weekend',
      '21 none',
      '20 digest',
    ])
  })

  it('leave out days on which nothing is due, but for what came', () => {
    expect(kinds({ rhythm: 'weekly', weekday: 2 } as never)).toEqual([
      '27 digest',
      '26 holiday',
      '25 nothing-matched',
      '24 none',
      '23 late',
      '22 weekend',
      '20 digest',
    ])
  })

  it('tell a pause', () => {
    const paused = lastDays({
      digests: [],
      reader: { ...reader, pausedUntil: '2026-12-01' } as never,
      now,
      days: 2,
    })
    expect(paused.map(({ kind }) => kind)).toEqual(['paused', 'paused'])
  })

  it('tell a pause from when it began, as far as that is on record', () => {
    const pausedUntil = '2026-12-01'
    const since = ['27 digest', '26 holiday', '25 nothing-matched', '24 none', '23 late']
    expect(kinds({ pausedUntil } as never).slice(0, 5)).toEqual(since)
    const told = (undo: unknown, from: RecentDigest[]) =>
      lastDays({
        digests: from,
        reader: { ...reader, pausedUntil, undo } as never,
        now,
        days: 5,
      }).map(({ day, kind }) => `${day.slice(-2)} ${kind}`)
    // Nothing was due after the 23rd, so far as is known.
    const until23 = digests.filter(({ period }) => period <= '2026-11-23')
    expect(told(null, until23)).toEqual([
      ...['27 paused', '26 paused', '25 paused', '24 paused', '23 late'],
    ])
    // By the leaving page or an operator, early on the 26th.
    const undo = { act: 'pause', at: '2026-11-26T05:00:00Z', pausedUntil: null }
    expect(told(undo, until23)).toEqual(['27 paused', '26 paused', '25 none', '24 none', '23 late'])
    // Made longer on that day: when the first one began is not known.
    const longer = { ...undo, pausedUntil: '2026-11-28' }
    expect(told(longer, until23).slice(0, 4)).not.toContain('25 none')
  })

  it('tell a mail that is still to come today', () => {
    const nextDueAt = new Date('2026-11-27T18:00:00Z')
    const coming = lastDays({ digests: [], reader: { ...reader, nextDueAt }, now, days: 1 })
    expect(coming).toEqual([{ day: '2026-11-27', kind: 'to-come' }])
  })
})
