/** How long digests wait for a batch that is late. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dueUntil, missedBatch } from '../../src/digest/hold.ts'

const arrival = new Date('2026-09-23T04:05:00Z')
const awaited = { day: '2026-09-23', arrival }
const hour = 3_600_000

it('every slot near the batch waits three hours and no longer; others do not wait', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10 * 60, max: 20 * 60 }),
      fc.integer({ min: 0, max: 30 * 60 }),
      (slotMinutes, waitedMinutes) => {
        const slot = new Date(arrival.getTime() + slotMinutes * 60_000)
        const now = new Date(slot.getTime() + waitedMinutes * 60_000)
        const isDue = slot <= dueUntil(now, awaited)
        const waits = slotMinutes >= -60 && waitedMinutes < 180
        expect(isDue).toBe(!waits)
        expect(missedBatch(slot, awaited)).toBe(slotMinutes >= -60 ? awaited.day : null)
      },
    ),
  )
})

it('who is due at one moment is due at any later one: nobody is passed over', () => {
  fc.assert(
    fc.property(fc.nat(40 * hour), fc.nat(40 * hour), (one, more) => {
      const now = new Date(arrival.getTime() - 5 * hour + one)
      const later = new Date(now.getTime() + more)
      expect(dueUntil(later, awaited) >= dueUntil(now, awaited)).toBe(true)
      expect(dueUntil(now, null)).toEqual(now)
      expect(dueUntil(now, awaited) <= now).toBe(true)
    }),
  )
})
