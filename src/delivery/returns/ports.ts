/** What follows from events outside delivery; app/wire-returns.ts passes the implementations. */
import type { Tx } from '../../storage/database.ts'
import type { OnWithdrawn } from '../ports.ts'

export type ReturnPorts = {
  /** Nobody may mail the address any more. Any order, any number of times; false: it is no news. */
  suppress(
    tx: Tx,
    input: { address: string; reason: 'bounce' | 'complaint' | 'provider-list'; at: Date },
  ): Promise<boolean>
  /** The provider took the letter and could not hand it on: its digest was never seen. */
  onWithdrawn: OnWithdrawn
  /** `refused`: letters in a row that the address refused for a while, the newest at `last`. */
  restReader(
    tx: Tx,
    input: {
      subscriberId: number
      address: string
      refused: number
      last: Date | null
      news: 'refused' | 'delivered'
    },
  ): Promise<unknown>
}
