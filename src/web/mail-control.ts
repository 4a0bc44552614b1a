/** Stopping mail and letting it go on; app/wire-pages.ts passes the implementation. `db`: the transaction
 * that the log's line stands in. */
import type { Db } from '../storage/database.ts'
import type { HeldBy, Lane } from '../storage/schema/delivery.ts'

export type LaneStanding = {
  lane: Lane
  /** Unsettled letters. */
  letters: number
  held: { by: HeldBy; reason: string } | null
  /** ISO instant. */
  parked: { until: string; reason: string } | null
}

export type MailControl = {
  standing(): Promise<LaneStanding[]>
  /** `lane` null: both. */
  pause(db: Db, input: { lane: Lane | null; reason: string }): Promise<unknown>
  /** `needsYes`: this is a copy, and nothing was released without `yes`. */
  resume(
    db: Db,
    input: { lane: Lane | null; yes: boolean },
  ): Promise<{ needsYes: boolean; waitsForLive: boolean }>
}
