/** What the routes are given: the app's deps, and what createWebApp made of them. */
import type { Context } from 'hono'
import type { Limits } from './guards/limits.ts'
import type { PageContext } from './page-context.ts'
import type { WebDeps } from './web-deps.ts'

export type PageDeps = WebDeps & {
  limits: Limits
  /** The words and the site for this request. */
  pageOf(c: Context): PageContext
}
