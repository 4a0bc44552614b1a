/** The API's own description, OpenAPI 3.1, made from the routes. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { adminOperations } from './admin/admin-operations.ts'
import { adminPath, apiPath } from './api-path.ts'
import { dayOperation, daysOperation } from './days-route.ts'
import { editionOperation, editionsOperation } from './editions-route.ts'
import { noticedDaysOperation } from './noticed-days-route.ts'
import { paperOperation } from './paper-route.ts'
import { papersOperation } from './papers-route.ts'
import { searchOperation } from './search-route.ts'
import { statsOperation } from './stats-route.ts'
import { tagsOperation } from './tags-route.ts'
import { mostSavedOperation, trendingOperation } from './trending-route.ts'
import { describeWebhooks } from './webhook-document.ts'

const operations = [
  papersOperation,
  paperOperation,
  tagsOperation,
  searchOperation,
  daysOperation,
  dayOperation,
  trendingOperation,
  mostSavedOperation,
  editionsOperation,
  editionOperation,
  statsOperation,
  noticedDaysOperation,
]

export type ApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>

const description = `Read what this site shows: papers, topics, days, search, editions. GET only, no key, any origin.
Every answer is \`{"data": ..., "next": ...}\`; \`next\` is the address of the next page or null.
What is wrong comes as \`{"error": {"code", "message", "help"}}\`. Answers carry an ETag: send it back as
If-None-Match and an unchanged answer costs nothing. Too many calls are answered 429 with Retry-After.
Below ${adminPath} stands what operators' programs may do, with ADMIN_TOKEN as a Bearer.`

export function apiDocument(site: { publicUrl: string; siteName: string }): ApiDocument {
  const described = new OpenAPIHono()
  for (const operation of operations) {
    const path = `${apiPath}${operation.path}`
    described.openAPIRegistry.registerPath({ ...operation, path, security: [], tags: ['Read'] })
  }
  for (const operation of adminOperations) {
    described.openAPIRegistry.registerPath({ ...operation, path: `${adminPath}${operation.path}` })
  }
  describeWebhooks(described.openAPIRegistry)
  described.openAPIRegistry.registerComponent('securitySchemes', 'adminToken', {
    ...{ type: 'http', scheme: 'bearer' },
    description:
      'ADMIN_TOKEN of this installation. Every change is written to the log of the desk.',
  })
  return described.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: `${site.siteName} API`, version: '1', description },
    servers: [{ url: site.publicUrl }],
  })
}
