/** GET|POST /feedback/:token[/:n/:act]: Save, More, Less. GET and HEAD change nothing, and neither does
 * a post without the button's field: scanners follow links and some send forms. */
import { type Context, Hono } from 'hono'
import { readableTitle } from '../../digest/card.ts'
import { paperLinks } from '../../digest/paper-links.ts'
import { PaperboyError } from '../../errors.ts'
import { readFeedback } from '../../feedback/read-feedback.ts'
import { readShown, type ShownPaper } from '../../feedback/shown-paper.ts'
import { type FeedbackAct, linkFor } from '../../subscribers/links.ts'
import { openLink } from '../../subscribers/open-link.ts'
import { type FeedbackNews, takeFeedback } from '../feedback-act.ts'
import { feedbackView } from '../feedback-view.ts'
import { type FormBody, readForm } from '../form-body.ts'
import { privatePages } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import type { PageDeps } from '../page-deps.ts'
import { FeedbackLetterPage } from './feedback-letter-page.tsx'
import { FeedbackPage } from './feedback-page.tsx'
import { ProblemPage } from './problem-page.tsx'

const root = '/feedback/:token'
const path = '/feedback/:token/:n/:act'
const acts = ['save', 'more', 'less'] as const satisfies FeedbackAct[]

export function feedbackRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  routes.use(root, privatePages)
  routes.use(`${root}/*`, privatePages)
  routes.get(root, (c) => showLetter(deps, c))
  routes.get(path, (c) => meet(deps, c, c.req.param('n'), c.req.param('act'), show))
  routes.post(path, async (c) => {
    const form = await readForm(c)
    return meet(deps, c, c.req.param('n'), c.req.param('act'), (...at) => act(...at, form))
  })
  routes.post(root, async (c) => {
    const form = await readForm(c)
    if (form.text('n') === '') return showLetter(deps, c)
    return meet(deps, c, form.text('n'), form.text('act'), (...at) => act(...at, form))
  })
  return routes
}

type At = { act: FeedbackAct; shown: ShownPaper; action: string }
type Answer = (deps: PageDeps, c: Context, at: At) => Promise<Response>

/** Finds what the link is about, or says why it leads nowhere. */
async function meet(deps: PageDeps, c: Context, n: string, given: string, answer: Answer) {
  const act = acts.find((one) => one === given)
  const letter = await readLetter(deps, c)
  const place = /^[1-9]\d{0,3}$/.test(n) ? Number(n) : 0
  if (!letter || !act || place < 1 || place > letter.length) return say(deps, c, 'bad', 404)
  const shown = letter[place - 1]
  if (!shown) return say(deps, c, 'gone', 410)
  const { site } = deps.pageOf(c)
  const action = site.path(`/feedback/${c.req.param('token')}/${place}/${act}`)
  return answer(deps, c, { act, shown, action })
}

async function readLetter(deps: PageDeps, c: Context) {
  const link = await openLink(deps, 'feedback', c.req.param('token') ?? '')
  return link && readShown(deps.db, { digestId: link.row })
}

async function act(deps: PageDeps, c: Context, at: At, form: FormBody): Promise<Response> {
  try {
    return await show(deps, c, at, await takeFeedback(deps, { ...at, form }))
  } catch (error) {
    if (error instanceof PaperboyError && error.code === 'conflict') {
      return say(deps, c, 'left', 410)
    }
    throw error
  }
}

async function show(
  deps: PageDeps,
  c: Context,
  { act, shown, action }: At,
  said: FeedbackNews = {},
): Promise<Response> {
  const read = await readFeedback(deps.db, { shown, act })
  if (read?.reader.state !== 'confirmed') return say(deps, c, 'left', 410)
  const page = deps.pageOf(c)
  const savedUrl = linkFor(deps.links, 'saved', read.reader)
  const view = feedbackView(page, { act, action, shown, read, savedUrl })
  return sendPage(c, <FeedbackPage page={page} view={view} {...said} />, said.problem ? 400 : 200)
}

async function showLetter(deps: PageDeps, c: Context): Promise<Response> {
  const letter = await readLetter(deps, c)
  if (!letter) return say(deps, c, 'bad', 404)
  const page = deps.pageOf(c)
  const papers = letter.flatMap((shown) => {
    if (!shown) return []
    const at = page.site.path(`/feedback/${c.req.param('token')}/${shown.position}`)
    return [
      {
        title: readableTitle(shown.paper.title),
        url: paperLinks(shown.paper).abstract,
        words: acts.map((one) => ({ act: one, href: `${at}/${one}` })),
      },
    ]
  })
  return sendPage(c, <FeedbackLetterPage page={page} papers={papers} />)
}

async function say(
  deps: PageDeps,
  c: Context,
  what: 'bad' | 'gone' | 'left',
  status: 404 | 410,
): Promise<Response> {
  const page = deps.pageOf(c)
  const { feedback } = page.words
  const title = feedback[`${what}Title`]
  return sendPage(c, <ProblemPage page={page} title={title} text={feedback[what]} />, status)
}
