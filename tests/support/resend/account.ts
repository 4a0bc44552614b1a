/** The account side of the stand-in: domains, webhooks and usage in the shapes of the SDK's typings.
 * Strict: a field or a value that Resend does not document is refused. */
import { randomBytes, randomUUID } from 'node:crypto'
import { domainRecords } from './domain-records.ts'
import type { Answer } from './record.ts'
import type { Fault } from './rules.ts'
import { answerSuppressions, isSuppressionPath, type StandInSuppression } from './suppressions.ts'

type DomainStatus = 'not_started' | 'pending' | 'verified' | 'failed'

export type StandInDomain = {
  id: string
  name: string
  status: DomainStatus
  open_tracking: boolean
  click_tracking: boolean
  created_at: string
}

export type StandInWebhook = {
  id: string
  endpoint: string
  events: string[]
  status: 'enabled' | 'disabled'
  signing_secret: string
  created_at: string
}

export type Account = {
  domains: StandInDomain[]
  webhooks: StandInWebhook[]
  suppressions: StandInSuppression[]
  /** Names whose rows stand in the DNS: verifying them succeeds. */
  publishedNames: Set<string>
  /** What the plan includes. */
  domainLimit: number
  dailyLimit: number | null
  monthlyLimit: number
  usedToday: number
  /** A key that may only send. */
  restricted: boolean
  requestsPerSecond: number
  now: () => number
}

export const newAccount = (now: () => number): Account => ({
  domains: [],
  webhooks: [],
  suppressions: [],
  publishedNames: new Set(),
  domainLimit: 1,
  dailyLimit: 100,
  monthlyLimit: 3_000,
  usedToday: 0,
  restricted: false,
  requestsPerSecond: 2,
  now,
})

export type AccountCall = { method: string; path: string; parsed: unknown }

const refuse = (status: number, name: string, message: string): Answer => ({
  status,
  body: { statusCode: status, name, message } satisfies Omit<Fault, 'status'> & {
    statusCode: number
  },
})
const invalid = (message: string) => refuse(422, 'validation_error', message)
const notFound = (what: string) => refuse(404, 'not_found', `${what} not found`)
const notAllowed = refuse(405, 'method_not_allowed', 'This endpoint does not support it.')

export const isAccountPath = (path: string): boolean =>
  /^\/(domains|webhooks|usage|suppressions)\b/.test(path)

export function answerAccount(account: Account, call: AccountCall): Answer {
  if (account.restricted) {
    return refuse(401, 'restricted_api_key', 'This API key is restricted to only send emails')
  }
  if (isSuppressionPath(call.path)) return answerSuppressions(account.suppressions, call)
  const [route = '', search = ''] = call.path.split('?')
  const [, root, id, act, ...rest] = route.split('/')
  if (rest.length > 0) return notFound('Endpoint')
  if (root === 'usage') return call.method === 'GET' && !id ? usage(account) : notAllowed
  const page = readPage(search)
  if (!page) return invalid('`limit` is a number from 1 to 100.')
  const step = { ...call, id, act, page }
  return root === 'domains' ? answerDomains(account, step) : answerWebhooks(account, step)
}

type Page = { limit: number; after: string | null }
type Step = AccountCall & { id: string | undefined; act: string | undefined; page: Page }

function readPage(search: string): Page | null {
  const query = new URLSearchParams(search)
  const limit = Number(query.get('limit') ?? 20)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return null
  return { limit, after: query.get('after') }
}

function list<T extends { id: string }>(items: T[], { limit, after }: Page): Answer {
  const from = after === null ? 0 : items.findIndex(({ id }) => id === after) + 1
  const data = items.slice(from, from + limit)
  return { status: 200, body: { object: 'list', has_more: from + limit < items.length, data } }
}

function answerDomains(account: Account, step: Step): Answer {
  const { method, id, act } = step
  if (!id) {
    if (method === 'GET') return list(account.domains.map(shownDomain), step.page)
    return method === 'POST' ? addDomain(account, fieldsOf(step.parsed)) : notAllowed
  }
  const domain = account.domains.find((one) => one.id === id)
  if (!domain) return notFound('Domain')
  if (act === 'verify' && method === 'POST') {
    domain.status = account.publishedNames.has(domain.name) ? 'verified' : 'pending'
    return { status: 200, body: { object: 'domain', id } }
  }
  if (act !== undefined) return notFound('Endpoint')
  if (method === 'GET') return { status: 200, body: { object: 'domain', ...withRecords(domain) } }
  return method === 'PATCH' ? changeDomain(domain, fieldsOf(step.parsed)) : notAllowed
}

const shownDomain = (domain: StandInDomain) => ({
  ...domain,
  region: 'us-east-1',
  capabilities: { sending: 'enabled', receiving: 'disabled' },
})

const withRecords = (domain: StandInDomain) => ({
  ...shownDomain(domain),
  records: domainRecords(domain),
})

const domainForm = /^([a-z0-9-]+\.)+[a-z]{2,}$/

