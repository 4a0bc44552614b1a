/** The only reader of process.env. Everything else is handed values. */
import { PaperboyError } from './errors.ts'
import { webFeedName } from './lib/feed-name.ts'
import { isLocal } from './lib/local-host.ts'
import { type Environment, environmentSchema } from './settings/environment.ts'
import { type SignupPolicy, signupOf } from './settings/signup-policy.ts'

export type MailTransportName = 'outbox' | 'resend' | 'smtp'

export type Config = {
  host: string
  port: number
  publicUrl: string
  database: { kind: 'embedded'; dataDir: string } | { kind: 'postgres'; url: string }
  dataDir: string
  siteName: string
  contact: string
  signup: SignupPolicy
  defaultTimezone: string
  defaultTags: string[]
  robots: boolean
  /** Of Strict-Transport-Security; 0: none. */
  hstsSeconds: number
  mail: {
    transport: MailTransportName
    /** Whether MAIL_TRANSPORT itself asked for it; a silent switch from the outbox is held. */
    transportAsked: boolean
    /** `rate`: requests a second when it is set, else what is learned. */
    resend: { apiKey: string; baseUrl: string; rate: number | null } | null
    smtp: { url: string } | null
    /** Null: POST /webhooks/resend answers 404. */
    webhookSecret: string | null
    dailyCap: number | null
    warmup: boolean
    from: string
    replyTo: string | null
    postalAddress: string
  }
  /** Undefined: made and kept in DATA_DIR. */
  secretKey: string | undefined
  /** The one before, at the first start with another. */
  formerSecretKey: string | null
  adminToken: string | undefined
  alerts: { email: string | null; webhook: string | null; heartbeat: string | null }
  lateLimitHours: number
  subscribePerHour: number
  trustedProxies: number
  /** Days, and mails of the outbox. */
  retention: {
    letterDays: number
    digestDays: number
    skipDays: number
    outboxDays: number
    outboxMails: number
    interestDays: number
    consentDays: number
  }
  logLevel: Environment['LOG_LEVEL']
  /** Names; those of FEEDS come after SOURCES, and last what knows more of papers that are held. */
  sources: string[]
  feeds: string[]
  arxivRssUrl: string
  arxivAtomUrl: string
  arxivOaiUrl: string
  arxivApiUrl: string
  arxivUrl: string
  doiUrl: string
  biorxivUrl: string
  hfUrl: string
  /** Null: it is not asked. */
  scholar: { url: string; key: string } | null
  /** Null: it is not asked. */
  openAlex: { url: string; key: string | null; mailto: string | null } | null
  /** Null: papers are read for their meaning by what is built in. */
  embeddings: { url: string; key: string | null; model: string; papersADay: number } | null
  vectorIndex: 'auto' | 'memory' | 'pgvector'
  /** Null: papers are shown as they were written. */
  translate: TranslateConfig | null
}

