/** Fetching what a stranger named. Only public addresses are connected to, and exactly those that were
 * judged: the name is resolved once, for the connection itself, so that a second answer of its name
 * server cannot lead into the house. Redirects come back to the caller, who asks again for each. */
import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, fetch as undiciFetch } from 'undici'
import type { Fetch } from './polite-http.ts'
import { UpstreamError } from './upstream-error.ts'

export type SafeFetchDeps = {
  /** Resolves a name to all its addresses; in place of the system's, for tests. */
  resolve?: (host: string) => Promise<LookupAddress[]>
  /** In place of the rule, for tests against a stand-in on this machine. */
  allows?: (address: string, port: number) => boolean
}

/** Web pages and feeds are served here; other ports lead to other services. */
const ports = new Set([80, 443, 8080, 8443])

/** Public unicast and nothing else: no loopback, private, link-local (where clouds keep their metadata),
 * carrier-grade NAT, multicast, documentation, or IPv4 dressed as IPv6 (mapped, 6to4, Teredo, NAT64). */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'unicast'
}

export const isWebPort = (port: number): boolean => ports.has(port)

const defaultAllows = (address: string, port: number): boolean =>
  isWebPort(port) && isPublicAddress(address)

const systemResolve = (host: string): Promise<LookupAddress[]> =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    )
  })

/** A fetch for PoliteHttp. Throws UpstreamError 'refused' for what is not public. */
export function createSafeFetch(deps: SafeFetchDeps = {}): Fetch {
  const allows = deps.allows ?? defaultAllows
  const resolve = deps.resolve ?? systemResolve
  return async (url, init) => {
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (url.username !== '' || url.password !== '') throw refusal(url, 'holds a password')
    // An address written out is connected to without any look-up.
    const fixed = isIP(host) === 0 ? null : [{ address: host, family: isIP(host) }]
    const addresses = fixed ?? (await resolve(host))
    // One inner address among public ones is a trick, not a mistake.
    if (addresses.length === 0 || !addresses.every(({ address }) => allows(address, port))) {
      throw refusal(url, 'leads to a place that is not public')
    }
    const agent = new Agent({ connect: { lookup: pinned(addresses) }, pipelining: 0 })
    const response = await undiciFetch(url, { ...init, dispatcher: agent })
    return response as unknown as Response
  }
}

/** Answers every look-up of this connection with what was judged. */
const pinned =
  (addresses: LookupAddress[]): LookupFunction =>
  (_host, options, callback) => {
    const [first] = addresses
    if (options.all) callback(null, addresses)
    else callback(null, first?.address ?? '', first?.family ?? 4)
  }

const refusal = (url: URL, why: string): UpstreamError =>
  new UpstreamError('refused', `${url.host} ${why}`)
