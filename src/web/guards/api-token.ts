/** Opens the admin API to ADMIN_TOKEN as a Bearer and to nothing else: no cookie, so that no page
 * elsewhere can act through a browser, and no pass for this machine. Wrong tokens close it for a while. */
import type { Context, MiddlewareHandler } from 'hono'
import { type AdminDeps, hasBearer } from './admin-guard.ts'
import { clientAddress, limitGroup } from './client-address.ts'
import { keepPrivate } from './headers.ts'
import type { Limits } from './limits.ts'

export type ApiTokenDeps = AdminDeps & { limits: Limits; trustedProxies: number }

export function apiToken(deps: ApiTokenDeps): MiddlewareHandler {
  return async (c, next) => {
    keepPrivate(c)
    if (deps.adminToken === undefined) {
      return refuse(c, 403, 'forbidden', 'This API is closed.', 'Set ADMIN_TOKEN to open it.')
    }
    const group = limitGroup(clientAddress(c, deps.trustedProxies))
    // First: who guesses must not learn that the last guess was right.
    await deps.limits.refuseOver('admin', group)
    if (hasBearer(c, deps)) return next()
    if (c.req.header('authorization') !== undefined) await deps.limits.count('admin', group)
    c.header('WWW-Authenticate', 'Bearer realm="paperboy"')
    const help = 'Send ADMIN_TOKEN as `Authorization: Bearer TOKEN`.'
    return refuse(c, 401, 'unauthorized', 'The token is missing or wrong.', help)
  }
}

const refuse = (c: Context, status: 401 | 403, code: string, message: string, help: string) =>
  c.json({ error: { code, message, help } }, status)
