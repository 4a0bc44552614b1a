/** Where an operator wants calls to go: https and a public place. What a name leads to is judged again at
 * every call (lib/safe-fetch.ts). Pure. */
import { isIP } from 'node:net'
import { PaperboyError } from '../errors.ts'
import { isLocal } from '../lib/local-host.ts'
import { isPublicAddress, isWebPort } from '../lib/safe-fetch.ts'

const longest = 2_000

/** Throws `bad-input`. */
export function readEndpointUrl(given: string): string {
  const text = given.trim()
  if (text.length > longest || !URL.canParse(text)) throw wrong('is no address')
  const url = new URL(text)
  if (url.protocol !== 'https:') throw wrong('must begin with https://')
  if (url.port !== '' && !isWebPort(Number(url.port))) {
    throw wrong('names a port that is not called: leave it out, or use 8443')
  }
  if (url.username !== '' || url.password !== '') throw wrong('holds a password')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isLocal(url.href) || (isIP(host) !== 0 && !isPublicAddress(host))) {
    throw wrong('leads to a place that is not public')
  }
  url.hash = ''
  return url.href
}

/** The path may hold a secret; logs, alarms and pages name the host alone. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')

const wrong = (why: string) =>
  new PaperboyError('bad-input', `the address ${why}`, {
    help: 'Give one such as https://hooks.lab.example/paperboy.',
  })
