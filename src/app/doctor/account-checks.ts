/** What the Resend account says: key, sender domain, tracking, webhook and plan. */
import type { Config } from '../../config.ts'
import { PaperboyError } from '../../errors.ts'
import { mailboxDomain } from '../../lib/mailbox.ts'
import { mailsPerDay, planLine, readersFor } from '../account/plan-size.ts'
import type {
  AccountDomain,
  AccountUsage,
  AccountWebhook,
  ResendAccount,
} from '../account/resend-account.ts'
import { missingEvents, webhookPath } from '../account/webhook-events.ts'
import { type Check, type Finding, fail, ok, skipped, warn } from './finding.ts'

const runSetup = 'Give `paperboy setup resend`.'

/** Each asked once, whoever needs it: Resend allows few calls a second. */
export type AccountAnswers = {
  domain(): Promise<AccountDomain | null>
  webhook(): Promise<AccountWebhook | null>
  usage(): Promise<{ usage: AccountUsage; date: string | null; askedAt: number }>
}

export function askAccount(account: ResendAccount, { mail, publicUrl }: Config): AccountAnswers {
  const domain = mailboxDomain(mail.from) ?? ''
  return {
    domain: once(() => account.findDomain(domain)),
    webhook: once(() => account.findWebhook(`${publicUrl}${webhookPath}`)),
    usage: once(async () => {
      const began = Date.now()
      const answer = await account.usage()
      return { ...answer, askedAt: (began + Date.now()) / 2 }
    }),
  }
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null
  return () => {
    asked ??= ask()
    return asked
  }
}

type PlanDeps = {
  answers: AccountAnswers | null
  dailyCap: number | null
  busiestDay(): Promise<number>
  /** Null: not asked for, or over. */
  warmUp(): Promise<{ limit: number; day: number } | null>
}

export function accountChecks(answers: AccountAnswers | null, config: Config): Check[] {
  const when = (look: (of: AccountAnswers) => Promise<Finding>) => async () => {
    if (!answers) return skipped('mail does not go through Resend')
    return look(answers).catch(withoutFullAccess)
  }
  return [
    {
      check: 'sender domain',
      look: when(async ({ domain }) => judgeDomain(await domain(), config)),
    },
    { check: 'tracking', look: when(async ({ domain }) => judgeTracking(await domain())) },
    {
      check: 'webhook',
      look: when(async ({ webhook }) => judgeWebhook(await webhook(), config.mail.webhookSecret)),
    },
  ]
}

/** A key that may only send is all that daily work needs. */
function withoutFullAccess(error: unknown): Finding {
  const cause = error instanceof PaperboyError ? error.cause : null
  if ((cause as { name?: unknown } | null)?.name === 'restricted_api_key') {
    return skipped('this key may only send: look at it with one of full access')
  }
  throw error
}

function judgeDomain(domain: AccountDomain | null, { mail }: Config): Finding {
  if (!domain) return fail(`the domain of ${mail.from} is not at Resend`, runSetup)
  if (domain.status === 'verified') return ok(`${domain.name} is verified at Resend`)
  const status = domain.status.replaceAll('_', ' ')
  return fail(
    `${domain.name} is ${status} at Resend, which sends nothing from it`,
    '`paperboy setup resend` prints the DNS rows that it waits for.',
  )
}

function judgeTracking(domain: AccountDomain | null): Finding {
  if (!domain) return skipped('the domain is not at Resend')
  const on = [
    domain.open_tracking === true ? 'opens' : null,
    domain.click_tracking === true ? 'clicks' : null,
  ].filter((what) => what !== null)
  if (on.length === 0) return ok('opens and clicks are not tracked')
  return fail(
    `Resend tracks ${on.join(' and ')} of ${domain.name}: it puts a pixel into letters or rewrites their links`,
    '`paperboy setup resend` turns it off.',
  )
}

function judgeWebhook(webhook: AccountWebhook | null, secret: string | null): Finding {
  if (!webhook) {
    return fail('Resend tells nobody of bounces and complaints: there is no webhook', runSetup)
  }
  if (webhook.status !== 'enabled') return fail(`${webhook.endpoint} is disabled`, runSetup)
  const missing = missingEvents(webhook.events)
  if (missing.length > 0) {
    return fail(`${webhook.endpoint} is not told of ${missing.join(', ')}`, runSetup)
  }
  if (secret === null) {
    return fail(
      `${webhook.endpoint} is called, and answers 404 without RESEND_WEBHOOK_SECRET`,
      '`paperboy setup resend --write` puts it into .env; then restart Paperboy.',
    )
  }
  return ok(`${webhook.endpoint} is told of everything we use`)
}

/** On the busiest day of the week, so that a Monday full of weekly digests is not a surprise. */
export function planCheck({ answers, dailyCap, busiestDay, warmUp }: PlanDeps): Check {
  return {
    check: 'plan',
    async look() {
      const needed = await busiestDay()
      const limits = await limitsOf(answers)
      const perDay = mailsPerDay({ ...limits, cap: dailyCap })
      const need = needed === 1 ? '1 letter' : `${needed} letters`
      const warm = await warmUp()
      const fits = (limit: number) => needed <= readersFor(limit)
      if (warm && !fits(warm.limit) && (perDay === null || fits(perDay))) {
        return warn(
          `warming up: ${planLine(warm.limit)} on day ${warm.day}; ${need} on the busiest day`,
          'Each day of sending allows more. Until then those go first who have waited longest for a digest, and what was left out comes with the next.',
        )
      }
      if (perDay === null) {
        return skipped('no limit is known: DAILY_CAP is not set, and no provider tells one')
      }
      if (fits(perDay)) {
        return ok(`${planLine(perDay)}; ${need} on the busiest day`)
      }
      const todo =
        dailyCap === perDay
          ? 'Raise DAILY_CAP, or let more readers choose weekly.'
          : 'Take a larger plan, or let more readers choose weekly.'
      return fail(`${planLine(perDay)}, and ${need} fall due on the busiest day`, todo)
    },
  }
}

async function limitsOf(answers: AccountAnswers | null) {
  const none = { daily: null, monthly: null }
  if (!answers) return none
  try {
    const { daily, monthly } = (await answers.usage()).usage.emails
    return { daily: daily.limit, monthly: monthly.limit }
  } catch (error) {
    withoutFullAccess(error)
    return none
  }
}

/** Signatures of webhooks hold for five minutes. */
const skewMs = 60_000

export function judgeSkew(ourMs: number, theirMs: number, whose: string): Finding {
  const seconds = Math.round(Math.abs(ourMs - theirMs) / 1000)
  if (Math.abs(ourMs - theirMs) <= skewMs) return ok(`within ${seconds} s of ${whose}`)
  const way = ourMs > theirMs ? 'ahead of' : 'behind'
  return fail(
    `this machine is ${seconds} s ${way} ${whose}`,
    'Let it keep time by NTP (timedatectl set-ntp true).',
  )
}

export const providerClockCheck = (answers: AccountAnswers | null): Check => ({
  check: 'clock of the provider',
  async look() {
    if (!answers) return skipped('mail does not go through Resend')
    try {
      const { date, askedAt } = await answers.usage()
      const theirs = date === null ? Number.NaN : Date.parse(date)
      if (Number.isNaN(theirs)) return warn('Resend told no time', 'Nothing; look again later.')
      return judgeSkew(askedAt, theirs, "Resend's clock")
    } catch (error) {
      return withoutFullAccess(error)
    }
  },
})
