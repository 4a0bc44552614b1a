/** Before a link or a cookie of ours is judged: which keys hold, asked of the database each time, so that
 * what leaked opens nothing on any instance, and what another instance signed with a new key opens here. */
import type { MiddlewareHandler } from 'hono'
import type { KeyRing } from '../../lib/key-ring.ts'
import { holdsToken } from '../../lib/signed-token.ts'

export const freshKeys =
  (keys: KeyRing): MiddlewareHandler =>
  async (c, next) => {
    if (holdsToken(c.req.path) || /\bpaperboy_/.test(c.req.header('cookie') ?? '')) {
      await keys.refresh()
    }
    await next()
  }