function addDomain(account: Account, fields: Record<string, unknown> | null): Answer {
  const unknown = unknownField(fields, ['name', 'region', 'open_tracking', 'click_tracking', 'tls'])
  if (!fields || unknown) return invalid(unknown ?? 'Missing `name` field.')
  const { name } = fields
  if (typeof name !== 'string' || !domainForm.test(name)) return invalid('Invalid `name` field.')
  if (account.domains.some((one) => one.name === name)) {
    return refuse(403, 'validation_error', `The ${name} domain has been registered already.`)
  }
  if (account.domains.length >= account.domainLimit) {
    const message = `Your plan includes ${account.domainLimit} domain. Upgrade to add more.`
    return refuse(403, 'validation_error', message)
  }
  const domain: StandInDomain = {
    id: randomUUID(),
    name,
    status: 'not_started',
    open_tracking: fields.open_tracking === true,
    click_tracking: fields.click_tracking === true,
    created_at: new Date(account.now()).toISOString(),
  }
  account.domains.push(domain)
  return { status: 201, body: withRecords(domain) }
}

function changeDomain(domain: StandInDomain, fields: Record<string, unknown> | null): Answer {
  const unknown = unknownField(fields, ['open_tracking', 'click_tracking', 'tls'])
  if (!fields || unknown) return invalid(unknown ?? 'The body is missing.')
  for (const name of ['open_tracking', 'click_tracking'] as const) {
    const value = fields[name]
    if (value === undefined) continue
    if (typeof value !== 'boolean') return invalid(`\`${name}\` must be a boolean.`)
    domain[name] = value
  }
  return { status: 200, body: { object: 'domain', id: domain.id } }
}

function answerWebhooks(account: Account, step: Step): Answer {
  const { method, id, act } = step
  if (!id) {
    const shown = account.webhooks.map(({ signing_secret: _, ...webhook }) => webhook)
    if (method === 'GET') return list(shown, step.page)
    return method === 'POST' ? addWebhook(account, fieldsOf(step.parsed)) : notAllowed
  }
  const webhook = account.webhooks.find((one) => one.id === id)
  if (!webhook) return notFound('Webhook')
  if (act !== undefined) return notFound('Endpoint')
  if (method === 'GET') return { status: 200, body: { object: 'webhook', ...webhook } }
  return method === 'PATCH' ? changeWebhook(webhook, fieldsOf(step.parsed)) : notAllowed
}

const knownEvents = new Set([
  ...'sent scheduled delivered delivery_delayed complained bounced opened clicked received failed suppressed'
    .split(' ')
    .map((name) => `email.${name}`),
  'domain.created',
  'domain.updated',
  'domain.deleted',
  'suppression.added',
  'suppression.removed',
])

const areEvents = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((event) => knownEvents.has(event))

function addWebhook(account: Account, fields: Record<string, unknown> | null): Answer {
  const unknown = unknownField(fields, ['endpoint', 'events'])
  if (!fields || unknown) return invalid(unknown ?? 'The body is missing.')
  const { endpoint, events } = fields
  if (typeof endpoint !== 'string' || !URL.canParse(endpoint)) {
    return invalid('Invalid `endpoint` field.')
  }
  if (!areEvents(events)) return invalid('Invalid `events` field.')
  const webhook: StandInWebhook = {
    id: randomUUID(),
    endpoint,
    events,
    status: 'enabled',
    signing_secret: `whsec_${randomBytes(24).toString('base64')}`,
    created_at: new Date(account.now()).toISOString(),
  }
  account.webhooks.push(webhook)
  const { id, signing_secret } = webhook
  return { status: 201, body: { object: 'webhook', id, signing_secret } }
}

function changeWebhook(webhook: StandInWebhook, fields: Record<string, unknown> | null): Answer {
  const unknown = unknownField(fields, ['endpoint', 'events', 'status'])
  if (!fields || unknown) return invalid(unknown ?? 'The body is missing.')
  const { events = webhook.events, status = webhook.status } = fields
  if (!areEvents(events)) return invalid('Invalid `events` field.')
  if (status !== 'enabled' && status !== 'disabled') return invalid('Invalid `status` field.')
  Object.assign(webhook, { events, status })
  return { status: 200, body: { object: 'webhook', id: webhook.id } }
}

function usage(account: Account): Answer {
  const { usedToday: used, dailyLimit, monthlyLimit, now } = account
  const resets = new Date(now() + 86_400_000).toISOString()
  const spent = { used, sent: used, received: 0, resets_at: resets }
  const free = { used: 0, limit: null }
  return {
    status: 200,
    body: {
      object: 'usage',
      emails: {
        daily: { ...spent, limit: dailyLimit },
        monthly: { ...spent, limit: monthlyLimit },
      },
      contacts: { used: 0, limit: 1_000 },
      segments: free,
      broadcasts: free,
      ai_credits: { ...free, next_increase_at: null },
      automation_runs: { used: 0, limit: 1_000, resets_at: resets },
      domains: { used: account.domains.length, limit: account.domainLimit },
      rate_limit: { limit: account.requestsPerSecond, duration: '1 second' },
    },
  }
}

const fieldsOf = (parsed: unknown): Record<string, unknown> | null =>
  typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    ? (parsed as Record<string, unknown>)
    : null

function unknownField(fields: Record<string, unknown> | null, known: string[]): string | null {
  const odd = Object.keys(fields ?? {}).find((name) => !known.includes(name))
  return odd === undefined ? null : `Unknown field \`${odd}\`.`
}
