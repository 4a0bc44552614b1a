import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rhythm } from '../../src/storage/schema/subscribers.ts'
import {
  latestSlot,
  nextSlot,
  type Slot,
  type SlotPreferences,
} from '../../src/subscribers/next-slot.ts'

const hourMs = 3_600_000
/** Both hemispheres, half-hour and 45-minute offsets, gaps at midnight and into the next date, no
 * summer time, summer time that comes and went within the years tested. */
const zones = [
  'UTC',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Asuncion',
  'America/Havana',
  'America/Los_Angeles',
  'America/New_York',
  'America/Nuuk',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Amman',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Seoul',
  'Asia/Tehran',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Easter',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

const clocks = new Map<string, Intl.DateTimeFormat>()
/** The wall clock by Intl alone, apart from the code under test: `2026-03-29 07:00:00`. */
function wall(at: number, zone: string): string {
  let clock = clocks.get(zone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    clocks.set(zone, clock)
  }
  return clock.format(at)
}
const dateOf = (at: Date, zone: string) => wall(at.getTime(), zone).slice(0, 10)
const dayOf = (date: string) => new Date(date).getUTCDay() || 7
const allowed = (preferences: SlotPreferences, date: string) =>
  preferences.rhythm === 'daily' ||
  (preferences.rhythm === 'weekdays' ? dayOf(date) <= 5 : dayOf(date) === preferences.weekday)

const instants = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000))
const preferences = fc.record({
  timezone: fc.constantFrom(...zones),
  hour: fc.integer({ min: 0, max: 23 }),
  rhythm: fc.constantFrom<Rhythm>('daily', 'weekdays', 'weekly'),
  weekday: fc.integer({ min: 1, max: 7 }),
})

/** Every quarter of an hour in between at which the wall shows hour:00 of a day of the rhythm. */
function plainSlotsBetween(wanted: SlotPreferences, from: Date, to: Date): Date[] {
  const found: Date[] = []
  const quarter = hourMs / 4
  const hour = `${String(wanted.hour).padStart(2, '0')}:00:00`
  for (
    let at = Math.ceil((from.getTime() + 1) / quarter) * quarter;
    at < to.getTime();
    at += quarter
  ) {
    const shown = wall(at, wanted.timezone)
    const repeated =
      wall(at - hourMs, wanted.timezone) === shown ||
      wall(at - hourMs / 2, wanted.timezone) === shown
    if (shown.endsWith(hour) && allowed(wanted, shown.slice(0, 10)) && !repeated)
      found.push(new Date(at))
  }
  return found
}

