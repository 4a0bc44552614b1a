/** How mail leaves, and who it says it is from. */
import { z } from 'zod'
import { mailbox, url } from '../lib/setting-forms.ts'

export const mailSettings = {
  MAIL_TRANSPORT: z
    .enum(['outbox', 'resend', 'smtp'])
    .optional()
    .describe(
      'Where mail goes. Default: resend when RESEND_API_KEY is set, else outbox (kept here, shown at /outbox).',
    ),
  RESEND_API_KEY: z.string().min(1).optional().describe('Key of the Resend account.'),
  RESEND_BASE_URL: url.default('https://api.resend.com').describe('Resend API to talk to.'),
  RESEND_RATE: z.coerce
    .number()
    .positive()
    .max(1000)
    .optional()
    .describe('Requests a second to Resend. Default: 2, then what Resend says it allows.'),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=_-]+$/, 'begins with whsec_')
    .optional()
    .describe('Signs what Resend tells of bounces and complaints at /webhooks/resend.'),
  DAILY_CAP: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      'Mails a day at most; a tenth, at least 5, is kept for confirmations and first digests.',
    ),
  WARMUP: z
    .stringbool()
    .default(false)
    .describe('Begins a new domain slowly: 150 mails on the first day, 2,000 on the seventh.'),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'is no relay: give smtp://host:port or smtps://user:password@host:port',
    })
    .optional()
    .describe(
      'Relay for MAIL_TRANSPORT=smtp, e.g. `smtps://user:password@mail.lab.example:465`; with `smtp:` STARTTLS must succeed. Options as in `?connections=5&letters=100&rate=10&name=host` (rate: letters a second; name: how we greet); without a password also `tls=off` and `certificate=any`.',
    ),
  MAIL_FROM: mailbox.optional().describe('Sender, e.g. `Paperboy <digest@lab.example>`.'),
  MAIL_REPLY_TO: mailbox.optional().describe('Where answers go.'),
  POSTAL_ADDRESS: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .optional()
    .describe('Postal address in the footer of every mail; the law of many countries asks for it.'),
}