export type TranslateConfig = {
  provider: 'openai' | 'deepl' | 'libretranslate'
  url: string
  key: string | null
  /** Empty but for openai. */
  model: string
  /** Characters a day. */
  daily: number
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
export type BenchConfig = {
  postgresUrl: string | null
  sharedFolder: string
  /** What the processes of a run are given: no setting of an installation. */
  processes: Record<string, string>
}

/** Asks for nothing else: measuring needs no mail settings. */
export const loadBenchConfig = (
  env: Record<string, string | undefined> = process.env,
): BenchConfig => ({
  postgresUrl: env.PAPERBOY_BENCH_POSTGRES || env.DATABASE_URL || null,
  sharedFolder: env.PAPERBOY_SHARED || '../shared',
  processes: Object.fromEntries(
    ['PATH', 'TMPDIR', 'NODE_OPTIONS'].flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  ),
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
    signup: signupOf(env.SIGNUP) as SignupPolicy,
    defaultTimezone: env.DEFAULT_TIMEZONE,
    defaultTags: list(env.DEFAULT_TAGS),
    robots: env.ROBOTS,
    hstsSeconds: publicUrl.startsWith('https:') ? env.HSTS_MAX_AGE : 0,
    mail: mailOf(env, transport),
    secretKey: env.SECRET_KEY,
    formerSecretKey: env.SECRET_KEY_FORMER ?? null,
    adminToken: env.ADMIN_TOKEN,
    alerts: {
      email: env.ALERT_EMAIL ?? null,
      webhook: env.ALERT_WEBHOOK ?? null,
      heartbeat: env.HEARTBEAT_URL ?? null,
    },
    lateLimitHours: env.LATE_LIMIT_HOURS,
    subscribePerHour: env.LIMIT_SUBSCRIBE_PER_HOUR,
    trustedProxies: env.TRUSTED_PROXIES,
    retention: {
      letterDays: env.RETENTION_LETTERS,
      digestDays: env.RETENTION_DIGESTS,
      skipDays: env.RETENTION_SKIPS,
      outboxDays: env.RETENTION_OUTBOX,
      outboxMails: env.RETENTION_OUTBOX_MAILS,
      interestDays: env.RETENTION_LEFT,
      consentDays: env.RETENTION_CONSENT,
    },
    logLevel: env.LOG_LEVEL,
    sources: sourcesOf(env),
    feeds: list(env.FEEDS),
    arxivRssUrl: env.ARXIV_RSS_URL.replace(/\/+$/, ''),
    arxivAtomUrl: env.ARXIV_ATOM_URL.replace(/\/+$/, ''),
    arxivOaiUrl: env.ARXIV_OAI_URL.replace(/\/+$/, ''),
    arxivApiUrl: env.ARXIV_API_URL.replace(/\/+$/, ''),
    arxivUrl: env.ARXIV_URL.replace(/\/+$/, ''),
    doiUrl: env.DOI_URL.replace(/\/+$/, ''),
    biorxivUrl: env.BIORXIV_URL.replace(/\/+$/, ''),
    hfUrl: env.HF_URL.replace(/\/+$/, ''),
    scholar: scholarOf(env),
    openAlex: openAlexOf(env),
    embeddings: embeddingsOf(env),
    vectorIndex: env.VECTOR_INDEX,
    translate: translateOf(env),
  }
}

const sourcesOf = (env: Environment): string[] => [
  ...polledOf(env),
  ...list(env.FEEDS).map(webFeedName),
  ...(feedAlone(polledOf(env)) ? ['arxiv-saved'] : []),
  ...(scholarOf(env) ? ['semantic-scholar'] : []),
  ...(openAlexOf(env) ? ['openalex'] : []),
]

const polledOf = (env: Environment): string[] => (env.SOURCES === 'none' ? [] : list(env.SOURCES))

/** OAI-PMH tells of every paper what its feeds leave out. */
const feedAlone = (names: string[]): boolean =>
  names.some((name) => name === 'arxiv-rss' || name === 'arxiv-atom') &&
  !names.includes('arxiv-oai')

function scholarOf({ S2_URL: url, S2_API_KEY: key }: Environment): Config['scholar'] {
  return key ? { url: url.replace(/\/+$/, ''), key } : null
}

function openAlexOf(env: Environment): Config['openAlex'] {
  const { OPENALEX_KEY: key = null, OPENALEX_MAILTO: mailto = null } = env
  if (key === null && mailto === null) return null
  return { url: env.OPENALEX_URL.replace(/\/+$/, ''), key, mailto }
}

function embeddingsOf(env: Environment): Config['embeddings'] {
  const { EMBEDDINGS_URL: url, EMBEDDINGS_KEY: key, EMBEDDINGS_MODEL: model } = env
  if (!url && !key && !model) return null
  const missing = [url ? [] : ['EMBEDDINGS_URL'], model ? [] : ['EMBEDDINGS_MODEL']].flat()
  if (url && model) {
    return { url, model, key: key ?? null, papersADay: env.EMBEDDINGS_PAPERS_A_DAY }
  }
  throw new PaperboyError('bad-config', `${missing.join(', ')}: needed to ask for embeddings`, {
    help: 'Set both, or leave all of EMBEDDINGS_ out: papers are then read by what is built in.',
  })
}

const mailOf = (env: Environment, transport: MailTransportName): Config['mail'] => ({
  transport,
  transportAsked: env.MAIL_TRANSPORT !== undefined,
  resend: env.RESEND_API_KEY
    ? {
        apiKey: env.RESEND_API_KEY,
        baseUrl: env.RESEND_BASE_URL,
        rate: env.RESEND_RATE ?? null,
      }
    : null,
  smtp: env.SMTP_URL ? { url: env.SMTP_URL } : null,
  webhookSecret: env.RESEND_WEBHOOK_SECRET ?? null,
  dailyCap: env.DAILY_CAP ?? null,
  warmup: env.WARMUP,
  from: env.MAIL_FROM ?? `${displayName(env.SITE_NAME)} <paperboy@localhost>`,
  replyTo: env.MAIL_REPLY_TO ?? null,
  postalAddress: env.POSTAL_ADDRESS ?? '',
})

/** Real mail needs a real address to come back to; a loopback stand-in or relay is exempt. */
function demandMailSettings(env: Environment, transport: MailTransportName, publicUrl: string) {
  if (transport === 'outbox') return
  const missing: string[] = []
  const provider = transport === 'smtp' ? env.SMTP_URL : env.RESEND_BASE_URL
  if (transport === 'resend' && !env.RESEND_API_KEY) missing.push('RESEND_API_KEY')
  if (!provider) missing.push('SMTP_URL')
  if (!env.MAIL_FROM) missing.push('MAIL_FROM')
  if (!env.POSTAL_ADDRESS) missing.push('POSTAL_ADDRESS')
  const reachable = publicUrl.startsWith('https://') && !isLocal(publicUrl)
  if (!reachable && !(provider && isLocal(provider))) missing.push('PUBLIC_URL (https, not local)')
  if (missing.length === 0) return
  throw new PaperboyError(
    'bad-config',
    `${missing.join(', ')}: needed to send through ${transport}`,
    {
      help: `Set ${missing.length === 1 ? 'it' : 'them'}, or MAIL_TRANSPORT=outbox to keep mail here while you look around.`,
    },
  )
}

/** Quoted where RFC 5322 asks for it: commas and brackets would make two senders of one. */
const displayName = (name: string): string =>
  /^[\p{L}\p{M}\p{N} _-]+$/u.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`

const translateUrls = { openai: 'https://api.openai.com/v1', deepl: 'https://api-free.deepl.com' }

function translateOf(env: Environment): TranslateConfig | null {
  const provider = env.TRANSLATE_PROVIDER
  if (provider === undefined) return null
  const url =
    env.TRANSLATE_URL ?? (provider === 'libretranslate' ? undefined : translateUrls[provider])
  const missing = [
    url === undefined && 'TRANSLATE_URL',
    provider === 'openai' && env.TRANSLATE_MODEL === undefined && 'TRANSLATE_MODEL',
    provider === 'deepl' && env.TRANSLATE_KEY === undefined && 'TRANSLATE_KEY',
  ].filter((name) => name !== false)
  if (url !== undefined && missing.length === 0) {
    const { TRANSLATE_KEY: key = null, TRANSLATE_MODEL: model = '' } = env
    return { provider, url, key, model, daily: env.TRANSLATE_DAILY_BUDGET }
  }
  throw new PaperboyError(
    'bad-config',
    `${missing.join(', ')}: needed to translate by ${provider}`,
    {
      help: `Set ${missing.length === 1 ? 'it' : 'them'}, or leave TRANSLATE_PROVIDER out.`,
    },
  )
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
