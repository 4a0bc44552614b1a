/** SMTP_URL read strictly: a mistyped option must not turn encryption off, and a password never
 * crosses a network in the clear or to a relay that anybody may pretend to be. */
import { PaperboyError } from '../../errors.ts'
import { isLocal } from '../../lib/local-host.ts'

export type SmtpServer = {
  host: string
  port: number
  /** TLS from the first byte. */
  secure: boolean
  /** Else STARTTLS must succeed before anything is said. */
  requireTLS: boolean
  verifyCertificate: boolean
  auth: { user: string; pass: string } | null
  /** How we greet; null: as the site is called. */
  name: string | null
  connections: number
  /** Letters a connection carries before it is opened anew. */
  lettersPerConnection: number
  /** Letters a second, shared by all instances; null: no limit. */
  rate: number | null
}

const options = ['connections', 'letters', 'rate', 'name', 'tls', 'certificate']

/** The error names the option, never the URL: it holds a password. */
export function readSmtpUrl(given: string): SmtpServer {
  const url = new URL(given)
  const { searchParams: query } = url
  for (const key of query.keys()) {
    if (!options.includes(key)) {
      throw wrong(`does not know the option ${key}`, `It knows ${options.join(', ')}.`)
    }
  }
  if (url.hostname === '') throw wrong('names no host', 'Write smtp://mail.lab.example.')
  const local = isLocal(given)
  const secure = url.protocol === 'smtps:'
  const auth = authOf(url)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || usualPort(secure, local),
    secure,
    ...protection(query, { secure, local, secret: auth !== null }),
    auth,
    name: query.get('name'),
    connections: numberOf(query, 'connections', { least: 1, most: 50, whole: true }) ?? 5,
    lettersPerConnection:
      numberOf(query, 'letters', { least: 1, most: 10_000, whole: true }) ?? 100,
    rate: numberOf(query, 'rate', { least: 0.01, most: 1000, whole: false }),
  }
}

const usualPort = (secure: boolean, local: boolean): number => (secure ? 465 : local ? 25 : 587)

function protection(
  query: URLSearchParams,
  { secure, local, secret }: { secure: boolean; local: boolean; secret: boolean },
): Pick<SmtpServer, 'requireTLS' | 'verifyCertificate'> {
  const plain = choice(query, 'tls', 'off') && !secure
  const unverified = choice(query, 'certificate', 'any')
  // A relay on this machine shows a certificate of its own making, and no network lies between.
  if (local) return { requireTLS: false, verifyCertificate: false }
  if (secret && (plain || unverified)) {
    throw wrong(
      `would show the password to the network with ${plain ? 'tls=off' : 'certificate=any'}`,
      'Take the option or the password away; NODE_EXTRA_CA_CERTS names an authority of your own.',
    )
  }
  return { requireTLS: !secure && !plain, verifyCertificate: !unverified }
}

function authOf(url: URL): SmtpServer['auth'] {
  if (url.username === '' && url.password === '') return null
  try {
    return { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
  } catch {
    throw wrong('has a % in its user or password that encodes nothing', 'Write % as %25.')
  }
}

function choice(query: URLSearchParams, key: string, only: string): boolean {
  const value = query.get(key)
  if (value !== null && value !== only) throw wrong(`has an unknown ${key}`, `Only ${key}=${only}.`)
  return value === only
}

function numberOf(
  query: URLSearchParams,
  key: string,
  { least, most, whole }: { least: number; most: number; whole: boolean },
): number | null {
  const text = query.get(key)
  if (text === null) return null
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value
  throw wrong(`has a wrong ${key}`, `A ${whole ? 'whole ' : ''}number from ${least} to ${most}.`)
}

const wrong = (what: string, help: string) =>
  new PaperboyError('bad-config', `SMTP_URL: ${what}`, { help })
