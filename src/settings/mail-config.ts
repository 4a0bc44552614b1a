/** How mail leaves, resolved from the environment. Real mail asks for more than the outbox. */
import { PaperboyError } from '../errors.ts'
import { isLocal } from '../lib/local-host.ts'
import type { Environment } from './environment.ts'

export type MailTransportName = 'outbox' | 'resend' | 'smtp'

export type MailConfig = {
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

const transportOf = (env: Environment): MailTransportName =>
  env.MAIL_TRANSPORT ?? (env.RESEND_API_KEY ? 'resend' : 'outbox')

export const mailOf = (env: Environment): MailConfig => ({
  transport: transportOf(env),
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
export function demandMailSettings(env: Environment, publicUrl: string): void {
  const transport = transportOf(env)
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
