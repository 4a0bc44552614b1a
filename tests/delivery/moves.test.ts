import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BatchEvent,
  batchMoves,
  type LetterEvent,
  letterMoves,
  move,
} from '../../src/delivery/moves.ts'
import { settledBatchStates, settledLetterStates } from '../../src/delivery/states.ts'
import type { BatchState, LetterState } from '../../src/storage/schema/delivery.ts'

const batchEvents: BatchEvent[] = [
  'begin',
  'accepted',
  'rejected',
  'answered-early',
  'unclear',
  'lapsed',
  'dissolve',
  'give-up',
]
const letterEvents: LetterEvent[] = ['freeze', 'return', 'accept', 'withdraw', 'fail', 'lose']

/** The states gone through; an event the table does not allow changes nothing. */
function batchPath(from: BatchState, events: BatchEvent[]) {
  const path: Array<{ state: BatchState; by: BatchEvent | null }> = [{ state: from, by: null }]
  let state = from
  for (const event of events) {
    const next = move(batchMoves, state, event)
    if (next === null) continue
    state = next
    path.push({ state, by: event })
  }
  return path
}

const someEvents = fc.array(fc.constantFrom(...batchEvents), { maxLength: 40 })

describe('a batch', () => {
  it('is never attempted again once it is accepted, dissolved or unknown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...settledBatchStates), someEvents, (from, events) => {
        for (const { state, by } of batchPath(from, events)) {
          expect(by).not.toBe('begin')
          expect(settledBatchStates).toContain(state)
        }
      }),
    )
  })

  it('that is maybe taken stays so until a 2xx, a rejection or giving up', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const path = batchPath('maybe-taken', events)
        const left = path.find(({ state }) => state !== 'maybe-taken')
        if (left) expect(['accepted', 'rejected', 'give-up']).toContain(left.by)
      }),
    )
  })

  it('can only be dissolved when the provider surely has none of it', () => {
    for (const state of ['attempting', 'maybe-taken', 'accepted', 'unknown'] as const) {
      expect(move(batchMoves, state, 'dissolve')).toBeNull()
    }
  })

  it('is on its way to an end from every state', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const last = batchPath('open', events).at(-1)?.state as BatchState
        const ends = batchEvents.some((event) => {
          const next = move(batchMoves, last, event)
          return next !== null && settledBatchStates.some((state) => state === next)
        })
        expect(ends || settledBatchStates.some((state) => state === last)).toBe(true)
      }),
    )
  })
})

describe('a letter', () => {
  it('never waits or is frozen again once it is settled', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...settledLetterStates),
        fc.array(fc.constantFrom(...letterEvents), { maxLength: 30 }),
        (from, events) => {
          let state: LetterState = from
          for (const event of events) state = move(letterMoves, state, event) ?? state
          expect(settledLetterStates).toContain(state)
        },
      ),
    )
  })
})
