/** Delivery, handed what it needs of digests; neither imports the other. */
import type { Config } from '../config.ts'
import { composerFingerprint } from '../delivery/composer-fingerprint.ts'
import type { DeliveryDeps } from '../delivery/deps.ts'
import type { ComposeLetters } from '../delivery/ports.ts'
import { messageIdOf } from '../delivery/transports/message-id.ts'
import { createOutboxTransport } from '../delivery/transports/outbox.ts'
import { createResendTransport } from '../delivery/transports/resend.ts'
import { createSmtpTransport } from '../delivery/transports/smtp.ts'
import { readSmtpUrl } from '../delivery/transports/smtp-url.ts'
import type { Transport } from '../delivery/transports/transport.ts'
import { createComposeLetters } from '../digest/compose-letters.ts'
import { createFindUnwanted } from '../digest/find-unwanted.ts'
import { createFreezeLetters } from '../digest/freeze-letters.ts'
import type { FrozenSender } from '../digest/frozen-letter.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { mailboxDomain } from '../lib/mailbox.ts'
import type { Log } from '../observability/log.ts'
import type { Db } from '../storage/database.ts'
import { readSigningVersion } from '../storage/keys/stored-keys.ts'
import { prepared } from '../storage/prepared.ts'
import { createLinks } from '../subscribers/links.ts'
import { afterWithdrawal } from './after-withdrawal.ts'
import { createFindUnmailable } from './find-unmailable.ts'
import { tellDelivery } from './tell-delivery.ts'

/** Everything a letter's bytes are made by; two builds that agree in it compose alike. */
const composers = [
  'emails',
  'src/digest',
  'src/lib',
  'src/locales',
  'src/matching',
  'src/subscribers/links.ts',
  'src/tagging/in-locale.ts',
]

export type DeliveryWiring = {
  config: Config
  db: Db
  keys: KeyRing
  log: Log
  /** Folder of package.json. */
  root: string
  /** In place of the configured one. */
  transport?: Transport
}

export async function wireDelivery(given: DeliveryWiring): Promise<Omit<DeliveryDeps, 'calendar'>> {
  const { config, db, keys, log, root } = given
  const { from, replyTo, postalAddress } = config.mail
  const { publicUrl, siteName, contact } = config
  const sender = { publicUrl, siteName, contact, from, replyTo, postalAddress }
  const transport = given.transport ?? transportOf(given)
  const findUnmailable = createFindUnmailable(keys)
  return {
    db: prepared(db),
    transport,
    freezeLetters: createFreezeLetters({
      ...sender,
      keyVersionIn: readSigningVersion,
      findUnmailable,
      alertEmail: config.alerts.email,
    }),
    composeLetters: withKeysOf(
      keys,
      createComposeLetters({
        db,
        linksAt: (frozenUrl) => createLinks({ publicUrl: frozenUrl, keys }),
      }),
    ),
    findUnwanted: createFindUnwanted({ findUnmailable }),
    onWithdrawn: afterWithdrawal,
    limits: {
      dailyCap: config.mail.dailyCap,
      warmUp: config.mail.warmup,
      domain: mailboxDomain(from) ?? '',
    },
    composer: await composerFingerprint({ root, sources: composers }),
    onEvent: (event) => tellDelivery(log, transport.name, event),
  }
}

/** Another instance may have frozen them with a key that is new to this one. */
const withKeysOf =
  (keys: KeyRing, compose: ComposeLetters): ComposeLetters =>
  async (letters) => {
    const signedBy = letters.map(({ frozen }) => (frozen as FrozenSender).keyVersion)
    if (signedBy.some((version) => keys.standing(version) === 'unknown')) await keys.refresh()
    return compose(letters)
  }

function transportOf({ config, db, keys }: DeliveryWiring): Transport {
  const { mail, publicUrl } = config
  switch (mail.transport) {
    case 'smtp':
      return createSmtpTransport({
        server: readSmtpUrl(mail.smtp?.url ?? ''),
        siteHost: new URL(publicUrl).hostname,
        messageIdOf: (message) => messageIdOf(keys, message),
      })
    case 'resend':
      if (mail.resend)
        return createResendTransport({ ...mail.resend, rate: mail.resend.rate ?? 'learn' })
      break
    case 'outbox':
  }
  return createOutboxTransport({ db })
}