describe('nextSlot', () => {
  const berlin: SlotPreferences = {
    timezone: 'Europe/Berlin',
    hour: 7,
    rhythm: 'daily',
    weekday: 1,
  }
  const fresh = { lastSlotAt: null, lastPeriod: null }

  it.each([
    [
      'before the hour: today',
      berlin,
      '2026-05-19T04:59:59Z',
      '2026-05-19T05:00:00.000Z',
      '2026-05-19',
    ],
    [
      'at the hour: strictly after',
      berlin,
      '2026-05-19T05:00:00Z',
      '2026-05-20T05:00:00.000Z',
      '2026-05-20',
    ],
    [
      'the clock goes forward',
      berlin,
      '2026-03-28T06:00:00Z',
      '2026-03-29T05:00:00.000Z',
      '2026-03-29',
    ],
    [
      'the clock goes back',
      berlin,
      '2026-10-24T05:00:00Z',
      '2026-10-25T06:00:00.000Z',
      '2026-10-25',
    ],
    [
      'the hour falls into the gap',
      { ...berlin, hour: 2 },
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00.000Z',
      '2026-03-29',
    ],
    [
      'the hour comes twice: the first',
      { ...berlin, hour: 2 },
      '2026-10-24T12:00:00Z',
      '2026-10-25T00:00:00.000Z',
      '2026-10-25',
    ],
    [
      'a gap at midnight',
      { ...berlin, timezone: 'Africa/Cairo', hour: 0 },
      '2026-04-23T12:00:00Z',
      '2026-04-23T22:00:00.000Z',
      '2026-04-24',
    ],
    [
      'a gap at midnight, Havana',
      { ...berlin, timezone: 'America/Havana', hour: 0 },
      '2026-03-07T12:00:00Z',
      '2026-03-08T05:00:00.000Z',
      '2026-03-08',
    ],
    [
      'midnight comes twice, Havana',
      { ...berlin, timezone: 'America/Havana', hour: 0 },
      '2026-10-31T12:00:00Z',
      '2026-11-01T04:00:00.000Z',
      '2026-11-01',
    ],
    [
      'half an hour, Lord Howe',
      { ...berlin, timezone: 'Australia/Lord_Howe', hour: 2 },
      '2026-10-03T12:00:00Z',
      '2026-10-03T15:30:00.000Z',
      '2026-10-04',
    ],
    [
      '45 minutes, Chatham',
      { ...berlin, timezone: 'Pacific/Chatham' },
      '2026-06-01T00:00:00Z',
      '2026-06-01T18:15:00.000Z',
      '2026-06-02',
    ],
    [
      'a day ahead, Kiritimati',
      { ...berlin, timezone: 'Pacific/Kiritimati' },
      '2026-06-01T00:00:00Z',
      '2026-06-01T17:00:00.000Z',
      '2026-06-02',
    ],
    [
      'a weekend',
      { ...berlin, rhythm: 'weekdays' as const },
      '2026-05-22T05:00:00Z',
      '2026-05-25T05:00:00.000Z',
      '2026-05-25',
    ],
    [
      'a week',
      { ...berlin, rhythm: 'weekly' as const, weekday: 3 },
      '2026-05-20T05:00:00Z',
      '2026-05-27T05:00:00.000Z',
      '2026-05-27',
    ],
  ])('%s', (_, wanted, after, at, period) => {
    expect(nextSlot({ ...wanted, ...fresh, after: new Date(after) })).toEqual({
      at: new Date(at),
      period,
    })
  })

  it('passes into the next date where the hour before midnight is left out', () => {
    const nuuk: SlotPreferences = {
      timezone: 'America/Nuuk',
      hour: 23,
      rhythm: 'daily',
      weekday: 1,
    }
    const saturday = nextSlot({ ...nuuk, ...fresh, after: new Date('2026-03-28T12:00:00Z') })
    expect(saturday).toEqual({ at: new Date('2026-03-29T01:00:00Z'), period: '2026-03-29' })
    const next = nextSlot({
      ...nuuk,
      after: saturday.at,
      lastSlotAt: saturday.at,
      lastPeriod: saturday.period,
    })
    expect(next.period).toBe('2026-03-30')
  })

  it('passes over the date that Apia left out', () => {
    const apia: SlotPreferences = { timezone: 'Pacific/Apia', hour: 7, rhythm: 'daily', weekday: 1 }
    const dates: string[] = []
    let last: { at: Date; period: string } | null = null
    for (let day = 0; day < 4; day++) {
      const after: Date = last?.at ?? new Date('2011-12-29T00:00:00Z')
      last = nextSlot({
        ...apia,
        after,
        lastSlotAt: last?.at ?? null,
        lastPeriod: last?.period ?? null,
      })
      dates.push(last.period)
    }
    expect(dates).toEqual(['2011-12-29', '2011-12-31', '2012-01-01', '2012-01-02'])
  })

  it('brings no second digest on a date after a move west or to a later hour', () => {
    const last = { lastSlotAt: new Date('2026-05-18T22:00:00Z'), lastPeriod: '2026-05-19' }
    const after = new Date('2026-05-18T22:30:00Z')
    const losAngeles = nextSlot({ ...berlin, timezone: 'America/Los_Angeles', ...last, after })
    expect(losAngeles).toEqual({ at: new Date('2026-05-20T14:00:00Z'), period: '2026-05-20' })
    const evening = nextSlot({ ...berlin, timezone: 'Asia/Seoul', hour: 19, ...last, after })
    expect(evening.period).toBe('2026-05-20')
  })

  it('is a slot of the rhythm, later than all that forbids it, and the first such one', () => {
    fc.assert(
      fc.property(
        preferences,
        instants,
        fc.option(fc.integer({ min: -72, max: 30 }), { nil: null }),
        (wanted, after, lastHours) => {
          const lastSlotAt =
            lastHours === null ? null : new Date(after.getTime() + lastHours * hourMs)
          const lastPeriod = lastSlotAt && dateOf(lastSlotAt, wanted.timezone)
          const slot = nextSlot({ ...wanted, after, lastSlotAt, lastPeriod })
          const from = new Date(
            Math.max(after.getTime(), (lastSlotAt?.getTime() ?? 0) + 12 * hourMs),
          )
          expect(slot.at.getTime()).toBeGreaterThan(from.getTime())
          expect(slot.period).toBe(dateOf(slot.at, wanted.timezone))
          if (lastPeriod) expect(slot.period > lastPeriod).toBe(true)
          const earlier = plainSlotsBetween(wanted, from, slot.at).filter(
            (at) => !lastPeriod || dateOf(at, wanted.timezone) > lastPeriod,
          )
          expect(earlier).toEqual([])
        },
      ),
      { numRuns: 400 },
    )
  })

  it('shows hour:00 on the wall, or stands at the end of a gap that swallowed it', () => {
    fc.assert(
      fc.property(preferences, instants, (wanted, after) => {
        const { at } = nextSlot({ ...wanted, ...fresh, after })
        const hour = `${String(wanted.hour).padStart(2, '0')}:00:00`
        const shown = wall(at.getTime(), wanted.timezone)
        if (shown.endsWith(` ${hour}`)) return
        const before = wall(at.getTime() - 1000, wanted.timezone)
        expect(Date.parse(`${shown}Z`) - Date.parse(`${before}Z`)).toBeGreaterThan(1000)
        // The hour that was left out lies in the gap, on its first date or, at midnight, its last.
        const leftOut = [before, shown].map((time) => `${time.slice(0, 10)} ${hour}`)
        expect(leftOut.some((time) => before < time && time < shown)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('takes the end of a gap that begins at midnight', () => {
    const midnight = { timezone: 'Africa/Cairo', hour: 0, rhythm: 'daily', weekday: 1 } as const
    const { at } = nextSlot({ ...midnight, ...fresh, after: new Date('2026-04-23T12:00:00Z') })
    expect(at.toISOString()).toBe('2026-04-23T22:00:00.000Z')
    expect(wall(at.getTime(), midnight.timezone)).toBe('2026-04-24 01:00:00')
  })

  it.each(zones)(
    '%s: from 2020 to 2030 every date of the rhythm has its digest, once',
    (timezone) => {
      for (const hour of [0, 7, 23]) {
        const periods = chain({ timezone, hour, rhythm: 'daily', weekday: 1 })
        expect(new Set(periods).size).toBe(periods.length)
        const missed = missedDates(periods)
        // Only where 23:00 to midnight was left out: the slot went into the next date.
        expect(missed.every((date) => date.pushed)).toBe(true)
        expect(missed.length === 0 || hour >= 22).toBe(true)
      }
      const weekly = chain({ timezone, hour: 7, rhythm: 'weekly', weekday: 4 })
      expect(weekly.every((period) => dayOf(period) === 4)).toBe(true)
      const weekdays = chain({ timezone, hour: 7, rhythm: 'weekdays', weekday: 4 })
      expect(weekdays.every((period) => dayOf(period) <= 5)).toBe(true)
      expect(weekdays.length).toBeGreaterThan(weekly.length * 4.9)
    },
  )

  it('keeps dates apart and rest between slots, whatever a reader changes and when', () => {
    const changes = fc.array(fc.record({ wanted: preferences, waitHours: fc.nat(60) }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(instants, preferences, changes, (start, first, later) => {
        const slots: Slot[] = []
        let now = start
        let wanted = first
        for (const change of [...later, { wanted: first, waitHours: 400 }]) {
          const until = new Date(now.getTime() + change.waitHours * hourMs)
          receive(slots, wanted, now, until)
          now = until
          wanted = change.wanted
        }
        for (const [index, before] of slots.slice(0, -1).entries()) {
          const slot = slots[index + 1] as Slot
          expect(slot.period > before.period).toBe(true)
          expect(slot.at.getTime() - before.at.getTime()).toBeGreaterThan(12 * hourMs)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('latestSlot', () => {
  it('is at or before now, and the next one is after it', () => {
    fc.assert(
      fc.property(preferences, instants, (wanted, now) => {
        const latest = latestSlot(wanted, now)
        expect(latest.at.getTime()).toBeLessThanOrEqual(now.getTime())
        const fresh = { lastSlotAt: null, lastPeriod: null }
        expect(nextSlot({ ...wanted, ...fresh, after: now }).at.getTime()).toBeGreaterThan(
          now.getTime(),
        )
        expect(nextSlot({ ...wanted, ...fresh, after: new Date(latest.at.getTime() - 1) })).toEqual(
          latest,
        )
        expect(plainSlotsBetween(wanted, latest.at, now)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('counts a slot that is due this moment', () => {
    const seoul: SlotPreferences = { timezone: 'Asia/Seoul', hour: 7, rhythm: 'weekly', weekday: 1 }
    const monday = { at: new Date('2026-05-17T22:00:00Z'), period: '2026-05-18' }
    expect(latestSlot(seoul, monday.at)).toEqual(monday)
    expect(latestSlot(seoul, new Date('2026-05-24T21:59:59Z'))).toEqual(monday)
  })
})

/** All slots of a stretch of time, as planning would go through them. */
function receive(slots: Slot[], wanted: SlotPreferences, from: Date, until: Date): void {
  let after = from
  for (;;) {
    const last = slots.at(-1)
    const [lastSlotAt, lastPeriod] = [last?.at ?? null, last?.period ?? null]
    const slot = nextSlot({ ...wanted, after, lastSlotAt, lastPeriod })
    if (slot.at.getTime() > until.getTime()) return
    slots.push(slot)
    after = slot.at
  }
}

function chain(wanted: SlotPreferences): string[] {
  const periods: string[] = []
  let slot = nextSlot({
    ...wanted,
    after: new Date('2020-01-01T00:00:00Z'),
    lastSlotAt: null,
    lastPeriod: null,
  })
  while (slot.at.getTime() < Date.parse('2031-01-01T00:00:00Z')) {
    periods.push(slot.period)
    slot = nextSlot({ ...wanted, after: slot.at, lastSlotAt: slot.at, lastPeriod: slot.period })
  }
  return periods
}

/** Dates left out between two of a daily chain; `pushed` when the neighbour is two days later. */
function missedDates(periods: string[]) {
  return periods.flatMap((period, index) => {
    const before = periods[index - 1]
    if (!before) return []
    const days = (Date.parse(period) - Date.parse(before)) / (24 * hourMs)
    return days === 1 ? [] : [{ period, pushed: days === 2 }]
  })
}
