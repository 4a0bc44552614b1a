/** arXiv's calendar: its table of cuts and announcements, holidays, clock changes, and what was recorded. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  announcementOn,
  estimateListingDay,
  feedArrival,
  newestExpectedDay,
  startOfListingDay,
} from '../../src/ingest/arxiv-calendar.ts'
import { holidaysKnownUntil, isArxivHoliday } from '../../src/ingest/arxiv-holidays.ts'
import { addDays, weekdayOf } from '../../src/lib/local-time.ts'
import { readCorpus } from '../support/corpus.ts'
import { shared } from '../support/shared.ts'

const moments = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) })
  .map((at) => new Date(at))

describe('the day a paper is listed', () => {
  // arXiv's own table, a week without holidays: submitted (Eastern) and the date of the feed.
  it.each([
    ['Monday before the cut', '2026-05-18T13:59:59-04:00', '2026-05-19'],
    ['Monday at the cut', '2026-05-18T14:00:00-04:00', '2026-05-20'],
    ['Wednesday evening', '2026-05-20T21:00:00-04:00', '2026-05-22'],
    ['Thursday after the cut', '2026-05-21T14:30:00-04:00', '2026-05-25'],
    ['Friday before the cut', '2026-05-22T13:00:00-04:00', '2026-05-25'],
    ['Friday after the cut', '2026-05-22T14:00:01-04:00', '2026-05-26'],
    ['Saturday', '2026-05-23T09:00:00-04:00', '2026-05-26'],
    ['Sunday', '2026-05-24T23:59:59-04:00', '2026-05-26'],
    ['winter time, before the cut', '2026-11-17T18:59:00Z', '2026-11-18'],
    ['winter time, at the cut', '2026-11-17T19:00:00Z', '2026-11-19'],
    ['the Sunday the clocks change', '2026-11-01T06:30:00Z', '2026-11-03'],
    ['before Thanksgiving', '2026-11-25T12:00:00-05:00', '2026-11-27'],
  ])('%s', (_, submitted, listed) => {
    expect(estimateListingDay(new Date(submitted))).toBe(listed)
  })

  it('is never before the submission, never on a day without papers, and keeps the order', () => {
    fc.assert(
      fc.property(moments, fc.nat({ max: 10 * 86_400_000 }), (v1, later) => {
        const day = estimateListingDay(v1)
        const hours = (startOfListingDay(day).getTime() - v1.getTime()) / 3_600_000
        expect(hours).toBeGreaterThan(9)
        expect(hours).toBeLessThan(24 * 9)
        expect(['none', 'holiday']).not.toContain(announcementOn(day))
        const next = estimateListingDay(new Date(v1.getTime() + later))
        expect(next >= day).toBe(true)
      }),
    )
  })
})

describe('what a day should bring', () => {
  it('nothing on weekends, and after a holiday nothing that could be missed', () => {
    expect(announcementOn('2026-11-21')).toBe('none')
    expect(announcementOn('2026-11-26')).toBe('holiday')
    expect(announcementOn('2026-11-27')).toBe('uncertain')
    expect(announcementOn('2026-11-30')).toBe('expected')
    expect(announcementOn('2027-01-18')).toBe('uncertain')
  })

  it('the newest day expected has arrived, and no newer one has', () => {
    fc.assert(
      fc.property(moments, (at) => {
        const day = newestExpectedDay(at)
        expect(feedArrival(day) <= at).toBe(true)
        expect(announcementOn(day)).toBe('expected')
        for (let later = addDays(day, 1); feedArrival(later) <= at; later = addDays(later, 1)) {
          expect(announcementOn(later)).not.toBe('expected')
        }
      }),
    )
  })

  it('holidays are weekdays, in order, to the end of a year', () => {
    for (let day = '2026-01-01'; day <= holidaysKnownUntil; day = addDays(day, 1)) {
      if (isArxivHoliday(day)) expect(weekdayOf(day)).toBeLessThan(6)
    }
    expect(holidaysKnownUntil).toBe('2026-12-31')
  })
})

const dailyPapers = shared('data/hf-daily-papers/live_2026-06-12_daily_papers_30.json')
const apiReply = shared('data/arxiv-api/live_2026-06-14_transformer_cs.LG.xml')

describe.skipIf(dailyPapers === null || apiReply === null)('recorded papers', () => {
  const listed = new Map(readCorpus().map(({ id, first_listed }) => [id, first_listed]))

  it('were listed when the estimate says, but one that moderation held', () => {
    const reply = JSON.parse(readFileSync(dailyPapers as string, 'utf8')) as Array<{
      paper: { id: string; publishedAt: string }
    }>
    const wrong: string[] = []
    let both = 0
    for (const { paper } of reply) {
      const day = listed.get(paper.id)
      if (day === undefined) continue
      both += 1
      // To the day (UTC) only: any moment of it may be the right one.
      const from = estimateListingDay(new Date(paper.publishedAt))
      const to = estimateListingDay(new Date(Date.parse(paper.publishedAt) + 86_399_000))
      if (day < from || day > to) wrong.push(`${paper.id} ${day}`)
    }
    expect(both).toBe(21)
    expect(wrong).toEqual(['2606.12451 2026-06-12'])
  })

  it('were listed exactly so where the moment is known', () => {
    const reply = readFileSync(apiReply as string, 'utf8')
    const told = [
      ...reply.matchAll(/abs\/([\d.]+)v\d<\/id>[\s\S]*?<published>([^<]+)<\/published>/g),
    ]
    const both = told.filter(([, id = '']) => listed.has(id))
    expect(both.length).toBe(2)
    for (const [, id = '', at = ''] of both) {
      expect(estimateListingDay(new Date(at))).toBe(listed.get(id))
    }
  })
})
