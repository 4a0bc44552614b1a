/** GET|POST /confirm/:token. GET and HEAD show a button and change nothing: mail scanners follow every
 * link. POST confirms, as often as it comes. */
import { type Context, Hono } from 'hono'
import { PaperboyError } from '../../errors.ts'
import { type ConfirmResult, confirm } from '../../subscribers/confirm.ts'
import { linkFor, readLastingLink } from '../../subscribers/links.ts'
import { readPreferences } from '../../subscribers/read-preferences.ts'
import { readSignup, type SignupView } from '../../subscribers/read-signup.ts'
import { renewSignup } from '../../subscribers/renew-signup.ts'
import { LookFor } from '../components/look-for.tsx'
import { readForm } from '../form-body.ts'
import { privatePages } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import { originOf, type PageDeps } from '../page-deps.ts'
import { showBadLink } from './bad-link.tsx'
import { ConfirmAskPage, ConfirmExpiredPage, ConfirmedPage } from './confirm-page.tsx'
import { ProblemPage } from './problem-page.tsx'

const path = '/confirm/:token'

export function confirmRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  routes.use(path, privatePages)
  routes.get(path, async (c) => {
    const link = readConfirmLink(deps, c)
    if (link === null) return showUnknown(deps, c)
    const view = await readSignup(deps, link)
    return link.isOver ? showOver(deps, c, view) : showSignup(deps, c, view)
  })
  routes.post(path, async (c) => {
    const link = readConfirmLink(deps, c)
    if (link === null) return showUnknown(deps, c)
    const { signupId } = link
    if ((await readForm(c)).has('fresh')) return renew(deps, c, signupId)
    if (link.isOver) return showOver(deps, c, await readSignup(deps, link))
    const result = await confirm(deps, { signupId, origin: originOf(deps, c) })
    if (result.outcome === 'confirmed' && result.changed) deps.kickDelivery()
    return showResult(deps, c, result)
  })
  return routes
}

/** `isOver`: its key was replaced long ago or leaked, so that it confirms nothing. */
function readConfirmLink(deps: PageDeps, c: Context): { signupId: number; isOver: boolean } | null {
  const read = readLastingLink(deps.keys, 'confirm', c.req.param('token') ?? '')
  if (read === null || read.epoch !== 0) return null
  return { signupId: read.row, isOver: read.standing !== 'good' }
}

/** A fresh letter goes to the mailbox, whoever holds the link; who reads already gets their own. */
function showOver(deps: PageDeps, c: Context, { outcome }: SignupView) {
  if (outcome === 'open' || outcome === 'expired') return showExpired(deps, c)
  const { bad, badText } = deps.pageOf(c).words.confirm
  return showBadLink(deps, c, { title: bad, text: badText })
}

function showSignup(deps: PageDeps, c: Context, view: SignupView) {
  const page = deps.pageOf(c)
  switch (view.outcome) {
    case 'open': {
      const action = page.site.path(c.req.path)
      const tree = <ConfirmAskPage page={page} action={action} maskedAddress={view.maskedAddress} />
      return sendPage(c, tree)
    }
    case 'confirmed':
      return showConfirmed(deps, c, { ...view, changed: false })
    case 'expired':
      return showExpired(deps, c)
    case 'unknown':
      return showUnknown(deps, c)
  }
}

function showResult(deps: PageDeps, c: Context, result: ConfirmResult) {
  switch (result.outcome) {
    case 'confirmed':
      return showConfirmed(deps, c, result)
    case 'expired':
      return showExpired(deps, c)
    case 'unknown':
      return showUnknown(deps, c)
  }
}

type Confirmed = { subscriberId: number; reads: boolean; changed: boolean }

async function showConfirmed(deps: PageDeps, c: Context, confirmed: Confirmed) {
  const { subscriberId, reads, changed } = confirmed
  const page = deps.pageOf(c)
  const { preferences } = page.words
  if (!reads) {
    const tree = <ProblemPage page={page} title={preferences.title} text={preferences.left} />
    return sendPage(c, tree)
  }
  const now = await readPreferences(deps, { subscriberId })
  // Their private links were ended for what others may hold, and so may this letter be.
  if (!changed && now && now.linkEpoch > 0) return showReading(deps, c)
  const url = linkFor(deps.links, 'preferences', now ?? { subscriberId, linkEpoch: 0 })
  const next = now?.nextDueAt
    ? { when: page.words.dates.slot(now.nextDueAt, now.timezone), zone: now.timezone }
    : null
  const tree = <ConfirmedPage page={page} preferencesUrl={url} justNow={changed} next={next} />
  return sendPage(c, tree)
}

function showExpired(deps: PageDeps, c: Context) {
  const page = deps.pageOf(c)
  const action = page.site.path(c.req.path)
  return sendPage(c, <ConfirmExpiredPage page={page} action={action} />, 410)
}

/** Who reads by now gets no letter; whoever holds this link sees nothing of theirs. */
function showReading(deps: PageDeps, c: Context) {
  const page = deps.pageOf(c)
  const { done, already } = page.words.confirm
  return sendPage(
    c,
    <ProblemPage page={page} title={done} text={already}>
      <p class="actions">
        <a class="button plain" href={page.site.path('/link')}>
          {page.words.link.button}
        </a>
      </p>
    </ProblemPage>,
  )
}

function showUnknown(deps: PageDeps, c: Context) {
  const page = deps.pageOf(c)
  const { bad, badText } = page.words.confirm
  return sendPage(c, <ProblemPage page={page} title={bad} text={badText} />, 404)
}

async function renew(deps: PageDeps, c: Context, signupId: number) {
  const { confirm: words } = deps.pageOf(c).words
  const { outcome } = await renewSignup(deps, { signupId })
  if (outcome === 'unknown') return showUnknown(deps, c)
  if (outcome === 'reading') return showReading(deps, c)
  if (outcome === 'throttled') {
    throw new PaperboyError('too-many', words.throttled, { help: words.throttledText })
  }
  deps.kickDelivery()
  const page = deps.pageOf(c)
  return sendPage(
    c,
    <ProblemPage page={page} title={words.sent} text={words.sentText}>
      <LookFor page={page} letters={['confirm']} />
    </ProblemPage>,
  )
}
