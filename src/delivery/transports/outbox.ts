/** The local outbox: a provider in the same database. A mail is unique by its letter, so a batch
 * repeated after a kill changes nothing. */
import type { Db } from '../../storage/database.ts'
import { outboxMails } from '../../storage/schema/delivery.ts'
import type { Outcome } from '../outcome.ts'
import type { Message } from '../ports.ts'
import { rowWords } from '../row-words.ts'
import type { Transport } from './transport.ts'

export function createOutboxTransport(deps: { db: Db }): Transport {
  return {
    name: 'outbox',
    rate: null,
    async send({ messages }) {
      try {
        await deps.db.insert(outboxMails).values(messages.map(rowOf)).onConflictDoNothing()
        return { kind: 'accepted', ids: null }
      } catch (error) {
        return outcomeOfError(error)
      }
    },
  }
}

const rowOf = (message: Message) => ({
  letterId: message.letterId,
  kind: message.kind,
  to: message.to,
  subject: message.subject,
  headers: {
    From: message.from,
    ...(message.replyTo === null ? {} : { 'Reply-To': message.replyTo }),
    ...message.headers,
  },
  html: message.html,
  text: message.text,
})

/** SQLSTATE class 22 is about the data (a NUL in a text): the letter is refused, as a provider would.
 * Everything else, a lost connection first of all, is unclear. */
function outcomeOfError(error: unknown): Outcome {
  const cause = error instanceof Error && error.cause ? error.cause : error
  const code = String((cause as { code?: unknown })?.code ?? 'unnamed')
  const detail = cause instanceof Error ? rowWords(cause.message) : ''
  return { kind: code.startsWith('22') ? 'rejected' : 'unclear', code, detail }
}
