/** What a stranger to the operator's pages meets: a small form for the token, or a plain 401. */
import { type Context, Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { TokenField } from '../components/token-field.tsx'
import { readForm } from '../form-body.ts'
import { type AdminDeps, isAdminToken, openSession } from '../guards/admin-guard.ts'
import { clientAddress, limitGroup } from '../guards/client-address.ts'
import { keepPrivate } from '../guards/headers.ts'
import type { Limits } from '../guards/limits.ts'
import { Layout, sendPage } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'

type GateDeps = AdminDeps & {
  limits: Limits
  trustedProxies: number
  pageOf(c: Context): PageContext
}

export const enterPath = '/admin/enter'
/** Where the form may lead back to; anything else would be an open redirect. */
const doors = /^\/(outbox|admin|metrics)([/?][\w\-/.?=&]*)?$/

/** 401 with the form for a browser, plain for a program; 403 when no token could open it. */
export function refuseStranger(deps: GateDeps): (c: Context) => Response | Promise<Response> {
  return (c) => {
    keepPrivate(c)
    const status = deps.adminToken === undefined ? 403 : 401
    if (status === 401) c.header('WWW-Authenticate', 'Bearer realm="paperboy"')
    const page = deps.pageOf(c)
    if (!(c.req.header('accept') ?? '').includes('text/html')) {
      const { admin } = page.words
      return c.text(`${status === 401 ? admin.text : admin.closed}\n`, status)
    }
    return sendPage(c, <GatePage page={page} next={c.req.path} open={status === 401} />, status)
  }
}

export function adminGate(deps: GateDeps): Hono {
  return new Hono().post(enterPath, async (c) => {
    keepPrivate(c)
    await deps.limits.count('admin', limitGroup(clientAddress(c, deps.trustedProxies)))
    const form = await readForm(c)
    const page = deps.pageOf(c)
    const next = form.text('next')
    const asked = doors.test(next) ? next : '/outbox'
    if (!isAdminToken(form.text('token'), deps)) {
      const wrong = page.words.admin.wrong
      const open = deps.adminToken !== undefined
      return sendPage(c, <GatePage page={page} next={asked} open={open} error={wrong} />, 401)
    }
    openSession(c, deps)
    return c.redirect(page.site.path(asked), 303)
  })
}

type GateProps = { page: PageContext; next: string; open: boolean; error?: string }

const GatePage: FC<GateProps> = ({ page, next, open, error }) => {
  const { words, site } = page
  return (
    <Layout page={page} title={words.admin.title}>
      <div class="sheet">
        <h1>{words.admin.title}</h1>
        <p>{open ? words.admin.text : words.admin.closed}</p>
        {open && (
          <form method="post" action={site.path(enterPath)} class="inline-form">
            <input type="hidden" name="next" value={next} />
            <TokenField label={words.admin.token} error={error} />
            <button type="submit">{words.admin.open}</button>
          </form>
        )}
      </div>
    </Layout>
  )
}
