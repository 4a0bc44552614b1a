/** /admin/service/webhooks: one webhook, made, looked at, called, paused and let go. For operators. */
import { type Context, Hono } from 'hono'
import type { Editor } from '../../editorial/editor.ts'
import { PaperboyError } from '../../errors.ts'
import { listCalls, listEndpoints } from '../../webhooks/list-calls.ts'
import { readForm } from '../form-body.ts'
import { sendPage } from '../layout.tsx'
import type { DeskPageDeps } from '../pages/desk-sign-in.tsx'
import { forOperators } from './for-operators.tsx'
import { servicePath } from './reader-acts.ts'
import {
  addWebhook,
  changeWebhook,
  removeWebhook,
  replayWebhook,
  rotateWebhook,
  testWebhook,
} from './webhook-acts.ts'
import { type TypedWebhook, WrongWebhookPage } from './webhook-form.tsx'
import { type WebhookDone, WebhookPage } from './webhook-page.tsx'
import { webhooksPath } from './webhook-paths.ts'

const callsShown = 30
const onePath = `${webhooksPath}/:id{[0-9]{1,15}}`

export function serviceWebhookRoutes(deps: DeskPageDeps): Hono {
  const idOf = (c: Context) => Number(c.req.param('id'))
  return new Hono()
    .post(webhooksPath, (c) => forOperators(deps, c, (by) => add(deps, c, by)))
    .get(onePath, (c) => forOperators(deps, c, () => show(deps, c, { id: idOf(c), done: null })))
    .post(onePath, (c) =>
      forOperators(deps, c, async (by) => {
        const given = (await readForm(c)).text('act')
        const act = Object.hasOwn(acts, given) ? acts[given] : undefined
        if (!act) throw new PaperboyError('bad-input', 'There is no such act')
        const id = idOf(c)
        const done = await act(deps, c, { by, id })
        if (done !== null) return show(deps, c, { id, done })
        return c.redirect(deps.pageOf(c).site.path(`${servicePath}#webhooks`), 303)
      }),
    )
}

/** Null: it is gone. */
type Act = (
  deps: DeskPageDeps,
  c: Context,
  one: { by: Editor; id: number },
) => Promise<WebhookDone | null>

const acts: Record<string, Act> = {
  async test(deps, c, one) {
    const { webhookFetch: fetch, webhookAgent: userAgent } = deps
    const given = { ...one, signal: c.req.raw.signal }
    const { fault, status } = await testWebhook({ ...deps, fetch, userAgent }, given)
    return fault === null
      ? { tone: 'good', text: `The test arrived: HTTP ${status}.` }
      : { tone: 'bad', text: `The test did not arrive: ${fault}.` }
  },
  async pause(deps, _c, one) {
    await changeWebhook(deps, { ...one, state: 'paused' })
    return { tone: 'good', text: 'Paused: it is told of nothing that happens meanwhile.' }
  },
  async resume(deps, _c, one) {
    await changeWebhook(deps, { ...one, state: 'active' })
    return { tone: 'good', text: 'It is called again; what waits goes first.' }
  },
  async replay(deps, _c, one) {
    const calls = await replayWebhook(deps, one)
    return {
      tone: 'good',
      text: `${calls} ${calls === 1 ? 'call is' : 'calls are'} made again, under the ids they had.`,
    }
  },
  rotate: (deps, _c, one) => rotate(deps, { ...one, leaked: false }),
  'rotate-leaked': (deps, _c, one) => rotate(deps, { ...one, leaked: true }),
  async remove(deps, _c, one) {
    await removeWebhook(deps, one)
    return null
  },
}

async function rotate(
  deps: DeskPageDeps,
  given: { by: Editor; id: number; leaked: boolean },
): Promise<WebhookDone> {
  const { secret } = await rotateWebhook(deps, given)
  const text = given.leaked
    ? 'The old secret signs no more.'
    : 'The old secret signs beside the new one for a day.'
  return { tone: 'good', text, secret }
}

async function add(deps: DeskPageDeps, c: Context, by: Editor): Promise<Response> {
  const form = await readForm(c)
  const typed: TypedWebhook = { url: form.text('url'), events: form.all('events') }
  try {
    const { endpoint, secret } = await addWebhook(deps, { by, ...typed })
    const text = 'It is told of what happens from now on. Send a test to see that it answers.'
    return await show(deps, c, { id: endpoint.id, done: { tone: 'good', text, secret } })
  } catch (error) {
    if (!(error instanceof PaperboyError) || error.code !== 'bad-input') throw error
    const said = [error.message, error.help].filter(Boolean).join('. ')
    const page = deps.pageOf(c)
    return sendPage(c, <WrongWebhookPage page={page} typed={typed} error={said} />, 400)
  }
}

async function show(
  { db, pageOf }: DeskPageDeps,
  c: Context,
  { id, done }: { id: number; done: WebhookDone | null },
): Promise<Response> {
  const standing = (await listEndpoints(db)).find(({ endpoint }) => endpoint.id === id)
  if (!standing) return c.notFound() as Response | Promise<Response>
  const calls = await listCalls(db, { endpointId: id, limit: callsShown })
  const page = pageOf(c)
  return sendPage(c, <WebhookPage {...{ page, standing, calls, done }} />)
}
