/** Addresses that no letter may go to now, each with the reason: suppressed for themselves, or in a
 * domain that refuses us. */
import { findPausedDomains } from '../delivery/returns/paused-domains.ts'
import type { FindUnmailable } from '../digest/letter-ports.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { findSuppressed } from '../subscribers/suppression.ts'

export const createFindUnmailable =
  (keys: KeyRing): FindUnmailable =>
  async (tx, addresses, whose = 'readers') => {
    const reasons = await findPausedDomains(tx, whose === 'readers' ? addresses : [])
    for (const [address, reason] of await findSuppressed({ db: tx, keys }, addresses)) {
      reasons.set(address, `suppressed: ${reason}`)
    }
    return reasons
  }
