/** Every setting and its meaning, one entry a variable; README and .env.example are made from it. */
import { z } from 'zod'
import { parseEmailAddress } from './lib/email-address.ts'
import { address, mailbox, siteUrl, timeZone, url } from './lib/setting-forms.ts'

export type SignupPolicy =
  | { kind: 'open' }
  | { kind: 'closed' }
  | { kind: 'domain'; domain: string }

/** Null for what is none. The domain as addresses are compared by: lower case, ASCII. */
export function signupOf(value: string): SignupPolicy | null {
  if (value === 'open' || value === 'closed') return { kind: value }
  const parsed = value.startsWith('@') ? parseEmailAddress(`x${value}`) : null
  return parsed?.ok ? { kind: 'domain', domain: parsed.domain } : null
}

const signup = z
  .string()
  .trim()
  .refine((text) => signupOf(text) !== null, 'is open, closed, or @domain')

/** One entry a variable; the README's table is generated from these descriptions. */
export const environmentSchema = z.object({
  HOST: z
    .string()
    .min(1)
    .optional()
    .describe('Address to listen on. Default: 127.0.0.1 while PUBLIC_URL is local, else 0.0.0.0.'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port to listen on.'),
  PUBLIC_URL: siteUrl
    .optional()
    .describe('Where readers reach the pages; every link in a mail begins with it.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('Postgres to use instead of the embedded database.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('Folder of the embedded database and the secret key.'),
  SITE_NAME: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .refine((name) => !/\p{Cc}/u.test(name), 'holds a line break or another control character')
    .default('Paperboy')
    .describe('Name shown on pages and in mails.'),
  CONTACT: z
    .string()
    .trim()
    .max(200)
    .default('')
    .describe(
      'How readers reach a person: a mail address or URL. Also in the User-Agent towards sources.',
    ),
  SIGNUP: signup
    .default('open')
    .describe('Who may subscribe: open, closed, or @domain for one mail domain.'),
  DEFAULT_TIMEZONE: timeZone
    .default('UTC')
    .describe('Zone offered when the browser does not tell one.'),
  DEFAULT_TAGS: z
    .string()
    .default('')
    .describe('Tags ticked on the empty form, separated by commas.'),
  ROBOTS: z
    .stringbool()
    .default(true)
    .describe('Whether search engines may index the public pages.'),
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
  SECRET_KEY: z
    .string()
    .min(32, 'needs at least 32 characters')
    .optional()
    .describe(
      'Signs every link. Made and kept in DATA_DIR when the database is embedded; required with DATABASE_URL.',
    ),
  ADMIN_TOKEN: z
    .string()
    .min(16, 'needs at least 16 characters')
    .regex(/^\S+$/, 'must hold no spaces')
    .optional()
    .describe('Opens /outbox, /admin and /metrics from other machines.'),
  ALERT_EMAIL: address.optional().describe('Who is mailed when something needs a person.'),
  ALERT_WEBHOOK: url.optional().describe('Where the same is posted as JSON, e.g. a chat channel.'),
  HEARTBEAT_URL: url
    .optional()
    .describe('Called after every full round, so that silence tells of a dead process.'),
  LATE_LIMIT_HOURS: z.coerce
    .number()
    .min(1)
    .max(48)
    .default(6)
    .describe(
      'A digest not accepted this long after its slot is withdrawn and folded into the next.',
    ),
  LIMIT_SUBSCRIBE_PER_HOUR: z.coerce
    .number()
    .int()
    .min(1)
    .default(20)
    .describe('Sign-ups one client address may make in an hour.'),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .describe('How many reverse proxies in front may be believed about X-Forwarded-For.'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much the log says.'),
  SOURCES: z
    .string()
    .default('arxiv-rss,hf')
    .describe('Live sources to poll, separated by commas, or none.'),
  ARXIV_RSS_URL: url.default('https://rss.arxiv.org/rss').describe('Where arXiv serves its feeds.'),
  HF_URL: url.default('https://huggingface.co').describe('Where Hugging Face serves Daily Papers.'),
})

export type Environment = z.infer<typeof environmentSchema>
