/** Signing in at the desk: by token, or by a link that is mailed to who is listed. */
import { type Context, Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { isOpenDeskLink, requestDeskLink, useDeskLink } from '../../editorial/desk/desk-link.ts'
import { endDeskSessions, openDeskSession } from '../../editorial/desk/sessions.ts'
import { tokenEditor } from '../../editorial/editor.ts'
import { onTheBeat } from '../answer-time.ts'
import { EmailField } from '../components/email-field.tsx'
import { TokenField } from '../components/token-field.tsx'
import { readForm } from '../form-body.ts'
import { isAdminToken } from '../guards/admin-guard.ts'
import { clearDeskCookie, type DeskDeps, setDeskCookie, whoIsAtDesk } from '../guards/desk-guard.ts'
import { keepPrivate } from '../guards/headers.ts'
import { Layout, sendPage } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { countAct, type PageDeps } from '../page-deps.ts'
import { ProblemPage } from './problem-page.tsx'

export type DeskPageDeps = PageDeps & DeskDeps
export const deskPath = '/admin/desk'

export function deskSignInRoutes(deps: DeskPageDeps): Hono {
  return new Hono()
    .get('/admin', async (c) => {
      keepPrivate(c)
      const page = deps.pageOf(c)
      if (await whoIsAtDesk(deps, c)) return c.redirect(page.site.path(deskPath), 303)
      return sendPage(c, <SignInPage page={page} open={deps.adminToken !== undefined} />)
    })
    .post('/admin/sign-in', (c) => signInByToken(deps, c))
    .post('/admin/link', (c) => mailLink(deps, c))
    .get('/admin/link/:token', async (c) => {
      keepPrivate(c)
      const page = deps.pageOf(c)
      const token = c.req.param('token')
      if (!(await isOpenDeskLink(deps, token))) return badLink(c, page)
      return sendPage(c, <LinkPage page={page} token={token} />)
    })
    .post('/admin/link/:token', async (c) => {
      keepPrivate(c)
      await countAct(deps, c, 'admin')
      const page = deps.pageOf(c)
      const session = await useDeskLink(deps, c.req.param('token'))
      if (session === null) return badLink(c, page)
      setDeskCookie(c, session, page.site)
      return c.redirect(page.site.path(deskPath), 303)
    })
    .post('/admin/sign-out', async (c) => {
      keepPrivate(c)
      const { site } = deps.pageOf(c)
      const at = await whoIsAtDesk(deps, c)
      const everywhere = (await readForm(c)).has('everywhere')
      if (at?.session) await endDeskSessions(deps.db, { session: at.session, everywhere })
      clearDeskCookie(c, site)
      return c.redirect(site.path('/admin'), 303)
    })
}

async function signInByToken(deps: DeskPageDeps, c: Context) {
  keepPrivate(c)
  await countAct(deps, c, 'admin')
  const page = deps.pageOf(c)
  const given = (await readForm(c)).text('token')
  if (!isAdminToken(given, deps)) {
    const open = deps.adminToken !== undefined
    const error = page.words.desk.wrongToken
    return sendPage(c, <SignInPage page={page} open={open} error={error} />, 401)
  }
  const session = await deps.db.transaction((tx) =>
    openDeskSession(tx, { editor: tokenEditor, adminToken: deps.adminToken }),
  )
  setDeskCookie(c, session, page.site)
  return c.redirect(page.site.path(deskPath), 303)
}

/** One answer for every address, and in the same time. */
async function mailLink(deps: DeskPageDeps, c: Context) {
  keepPrivate(c)
  await countAct(deps, c, 'link')
  const page = deps.pageOf(c)
  const email = (await readForm(c)).text('email')
  const { db, queueDeskLetters: queueLetters } = deps
  await onTheBeat(deps, () => requestDeskLink({ db, queueLetters }, { email, locale: page.locale }))
  deps.kickDelivery()
  const { title, linkSent } = page.words.desk
  return sendPage(c, <ProblemPage page={page} title={title} text={linkSent} />)
}

const badLink = (c: Context, page: PageContext) => {
  const { title, badLink: text } = page.words.desk
  return sendPage(c, <ProblemPage page={page} title={title} text={text} />, 404)
}

type SignInProps = { page: PageContext; open: boolean; error?: string }

export const SignInPage: FC<SignInProps> = ({ page, open, error }) => {
  const { words, site } = page
  return (
    <Layout page={page} title={words.desk.title}>
      <div class="sheet">
        <h1>{words.desk.title}</h1>
        <p>{words.desk.signInText}</p>
        <form method="post" action={site.path('/admin/link')} class="inline-form" novalidate>
          <EmailField label={words.desk.email} email="" />
          <button type="submit">{words.desk.sendLink}</button>
        </form>
        {open && (
          <form method="post" action={site.path('/admin/sign-in')} class="inline-form">
            <TokenField label={words.desk.token} error={error} />
            <button type="submit" class="plain">
              {words.desk.signIn}
            </button>
          </form>
        )}
      </div>
    </Layout>
  )
}

const LinkPage: FC<{ page: PageContext; token: string }> = ({ page, token }) => {
  const { words, site } = page
  return (
    <Layout page={page} title={words.desk.title}>
      <div class="sheet">
        <h1>{words.desk.title}</h1>
        <p>{words.desk.linkText}</p>
        <form method="post" action={site.path(`/admin/link/${token}`)}>
          <button type="submit">{words.desk.signIn}</button>
        </form>
      </div>
    </Layout>
  )
}
