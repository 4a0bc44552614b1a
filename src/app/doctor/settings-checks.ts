/** What the settings alone say. Pure. */
import type { Config } from '../../config.ts'
import { type Check, type Finding, fail, ok, skipped, warn } from './finding.ts'

/** Below this a key can be guessed by trying. */
const leastBits = 128

export function settingsChecks(config: Config): Check[] {
  const { mail, alerts } = config
  const outbox = mail.transport === 'outbox'
  const of = (check: string, finding: Finding): Check => ({ check, look: async () => finding })
  return [
    of('transport', judgeTransport(config)),
    of('postal address', judgeAddress(mail.postalAddress, outbox)),
    of('secret key', judgeKey(config.secretKey)),
    of('webhook secret', judgeWebhookSecret(mail)),
    of('alarms', judgeAlarms(alerts)),
  ]
}

function judgeTransport({ mail, publicUrl }: Config): Finding {
  if (mail.transport !== 'outbox') {
    return ok(`mail goes through ${mail.transport}, from ${mail.from}`)
  }
  const missing = [
    mail.resend || mail.smtp ? null : 'RESEND_API_KEY (or SMTP_URL)',
    mail.from.includes('@localhost') ? 'MAIL_FROM' : null,
    mail.postalAddress === '' ? 'POSTAL_ADDRESS' : null,
    publicUrl.startsWith('https://') ? null : 'PUBLIC_URL (https)',
  ].filter((name) => name !== null)
  return warn(
    'mail stays in the outbox: nobody is mailed',
    missing.length === 0
      ? 'Take MAIL_TRANSPORT=outbox away, restart, and give `paperboy live`.'
      : `To go live set ${missing.join(', ')}; the README tells it in five steps.`,
  )
}

function judgeAddress(postalAddress: string, outbox: boolean): Finding {
  if (postalAddress !== '') return ok('letters carry a postal address')
  const found = 'letters carry no postal address, which many countries ask for'
  const todo = 'Set POSTAL_ADDRESS.'
  return outbox ? warn(found, todo) : fail(found, todo)
}

function judgeKey(key: string | undefined): Finding {
  if (key === undefined) return ok('the key that signs links is kept in DATA_DIR')
  const bits = Math.floor(strengthOf(key))
  if (bits >= leastBits) return ok('SECRET_KEY is strong')
  return fail(
    `SECRET_KEY is worth ${bits} bits: links of readers could be forged`,
    'Give `paperboy rotate --leaked`, then start with a new one (`openssl rand -hex 32`) and SECRET_KEY_FORMER set to this one.',
  )
}

/** Shannon's measure of its own letters, and none for what is a repetition of a shorter text. */
export function strengthOf(key: string): number {
  const unit = (key + key).indexOf(key, 1)
  const text = key.slice(0, unit)
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= count * Math.log2(count / text.length)
  return bits
}

function judgeWebhookSecret(mail: Config['mail']): Finding {
  if (mail.transport !== 'resend') return skipped('mail does not go through Resend')
  if (mail.webhookSecret !== null) return ok('what Resend tells is checked by its signature')
  return fail(
    'bounces and complaints are not heard: RESEND_WEBHOOK_SECRET is not set',
    '`paperboy setup resend --write` puts it into .env; then restart Paperboy.',
  )
}

function judgeAlarms({ email, webhook, heartbeat }: Config['alerts']): Finding {
  if (webhook === null && email === null) {
    return warn('nobody is told when mail stops', 'Set ALERT_WEBHOOK or ALERT_EMAIL.')
  }
  if (webhook === null && heartbeat === null) {
    return warn(
      'alarms leave by mail only, which may be what is broken',
      'Set ALERT_WEBHOOK or HEARTBEAT_URL as well.',
    )
  }
  return ok('alarms have a way out')
}
