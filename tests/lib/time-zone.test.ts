import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalTimeZone, isTimeZone } from '../../src/lib/time-zone.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

const allZones = Intl.supportedValuesOf('timeZone')

describe('canonicalTimeZone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['ASIA/SEOUL', 'Asia/Seoul'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['America/Godthab', 'America/Nuuk'],
    ['UTC', 'UTC'],
    ['Etc/GMT+9', 'Etc/GMT+9'],
  ])('%s is %s', (zone, name) => {
    expect(canonicalTimeZone(zone)).toBe(name)
    expect(isTimeZone(zone)).toBe(true)
  })

  it.each([
    '',
    ' Europe/Berlin',
    'Mars/Olympus',
    '+09:00',
    '-03',
    'Z',
    'Etc/Unknown',
    '../../etc/passwd',
    "UTC'; drop table subscribers; --",
    'UTC\u0000',
    'Europe/Берлин',
    'A'.repeat(100_000),
  ])('%j is none', (zone) => {
    expect(canonicalTimeZone(zone)).toBeNull()
    expect(isTimeZone(zone)).toBe(false)
  })

  it('is a name that stays itself, and that Intl takes, for every zone there is', () => {
    for (const zone of allZones) {
      const name = canonicalTimeZone(zone) as string
      expect(canonicalTimeZone(name)).toBe(name)
      expect(() => new Intl.DateTimeFormat('en', { timeZone: name })).not.toThrow()
    }
  })
})

describe('stored zones', () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await openTestDatabase()
  })
  afterAll(() => test.close())

  it('mean the same to the database as to Intl', async () => {
    const names = [...new Set(allZones.map((zone) => canonicalTimeZone(zone) as string))]
    const rows = await test.db.execute<{ zone: string; wall: string }>(sql`
      select zone, to_char('2026-07-01T12:00:00Z'::timestamptz at time zone zone, 'YYYY-MM-DD HH24:MI:SS') as wall
      from jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb) as zone`)
    expect(rows).toHaveLength(names.length)
    for (const { zone, wall } of rows) {
      const clock = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      })
      expect(`${zone} ${wall}`).toBe(`${zone} ${clock.format(new Date('2026-07-01T12:00:00Z'))}`)
    }
  })
})
