/** One letter of the ledger beside what the provider has of it. Pure. */
import type { LetterState } from '../../storage/schema/delivery.ts'
import type { Taking } from './taken-record.ts'

export type LedgerLetter = {
  state: LetterState
  batch: string | null
  /** Whether it says why it was not sent. */
  hasReason: boolean
}

export type Judgement = { verdict: 'sound' } | { verdict: 'double' | 'lost'; why: string }

const double = (why: string): Judgement => ({ verdict: 'double', why })
const lost = (why: string): Judgement => ({ verdict: 'lost', why })

/** After everything that could be tried was tried: nothing may wait any more. */
export function judgeLetter(letter: LedgerLetter, taken: readonly Taking[]): Judgement {
  const [taking, second] = taken
  if (!taking) return judgeUntaken(letter)
  if (second) {
    const same = taking.body === second.body
    return double(`taken ${taken.length} times, with ${same ? 'one body' : 'other bodies'}`)
  }
  const { state, batch } = letter
  if (state === 'unknown') return { verdict: 'sound' }
  if (state !== 'accepted') return double(`taken, though ${state}: it would go out again`)
  return taking.key === batch ? { verdict: 'sound' } : double('taken under another key')
}

function judgeUntaken({ state, hasReason }: LedgerLetter): Judgement {
  if (state === 'accepted') return lost('accepted by the ledger, never taken by the provider')
  if (state === 'waiting' || state === 'frozen') return lost(`still ${state}`)
  return hasReason ? { verdict: 'sound' } : lost(`${state} without a reason`)
}
