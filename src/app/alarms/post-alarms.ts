/** Posts what is due to ALERT_WEBHOOK. A channel that fails is logged and tried again in a later
 * round; it never holds up a letter. */
import { inArray, sql } from 'drizzle-orm'
import type { Log } from '../../observability/log.ts'
import type { Db } from '../../storage/database.ts'
import { alarmPosts } from '../../storage/schema/alarms.ts'

export type PostDeps = {
  db: Db
  log: Log
  webhook: string | null
  fetch?: typeof fetch
}

/** All of one claim fit into its minute, so no other instance posts the same. */
const atOnce = 4
const claimSeconds = 60
const timeoutMs = 10_000
/** Older news help nobody; the log and the page of metrics have them. */
const oldestDays = 3

/** Returns how many arrived. */
export async function postAlarms(deps: PostDeps, signal: AbortSignal): Promise<number> {
  const { webhook } = deps
  if (webhook === null) return 0
  const due = await claim(deps.db)
  let arrived = 0
  for (const { id, body } of due) {
    if (signal.aborted) break
    const fault = await post(deps, webhook, body, signal)
    if (fault === null) {
      await deps.db.delete(alarmPosts).where(inArray(alarmPosts.id, [id]))
      arrived += 1
    } else deps.log.warn({ event: 'alert-webhook-failed', fault }, 'ALERT_WEBHOOK was not reached')
  }
  return arrived
}

async function claim(db: Db) {
  await db.execute(sql`
    delete from alarm_posts
    where created_at < clock_timestamp() - make_interval(days => ${oldestDays})`)
  return db
    .update(alarmPosts)
    .set({ nextAt: sql`clock_timestamp() + make_interval(secs => ${claimSeconds})` })
    .where(
      sql`${alarmPosts.id} in (select id from alarm_posts where next_at <= clock_timestamp()
        order by id limit ${atOnce} for update skip locked)`,
    )
    .returning({ id: alarmPosts.id, body: alarmPosts.body })
}

/** What went wrong, without the URL, which is a secret; null: it arrived. A redirect is no arrival:
 * it would carry the alarm to where nobody asked for it. */
async function post(
  deps: PostDeps,
  webhook: string,
  body: Record<string, unknown>,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const answer = await (deps.fetch ?? fetch)(webhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    await answer.body?.cancel()
    return answer.ok ? null : `HTTP ${answer.status}`
  } catch (error) {
    return error instanceof Error ? error.name : 'no answer'
  }
}
