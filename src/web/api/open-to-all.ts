/** For answers that any page may read from a browser: nothing in them is anybody's. */
import type { MiddlewareHandler } from 'hono'

const dayOfSeconds = '86400'

/** No credentials. A browser asks before it sends an ETag along, and shows only the headers named here. */
export const openToAll: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'OPTIONS') {
    return c.body(null, 204, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': 'If-None-Match, Content-Type, Accept-Language',
      'Access-Control-Max-Age': dayOfSeconds,
    })
  }
  await next()
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Access-Control-Expose-Headers', 'ETag, Retry-After')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  return
}
