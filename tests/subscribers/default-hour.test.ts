import { describe, expect, it } from 'vitest'
import {
  batchArrival,
  defaultHour,
  defaultRhythm,
  sameDayHour,
} from '../../src/subscribers/default-hour.ts'

const at = new Date('2026-11-21T12:00:00Z')
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

describe('the batch of arXiv', () => {
  it.each([
    ['Europe/London', '04:05', '05:05'],
    ['Europe/Berlin', '05:05', '06:05'],
    ['Africa/Cairo', '06:05', '07:05'],
    ['Asia/Kolkata', '09:35', '10:35'],
    ['Asia/Seoul', '13:05', '14:05'],
    ['America/New_York', '00:05', '00:05'],
  ])('reaches %s between %s and %s', (zone, earliest, latest) => {
    const arrival = batchArrival(zone, at)
    expect([clock(arrival.earliest), clock(arrival.latest)]).toEqual([earliest, latest])
  })

  it('reaches San Francisco the evening before', () => {
    expect(clock(batchArrival('America/Los_Angeles', at).latest + 24 * 60)).toBe('21:05')
  })
})

describe('what the form offers', () => {
  it.each([
    ['Europe/London', 7, 'daily'],
    ['Europe/Berlin', 7, 'daily'],
    ['Africa/Cairo', 8, 'daily'],
    ['Europe/Istanbul', 9, 'daily'],
    ['America/New_York', 7, 'daily'],
    ['America/Los_Angeles', 7, 'daily'],
    ['Pacific/Pago_Pago', 7, 'daily'],
    ['Asia/Kolkata', 7, 'weekdays'],
    ['Asia/Seoul', 7, 'weekdays'],
    ['Pacific/Kiritimati', 7, 'weekdays'],
    ['UTC', 7, 'daily'],
  ])('%s: %i:00, %s', (zone, hour, rhythm) => {
    expect(defaultHour(zone, at)).toBe(hour)
    expect(defaultRhythm(zone, hour, at)).toBe(rhythm)
  })

  it('turns with the hour: in the evening Seoul has its papers of the day', () => {
    expect(defaultRhythm('Asia/Seoul', 19, at)).toBe('daily')
    expect(defaultRhythm('Europe/Berlin', 5, at)).toBe('weekdays')
    expect(sameDayHour('Asia/Seoul', at)).toBe(15)
    expect(sameDayHour('America/Los_Angeles', at)).toBe(0)
  })

  it('has an hour from 7 to 9 for every zone', () => {
    for (const zone of Intl.supportedValuesOf('timeZone').filter((_, index) => index % 9 === 0)) {
      expect([7, 8, 9]).toContain(defaultHour(zone, at))
    }
  })
})
