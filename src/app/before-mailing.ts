/** Asked before mail leaves by a start or a command: is this still the same database, and may it mail?
 * Answers what a person should know. */
import type { Config } from '../config.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import type { IdentityKeeper } from './copies/identity-keeper.ts'
import { copyLines } from './copies/tell-copy.ts'
import { admitTransport, waitingLine } from './going-live.ts'

export async function beforeMailing(
  { db, config, identity }: { db: Db; config: Config; identity: IdentityKeeper },
  calendar: Calendar,
): Promise<string[]> {
  const copy = await identity.look(calendar)
  const standing = await admitTransport(db, config.mail)
  return [
    ...(copy ? copyLines(copy) : []),
    ...(standing === 'waits' ? [waitingLine(config.mail.transport)] : []),
  ]
}
