/** The domain of an address while it lets no mail of ours in. It is said to everybody who types an address
 * there, so it tells nothing of who reads here. */
import { domainOf, findPausedDomains } from '../delivery/returns/paused-domains.ts'
import type { Executor } from '../storage/database.ts'

/** Takes a masked address as well, whose domain stands in full. */
export async function refusingDomain(db: Executor, address: string): Promise<string | null> {
  if (!address.includes('@')) return null
  const paused = await findPausedDomains(db, [address])
  return paused.size > 0 ? domainOf(address) : null
}
