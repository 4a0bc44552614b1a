/** Closes /outbox, /admin and /metrics to strangers: a person at this machine may pass, anybody else
 * needs ADMIN_TOKEN, as a Bearer or once in a small form that leaves a cookie. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { KeyRing } from '../../lib/key-ring.ts'
import { isLocal } from '../../lib/local-host.ts'
import { isLoopback, peerAddress } from './client-address.ts'

export type AdminDeps = { keys: KeyRing; adminToken: string | undefined; secure: boolean }

const cookieName = 'paperboy_admin'
const sessionSeconds = 12 * 3600
/** Any of these means a proxy stands between, whatever the peer's address says. */
const forwarded = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
]

/** `refuse` answers a stranger: with the token form, or with 401 for a program. */
export function adminGuard(
  deps: AdminDeps,
  refuse: (c: Context) => Response | Promise<Response>,
): MiddlewareHandler {
  return async (c, next) => {
    if (isAtThisMachine(c) || hasBearer(c, deps) || hasSession(c, deps)) return next()
    return refuse(c)
  }
}

/** The name asked for must be local too: a page elsewhere can point its own name at 127.0.0.1. */
export function isAtThisMachine(c: Context): boolean {
  if (!isLoopback(peerAddress(c)) || !isLocal(c.req.url)) return false
  return forwarded.every((name) => c.req.header(name) === undefined)
}

export function isAdminToken(given: string, deps: AdminDeps): boolean {
  if (deps.adminToken === undefined) return false
  return timingSafeEqual(digest(given), digest(deps.adminToken))
}

export function hasBearer(c: Context, deps: AdminDeps): boolean {
  const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  return given !== undefined && isAdminToken(given, deps)
}

/** The cookie holds its end and a mac over end and token: a new ADMIN_TOKEN ends every session. */
export function openSession(c: Context, deps: AdminDeps): void {
  const end = String(nowSeconds() + sessionSeconds)
  setCookie(c, cookieName, `${end}.${sessionMac(end, deps)}`, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: deps.secure,
    path: '/',
    maxAge: sessionSeconds,
  })
}

function hasSession(c: Context, deps: AdminDeps): boolean {
  if (deps.adminToken === undefined) return false
  const [end = '', mac = ''] = (getCookie(c, cookieName) ?? '').split('.')
  if (!/^\d{1,12}$/.test(end) || Number(end) < nowSeconds()) return false
  return timingSafeEqual(digest(mac), digest(sessionMac(end, deps)))
}

const sessionMac = (end: string, deps: AdminDeps): string =>
  deps.keys
    .mac('admin-session', deps.keys.version, `${end}.${deps.adminToken}`)
    .toString('base64url')

const nowSeconds = () => Math.floor(Date.now() / 1000)
const digest = (text: string) => createHash('sha256').update(text).digest()
