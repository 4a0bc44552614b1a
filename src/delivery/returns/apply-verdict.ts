/** What follows from a verdict: an address is suppressed, a domain is paused, a reader is rested. */
import type { Tx } from '../../storage/database.ts'
import type { ReturnVerdict } from '../../storage/schema/returns.ts'
import { queueEvents } from '../../webhooks/queue-events.ts'
import type { DeliveryEvent } from '../deps.ts'
import { countRefusals } from './count-refusals.ts'
import { reasonOf } from './facts-of.ts'
import { type FoundLetter, undelivered } from './find-letter.ts'
import { pauseDomain } from './pause-domain.ts'
import { domainOf, refusalOf } from './paused-domains.ts'
import type { ReturnPorts } from './ports.ts'
import type { MailFacts, ProviderEvent } from './provider-event.ts'

type Judged = {
  event: ProviderEvent
  mail: MailFacts
  letter: FoundLetter
  verdict: ReturnVerdict
  /** Filled with what the operator must hear once this is committed. */
  news: DeliveryEvent[]
}

export async function applyVerdict(tx: Tx, deps: ReturnPorts, judged: Judged): Promise<void> {
  const { letter, verdict } = judged
  const { address } = letter
  if (address === null) return
  switch (verdict) {
    case 'complaint':
      await suppress(tx, deps, judged, { address, reason: 'complaint' })
      return
    case 'address': {
      const byProvider = judged.event.type === 'email.suppressed'
      await suppress(tx, deps, judged, { address, reason: byProvider ? 'provider-list' : 'bounce' })
      return
    }
    case 'us':
      await pauseFor(tx, deps, judged, address)
      return
    case 'transient':
    case 'delivered':
      await rest(tx, deps, { letter, verdict, address })
  }
}

/** Told once, however often it is heard of. */
async function suppress(
  tx: Tx,
  deps: ReturnPorts,
  { event, letter }: Judged,
  found: { address: string; reason: 'bounce' | 'complaint' | 'provider-list' },
): Promise<void> {
  const { at } = event
  const isNews = await deps.suppress(tx, { ...found, at })
  const about = letter.subscriberId
  if (!isNews || about === null) return
  const data = { subscriberId: about, reason: found.reason }
  await queueEvents(tx, [{ type: 'subscriber.bounced', data, about, at }])
}

/** The reader loses nothing by it: what was refused goes with the next digest. */
async function pauseFor(
  tx: Tx,
  { onWithdrawn }: ReturnPorts,
  { event, mail, letter, news }: Judged,
  address: string,
): Promise<void> {
  const domain = domainOf(address)
  const reason = reasonOf(mail)
  await onWithdrawn(tx, [undelivered(letter, refusalOf(domain, reason))])
  const paused = await pauseDomain(tx, { domain, reason, at: event.at })
  if (paused) news.push({ event: 'domain-paused', domain, until: paused.until, reason })
}

async function rest(
  tx: Tx,
  { restReader }: ReturnPorts,
  told: { letter: FoundLetter; verdict: 'transient' | 'delivered'; address: string },
): Promise<void> {
  const { subscriberId } = told.letter
  if (subscriberId === null) return
  const reader = { subscriberId, address: told.address }
  const news = told.verdict === 'transient' ? 'refused' : 'delivered'
  await restReader(tx, { ...reader, ...(await countRefusals(tx, reader)), news })
}
