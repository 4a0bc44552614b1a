/** `POST /webhooks/resend`: what the provider tells of letters, signed (Standard Webhooks). Only the
 * signature opens it: a forged call costs one HMAC and never reaches the database, and however many
 * come, the provider's own are never refused for them. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import { type ProviderEvent, readProviderEvent } from '../../delivery/returns/provider-event.ts'
import { PaperboyError } from '../../errors.ts'
import type { Log } from '../../observability/log.ts'
import { clientAddress, limitGroup } from '../guards/client-address.ts'

export type WebhookDeps = {
  log: Log
  settings: { trustedProxies: number; mail: { webhookSecret: string | null } }
  /** Throws when it could not be kept; the provider then sends it again. */
  receiveEvent(input: { id: string; event: ProviderEvent }): Promise<unknown>
}

const largestBody = 256 * 1024
/** From where forged calls pour in; events of our letters are far shorter. */
const largestDoubtful = 16 * 1024
const forgedPerMinute = 30
const longestId = 256

export function webhookRoutes(deps: WebhookDeps): Hono {
  const routes = new Hono()
  const { webhookSecret } = deps.settings.mail
  if (webhookSecret === null) return routes
  const webhook = webhookOf(webhookSecret)
  const forgeries = createForgeries()
  const groupOf = (c: Context) => limitGroup(clientAddress(c, deps.settings.trustedProxies))
  const refuse = (c: Context) => refuseForged(c, deps, forgeries, groupOf(c))
  const tooLarge = (c: Context) => c.json({ error: 'The body is too large.' }, 413)
  const usual = bodyLimit({ maxSize: largestBody, onError: tooLarge })
  const doubtful = bodyLimit({ maxSize: largestDoubtful, onError: refuse })
  routes.use('/resend', async (c, next) =>
    (await forgeries.areMany(groupOf(c))) ? doubtful(c, next) : usual(c, next),
  )
  routes.post('/resend', async (c) => {
    const raw = await c.req.text()
    if (!isSigned(webhook, c, raw)) return refuse(c)
    return take(c, deps, { id: c.req.header('svix-id') ?? '', raw })
  })
  return routes
}

async function take(c: Context, deps: WebhookDeps, { id, raw }: { id: string; raw: string }) {
  const body = parse(raw)
  if (body === undefined) return c.json({ error: 'The body is not JSON.' }, 400)
  const event = readProviderEvent(body)
  // Signed, and of a shape that is not known yet: sending it again would not help.
  if (event && id.length <= longestId) await deps.receiveEvent({ id, event })
  return c.json({ ok: true })
}

/** Throws `bad-config` for what is no signing secret: every call would be refused. */
function webhookOf(secret: string): Webhook {
  try {
    return new Webhook(secret)
  } catch (cause) {
    throw new PaperboyError('bad-config', 'RESEND_WEBHOOK_SECRET: is not a signing secret', {
      help: 'Copy it whole from the webhook at Resend; after whsec_ it is base64.',
      cause,
    })
  }
}

/** In constant time, over the raw body; five minutes either way. While a secret is rotated the header
 * holds a signature of each. */
function isSigned(webhook: Webhook, c: Context, raw: string): boolean {
  const header = (name: string) => c.req.header(`svix-${name}`) ?? ''
  try {
    const headers = {
      'webhook-id': header('id'),
      'webhook-timestamp': header('timestamp'),
      'webhook-signature': header('signature'),
    }
    webhook.verify(raw, headers, { jsonParse: false })
    return true
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false
    throw error
  }
}

type Forgeries = {
  areMany(group: string): Promise<boolean>
  /** How many in this minute; from the limit on, the seconds to wait. */
  count(group: string): Promise<{ first: boolean; waitSeconds: number | null }>
}

/** In memory: it guards this process, and a flood must not cost the database anything. */
function createForgeries(): Forgeries {
  const limiter = new RateLimiterMemory({ points: forgedPerMinute, duration: 60 })
  return {
    areMany: async (group) => ((await limiter.get(group))?.consumedPoints ?? 0) > forgedPerMinute,
    async count(group) {
      try {
        const { consumedPoints } = await limiter.consume(group)
        return { first: consumedPoints === 1, waitSeconds: null }
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        return { first: false, waitSeconds: Math.ceil(refusal.msBeforeNext / 1000) }
      }
    },
  }
}

async function refuseForged(c: Context, { log }: WebhookDeps, forgeries: Forgeries, group: string) {
  const { first, waitSeconds } = await forgeries.count(group)
  if (first) log.warn({ event: 'webhook-refused' }, 'a webhook with a wrong signature was refused')
  if (waitSeconds === null) return c.json({ error: 'The signature is not right.' }, 401)
  c.header('Retry-After', String(waitSeconds))
  return c.json({ error: 'Too many calls with a wrong signature.' }, 429)
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
