/** The Resend account: what `setup resend` and `doctor` ask of it and change in it. Every refusal
 * comes out as a PaperboyError that says what to do. */
import { setTimeout as pause } from 'node:timers/promises'
import { type GetDomainResponseSuccess, type GetUsageResponseSuccess, Resend } from 'resend'
import { explainRefusal } from './explain-refusal.ts'
import type { WebhookEvent } from './webhook-events.ts'

export type AccountDomain = GetDomainResponseSuccess
export type AccountUsage = GetUsageResponseSuccess
export type AccountWebhook = {
  id: string
  endpoint: string
  status: 'enabled' | 'disabled'
  events: string[] | null
}

export type ResendAccount = ReturnType<typeof openResendAccount>

const callTimeoutMs = 10_000
/** The most a page holds. */
const pageSize = 100

type Answer<T> = { data: T | null; error: unknown; headers?: unknown }

/** What came back, or a throw: the SDK itself never throws. */
function demand<T>({ data, error, headers }: Answer<T>, doing: string): T {
  if (data !== null && data !== undefined && !error) return data
  throw explainRefusal(error, headers, doing)
}

export function openResendAccount(given: { apiKey: string; baseUrl: string }) {
  const client = new Resend(given.apiKey, { baseUrl: given.baseUrl.replace(/\/+$/, '') })
  const within = () => ({ signal: AbortSignal.timeout(callTimeoutMs) })
  const ask = inTurn()
  return {
    async findDomain(name: string): Promise<AccountDomain | null> {
      const found = await findInPages(
        (after) => ask('list domains', () => client.domains.list(pageOf(after), within())),
        (domain) => domain.name.toLowerCase() === name,
      )
      return found && ask('read the domain', () => client.domains.get(found.id, within()))
    },
    async addDomain(name: string): Promise<AccountDomain> {
      const wanted = { name, openTracking: false, clickTracking: false }
      const made = await ask(`add ${name}`, () => client.domains.create(wanted, within()))
      return { object: 'domain', ...made }
    },
    readDomain: (id: string): Promise<AccountDomain> =>
      ask('read the domain', () => client.domains.get(id, within())),
    async verifyDomain(id: string): Promise<void> {
      await ask('verify the domain', () => client.domains.verify(id, within()))
    },
    async stopTracking(id: string): Promise<void> {
      const off = { id, openTracking: false, clickTracking: false }
      await ask('turn tracking off', () => client.domains.update(off, within()))
    },
    findWebhook: (endpoint: string): Promise<AccountWebhook | null> =>
      findInPages(
        (after) => ask('list webhooks', () => client.webhooks.list(pageOf(after), within())),
        (webhook) => webhook.endpoint === endpoint,
      ),
    async addWebhook(endpoint: string, events: WebhookEvent[]): Promise<{ secret: string }> {
      const wanted = { endpoint, events }
      const made = await ask('make the webhook', () => client.webhooks.create(wanted, within()))
      return { secret: made.signing_secret }
    },
    async mendWebhook(id: string, events: WebhookEvent[]): Promise<void> {
      const whole = { events, status: 'enabled' as const }
      await ask('change the webhook', () => client.webhooks.update(id, whole, within()))
    },
    async webhookSecret(id: string): Promise<string> {
      const webhook = await ask('read the webhook', () => client.webhooks.get(id, within()))
      return webhook.signing_secret
    },
    /** `date`: what the provider's clock said. */
    async usage(): Promise<{ usage: AccountUsage; date: string | null }> {
      let date: string | null = null
      const usage = await ask('tell the usage', async () => {
        const answer = await client.usage.get(within())
        date = answer.headers?.date ?? null
        return answer
      })
      return { usage, date }
    },
    async sendTest({ key, ...mail }: TestMail): Promise<string> {
      const options = { idempotencyKey: key, ...within() }
      return (await ask('send a test', () => client.emails.send(mail, options))).id
    },
  }
}

/** One call at a time, and a short wait when Resend asks for one: it allows a few a second. */
function inTurn() {
  let before: Promise<unknown> = Promise.resolve()
  return <T>(doing: string, call: () => Promise<Answer<T>>): Promise<T> => {
    const mine = before.then(async () => {
      for (let tries = 1; ; tries++) {
        const answer = await call()
        const wait = waitAsked(answer)
        if (wait === null || tries === triesWhenHurried) return demand(answer, doing)
        await pause(wait * 1000)
      }
    })
    before = mine.catch(() => {})
    return mine
  }
}

const triesWhenHurried = 4
/** A longer wait is the person's to decide on. */
const longestWait = 2

function waitAsked({ error, headers }: Answer<unknown>): number | null {
  if ((error as { name?: unknown } | null)?.name !== 'rate_limit_exceeded') return null
  const seconds = Number((headers as Record<string, unknown> | null | undefined)?.['retry-after'])
  return seconds > 0 && seconds <= longestWait ? seconds : null
}

export type TestMail = {
  key: string
  from: string
  to: string
  subject: string
  html: string
  text: string
}

const pageOf = (after: string | null) =>
  after === null ? { limit: pageSize } : { limit: pageSize, after }

type Listed<T> = { data: T[]; has_more: boolean }

async function findInPages<T extends { id: string }>(
  read: (after: string | null) => Promise<Listed<T>>,
  wanted: (item: T) => boolean,
): Promise<T | null> {
  for (let after: string | null = null; ; ) {
    const page = await read(after)
    const found = page.data.find(wanted)
    if (found) return found
    const last = page.data.at(-1)
    if (!page.has_more || !last || last.id === after) return null
    after = last.id
  }
}
