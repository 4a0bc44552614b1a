/** The read API, version 1: public, limited per network, the same data that the pages show. Described at
 * /api/v1/openapi.json for programs and at /api for people. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import type { PageDeps } from '../page-deps.ts'
import { apiDocument } from './api-document.ts'
import { ApiPage } from './api-page.tsx'
import { apiPath } from './api-path.ts'
import { daysRoute } from './days-route.ts'
import { editionsRoute } from './editions-route.ts'
import { noticedDaysRoute } from './noticed-days-route.ts'
import { openToAll } from './open-to-all.ts'
import { paperRoute } from './paper-route.ts'
import { papersRoute } from './papers-route.ts'
import { refuseInput } from './refuse-input.ts'
import { searchRoute } from './search-route.ts'
import { statsRoute } from './stats-route.ts'
import { tagsRoute } from './tags-route.ts'
import { trendingRoute } from './trending-route.ts'

const parts = [
  papersRoute,
  paperRoute,
  tagsRoute,
  searchRoute,
  daysRoute,
  trendingRoute,
  editionsRoute,
  statsRoute,
  noticedDaysRoute,
]

export function apiRoutes(deps: PageDeps): Hono {
  const document = apiDocument(deps.settings)
  const api = new OpenAPIHono({ defaultHook: refuseInput })
  api.use(openToAll)
  for (const part of parts) part(api, deps)
  api.get('/openapi.json', (c) => c.json(document))
  return new Hono()
    .get('/api', (c) =>
      deps.sendPublic(c, async (page) => <ApiPage page={page} document={document} />),
    )
    .route(apiPath, api)
}
