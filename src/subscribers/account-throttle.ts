/** Keeps mailed links from flooding a mailbox: counted by the database's clock, per reader and per
 * address, so that no reader can make us write to a stranger again and again. */
import { and, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { type AccountAct, accountLinks } from '../storage/schema/subscribers.ts'
import { countOverAll, defaultLettersOverAllPerHour, isWithinAll } from './throttle.ts'
import type { LetterDeps } from './write-letters.ts'

const secondsApart = 60
/** Letters that ask an address whether it is the reader's. */
const arrivalsPerDay = { reader: 5, address: 3 }

const since = (span: string): SQL =>
  gt(accountLinks.askedAt, sql`clock_timestamp() - ${span}::interval`)

/** Whether one more may go; counted when it does. The caller holds the subscriber's row. */
export async function mayMailLink(
  deps: Pick<LetterDeps, 'lettersPerHour'>,
  tx: Tx,
  input: { subscriberId: number; act: AccountAct; addressKey: string },
): Promise<boolean> {
  const { act } = input
  const theirs = eq(accountLinks.subscriberId, input.subscriberId)
  const same = eq(accountLinks.act, act)
  const count = (...which: SQL[]) => tx.$count(accountLinks, and(...which))
  if ((await count(theirs, same, since(`${secondsApart} seconds`))) > 0) return false
  if (!(await isWithinAll(tx, input.subscriberId))) return false
  if (act === 'arrive') {
    const toAddress = eq(accountLinks.addressKey, input.addressKey)
    if ((await count(toAddress, same, since('1 day'))) >= arrivalsPerDay.address) return false
    if ((await count(theirs, same, since('1 day'))) >= arrivalsPerDay.reader) return false
  }
  return countOverAll(tx, deps.lettersPerHour ?? defaultLettersOverAllPerHour)
}
