/** Whether the relay of SMTP_URL lets us in: connection, encryption, name and password. */
import { createTransport } from 'nodemailer'
import type { Config } from '../../config.ts'
import { readSmtpUrl, type SmtpServer } from '../../delivery/transports/smtp-url.ts'
import { type Check, fail, ok, skipped } from './finding.ts'

const stepMs = 8_000

export const relayCheck = ({ mail, publicUrl }: Config): Check => ({
  check: 'relay',
  async look() {
    if (mail.transport !== 'smtp' || !mail.smtp) return skipped('mail does not go through a relay')
    const server = readSmtpUrl(mail.smtp.url)
    const where = `${server.host}:${server.port}`
    const relay = connectTo(server, new URL(publicUrl).hostname)
    try {
      await relay.verify()
      const login = server.auth ? ', with name and password' : ''
      return ok(`${where} lets us in over ${protectionOf(server)}${login}`)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      return fail(`${where} does not let us in: ${message}`, remedyOf(code))
    } finally {
      relay.close()
    }
  },
})

const connectTo = (server: SmtpServer, siteHost: string) =>
  createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.requireTLS,
    name: server.name ?? siteHost,
    ...(server.auth ? { auth: server.auth, forceAuth: true } : {}),
    tls: { rejectUnauthorized: server.verifyCertificate, minVersion: 'TLSv1.2' },
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
  })

function protectionOf({ secure, requireTLS }: SmtpServer): string {
  if (secure) return 'TLS'
  return requireTLS ? 'STARTTLS' : 'a connection that need not be encrypted'
}

const remedyOf = (code: string | undefined): string => {
  if (code === 'EAUTH') return 'Check user and password in SMTP_URL.'
  if (code === 'ETLS') return 'The relay offers no encryption there: try another port, or smtps://.'
  return 'Check host, port and firewall, and that the relay runs.'
}
