/** A relay of one's own, through nodemailer's pool. SMTP has no idempotency keys: one letter a call,
 * and what ended without a clear answer is unknown, never tried again (README.md beside). */
import { Readable } from 'node:stream'
import nodemailer, { type MailMessage } from 'nodemailer'
import type { Outcome } from '../outcome.ts'
import type { Message } from '../ports.ts'
import { smtpMail } from './smtp-mail.ts'
import { outcomeOfSmtp, type SmtpFault } from './smtp-outcome.ts'
import type { SmtpServer } from './smtp-url.ts'
import type { Transport } from './transport.ts'

export type SmtpOptions = {
  server: SmtpServer
  /** The host that readers know us by; greets the relay. */
  siteHost: string
  /** The same letter has the same one, and nobody can guess what it is made of. */
  messageIdOf: (message: Message) => string
  timeoutMs?: number
}

/** RFC 5321 4.5.3.2.6 would wait ten minutes for the last reply. Every letter cut off becomes unknown,
 * so this is long; but a stop waits for calls under way. */
const smtpTimeoutMs = 120_000
const connectMs = 15_000
const greetingMs = 30_000

export function createSmtpTransport(options: SmtpOptions): Transport {
  const { server, messageIdOf, timeoutMs = smtpTimeoutMs } = options
  const handovers = new Handovers()
  let pool: ReturnType<typeof openPool> | null = null
  return {
    name: 'smtp',
    rate: server.rate,
    batchLimit: 1,
    inFlight: server.connections,
    leaseSeconds: Math.ceil(timeoutMs / 1000) + 30,
    async send({ messages }) {
      const [message] = messages
      if (!message || messages.length > 1) throw new Error('SMTP carries one letter a call')
      pool ??= openPool(options, timeoutMs, handovers)
      const messageId = messageIdOf(message)
      const handover = handovers.begin(messageId)
      try {
        await pool.sendMail({
          ...smtpMail(message, { messageId, date: new Date() }),
          signal: AbortSignal.timeout(timeoutMs),
        })
        return { kind: 'accepted', ids: [messageId] }
      } catch (error) {
        const complete = handover.stop()
        return withoutSecrets(outcomeOfSmtp(error as SmtpFault, complete), server)
      } finally {
        handovers.end(messageId)
      }
    },
    close() {
      pool?.close()
      pool = null
    },
  }
}

function openPool({ server, siteHost }: SmtpOptions, timeoutMs: number, handovers: Handovers) {
  const pool = nodemailer.createTransport({
    pool: true,
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.requireTLS,
    ...(server.auth ? { auth: server.auth, forceAuth: true } : {}),
    tls: { rejectUnauthorized: server.verifyCertificate, minVersion: 'TLSv1.2' },
    name: server.name ?? siteHost,
    maxConnections: server.connections,
    maxMessages: server.lettersPerConnection,
    maxRequeues: 1,
    dnsTimeout: connectMs,
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  pool.use('stream', (mail, done) => {
    handovers.watch(mail)
    done()
  })
  // A pooled connection may fail between two letters; the next letter opens another.
  pool.on('error', () => {})
  return pool
}

type Handover = { begun: boolean; complete: boolean; stopped: boolean }

/** How far each letter got, by its Message-ID. The pool reads a letter only once the relay has said go
 * on, and ends it with the dot that makes it the relay's. */
class Handovers {
  readonly #underWay = new Map<string, Handover>()

  begin(messageId: string) {
    const handover: Handover = { begun: false, complete: false, stopped: false }
    this.#underWay.set(messageId, handover)
    return {
      /** Nothing more is handed over; whether all of it was. */
      stop: () => {
        handover.stopped = true
        return handover.complete
      },
    }
  }

  end(messageId: string) {
    this.#underWay.delete(messageId)
  }

  watch(mail: MailMessage) {
    mail.message?.processFunc((bytes) => {
      const handover = this.#underWay.get(mail.message?.messageId() ?? '')
      return Readable.from(handOver(bytes, handover), { objectMode: false })
    })
  }
}

async function* handOver(bytes: AsyncIterable<Buffer>, handover: Handover | undefined) {
  // A letter is handed over once; the pool may open another connection only before that.
  if (!handover || handover.stopped || handover.begun) throw new Error('no longer wanted')
  handover.begun = true
  for await (const chunk of bytes) {
    if (handover.stopped) throw new Error('no longer wanted')
    yield chunk
  }
  handover.complete = true
}

/** A relay may repeat what it was told. */
function withoutSecrets<Kind extends Outcome>(outcome: Kind, { auth }: SmtpServer): Kind {
  if (!auth?.pass || !('detail' in outcome)) return outcome
  const secrets = [auth.pass, Buffer.from(auth.pass).toString('base64')]
  const detail = secrets.reduce((words, secret) => words.replaceAll(secret, '…'), outcome.detail)
  return { ...outcome, detail }
}
