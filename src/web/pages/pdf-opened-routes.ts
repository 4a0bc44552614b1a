/** POST /papers/:id/pdf-opened: the page of a paper tells that its PDF was opened. The link itself leads
 * straight to the source; without scripts nothing is told. Mails know nothing of this. */
import { type Context, Hono } from 'hono'
import { findPaper } from '../../papers/read-papers.ts'
import { keepPrivate } from '../guards/headers.ts'
import { isReading } from '../guards/is-reading.ts'
import { countAct, type PageDeps } from '../page-deps.ts'

/** Ids of before 2007 have a slash: math/0309136. */
const paths = ['/papers/:id/pdf-opened', '/papers/:archive/:id/pdf-opened']

export function pdfOpenedRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  for (const path of paths) routes.post(path, (c) => countOpened(deps, c))
  return routes
}

async function countOpened(deps: PageDeps, c: Context): Promise<Response> {
  keepPrivate(c)
  await countAct(deps, c, 'click')
  const id = [c.req.param('archive'), c.req.param('id')].filter(Boolean).join('/')
  const paper = await findPaper(deps.db, id)
  if (!paper) return c.notFound()
  if (isReading(c)) deps.views.count('pdfClicks', paper.publicId)
  return c.body(null, 204)
}
