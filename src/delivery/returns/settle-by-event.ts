/** An event proves that the provider took the letter, and with it its whole batch: strict batches are
 * taken whole or not at all. So a batch of unknown fate, one that waits to be asked about again, and
 * one whose call is under way are settled at once; the answer that still comes changes nothing. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../storage/database.ts'
import { accept } from '../settle-batch.ts'
import type { FoundLetter } from './find-letter.ts'

/** Returns how many letters it settled. An `open` batch is left alone: the provider said it has none
 * of it, and its next answer will tell. */
export async function settleByEvent(
  tx: Tx,
  letter: FoundLetter,
  emailId: string | null,
): Promise<number> {
  const isPending = letter.state === 'frozen' || letter.state === 'unknown'
  const isWhole = letter.batchId !== null && letter.transport === 'resend'
  const settled =
    isPending && isWhole ? await accept(tx, { batchId: letter.batchId as string, ids: null }) : 0
  if (emailId !== null) {
    await tx.execute(sql`
      update letters set provider_id = ${emailId}
      where id = ${letter.id} and provider_id is null and state = 'accepted'`)
  }
  return settled
}
