/** `live`: whom this installation would mail and when, and the step from the outbox to mailing. */
import { sql } from 'drizzle-orm'
import type { LiveReport } from '../../cli/operator-services.ts'
import type { Config } from '../../config.ts'
import { PaperboyError } from '../../errors.ts'
import type { Db } from '../../storage/database.ts'
import { admitTransport, confirmTransport } from '../going-live.ts'
import { laneFacts } from './lane-facts.ts'

/** Hours told; a week of them. */
const hoursTold = 168

export async function goLive(
  { db, config }: { db: Db; config: Config },
  { yes }: { yes: boolean },
): Promise<LiveReport> {
  const { mail, defaultTimezone: timezone } = config
  if (mail.transport === 'outbox') {
    throw new PaperboyError('conflict', 'mail goes to the outbox', {
      help: 'Put RESEND_API_KEY (or MAIL_TRANSPORT=smtp and SMTP_URL), MAIL_FROM, POSTAL_ADDRESS and PUBLIC_URL into .env, restart Paperboy, and give this command again.',
    })
  }
  const before = await admitTransport(db, mail)
  if (before === 'waits' && yes) await confirmTransport(db, mail)
  return {
    transport: mail.transport,
    from: mail.from,
    standing: before === 'live' ? 'was-live' : yes ? 'released' : 'waits',
    ...(await readersAhead(db)),
    timezone,
    outboxLetters: await countOutbox(db),
    lanes: await laneFacts(db),
  }
}

async function readersAhead(db: Db): Promise<Pick<LiveReport, 'readers' | 'times'>> {
  const rows = await db.execute<{ at: string; readers: number }>(sql`
    select date_trunc('hour', greatest(next_due_at, clock_timestamp())) as at,
      count(*)::int as readers
    from subscribers where state = 'confirmed' and next_due_at is not null
    group by 1 order by 1`)
  const times = rows.map(({ at, readers }) => ({ at: new Date(at).toISOString(), readers }))
  const readers = times.reduce((sum, hour) => sum + hour.readers, 0)
  return { readers, times: times.slice(0, hoursTold) }
}

async function countOutbox(db: Db): Promise<number> {
  const rows = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from outbox_mails`,
  )
  return rows[0]?.count ?? 0
}
