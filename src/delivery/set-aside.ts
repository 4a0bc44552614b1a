/** Letters that end without being sent: withdrawn (late, unwanted) or failed (refused for itself).
 * Their digests are told in the same transaction. */
import { inArray, sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { letters } from '../storage/schema/delivery.ts'
import { letterMove } from './move-sql.ts'
import type { OnWithdrawn } from './ports.ts'

export type SetAside = { letterId: number; code: string; detail: string }

/** Returns how many really moved; a letter in another state by now is left alone. */
export async function setAside(
  tx: Tx,
  input: { as: 'withdrawn' | 'failed'; letters: SetAside[]; onWithdrawn: OnWithdrawn },
): Promise<number> {
  if (input.letters.length === 0) return 0
  const move = letterMove(input.as === 'withdrawn' ? 'withdraw' : 'fail')
  const why = new Map(input.letters.map((letter) => [letter.letterId, letter]))
  const moved = await tx
    .update(letters)
    .set({
      state: sql`${move.next}`,
      settledAt: sql`clock_timestamp()`,
      errorCode: reasonOf(input.letters, 'code'),
      errorDetail: reasonOf(input.letters, 'detail'),
    })
    .where(sql`${inArray(letters.id, [...why.keys()])} and ${move.allowed}`)
    .returning({
      letterId: letters.id,
      kind: letters.kind,
      subscriberId: letters.subscriberId,
      digestId: letters.digestId,
    })
  if (moved.length > 0) {
    const told = moved.map((row) => {
      const reason = why.get(row.letterId)
      return { ...row, state: input.as, reason: reason?.detail || reason?.code || '' }
    })
    await input.onWithdrawn(tx, told)
  }
  return moved.length
}

/** One statement for many letters with a reason each. */
function reasonOf(list: SetAside[], field: 'code' | 'detail') {
  const reasons = Object.fromEntries(list.map((letter) => [letter.letterId, letter[field]]))
  return sql`${JSON.stringify(reasons)}::jsonb ->> ${letters.id}::text`
}
