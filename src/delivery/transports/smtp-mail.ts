/** A message as nodemailer takes it: text first, then HTML; our own Message-ID; nothing of it is ever
 * looked up as a file or a URL. */
import type { SendMailOptions } from 'nodemailer'
import type { Message } from '../ports.ts'

export function smtpMail(message: Message, input: { messageId: string; date: Date }) {
  const { from, to, replyTo, subject, html, text } = message
  return {
    from,
    // As an object: an address is never read as a list or a group.
    to: { name: '', address: to },
    ...(replyTo === null ? {} : { replyTo }),
    subject,
    text,
    html,
    messageId: input.messageId,
    date: input.date,
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, header(value)]),
    ),
    disableFileAccess: true,
    disableUrlAccess: true,
  } satisfies SendMailOptions
}

/** One line where it fits one: some relays break signatures when they fold again, and clients have
 * failed to read a folded List-Unsubscribe. 900: below the 998 of RFC 5322 with any name. */
const header = (value: string) => {
  const line = value.replace(/\p{C}+/gu, ' ')
  const plain = /^[\x20-\x7e]*$/.test(line) && line.length <= 900
  return plain ? { prepared: true, foldLines: false, value: line } : line
}
