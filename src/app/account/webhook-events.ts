/** What Resend is asked to tell: what became of a letter, and changes of its suppression list. */

export const webhookEvents = [
  'email.sent',
  'email.delivered',
  'email.delivery_delayed',
  'email.bounced',
  'email.complained',
  'email.failed',
  'email.suppressed',
  'suppression.added',
  'suppression.removed',
] as const

export type WebhookEvent = (typeof webhookEvents)[number]

export const webhookPath = '/webhooks/resend'

/** Without these a bounce or a complaint would go unheard, or an unknown letter stay unknown. */
export const missingEvents = (events: string[] | null): WebhookEvent[] =>
  webhookEvents.filter((event) => !(events ?? []).includes(event))
