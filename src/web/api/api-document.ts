/** The API's own description, OpenAPI 3.1, made from the routes. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { dayOperation, daysOperation } from './days-route.ts'
import { editionOperation, editionsOperation } from './editions-route.ts'
import { paperOperation } from './paper-route.ts'
import { papersOperation } from './papers-route.ts'
import { searchOperation } from './search-route.ts'
import { statsOperation } from './stats-route.ts'
import { tagsOperation } from './tags-route.ts'

export const apiPath = '/api/v1'

const operations = [
  papersOperation,
  paperOperation,
  tagsOperation,
  searchOperation,
  daysOperation,
  dayOperation,
  editionsOperation,
  editionOperation,
  statsOperation,
]

export type ApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>

const description = `Read what this site shows: papers, topics, days, search, editions. GET only, no key, any origin.
Every answer is \`{"data": ..., "next": ...}\`; \`next\` is the address of the next page or null.
What is wrong comes as \`{"error": {"code", "message", "help"}}\`. Answers carry an ETag: send it back as
If-None-Match and an unchanged answer costs nothing. Too many calls are answered 429 with Retry-After.`

export function apiDocument(site: { publicUrl: string; siteName: string }): ApiDocument {
  const described = new OpenAPIHono()
  for (const operation of operations) {
    described.openAPIRegistry.registerPath({ ...operation, path: `${apiPath}${operation.path}` })
  }
  return described.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: `${site.siteName} API`, version: '1', description },
    servers: [{ url: site.publicUrl }],
  })
}
