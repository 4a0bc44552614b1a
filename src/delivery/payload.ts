/** A message as Resend's wire payload, in the SDK's camelCase. The tags let a webhook find the letter
 * again when no id was recorded; values hold ASCII letters, digits, `_` and `-` only. */
import type { LetterKind } from '../storage/schema/delivery.ts'
import type { Message } from './ports.ts'

export type Payload = {
  from: string
  to: string
  replyTo?: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  tags: [{ name: 'letter'; value: string }, { name: 'kind'; value: LetterKind }]
}

export function payloadOf(message: Message): Payload {
  return {
    from: message.from,
    to: message.to,
    ...(message.replyTo === null ? {} : { replyTo: message.replyTo }),
    subject: message.subject,
    html: message.html,
    text: message.text,
    headers: message.headers,
    tags: [
      { name: 'letter', value: String(message.letterId) },
      { name: 'kind', value: message.kind },
    ],
  }
}
