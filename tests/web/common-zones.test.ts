import { expect, it } from 'vitest'
import { canonicalTimeZone } from '../../src/lib/time-zone.ts'
import { commonZones } from '../../src/web/common-zones.ts'

it('offers zones by the names they are stored under, each once, in order', () => {
  const [utc, ...zones] = commonZones
  expect(utc).toBe('UTC')
  expect(zones).toEqual([...new Set(zones)].sort())
  expect(commonZones.filter((zone) => canonicalTimeZone(zone) !== zone)).toEqual([])
})

it('has a zone for every clock that people live by', () => {
  const day = (month: number) => new Date(Date.UTC(2026, month, 15))
  const clock = (zone: string) =>
    [0, 6].map((month) => day(month).toLocaleString('en', { timeZone: zone })).join()
  const offered = new Set(commonZones.map(clock))
  const missing = Intl.supportedValuesOf('timeZone').filter((zone) => !offered.has(clock(zone)))
  expect(missing.filter((zone) => !zone.startsWith('Antarctica/'))).toEqual([])
})
