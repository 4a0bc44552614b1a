/** The only reader of process.env. Everything else is handed values. */
import { z } from 'zod'
import { PaperboyError } from './errors.ts'
import { parseEmailAddress } from './lib/email-address.ts'
import { isLocal } from './lib/local-host.ts'
import { mailbox, siteUrl, timeZone, url } from './lib/setting-forms.ts'

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
    .enum(['outbox', 'resend'])
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
    .describe('Requests a second to Resend. Default: 2.'),
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

export type MailTransportName = 'outbox' | 'resend'

export type Config = {
  host: string
  port: number
  publicUrl: string
  database: { kind: 'embedded'; dataDir: string } | { kind: 'postgres'; url: string }
  dataDir: string
  siteName: string
  contact: string
  signup: { kind: 'open' } | { kind: 'closed' } | { kind: 'domain'; domain: string }
  defaultTimezone: string
  defaultTags: string[]
  robots: boolean
  mail: {
    transport: MailTransportName
    /** Whether MAIL_TRANSPORT itself asked for it; a silent switch from the outbox is held. */
    transportAsked: boolean
    resend: { apiKey: string; baseUrl: string; rate: number } | null
    from: string
    replyTo: string | null
    postalAddress: string
  }
  /** Undefined: made and kept in DATA_DIR. */
  secretKey: string | undefined
  adminToken: string | undefined
  lateLimitHours: number
  subscribePerHour: number
  trustedProxies: number
  logLevel: Environment['LOG_LEVEL']
  sources: string[]
  arxivRssUrl: string
  hfUrl: string
}

/** Reads and checks the environment. A wrong value stops with one line that names the variable. */
export function loadConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new PaperboyError('bad-config', lines.join('; '), {
      help: 'Mend the environment variable; the README lists what each may be.',
    })
  }
  return resolve(parsed.data)
}

/** What `bench` is told: a Postgres server to make a database of its own on, and recorded papers. */
export type BenchConfig = { postgresUrl: string | null; sharedFolder: string }

/** Asks for nothing else: measuring needs no mail settings. */
export const loadBenchConfig = (
  env: Record<string, string | undefined> = process.env,
): BenchConfig => ({
  postgresUrl: env.PAPERBOY_BENCH_POSTGRES || env.DATABASE_URL || null,
  sharedFolder: env.PAPERBOY_SHARED || '../shared',
})

function resolve(env: Environment): Config {
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '')
  const transport = env.MAIL_TRANSPORT ?? (env.RESEND_API_KEY ? 'resend' : 'outbox')
  demandMailSettings(env, transport, publicUrl)
  if (env.DATABASE_URL && !env.SECRET_KEY) {
    throw new PaperboyError('bad-config', 'SECRET_KEY: is required with DATABASE_URL', {
      help: 'Give every instance the same 32 or more random characters, e.g. from `openssl rand -hex 32`.',
    })
  }
  return {
    host: env.HOST ?? (isLocal(publicUrl) ? '127.0.0.1' : '0.0.0.0'),
    port: env.PORT,
    publicUrl,
    database: env.DATABASE_URL
      ? { kind: 'postgres', url: env.DATABASE_URL }
      : { kind: 'embedded', dataDir: env.DATA_DIR },
    dataDir: env.DATA_DIR,
    siteName: env.SITE_NAME,
    contact: env.CONTACT,
    signup: signupOf(env.SIGNUP) as Config['signup'],
    defaultTimezone: env.DEFAULT_TIMEZONE,
    defaultTags: list(env.DEFAULT_TAGS),
    robots: env.ROBOTS,
    mail: {
      transport,
      transportAsked: env.MAIL_TRANSPORT !== undefined,
      resend: env.RESEND_API_KEY
        ? { apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL, rate: env.RESEND_RATE ?? 2 }
        : null,
      from: env.MAIL_FROM ?? `${displayName(env.SITE_NAME)} <paperboy@localhost>`,
      replyTo: env.MAIL_REPLY_TO ?? null,
      postalAddress: env.POSTAL_ADDRESS ?? '',
    },
    secretKey: env.SECRET_KEY,
    adminToken: env.ADMIN_TOKEN,
    lateLimitHours: env.LATE_LIMIT_HOURS,
    subscribePerHour: env.LIMIT_SUBSCRIBE_PER_HOUR,
    trustedProxies: env.TRUSTED_PROXIES,
    logLevel: env.LOG_LEVEL,
    sources: env.SOURCES === 'none' ? [] : list(env.SOURCES),
    arxivRssUrl: env.ARXIV_RSS_URL.replace(/\/+$/, ''),
    hfUrl: env.HF_URL.replace(/\/+$/, ''),
  }
}

/** Real mail needs a real address to come back to; a loopback stand-in of Resend is exempt. */
function demandMailSettings(env: Environment, transport: MailTransportName, publicUrl: string) {
  if (transport === 'outbox') return
  const missing: string[] = []
  if (!env.RESEND_API_KEY) missing.push('RESEND_API_KEY')
  if (!env.MAIL_FROM) missing.push('MAIL_FROM')
  if (!env.POSTAL_ADDRESS) missing.push('POSTAL_ADDRESS')
  const reachable = publicUrl.startsWith('https://') && !isLocal(publicUrl)
  if (!reachable && !isLocal(env.RESEND_BASE_URL)) missing.push('PUBLIC_URL (https, not local)')
  if (missing.length === 0) return
  throw new PaperboyError(
    'bad-config',
    `${missing.join(', ')}: needed to send through ${transport}`,
    {
      help: 'Set them, or MAIL_TRANSPORT=outbox to keep mail here while you look around.',
    },
  )
}

/** Null for what is none. The domain as addresses are compared by: lower case, ASCII. */
function signupOf(value: string): Config['signup'] | null {
  if (value === 'open' || value === 'closed') return { kind: value }
  const parsed = value.startsWith('@') ? parseEmailAddress(`x${value}`) : null
  return parsed?.ok ? { kind: 'domain', domain: parsed.domain } : null
}

/** Quoted where RFC 5322 asks for it: commas and brackets would make two senders of one. */
const displayName = (name: string): string =>
  /^[\p{L}\p{M}\p{N} _-]+$/u.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
