/** The SMTP transport as the app wires it, to a relay of the test. */
import { messageIdOf } from '../../src/delivery/transports/message-id.ts'
import { createSmtpTransport } from '../../src/delivery/transports/smtp.ts'
import { readSmtpUrl, type SmtpServer } from '../../src/delivery/transports/smtp-url.ts'
import type { Transport } from '../../src/delivery/transports/transport.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'

const keys = createKeyRing('a test key of at least 32 characters')

export const smtpTransport = (
  url: string,
  options: { timeoutMs?: number; server?: Partial<SmtpServer> } = {},
): Transport =>
  createSmtpTransport({
    server: { ...readSmtpUrl(url), ...options.server },
    siteHost: 'papers.lab.example',
    messageIdOf: (message) => messageIdOf(keys, message),
    timeoutMs: options.timeoutMs ?? 10_000,
  })
