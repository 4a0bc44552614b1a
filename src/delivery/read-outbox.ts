/** The mails the outbox holds, newest first, and any of them as the raw MIME source a mailbox would
 * have got. */
import { desc, eq, lt } from 'drizzle-orm'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Db } from '../storage/database.ts'
import { type LetterKind, outboxMails } from '../storage/schema/delivery.ts'

export type OutboxMail = {
  id: number
  letterId: number
  kind: LetterKind
  to: string
  subject: string
  /** From and Reply-To among them. */
  headers: Record<string, string>
  html: string
  text: string
  /** What the outbox took, it has: there is no other state. */
  state: 'accepted'
  at: Date
}

/** `before`: the id of the last mail of the page before. */
export async function readOutbox(
  db: Db,
  input: { limit?: number; before?: number } = {},
): Promise<OutboxMail[]> {
  const rows = await db
    .select()
    .from(outboxMails)
    .where(input.before === undefined ? undefined : lt(outboxMails.id, input.before))
    .orderBy(desc(outboxMails.id))
    .limit(input.limit ?? 100)
  return rows.map((row) => ({ ...row, state: 'accepted' }))
}

export async function readOutboxMail(db: Db, id: number): Promise<OutboxMail | null> {
  const rows = await db.select().from(outboxMails).where(eq(outboxMails.id, id))
  return rows[0] ? { ...rows[0], state: 'accepted' } : null
}

/** The same mail gives the same source: date, Message-ID and boundary come from the row. */
export async function rawSource(mail: OutboxMail): Promise<string> {
  const { From: from, 'Reply-To': replyTo, ...headers } = mail.headers
  const composed = new MailComposer({
    from,
    to: mail.to,
    ...(replyTo === undefined ? {} : { replyTo }),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers,
    date: mail.at,
    messageId: `<letter-${mail.letterId}@${hostOf(from)}>`,
    baseBoundary: `letter-${mail.letterId}`,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return (await composed.compile().build()).toString('utf8')
}

const hostOf = (from: string | undefined): string =>
  /@([A-Za-z0-9.-]+)>?\s*$/.exec(from ?? '')?.[1] ?? 'localhost'
