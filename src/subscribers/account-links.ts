/** Links by mail for what the private link alone must not do: rows, one a letter, each for one act. */
import { and, eq, isNull, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Executor, Tx } from '../storage/database.ts'
import { type AccountAct, accountLinks } from '../storage/schema/subscribers.ts'
import type { LetterDeps } from './write-letters.ts'

export type AccountLink = typeof accountLinks.$inferSelect

const halfAnHour = 30
/** How long a link works, in minutes. Who lost their address to somebody else has a week. */
export const linkMinutes: Record<AccountAct, number> = {
  move: halfAnHour,
  arrive: halfAnHour,
  return: 7 * 24 * 60,
  download: halfAnHour,
  erase: halfAnHour,
}

export async function readAccountLink(db: Executor, linkId: number): Promise<AccountLink | null> {
  const [row] = await db.select().from(accountLinks).where(eq(accountLinks.id, linkId))
  return row ?? null
}

export const isSpent = (link: AccountLink, at: Date): boolean =>
  link.closedAt !== null || link.expiresAt.getTime() <= at.getTime()

type Wanted = Pick<
  typeof accountLinks.$inferInsert,
  'subscriberId' | 'act' | 'address' | 'addressKey' | 'otherAddress'
>

/** Stores the link and queues its letter. The caller holds the subscriber's row and has asked the
 * throttle. */
export async function mailAccountLink(
  deps: Pick<LetterDeps, 'queueLetters'>,
  tx: Tx,
  { at, ...wanted }: Wanted & { at: Date },
): Promise<void> {
  const expiresAt = new Date(at.getTime() + linkMinutes[wanted.act] * 60_000)
  const [row] = await tx
    .insert(accountLinks)
    .values({ ...wanted, expiresAt })
    .returning({ id: accountLinks.id })
  const linkId = (row as { id: number }).id
  await deps.queueLetters(tx, [
    {
      kind: 'account',
      lane: 'urgent',
      subscriberId: wanted.subscriberId,
      dedupeKey: `account:${linkId}`,
      intent: { linkId },
      lateAt: expiresAt,
    },
  ])
}

/** One link, all of a reader, or all but the ways back to an earlier address. `since`: ways back that are
 * older than this link stay. */
export async function closeLinks(
  tx: Tx,
  input: { subscriberId: number; at: Date; linkId?: number; keep?: AccountAct[]; since?: number },
): Promise<void> {
  const which: SQL[] = []
  if (input.linkId !== undefined) which.push(eq(accountLinks.id, input.linkId))
  if (input.keep) which.push(notInArray(accountLinks.act, input.keep))
  if (input.since !== undefined) {
    which.push(sql`(${accountLinks.act} <> 'return' or ${accountLinks.id} >= ${input.since})`)
  }
  await tx
    .update(accountLinks)
    .set({ closedAt: input.at })
    .where(
      and(
        eq(accountLinks.subscriberId, input.subscriberId),
        isNull(accountLinks.closedAt),
        ...which,
      ),
    )
}
