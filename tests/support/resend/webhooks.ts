/** Webhooks as Resend makes and signs them (Standard Webhooks with svix headers). */
import { createHmac, randomUUID } from 'node:crypto'
import type { TakenMail } from './record.ts'

export const webhookSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

export type WebhookCall = { headers: Record<string, string>; body: string }

/** `v1,<base64>` over id, timestamp and body. */
export function signatureOf(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

export function signedCall(
  event: unknown,
  options: { id?: string; secret?: string; at?: number } = {},
): WebhookCall {
  const body = typeof event === 'string' ? event : JSON.stringify(event)
  const id = options.id ?? `msg_${randomUUID()}`
  const timestamp = Math.floor((options.at ?? Date.now()) / 1000)
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': String(timestamp),
      'svix-signature': signatureOf(options.secret ?? webhookSecret, id, timestamp, body),
    },
  }
}

export type EventMail = Pick<TakenMail, 'id' | 'letterId' | 'to'>

/** An event about a mail the stand-in took. `more` goes into `data`. */
export const eventAbout = (
  mail: EventMail,
  type: string,
  more: Record<string, unknown> = {},
  at = new Date(),
) => ({
  type,
  created_at: at.toISOString(),
  data: {
    email_id: mail.id,
    message_id: `<${mail.id}@resend.example>`,
    created_at: at.toISOString(),
    from: 'Paperboy <digest@lab.example>',
    to: mail.to,
    subject: 'A digest',
    tags: { letter: String(mail.letterId), kind: 'digest' },
    ...more,
  },
})

export const bounces = {
  noSuchUser: { type: 'Permanent', subType: 'General', message: '550 5.1.1 user unknown' },
  refusesUs: {
    type: 'Permanent',
    subType: 'General',
    message: '550 5.7.1 kim@lab.example: denied',
  },
  full: { type: 'Transient', subType: 'MailboxFull', message: '452 4.2.2 mailbox full' },
}
