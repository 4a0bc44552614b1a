/** Posts from other sites are refused, judged by Sec-Fetch-Site and Origin and never by a token, so
 * that a form works with its own fields alone. One-click leaving and webhooks are not browsers'. */
import type { MiddlewareHandler } from 'hono'
import { PaperboyError } from '../../errors.ts'

type Verdict = 'ours' | 'foreign'

/** Prefixes whose posts come from mail clients and providers, without Origin or from anywhere. */
const exempt = ['/unsubscribe/', '/webhooks/']

export function sameSite(publicUrl: string): MiddlewareHandler {
  return async (c, next) => {
    const safe = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
    if (!safe && !exempt.some((prefix) => c.req.path.startsWith(prefix))) {
      const verdict = judgeOrigin({
        fetchSite: c.req.header('sec-fetch-site'),
        origin: c.req.header('origin'),
        requestUrl: c.req.url,
        publicUrl,
      })
      if (verdict === 'foreign') throw foreignPost()
    }
    await next()
  }
}

/**
 * Sec-Fetch-Site decides where a browser sends it (https and localhost); else Origin. Our pages send
 * no referrer, which makes Origin `null` even for our own forms, so over plain http, where browsers
 * send no Sec-Fetch-Site, `null` must pass. No header at all is a program, not a browser.
 */
export function judgeOrigin(facts: {
  fetchSite: string | undefined
  origin: string | undefined
  requestUrl: string
  publicUrl: string
}): Verdict {
  const { fetchSite, origin } = facts
  if (fetchSite === 'same-origin' || fetchSite === 'none') return 'ours'
  if (fetchSite === 'cross-site') return 'foreign'
  if (origin === undefined) return fetchSite === undefined ? 'ours' : 'foreign'
  const publicOrigin = new URL(facts.publicUrl).origin
  if (origin === publicOrigin || origin === new URL(facts.requestUrl).origin) return 'ours'
  const plainHttp = publicOrigin.startsWith('http:')
  return origin === 'null' && fetchSite === undefined && plainHttp ? 'ours' : 'foreign'
}

const foreignPost = () =>
  new PaperboyError('forbidden', 'This form was sent from another site.', {
    help: 'Open the page here and send it again.',
  })
