/** Headers of every answer. A route that shows a letter asks for its own policy. */
import type { Context, MiddlewareHandler } from 'hono'

/** No inline style or script, nothing from elsewhere, nobody may frame it. */
const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Mail needs inline styles, so it is sandboxed: no script, no form, no origin of ours. */
const letterPolicy = (ancestors: "'none'" | "'self'") =>
  [
    'sandbox allow-popups allow-popups-to-escape-sandbox',
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ')

/** HSTS only where asked for: it binds the neighbours of a shared host. */
export function pageHeaders(options: { robots: boolean; hstsSeconds: number }): MiddlewareHandler {
  const { hstsSeconds } = options
  return async (c, next) => {
    c.header('Content-Security-Policy', pagePolicy)
    c.header('Referrer-Policy', 'no-referrer')
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('X-Frame-Options', 'DENY')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
    c.header('Cache-Control', 'no-cache')
    if (hstsSeconds > 0) c.header('Strict-Transport-Security', `max-age=${hstsSeconds}`)
    if (!options.robots) c.header('X-Robots-Tag', 'noindex, nofollow')
    await next()
  }
}

/** For pages behind a token or a guard, and for every answer to a form. */
export function keepPrivate(c: Context): void {
  c.header('Cache-Control', 'no-store')
  c.header('X-Robots-Tag', 'noindex, nofollow')
}

export const privatePages: MiddlewareHandler = async (c, next) => {
  keepPrivate(c)
  await next()
}

export function showsLetter(c: Context, framedBy: 'nobody' | 'us'): void {
  c.header('Content-Security-Policy', letterPolicy(framedBy === 'us' ? "'self'" : "'none'"))
  if (framedBy === 'us') c.header('X-Frame-Options', 'SAMEORIGIN')
}
