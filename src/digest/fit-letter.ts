/** Keeps a digest below what Gmail shows. It clips near 102 KB, and the footer with the way out
 * would be what is lost, so over 90 KB the papers give way, never the footer. Pure. */
import type { AbstractLength } from '../storage/schema/subscribers.ts'
import type { CardForm } from './card.ts'

export const letterBudget = 90_000

/** How a letter shows its papers. Not named: papers that would be are counted instead. */
export type LetterForm = { cards: CardForm; names: boolean }

const shorter: Record<AbstractLength, AbstractLength[]> = {
  full: ['full', 'short', 'titles'],
  short: ['short', 'titles'],
  titles: ['titles'],
}

/** From the reader's own length to ever tighter forms; the first that fits is sent, or the last. */
export const formsOf = (length: AbstractLength): LetterForm[] => [
  ...shorter[length].map((cards) => ({ cards, names: true })),
  { cards: 'titles', names: false },
  { cards: 'lines', names: false },
]
