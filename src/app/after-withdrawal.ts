/** What follows when letters were withdrawn, failed or came back: digests fold into the next, readers
 * whom nobody may mail are planned for no more, and sign-ups wait for their domain. */
import type { OnWithdrawn } from '../delivery/ports.ts'
import { refusingDomain } from '../delivery/returns/paused-domains.ts'
import { foldWithdrawn } from '../digest/fold-withdrawn.ts'
import { flagReaders } from '../subscribers/flag-suppressed.ts'
import { holdSignup } from '../subscribers/held-signups.ts'
import { tellsOfSuppression } from './find-unmailable.ts'

export const afterWithdrawal: OnWithdrawn = async (tx, letters) => {
  await foldWithdrawn(
    tx,
    letters.flatMap(({ digestId }) => digestId ?? []),
  )
  const suppressed = letters.filter(({ reason }) => tellsOfSuppression(reason))
  await flagReaders(
    tx,
    suppressed.flatMap(({ subscriberId }) => subscriberId ?? []),
  )
  for (const { kind, letterId, reason } of letters) {
    const domain = kind === 'confirm' ? refusingDomain(reason) : null
    if (domain !== null) await holdSignup(tx, { letterId, domain })
  }
}
