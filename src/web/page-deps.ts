/** What the routes are given: the app's deps, and what createWebApp made of them. */
import type { Context } from 'hono'
import type { PreviewChoices } from '../digest/preview-choices.ts'
import type { TagCatalogue } from '../tagging/read-tags.ts'
import { clientAddress, limitGroup } from './guards/client-address.ts'
import type { LimitName, Limits } from './guards/limits.ts'
import type { PageContext } from './page-context.ts'
import type { SendPublic, SendPublicFile } from './public-pages.ts'
import type { StoreFacts } from './store-facts.ts'
import type { WebDeps } from './web-deps.ts'

export type PageDeps = WebDeps & {
  limits: Limits
  /** The words and the site for this request. */
  pageOf(c: Context): PageContext
  /** Shared by all requests for a while. */
  readTags(): Promise<TagCatalogue>
  readFacts(): Promise<StoreFacts>
  /** For pages that show no reader's data. */
  sendPublic: SendPublic
  /** The same for feeds and answers of the API. */
  sendPublicFile: SendPublicFile
  previewChoices: PreviewChoices
}

/** The client's address, or null; only its keyed hash is ever kept. */
export const originOf = (deps: PageDeps, c: Context): string | null =>
  clientAddress(c, deps.settings.trustedProxies)

/** Throws `too-many`. */
export const countAct = (deps: PageDeps, c: Context, name: LimitName): Promise<void> =>
  deps.limits.count(name, limitGroup(originOf(deps, c)))
