/** What comes back from the provider, handed what it needs of subscribers and digests. */
import type { ReturnsDeps } from '../delivery/returns/record-event.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Log } from '../observability/log.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { flagAddresses } from '../subscribers/flag-suppressed.ts'
import { restReader } from '../subscribers/rest-reader.ts'
import { suppress } from '../subscribers/suppression.ts'
import { afterWithdrawal } from './after-withdrawal.ts'
import { tellDelivery } from './tell-delivery.ts'

export function wireReturns(given: {
  db: Db
  keys: KeyRing
  calendar: Calendar
  log: Log
}): ReturnsDeps {
  const { db, keys, calendar, log } = given
  return {
    db,
    suppress: async (tx, input) => {
      const isNews = await suppress({ tx, keys }, input)
      await flagAddresses(tx, [input.address])
      return isNews
    },
    onWithdrawn: afterWithdrawal,
    restReader: (tx, input) => restReader({ tx, calendar }, input),
    onEvent: (event) => tellDelivery(log, 'resend', event),
  }
}
