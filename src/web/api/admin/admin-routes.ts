/** The admin API under /api/v1/admin: what operators' programs may do. Every change leaves a line in the
 * log. Mounted before the read API, whose answers any page may read; these none may. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { PaperboyError } from '../../../errors.ts'
import { apiToken } from '../../guards/api-token.ts'
import { adminPath } from '../api-path.ts'
import { refuseInput } from '../refuse-input.ts'
import type { AdminApiDeps } from './admin-deps.ts'
import { mailRoute } from './mail-route.ts'
import { readerActsRoute } from './reader-acts-route.ts'
import { subscribeRoute } from './subscribe-route.ts'
import { subscribersRoute } from './subscribers-route.ts'
import { verdictsRoute } from './verdicts-route.ts'
import { webhooksRoute } from './webhooks-route.ts'

const parts = [
  subscribersRoute,
  subscribeRoute,
  readerActsRoute,
  verdictsRoute,
  mailRoute,
  webhooksRoute,
]

export function adminApiRoutes(deps: AdminApiDeps): Hono {
  const { settings } = deps
  const api = new OpenAPIHono({ defaultHook: refuseInput })
  api.use(
    apiToken({
      ...deps,
      adminToken: settings.adminToken,
      secure: settings.publicUrl.startsWith('https:'),
      trustedProxies: settings.trustedProxies,
    }),
  )
  for (const part of parts) part(api, deps)
  api.all('*', () => {
    throw new PaperboyError('not-found', 'There is no such operation', {
      help: 'GET /api/v1/openapi.json lists them all.',
    })
  })
  return new Hono().route(adminPath, api)
}
