/** Whether PUBLIC_URL leads back to a Paperboy, over https with a certificate that lasts. */
import { isIP } from 'node:net'
import { connect } from 'node:tls'
import type { Config } from '../../config.ts'
import { isLocal } from '../../lib/local-host.ts'
import { type Check, type Finding, fail, ok, skipped, warn } from './finding.ts'

const soonDays = 14

export const publicUrlChecks = ({ publicUrl, mail }: Config): Check[] => [
  { check: 'public url', look: (signal) => lookAtUrl(publicUrl, mail.transport, signal) },
  ...(publicUrl.startsWith('https://')
    ? [
        {
          check: 'certificate',
          look: (signal: AbortSignal) => lookAtCertificate(publicUrl, signal),
        },
      ]
    : []),
]

async function lookAtUrl(
  publicUrl: string,
  transport: string,
  signal: AbortSignal,
): Promise<Finding> {
  const answer = await askHealth(`${publicUrl}/healthz`, signal)
  // Nobody is mailed a link yet.
  const grave = transport === 'outbox' ? warn : fail
  if (answer !== 'well') return grave(answer.found, answer.todo)
  const https = publicUrl.startsWith('https://')
  if (https && !isLocal(publicUrl)) return ok(`${publicUrl} leads here`)
  const found = isLocal(publicUrl)
    ? `${publicUrl} leads here, and from nowhere else`
    : `${publicUrl} leads here, but not over https`
  const todo = 'Set PUBLIC_URL to an https address that readers reach.'
  return grave(found, todo)
}

type Astray = { found: string; todo: string }

async function askHealth(url: string, signal: AbortSignal): Promise<Astray | 'well'> {
  try {
    const response = await fetch(url, { signal, redirect: 'manual' })
    const body: unknown = await response.json().catch(() => null)
    if (response.status === 200 && (body as { ok?: unknown } | null)?.ok === true) return 'well'
    return {
      found: `${url} answers ${response.status}, and not as Paperboy does`,
      todo: 'Let the proxy in front pass every path on to this Paperboy, without redirecting.',
    }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const { code, message } = cause as NodeJS.ErrnoException
    return {
      found: `${url} cannot be reached: ${message || code}`,
      todo: 'Start Paperboy (`npm start`), and check name, proxy, firewall and certificate.',
    }
  }
}

async function lookAtCertificate(publicUrl: string, signal: AbortSignal): Promise<Finding> {
  const { hostname, port } = new URL(publicUrl)
  const validTo = await new Promise<string>((resolve, reject) => {
    const host = hostname.replace(/^\[|\]$/g, '')
    const name = isIP(host) ? {} : { servername: host }
    const socket = connect({ host, port: Number(port) || 443, ...name }, () => {
      resolve(socket.getPeerCertificate().valid_to)
      socket.end()
    })
    socket.on('error', reject)
    signal.addEventListener('abort', () => socket.destroy(new Error('no answer')))
  }).catch((error: Error) => error)
  // Not reached at all: `public url` says so, and the certificate is not to blame.
  if (validTo instanceof Error && 'syscall' in validTo)
    return skipped(`${hostname} cannot be reached`)
  if (validTo instanceof Error) {
    return fail(
      `the certificate of ${hostname} is not good: ${validTo.message}`,
      'Renew it, with the names and the chain that browsers ask for.',
    )
  }
  const days = Math.floor((Date.parse(validTo) - Date.now()) / 86_400_000)
  if (days < soonDays) {
    return warn(`the certificate of ${hostname} ends in ${days} days`, 'See that it is renewed.')
  }
  return ok(`the certificate of ${hostname} lasts ${days} days`)
}
