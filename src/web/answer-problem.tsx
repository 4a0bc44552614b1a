/** The one place where errors become answers. */
import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { httpStatusOf, PaperboyError } from '../errors.ts'
import type { Log } from '../observability/log.ts'
import { isRefusedText } from '../storage/refused-text.ts'
import { keepPrivate } from './guards/headers.ts'
import { retryAfterOf } from './guards/limits.ts'
import { sendPage } from './layout.tsx'
import type { PageContext } from './page-context.ts'
import { ProblemPage } from './pages/problem-page.tsx'
import { TookTooLong } from './took-too-long.ts'

type ProblemDeps = { log: Log; pageOf(c: Context): PageContext }
type Problem = { status: ContentfulStatusCode; code: string; title: string; text: string }

const sendJson = 'Send it with the header `Content-Type: application/json`.'

export function answerProblem(deps: ProblemDeps): ErrorHandler {
  return (error, c) => {
    const page = deps.pageOf(c)
    keepPrivate(c)
    const problem = describe(error, page)
    if (problem.status === 500) deps.log.error({ err: error, path: c.req.path }, 'request failed')
    if (error instanceof PaperboyError) {
      const wait = retryAfterOf(error)
      if (wait !== null) c.header('Retry-After', String(wait))
    }
    return answer(c, page, problem)
  }
}

export function answerNotFound(deps: ProblemDeps): NotFoundHandler {
  return (c) => {
    const page = deps.pageOf(c)
    const { notFound, notFoundText } = page.words.problem
    return answer(c, page, {
      ...{ status: 404, code: 'not-found' },
      ...{ title: notFound, text: notFoundText },
    })
  }
}

function describe(error: Error, page: PageContext): Problem {
  const { problem } = page.words
  if (error instanceof PaperboyError) {
    const wait = retryAfterOf(error)
    const status = httpStatusOf[error.code]
    if (wait !== null) {
      return { status, code: error.code, title: problem.tooMany(Math.ceil(wait / 60)), text: '' }
    }
    // What broke inside is the operator's to read, in the log.
    if (status < 500)
      return { status, code: error.code, title: error.message, text: error.help ?? '' }
  }
  if (error instanceof HTTPException && error.status === 413) {
    return {
      ...{ status: 413, code: 'too-large' },
      ...{ title: problem.tooLarge, text: problem.tooLargeText },
    }
  }
  if (error instanceof TookTooLong) {
    return { status: 503, code: 'unavailable', title: page.words.search.tooLong, text: '' }
  }
  // A body that is no JSON; what else is wrong with one is said by its fields.
  if (error instanceof HTTPException && error.status === 400) {
    return { status: 400, code: 'bad-input', title: error.message, text: '' }
  }
  // Programs send what they are given as a form unless they are told.
  if (error instanceof HTTPException && error.status === 415) {
    return {
      ...{ status: 400, code: 'bad-input' },
      ...{ title: 'The body does not say that it is JSON', text: sendJson },
    }
  }
  if (isRefusedText(error)) {
    return {
      ...{ status: 400, code: 'bad-input' },
      ...{ title: problem.refusedText, text: problem.refusedTextHelp },
    }
  }
  return { status: 500, code: 'failed', title: problem.failed, text: problem.failedText }
}

function answer(c: Context, page: PageContext, { status, code, title, text }: Problem) {
  const accepts = c.req.header('accept') ?? '*/*'
  if (/^\/api\/|\.json$/.test(c.req.path) || !/text\/html|\*\/\*/.test(accepts)) {
    return c.json({ error: { code, message: title, help: text } }, status)
  }
  const back = wayBack(c)
  return sendPage(c, <ProblemPage page={page} title={title} text={text} back={back} />, status)
}

/** A form of the desk goes to the address of its page with one part more, and keeps the place in its query. */
function wayBack(c: Context): string | null {
  if (c.req.method !== 'POST') return null
  const { search } = new URL(c.req.url)
  const edition = /^\/admin\/desk\/[^/]+\/\d{4}-\d{2}-\d{2}(?=\/)/.exec(c.req.path)?.[0]
  if (edition !== undefined) return `${edition}${search}`
  return c.req.path.startsWith('/admin/desk') ? '/admin/desk' : null
}
