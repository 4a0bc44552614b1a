import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  instantOfLocal,
  localDate,
  localMinute,
  localWeekday,
  weekdayOf,
} from '../../src/lib/local-time.ts'

const zones = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Seoul',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'Africa/Casablanca',
  'Africa/Cairo',
]

describe('instantOfLocal', () => {
  it.each([
    ['2026-05-19', 0, 'America/New_York', '2026-05-19T04:00:00.000Z'],
    ['2026-12-01', 0, 'America/New_York', '2026-12-01T05:00:00.000Z'],
    ['2026-03-28', 7, 'Europe/Berlin', '2026-03-28T06:00:00.000Z'],
    ['2026-03-29', 7, 'Europe/Berlin', '2026-03-29T05:00:00.000Z'],
    ['2026-05-19', 7, 'Asia/Kolkata', '2026-05-19T01:30:00.000Z'],
    ['2026-05-19', 0, 'Pacific/Kiritimati', '2026-05-18T10:00:00.000Z'],
  ])('%s %i:00 in %s is %s', (date, hour, zone, instant) => {
    expect(instantOfLocal(date, hour, zone).toISOString()).toBe(instant)
  })

  it('gives the first instant after a spring gap', () => {
    expect(instantOfLocal('2026-03-08', 2, 'America/New_York').toISOString()).toBe(
      '2026-03-08T07:00:00.000Z',
    )
    expect(instantOfLocal('2026-04-24', 0, 'Africa/Cairo').toISOString()).toBe(
      '2026-04-23T22:00:00.000Z',
    )
    // The half-hour gap of Lord Howe: 02:00 does not exist, 02:30 does.
    expect(instantOfLocal('2026-10-04', 2, 'Australia/Lord_Howe').toISOString()).toBe(
      '2026-10-03T15:30:00.000Z',
    )
  })

  it('gives the first of the two in an autumn overlap', () => {
    expect(instantOfLocal('2026-11-01', 1, 'America/New_York').toISOString()).toBe(
      '2026-11-01T05:00:00.000Z',
    )
    expect(instantOfLocal('2026-10-25', 2, 'Europe/Berlin').toISOString()).toBe(
      '2026-10-25T00:00:00.000Z',
    )
  })

  it('passes over a day that a zone left out', () => {
    const instant = instantOfLocal('2011-12-30', 7, 'Pacific/Apia')
    expect(localDate(instant, 'Pacific/Apia')).toBe('2011-12-31')
    expect(instant.toISOString()).toBe('2011-12-30T10:00:00.000Z')
  })

  it('refuses what is no date and no zone', () => {
    expect(() => instantOfLocal('soon', 7, 'UTC')).toThrow(RangeError)
    expect(() => instantOfLocal('2026-05-19', 7, 'Mars/Olympus')).toThrow(RangeError)
  })

  it('grows with the hour and stays on its date, whatever the zone and day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2015-01-02'), max: new Date('2035-12-30'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 22 }),
        (zone, day, hour) => {
          const date = day.toISOString().slice(0, 10)
          const at = instantOfLocal(date, hour, zone)
          expect(localDate(at, zone)).toBe(date)
          expect(instantOfLocal(date, hour + 1, zone).getTime()).toBeGreaterThanOrEqual(
            at.getTime(),
          )
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('localDate', () => {
  it('is the date on the wall of the zone', () => {
    const at = new Date('2026-05-19T03:59:59.999Z')
    expect(localDate(at, 'America/New_York')).toBe('2026-05-18')
    expect(localDate(at, 'Asia/Seoul')).toBe('2026-05-19')
  })
})

describe('the wall clock', () => {
  it('tells the minute of the day and the weekday', () => {
    const at = new Date('2026-05-18T21:59:59.999Z')
    expect(localMinute(at, 'Asia/Kathmandu')).toBe(3 * 60 + 44)
    expect(localMinute(at, 'UTC')).toBe(21 * 60 + 59)
    expect(localWeekday(at, 'UTC')).toBe(1)
    expect(localWeekday(at, 'Asia/Seoul')).toBe(2)
  })

  it('turns within an hour where the zone does', () => {
    // Lord Howe goes back half an hour at 15:00 UTC, Nepal's clock stands at a quarter to.
    expect(localMinute(new Date('2026-04-04T14:59:59Z'), 'Australia/Lord_Howe')).toBe(119)
    expect(localMinute(new Date('2026-04-04T15:00:00Z'), 'Australia/Lord_Howe')).toBe(90)
    expect(localMinute(new Date('2018-05-04T14:59:00Z'), 'Asia/Pyongyang')).toBe(23 * 60 + 29)
    expect(localMinute(new Date('2018-05-04T15:00:00Z'), 'Asia/Pyongyang')).toBe(0)
  })

  it('counts days over months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
    expect(weekdayOf('2026-05-17')).toBe(7)
  })
})
