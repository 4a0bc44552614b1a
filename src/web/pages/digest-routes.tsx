/** GET /digest/:token: a digest in the browser, the letter itself under a sandbox. */
import { Hono } from 'hono'
import { readLink } from '../../subscribers/links.ts'
import { privatePages, showsLetter } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import type { PageDeps } from '../page-deps.ts'
import { ProblemPage } from './problem-page.tsx'

export function digestRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  routes.use('/digest/:token', privatePages)
  routes.get('/digest/:token', async (c) => {
    const digestId = readLink(deps.keys, 'view', c.req.param('token'))
    const letter = digestId === null ? null : await deps.viewDigest({ digestId })
    if (letter) {
      showsLetter(c, 'nobody')
      return c.html(letter.html)
    }
    const page = deps.pageOf(c)
    const { gone, goneText } = page.words.digest
    return sendPage(c, <ProblemPage page={page} title={gone} text={goneText} />, 404)
  })
  return routes
}
