/** What delivery lets go of with time: settled letters with their batches, the provider's events, and
 * the local outbox. What nobody has settled stays, however old. */
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import {
  daysAgo,
  deleteOld,
  type PruneDeps,
  sweepPassed,
  type Walk,
  walkOld,
} from '../storage/delete-old.ts'

/** `letterDays`: of provider events too. */
type DeliveryRetention = { letterDays: number; outboxDays: number; outboxMails: number }

export async function pruneDelivery(deps: PruneDeps, keep: DeliveryRetention) {
  const { letterDays, outboxDays, outboxMails } = keep
  const letters = lettersOlderThan(letterDays)
  return {
    letters: (await walkOld(deps, letters)) + (await sweepPassed(deps, letters)),
    batches: await deleteOld(deps, {
      table: 'batches',
      which: (limit) => sql`
        select id from batches where state = 'dissolved' and created_at < ${daysAgo(letterDays)}
          and not exists (select from letters where letters.batch_id = batches.id) limit ${limit}`,
    }),
    events: await deleteOld(deps, {
      table: 'provider_events',
      which: (limit) => sql`
        select id from provider_events where received_at < ${daysAgo(letterDays)} limit ${limit}`,
    }),
    outbox: await deleteOld(deps, {
      table: 'outbox_mails',
      which: (limit) => sql`
        select id from outbox_mails where at < ${daysAgo(outboxDays)}
          or id <= (select id from outbox_mails order by id desc offset ${outboxMails} limit 1)
        limit ${limit}`,
    }),
  }
}

const lettersOlderThan = (days: number): Walk => ({
  name: 'letters',
  table: 'letters',
  days,
  may: sql`state not in ('waiting', 'frozen')`,
  remove: removeLetters,
})

/** With the batches of which no letter is left. */
async function removeLetters(tx: Tx, where: SQL): Promise<number> {
  const gone = await tx.execute<{ batch_id: string | null }>(sql`
    delete from letters where ${where} returning batch_id`)
  const batches = [...new Set(gone.flatMap(({ batch_id }) => batch_id ?? []))]
  if (batches.length > 0) {
    await tx.execute(sql`
      delete from batches where id in ${batches}
        and not exists (select from letters where letters.batch_id = batches.id)`)
  }
  return gone.length
}
