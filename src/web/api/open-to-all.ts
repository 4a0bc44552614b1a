/** For answers that any page may read from a browser: nothing in them is anybody's. */
import type { MiddlewareHandler } from 'hono'

/** No credentials, so no preflight is ever needed for a GET. */
export const openToAll: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
}
