/** GET|POST /papers/:id/save: a remembered device saves at once; everybody else gets a link by mail that
 * saves. The same answer for every address. */
import { type Context, Hono } from 'hono'
import { readableTitle } from '../../digest/card.ts'
import { readFeedback } from '../../feedback/read-feedback.ts'
import { type ShownPaper, shownOnPage } from '../../feedback/shown-paper.ts'
import { cleanText } from '../../lib/clean-text.ts'
import type { Paper } from '../../papers/paper.ts'
import { findPaper } from '../../papers/read-papers.ts'
import { requestLink } from '../../subscribers/request-link.ts'
import { onTheBeat } from '../answer-time.ts'
import { savePath } from '../components/save-button.tsx'
import { type FeedbackNews, takeFeedback } from '../feedback-act.ts'
import { feedbackView } from '../feedback-view.ts'
import { type FormBody, readForm } from '../form-body.ts'
import { deviceOf } from '../guards/device-cookie.ts'
import { privatePages } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import { countAct, type PageDeps } from '../page-deps.ts'
import { paperPath } from '../paths.ts'
import { type RefusedAddress, refusedAddress } from '../refused-address.ts'
import { refusingDomain } from '../refusing-domain.ts'
import { FeedbackPage } from './feedback-page.tsx'
import { SavePage, SaveSentPage } from './save-page.tsx'

/** Ids of before 2007 have a slash: math/0309136. */
const paths = ['/papers/:id/save', '/papers/:archive/:id/save']

export function saveRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  for (const path of paths) {
    routes.use(path, privatePages)
    routes.get(path, async (c) => {
      const paper = await readPaper(deps, c)
      return paper ? show(deps, c, paper) : c.notFound()
    })
    routes.post(path, async (c) => {
      const paper = await readPaper(deps, c)
      return paper ? act(deps, c, paper, await readForm(c)) : c.notFound()
    })
  }
  return routes
}

const readPaper = (deps: PageDeps, c: Context): Promise<Paper | null> =>
  findPaper(deps.db, [c.req.param('archive'), c.req.param('id')].filter(Boolean).join('/'))

/** What their reader may do here, when the browser is a remembered device. */
async function readRemembered(deps: PageDeps, c: Context, { publicId }: Paper) {
  const device = await deviceOf(deps, c)
  return device && shownOnPage(deps.db, { subscriberId: device.subscriberId, publicId })
}

async function show(deps: PageDeps, c: Context, paper: Paper): Promise<Response> {
  const shown = await readRemembered(deps, c, paper)
  return (shown && (await showSaved(deps, c, shown))) ?? ask(deps, c, paper)
}

async function act(deps: PageDeps, c: Context, paper: Paper, form: FormBody): Promise<Response> {
  const shown = await readRemembered(deps, c, paper)
  if (shown) {
    const news = await takeFeedback(deps, { shown, act: 'save', form })
    const answer = await showSaved(deps, c, shown, news)
    if (answer) return answer
  }
  return form.has('email') ? mailLink(deps, c, paper, form.text('email')) : ask(deps, c, paper)
}

async function showSaved(
  deps: PageDeps,
  c: Context,
  shown: ShownPaper,
  news: FeedbackNews = {},
): Promise<Response | null> {
  const read = await readFeedback(deps.db, { shown, act: 'save' })
  if (!read) return null
  const page = deps.pageOf(c)
  const action = page.site.path(savePath(shown.paper.publicId))
  // The cookie saves and opens no page of the reader's: whoever borrows the device sees no list.
  const view = feedbackView(page, { act: 'save', action, shown, read, savedUrl: null })
  return sendPage(c, <FeedbackPage page={page} view={view} {...news} />, news.problem ? 400 : 200)
}

function ask(deps: PageDeps, c: Context, paper: Paper, typed = '', refused?: RefusedAddress) {
  const page = deps.pageOf(c)
  const props = { page, ...pathsOf(deps, c, paper), email: typed, error: refused?.error }
  return sendPage(c, <SavePage {...props} />, refused?.status ?? 200)
}

async function mailLink(deps: PageDeps, c: Context, paper: Paper, email: string) {
  try {
    await countAct(deps, c, 'link')
    await onTheBeat(deps, () => requestLink(deps, { email, save: paper.publicId }))
  } catch (error) {
    const refused = refusedAddress(deps, c, error)
    return ask(deps, c, paper, cleanText(email, { max: 300 }), refused)
  }
  deps.kickDelivery()
  const refusing = await refusingDomain(deps.db, email.trim())
  const props = { page: deps.pageOf(c), ...pathsOf(deps, c, paper), refusing }
  return sendPage(c, <SaveSentPage {...props} />)
}

function pathsOf(deps: PageDeps, c: Context, paper: Paper) {
  const { site } = deps.pageOf(c)
  return {
    action: site.path(savePath(paper.publicId)),
    paper: { title: readableTitle(paper.title), url: site.path(paperPath(paper.publicId)) },
  }
}
