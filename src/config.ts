/** The only reader of process.env. Everything else is handed values. */
import { PaperboyError } from './errors.ts'
import { isLocal } from './lib/local-host.ts'
import { listIn } from './lib/setting-forms.ts'
import { type Environment, environmentSchema } from './settings/environment.ts'
import { demandMailSettings, type MailConfig, mailOf } from './settings/mail-config.ts'
import {
  type EmbeddingsConfig,
  embeddingsOf,
  type OpenAlexConfig,
  openAlexOf,
  type ScholarConfig,
  scholarOf,
  sourcesOf,
  type TranslateConfig,
  translateOf,
} from './settings/services-config.ts'
import { type SignupPolicy, signupOf } from './settings/signup-policy.ts'

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
  mail: MailConfig
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
  scholar: ScholarConfig | null
  /** Null: it is not asked. */
  openAlex: OpenAlexConfig | null
  /** Null: papers are read for their meaning by what is built in. */
  embeddings: EmbeddingsConfig | null
  vectorIndex: 'auto' | 'memory' | 'pgvector'
  /** Null: papers are shown as they were written. */
  translate: TranslateConfig | null
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
  demandMailSettings(env, publicUrl)
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
    defaultTags: listIn(env.DEFAULT_TAGS),
    robots: env.ROBOTS,
    hstsSeconds: publicUrl.startsWith('https:') ? env.HSTS_MAX_AGE : 0,
    mail: mailOf(env),
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
    feeds: listIn(env.FEEDS),
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
