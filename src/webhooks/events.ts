/** What endpoints may be told of. Types and fields of `data` are a promise to whoever receives them; they
 * hold numbers and no address, so that nothing is left of a reader in the logs of others. Pure. */

export const eventTypes = [
  'subscriber.subscribed',
  'subscriber.confirmed',
  'subscriber.left',
  'subscriber.bounced',
  'digest.accepted',
  'edition.published',
] as const
export type EventType = (typeof eventTypes)[number]

/** A digest a reader a day is much: only who names it is told of it. */
export const usualEvents: EventType[] = eventTypes.filter((type) => type !== 'digest.accepted')

/** Sent by hand, to see whether an endpoint answers. */
export const testType = 'webhook.test'

type EventData = {
  'subscriber.subscribed': { subscriberId: number }
  /** `again`: who had left came back. */
  'subscriber.confirmed': { subscriberId: number; again: boolean }
  /** `erased`: whoever holds data of them must let it go too (GDPR Art. 19). */
  'subscriber.left': { subscriberId: number; how: 'left' | 'erased' }
  'subscriber.bounced': {
    subscriberId: number
    reason: 'bounce' | 'complaint' | 'provider-list'
  }
  'edition.published': { series: string; date: string; papers: number }
}

/** `digest.accepted` is written by the statement that settles a batch (delivery/settle-batch.ts). */
export type HookEvent = {
  [Type in keyof EventData]: {
    type: Type
    data: EventData[Type]
    /** Whose erasure takes the call with it; null: it names nobody, or tells of the erasure. */
    about: number | null
    at: Date
  }
}[keyof EventData]
