/** What a round puts in order before it works: calls cut short by a kill, keys too old to ask with,
 * and batches that another build or another transport left open. */
import { sql } from 'drizzle-orm'
import type { Db } from '../storage/database.ts'
import { cutOff } from './begin-attempt.ts'
import { type DeliveryDeps, keyHours } from './deps.ts'
import { dissolveBatch } from './dissolve-batch.ts'
import { batchMove } from './move-sql.ts'
import { keyTooOld, unleased } from './over.ts'
import { tellUnknown } from './record-outcome.ts'
import { giveUp } from './settle-batch.ts'
import { isOurs } from './take-over-batch.ts'
import { keylessTransports } from './transports/transport.ts'

/** Returns how many letters became unknown. */
export async function recoverBatches(deps: DeliveryDeps): Promise<number> {
  await markLapsed(deps.db)
  const unknown = await giveUpOldKeys(deps)
  await dissolveForeign(deps)
  return unknown
}

/** Whoever made the call is gone; whichever build it was, the provider may have the letters. */
async function markLapsed(db: Db): Promise<void> {
  const move = batchMove('lapsed')
  await db.execute(sql`
    update batches set state = ${move.next}, lease_owner = null, lease_until = null
    where ${move.allowed} and lease_until is not null and ${unleased}`)
}

/** Of any build: the key is forgotten whether or not its composer ever comes back, and where there are
 * no keys there is nothing to ask with. */
async function giveUpOldKeys(deps: DeliveryDeps): Promise<number> {
  return deps.db.transaction(async (tx) => {
    const rows = await tx.execute<{ id: string; keyless: boolean }>(sql`
      select id, transport in ${keylessTransports} as keyless from batches
      where state = 'maybe-taken' and ${unleased}
        and (transport in ${keylessTransports} or ${keyTooOld})
      for update skip locked`)
    let unknown = 0
    for (const { id: batchId, keyless } of rows) {
      const reason = keyless ? cutOff : `no clear answer within ${keyHours} h`
      const letters = await giveUp(tx, { batchId, code: 'given-up', detail: reason })
      tellUnknown(deps, batchId, letters, reason)
      unknown += letters
    }
    return unknown
  })
}

/** The provider has none of these, so their letters may be frozen anew by this build. */
async function dissolveForeign(deps: DeliveryDeps): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const rows = await tx.execute<{ id: string; size: number }>(sql`
      select id, size from batches where state = 'open' and ${unleased} and not (${isOurs(deps)})
      for update skip locked`)
    for (const { id, size } of rows) {
      const reason = 'frozen by another build or for another transport'
      await dissolveBatch(tx, { batchId: id, reason })
      deps.onEvent?.({ event: 'batch-dissolved', batchId: id, letters: size, reason })
    }
  })
}
