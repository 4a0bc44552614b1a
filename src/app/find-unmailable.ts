/** Addresses that no letter may go to now, each with the reason: suppressed for themselves, or in a
 * domain that refuses us. */
import { findPausedDomains } from '../delivery/returns/paused-domains.ts'
import type { FindUnmailable } from '../digest/letter-ports.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { findSuppressed } from '../subscribers/suppression.ts'

const suppressedPrefix = 'suppressed: '

/** Whether a letter was withdrawn because its address is suppressed. */
export const tellsOfSuppression = (reason: string): boolean => reason.startsWith(suppressedPrefix)

export const createFindUnmailable =
  (keys: KeyRing): FindUnmailable =>
  async (tx, addresses, whose = 'readers') => {
    const reasons = await findPausedDomains(tx, whose === 'readers' ? addresses : [])
    for (const [address, reason] of await findSuppressed({ db: tx, keys }, addresses)) {
      reasons.set(address, `${suppressedPrefix}${reason}`)
    }
    return reasons
  }
