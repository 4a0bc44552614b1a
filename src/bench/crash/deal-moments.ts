/** Deals the moments of so many kills from shuffled decks of 26. The first half of a deck holds one of
 * each, so 13 kills meet every moment. */
import type { Lots } from '../lots.ts'
import { type Moment, momentsInDeck } from './moments.ts'

export type Dealer = {
  /** Null: enough are dealt. */
  deal(): Moment | null
  /** It was not reached, so somebody else of those who are left is to be killed there. */
  putBack(moment: Moment): void
}

export function createDealer(kills: number, lots: Lots): Dealer {
  let left = kills
  let deck: Moment[] = []
  return {
    deal() {
      if (left === 0) return null
      if (deck.length === 0) deck = freshDeck(lots)
      left -= 1
      return deck.pop() ?? null
    },
    putBack(moment) {
      left += 1
      // Dealt from its end: further down than `left` it would never come up again.
      deck.splice(deck.length - lots.below(Math.min(left, deck.length + 1)), 0, moment)
    },
  }
}

/** Dealt from its end. */
function freshDeck(lots: Lots): Moment[] {
  const counted = Object.entries(momentsInDeck) as Array<[Moment, number]>
  const more = counted.flatMap(([moment, count]) => Array<Moment>(count - 1).fill(moment))
  const each = counted.map(([moment]) => moment)
  return [...shuffled(more, lots), ...shuffled(each, lots)]
}

function shuffled<T>(cards: T[], lots: Lots): T[] {
  for (let at = cards.length - 1; at > 0; at--) {
    const other = lots.below(at + 1)
    const card = cards[at] as T
    cards[at] = cards[other] as T
    cards[other] = card
  }
  return cards
}
