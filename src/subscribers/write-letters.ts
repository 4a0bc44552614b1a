/** The letters that readers ask for, queued under the throttle. */
import { and, count, eq, sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { letters } from '../storage/schema/delivery.ts'
import type { QueueLetters } from './ports.ts'
import { defaultLettersOverAllPerHour, mayWrite } from './throttle.ts'

export type LetterDeps = {
  queueLetters: QueueLetters
  /** Letters asked for in an hour by all visitors together. */
  lettersPerHour?: number
}

/** Why a private link is mailed: asked for, an address that already reads signed up again, or Save was
 * pressed on the page of a paper. */
export type LinkReason = 'asked' | 'already-reading' | 'save'

/** Whether the throttle lets one more letter go to this reader; counted when it does. */
export const mayWriteTo = (deps: LetterDeps, tx: Tx, subscriberId: number): Promise<boolean> =>
  mayWrite(tx, {
    subscriberId,
    overAllPerHour: deps.lettersPerHour ?? defaultLettersOverAllPerHour,
  })

/** After `mayWriteTo`. Asking again for the same signup is a letter of its own. */
export async function writeConfirm(
  deps: LetterDeps,
  tx: Tx,
  { subscriberId, signupId }: { subscriberId: number; signupId: number },
): Promise<void> {
  const [before] = await tx
    .select({ letters: count() })
    .from(letters)
    .where(
      and(
        eq(letters.subscriberId, subscriberId),
        eq(letters.kind, 'confirm'),
        sql`${letters.intent} ->> 'signupId' = ${String(signupId)}`,
      ),
    )
  const again = before && before.letters > 0 ? `:${before.letters}` : ''
  await deps.queueLetters(tx, [
    {
      kind: 'confirm',
      lane: 'urgent',
      subscriberId,
      dedupeKey: `confirm:${signupId}${again}`,
      intent: { signupId },
    },
  ])
}

/** Nothing when throttled. */
export async function writeLink(
  deps: LetterDeps,
  tx: Tx,
  {
    subscriberId,
    reason,
    save,
  }: { subscriberId: number; reason: LinkReason; save?: string | undefined },
): Promise<void> {
  if (!(await mayWriteTo(deps, tx, subscriberId))) return
  const [clock] = await tx.execute<{ minute: string }>(
    sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYYMMDDHH24MI') as minute`,
  )
  await deps.queueLetters(tx, [
    {
      kind: 'link',
      lane: 'urgent',
      subscriberId,
      dedupeKey: `link:${subscriberId}:${clock?.minute}`,
      intent: { reason, ...(save !== undefined && { save }) },
    },
  ])
}
