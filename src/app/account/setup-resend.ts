/** `setup resend`: everything at Resend that sending needs. Given twice it changes nothing: each step
 * looks first. */
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type DnsRow, dnsRows } from './dns-rows.ts'
import { mailsPerDay, readersFor } from './plan-size.ts'
import type { AccountDomain, ResendAccount } from './resend-account.ts'
import { missingEvents, webhookEvents, webhookPath } from './webhook-events.ts'

export type SetupInput = {
  /** MAIL_FROM and its domain. */
  from: string
  domain: string
  publicUrl: string
  siteName: string
  dailyCap: number | null
  /** Whether PUBLIC_URL can be called from outside. */
  reachable: boolean
  /** Who gets the test. */
  to: string
  waitMinutes: number
}

export type SetupReport = {
  domain: { name: string; status: string; added: boolean }
  rows: DnsRow[]
  tracking: 'was off' | 'turned off'
  webhook: { endpoint: string; step: 'made' | 'mended' | 'was there'; secret: string } | null
  /** Null: the domain is not verified yet. */
  test: { to: string; id: string } | null
  perDay: number | null
  readers: number | null
}

/** Told as it happens. */
export type SetupStep =
  | { step: 'domain'; name: string; added: boolean; status: string; rows: DnsRow[] }
  | { step: 'waiting'; minutes: number }
  | { step: 'verified'; name: string }

export type SetupDeps = {
  account: ResendAccount
  tell(step: SetupStep): Promise<void>
  signal: AbortSignal
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>
}

const pollMs = 15_000

export async function setupResend(deps: SetupDeps, input: SetupInput): Promise<SetupReport> {
  const { account } = deps
  const known = await account.findDomain(input.domain)
  const first = known ?? (await account.addDomain(input.domain))
  const added = known === null
  const { name, status } = first
  await deps.tell({ step: 'domain', name, added, status, rows: dnsRows(first) })
  const tracked = first.open_tracking === true || first.click_tracking === true
  if (tracked) await account.stopTracking(first.id)
  const webhook = input.reachable ? await setupWebhook(account, input.publicUrl) : null
  const domain = await verify(deps, first, input.waitMinutes)
  const verified = domain.status === 'verified'
  const test = verified ? { to: input.to, id: await sendTest(account, input) } : null
  const { usage } = await account.usage()
  const { daily, monthly } = usage.emails
  const limits = { daily: daily.limit, monthly: monthly.limit, cap: input.dailyCap }
  const perDay = mailsPerDay(limits)
  return {
    domain: { name, status: domain.status, added },
    rows: dnsRows(domain),
    tracking: tracked ? 'turned off' : 'was off',
    webhook,
    test,
    perDay,
    readers: perDay === null ? null : readersFor(perDay),
  }
}

/** The secret of a webhook that exists can be read again, so nothing needs a second one. */
async function setupWebhook(
  account: ResendAccount,
  publicUrl: string,
): Promise<SetupReport['webhook']> {
  const endpoint = `${publicUrl}${webhookPath}`
  const known = await account.findWebhook(endpoint)
  if (!known) {
    const { secret } = await account.addWebhook(endpoint, [...webhookEvents])
    return { endpoint, step: 'made', secret }
  }
  const whole = known.status === 'enabled' && missingEvents(known.events).length === 0
  if (!whole) await account.mendWebhook(known.id, [...webhookEvents])
  const secret = await account.webhookSecret(known.id)
  return { endpoint, step: whole ? 'was there' : 'mended', secret }
}

async function verify(
  deps: SetupDeps,
  domain: AccountDomain,
  minutes: number,
): Promise<AccountDomain> {
  if (domain.status === 'verified') return domain
  const giveUp = performance.now() + minutes * 60_000
  const sleep = deps.sleep ?? nap
  if (minutes > 0) await deps.tell({ step: 'waiting', minutes })
  for (let left = Math.ceil((minutes * 60_000) / pollMs); ; left--) {
    await deps.account.verifyDomain(domain.id)
    const now = await deps.account.readDomain(domain.id)
    if (now.status === 'verified') {
      await deps.tell({ step: 'verified', name: now.name })
      return now
    }
    if (left <= 0 || performance.now() >= giveUp || deps.signal.aborted) return now
    await sleep(pollMs, deps.signal)
  }
}

const nap = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => {})

/** The key hangs on what is said: given again within a day, Resend answers and sends nothing. */
function sendTest(account: ResendAccount, { from, to, siteName, publicUrl }: SetupInput) {
  const subject = `${siteName}: a test of the way out`
  const text = `${publicUrl} sends through Resend from ${from}.\n\nNobody subscribed to this; it is a test by whoever runs ${siteName}.`
  const html = `<p>${escapeHtml(text).replace('\n\n', '</p><p>')}</p>`
  const mail = { from, to, subject, html, text }
  const hash = createHash('sha256').update(JSON.stringify(mail)).digest('hex')
  return account.sendTest({ ...mail, key: `paperboy-setup-${hash}` })
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
