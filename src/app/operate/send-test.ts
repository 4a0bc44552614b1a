/** `send-test`: one sample digest through the configured transport, once, under the rate that all
 * instances share. Lanes and ledger know nothing of it. */
import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { SentTest } from '../../cli/operator-services.ts'
import type { Config } from '../../config.ts'
import type { Outcome } from '../../delivery/outcome.ts'
import { takePermit } from '../../delivery/take-permit.ts'
import type { Transport } from '../../delivery/transports/transport.ts'
import { composeSample } from '../../digest/compose-sample.ts'
import { PaperboyError } from '../../errors.ts'
import { parseEmailAddress } from '../../lib/email-address.ts'
import type { KeyRing } from '../../lib/key-ring.ts'
import type { Db } from '../../storage/database.ts'
import { findSuppressed } from '../../subscribers/suppression.ts'

export type SendTestDeps = { db: Db; keys: KeyRing; config: Config; transport: Transport }

/** Others may be sending: a permit comes around within this, or the rate is stopped. */
const patienceMs = 30_000

export async function sendTest(
  deps: SendTestDeps,
  { to }: { to: string },
  signal: AbortSignal,
): Promise<SentTest> {
  const { db, keys, config, transport } = deps
  const parsed = parseEmailAddress(to)
  if (!parsed.ok) throw new PaperboyError('bad-input', `--to ${to} is not a mail address`)
  const suppressed = (await findSuppressed({ db, keys }, [parsed.address])).get(parsed.address)
  if (suppressed !== undefined) {
    throw new PaperboyError('conflict', `${parsed.address} must not be mailed: ${suppressed}`, {
      help: '`paperboy suppressions` lists and releases such addresses.',
    })
  }
  const key = randomUUID()
  const { publicUrl, siteName, contact, mail } = config
  const { from, replyTo, postalAddress } = mail
  const sender = { publicUrl, siteName, contact, from, replyTo, postalAddress }
  const letterId = -randomInt(1, 2 ** 47)
  const message = await composeSample({ db, sender }, { to: parsed.address, letterId, key })
  await waitForPermit(db, transport, signal)
  const outcome = await transport.send({ key, messages: [message] })
  if (outcome.kind !== 'accepted') throw refused(transport.name, outcome)
  const id = outcome.ids?.[0] ?? null
  return { transport: transport.name, to: parsed.address, subject: message.subject, id }
}

async function waitForPermit(db: Db, transport: Transport, signal: AbortSignal): Promise<void> {
  for (const giveUp = performance.now() + patienceMs; ; ) {
    const permit = await takePermit(db, transport)
    if (permit.granted) return
    signal.throwIfAborted()
    if (performance.now() + permit.waitMs > giveUp) {
      throw new PaperboyError('unavailable', `${transport.name} asks us to slow down`, {
        help: `Give the command again in ${Math.ceil(permit.waitMs / 1000)} s.`,
      })
    }
    await pause(permit.waitMs, undefined, { signal })
  }
}

type Unaccepted = Exclude<Outcome, { kind: 'accepted' }>

function refused(transport: string, outcome: Unaccepted): PaperboyError {
  const { kind, code, detail } = outcome
  const why = detail || code
  if (kind === 'unclear') {
    return new PaperboyError('unavailable', `nobody can tell whether it was sent: ${why}`, {
      help: 'Look into the mailbox before you try again.',
    })
  }
  return new PaperboyError('upstream', `${transport} did not take it: ${why}`, {
    help: remedies[kind] ?? '`paperboy doctor` tells more.',
  })
}

const remedies: Partial<Record<Unaccepted['kind'], string>> = {
  refused: 'Check the key or password and the sender domain: `paperboy doctor` tells more.',
  quota: 'The plan is used up: try tomorrow, or take a larger one.',
  'slow-down': 'Give the command again in a minute.',
  busy: 'It is unwell, or busy: give the command again in some minutes.',
  rejected: 'Check the address, and MAIL_FROM.',
}
