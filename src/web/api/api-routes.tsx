/** The read API, version 1: public, limited per network, the same data that the pages show. Described at
 * /api/v1/openapi.json for programs and at /api for people. */
import { type Hook, OpenAPIHono } from '@hono/zod-openapi'
import { type Env, Hono } from 'hono'
import { PaperboyError } from '../../errors.ts'
import type { PageDeps } from '../page-deps.ts'
import { apiDocument, apiPath } from './api-document.ts'
import { ApiPage } from './api-page.tsx'
import { daysRoute } from './days-route.ts'
import { editionsRoute } from './editions-route.ts'
import { openToAll } from './open-to-all.ts'
import { paperRoute } from './paper-route.ts'
import { papersRoute } from './papers-route.ts'
import { searchRoute } from './search-route.ts'
import { statsRoute } from './stats-route.ts'
import { tagsRoute } from './tags-route.ts'

const parts = [
  papersRoute,
  paperRoute,
  tagsRoute,
  searchRoute,
  daysRoute,
  editionsRoute,
  statsRoute,
]

export function apiRoutes(deps: PageDeps): Hono {
  const document = apiDocument(deps.settings)
  const api = new OpenAPIHono({ defaultHook: refuse })
  api.use(openToAll)
  for (const part of parts) part(api, deps)
  api.get('/openapi.json', (c) => c.json(document))
  return new Hono()
    .get('/api', (c) =>
      deps.sendPublic(c, async (page) => <ApiPage page={page} document={document} />),
    )
    .route(apiPath, api)
}

/** The first thing that is wrong, with the parameter's name. */
const refuse: Hook<unknown, Env, string, unknown> = (result) => {
  if (result.success) return
  const [issue] = result.error.issues
  const name = issue?.path.join('.') ?? 'a parameter'
  throw new PaperboyError('bad-input', `${name}: ${issue?.message ?? 'is wrong'}`, {
    help: `GET ${apiPath}/openapi.json describes every parameter.`,
  })
}
