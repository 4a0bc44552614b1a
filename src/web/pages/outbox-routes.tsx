/** /outbox and /outbox.json, behind the admin guard and only while mail is kept here. */
import { type Context, Hono } from 'hono'
import {
  type OutboxMail,
  rawSource,
  readOutbox,
  readOutboxMail,
} from '../../delivery/read-outbox.ts'
import { PaperboyError } from '../../errors.ts'
import { privatePages, showsLetter } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import type { PageDeps } from '../page-deps.ts'
import { OutboxListPage, OutboxMailPage, openLinksBeside } from './outbox-page.tsx'

const mostListed = 200

export function outboxRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  if (deps.settings.mail.transport !== 'outbox') {
    // What was kept before is for nobody to take for mail that left; pruning lets it go.
    for (const path of ['/outbox', '/outbox.json', '/outbox/*']) {
      routes.get(path, (c) => {
        throw new PaperboyError('not-found', deps.pageOf(c).words.outbox.elsewhere)
      })
    }
    return routes
  }
  routes.use('/outbox', privatePages)
  routes.use('/outbox/*', privatePages)
  routes.use('/outbox.json', privatePages)
  routes.get('/outbox', async (c) => {
    const mails = await readOutbox(deps.db, { limit: mostListed })
    return sendPage(c, <OutboxListPage page={deps.pageOf(c)} mails={mails} />)
  })
  routes.get('/outbox.json', async (c) => {
    const mails = await readOutbox(deps.db, { limit: limitOf(c) })
    return c.json(mails.map(jsonMail))
  })
  routes.get('/outbox/:id{[0-9]{1,15}}', async (c) => {
    const mail = await findMail(deps, c)
    const raw = await rawSource(mail)
    return sendPage(c, <OutboxMailPage page={deps.pageOf(c)} mail={mail} raw={raw} />)
  })
  routes.get('/outbox/:id{[0-9]{1,15}}/html', async (c) => {
    const mail = await findMail(deps, c)
    showsLetter(c, 'us')
    return c.html(openLinksBeside(mail.html))
  })
  return routes
}

async function findMail(deps: PageDeps, c: Context): Promise<OutboxMail> {
  const mail = await readOutboxMail(deps.db, Number(c.req.param('id')))
  if (mail) return mail
  throw new PaperboyError('not-found', deps.pageOf(c).words.outbox.gone)
}

/** `?limit=`: programs that look for one mail need not read a thousand. */
function limitOf(c: Context): number {
  const asked = Number(c.req.query('limit') ?? 1000)
  return Number.isInteger(asked) && asked > 0 && asked <= 10_000 ? asked : 1000
}

const jsonMail = ({ id, kind, to, subject, headers, html, text, state, at }: OutboxMail) => ({
  id,
  kind,
  to,
  subject,
  headers,
  html,
  text,
  state,
  at,
})
