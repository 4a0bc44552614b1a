import { describe, expect, it } from 'vitest'
import { holidayAhead } from '../../src/digest/holidays.ts'
import { notices } from '../../src/digest/notices.ts'
import { instantOfLocal } from '../../src/lib/local-time.ts'
import { mailTexts } from '../../src/locales/texts.ts'

const berlin = { timezone: 'Europe/Berlin', hour: 7, rhythm: 'daily', weekday: 1 } as const
const seoul = { timezone: 'Asia/Seoul', hour: 7, rhythm: 'weekdays', weekday: 1 } as const

const ahead = (reader: Parameters<typeof holidayAhead>[0], period: string) =>
  holidayAhead(reader, { slotAt: instantOfLocal(period, reader.hour, reader.timezone), period })

describe('holidayAhead', () => {
  it('is told in the mail before Thanksgiving', () => {
    expect(ahead(berlin, '2026-11-25')).toEqual({ days: ['2026-11-26'], next: '2026-11-27' })
  })

  it.each([
    ['Europe/Berlin', 6],
    ['Europe/London', 5],
    ['America/New_York', 0],
  ])('is told where the mail waits for its batch: %s at %i:00', (timezone, hour) => {
    const reader = { ...berlin, timezone, hour }
    expect(ahead(reader, '2026-12-23')).toBeNull()
    expect(ahead(reader, '2026-12-24')).toEqual({ days: ['2026-12-25'], next: '2026-12-28' })
    expect(ahead(reader, '2026-12-25')).toBeNull()
    // No mail waits on the day after a holiday: what it brings comes a day later.
    expect(ahead(reader, '2026-11-24')).toBeNull()
    expect(ahead(reader, '2026-11-25')).toEqual({ days: ['2026-11-26'], next: '2026-11-28' })
    expect(ahead(reader, '2026-11-26')).toBeNull()
  })

  it('is told a day earlier in San Francisco, where the mail waits in the evening', () => {
    const reader = { ...berlin, timezone: 'America/Los_Angeles', hour: 21 }
    expect(ahead(reader, '2026-12-23')).toEqual({ days: ['2026-12-25'], next: '2026-12-27' })
    expect(ahead(reader, '2026-12-24')).toBeNull()
    expect(ahead(reader, '2026-11-24')).toEqual({ days: ['2026-11-26'], next: '2026-11-27' })
  })

  it('is told a day later in Seoul, where the papers come the morning after', () => {
    expect(ahead(seoul, '2026-11-25')).toBeNull()
    expect(ahead(seoul, '2026-11-26')).toEqual({ days: ['2026-11-26'], next: '2026-11-30' })
  })

  it('passes over the weekend after Christmas', () => {
    expect(ahead(berlin, '2026-12-24')).toEqual({ days: ['2026-12-25'], next: '2026-12-28' })
  })

  it('is not told on other days, nor before a plain weekend', () => {
    expect(ahead(berlin, '2026-11-24')).toBeNull()
    expect(ahead(berlin, '2026-11-27')).toBeNull()
    expect(ahead(berlin, '2026-11-28')).toBeNull()
  })

  it('does not concern a weekly reader whose week has other days', () => {
    expect(ahead({ ...berlin, rhythm: 'weekly' }, '2026-11-23')).toBeNull()
  })
})

describe('notices', () => {
  it('say a holiday and a sample store in one line each', () => {
    const period = '2026-11-25'
    const lines = notices({
      hasSamples: true,
      reader: berlin,
      digest: { slotAt: instantOfLocal(period, 7, berlin.timezone), period, awaited: null },
      texts: mailTexts('en'),
    })
    expect(lines[0]).toContain('These are sample papers')
    expect(lines[1]).toBe(
      'arXiv announces nothing on Thu 26 Nov (holiday). Next digest: Fri 27 Nov.',
    )
  })
})
