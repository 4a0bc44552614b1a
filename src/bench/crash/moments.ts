/** Where a process of the crash test is killed: at the named steps of delivery, between them, and
 * anywhere. */
import type { DeliveryStep } from '../../delivery/deps.ts'

export type NamedMoment =
  | DeliveryStep
  /** Everything of the transaction is written, COMMIT is not. */
  | 'freezing'
  | 'beginning'
  /** The COMMIT or the statement is on its way, its answer is not heard. */
  | 'freeze-sent'
  | 'begin-sent'
  | 'settle-sent'
  /** The provider has the call, or some of it, and has not answered. */
  | 'calling'

/** `random`: at any time of its life, starting and planning included. */
export type Moment = NamedMoment | 'random'

/** In the order of a letter's way; so many in a deck (deal-moments.ts). */
export const momentsInDeck: Record<Moment, number> = {
  permitted: 1,
  freezing: 1,
  'freeze-sent': 1,
  frozen: 2,
  composed: 2,
  beginning: 2,
  'begin-sent': 2,
  begun: 3,
  calling: 3,
  answered: 3,
  'settle-sent': 2,
  settled: 1,
  random: 3,
}

/** A batch is frozen and what became of it is not written: where a letter could double or get lost. */
const hot: readonly Moment[] = [
  'frozen',
  'composed',
  'beginning',
  'begin-sent',
  'begun',
  'calling',
  'answered',
  'settle-sent',
]

export type Kills = Record<Moment, number>

export const noKills = (): Kills =>
  Object.fromEntries(Object.keys(momentsInDeck).map((moment) => [moment, 0])) as Kills

/** Which share of the kills fell between freeze and settle. Random ones count as elsewhere. */
export function shareBetween(kills: Kills): number {
  const all = Object.values(kills).reduce((sum, count) => sum + count, 0)
  const between = hot.reduce((sum, moment) => sum + kills[moment], 0)
  return all === 0 ? 0 : between / all
}
