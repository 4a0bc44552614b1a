/** GET|POST /account and /account/:token; POST /preferences/:token/account. What the private link alone
 * must not do is asked for here, and done by a link of its own. GET changes nothing: scanners follow
 * links. */
import { type Context, Hono } from 'hono'
import { downloadByLink } from '../../digest/download-subscriber.ts'
import { cleanText } from '../../lib/clean-text.ts'
import { changeAddress, returnAddress } from '../../subscribers/change-address.ts'
import { eraseSubscriber } from '../../subscribers/erase-subscriber.ts'
import { linkFor, readLink } from '../../subscribers/links.ts'
import { nameNewAddress } from '../../subscribers/name-new-address.ts'
import { type OpenedLink, openAccountLink } from '../../subscribers/open-account-link.ts'
import { openLink } from '../../subscribers/open-link.ts'
import { readPreferences } from '../../subscribers/read-preferences.ts'
import { requestAccountLink } from '../../subscribers/request-account-link.ts'
import { onTheBeat } from '../answer-time.ts'
import { type FormBody, readForm } from '../form-body.ts'
import { privatePages } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import { countAct, originOf, type PageDeps } from '../page-deps.ts'
import { refusedAddress } from '../refused-address.ts'
import { refusingDomain } from '../refusing-domain.ts'
import {
  AskByAddressPage,
  ChangePage,
  DownloadPage,
  ErasePage,
  MovePage,
  SaidPage,
} from './account-page.tsx'
import { ProblemPage } from './problem-page.tsx'

type Open = Extract<OpenedLink, { open: true }>
type Pressed = { deps: PageDeps; c: Context; link: Open; linkId: number; form: FormBody }

export function accountRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  routes.use('/account', privatePages)
  routes.get('/account', (c) =>
    sendPage(c, <AskByAddressPage page={deps.pageOf(c)} email="" act="download" />),
  )
  routes.post('/account', (c) => askByAddress(deps, c))
  routes.post('/preferences/:token/account', privatePages, (c) => askByLink(deps, c))
  routes.use('/account/:token', privatePages)
  routes.get('/account/:token', async (c) => {
    const found = await open(deps, c)
    return found ? show(deps, c, found.link) : showSpent(deps, c)
  })
  routes.post('/account/:token', async (c) => {
    const found = await open(deps, c)
    if (!found) return showSpent(deps, c)
    const form = await readForm(c)
    return press[found.link.act]({ deps, c, ...found, form })
  })
  return routes
}

async function open(deps: PageDeps, c: Context): Promise<{ link: Open; linkId: number } | null> {
  const linkId = readLink(deps.keys, 'account', c.req.param('token') ?? '')
  if (linkId === null) return null
  const link = await openAccountLink(deps, { linkId })
  return link.open ? { link, linkId } : null
}

/** The same answer for every address, in the same time. */
async function askByAddress(deps: PageDeps, c: Context) {
  const page = deps.pageOf(c)
  const { account } = page.words
  const form = await readForm(c)
  const [email, act] = [form.text('email'), form.text('act')]
  try {
    await countAct(deps, c, 'link')
    await onTheBeat(deps, () => requestAccountLink(deps, { email, act }))
  } catch (error) {
    const refused = refusedAddress(deps, c, error)
    const typed = cleanText(email, { max: 300 })
    return sendPage(
      c,
      <AskByAddressPage page={page} email={typed} act={act} error={refused.error} />,
      refused.status,
    )
  }
  deps.kickDelivery()
  const refusing = await refusingDomain(deps.db, email.trim())
  const texts = [account.sentAny, refusing ? page.words.signup.noLink(refusing) : account.again]
  return sendPage(c, <SaidPage page={page} title={account.sentTitle} texts={texts} outbox />)
}

async function askByLink(deps: PageDeps, c: Context) {
  const page = deps.pageOf(c)
  const { account } = page.words
  const opened = await openLink(deps, 'preferences', c.req.param('token') ?? '')
  const reader = opened && (await readPreferences(deps, { subscriberId: opened.row }))
  if (!reader) return showSpent(deps, c)
  const { subscriberId: id, maskedAddress } = reader
  await requestAccountLink(deps, { subscriberId: id, act: (await readForm(c)).text('act') })
  deps.kickDelivery()
  const next = { href: linkFor(deps.links, 'preferences', reader), label: account.back }
  const refusing = await refusingDomain(deps.db, maskedAddress)
  const texts = refusing
    ? [page.words.signup.noLink(refusing)]
    : [account.sent(maskedAddress), account.again]
  return sendPage(
    c,
    <SaidPage page={page} title={account.sentTitle} texts={texts} next={next} outbox />,
  )
}

function show(
  deps: PageDeps,
  c: Context,
  link: Open,
  { status, ...said }: { error?: string; email?: string; status?: 400 | 429 } = {},
) {
  const page = deps.pageOf(c)
  const base = { page, action: page.site.path(c.req.path), masked: link.address }
  const leaveUrl = deps.links.unsubscribe(link.subscriberId)
  const pages = {
    move: () => <MovePage {...base} {...said} />,
    arrive: () => <ChangePage {...base} act="arrive" other={link.otherAddress ?? ''} />,
    return: () => <ChangePage {...base} act="return" other={link.otherAddress ?? ''} />,
    download: () => <DownloadPage {...base} />,
    erase: () => <ErasePage {...base} leaveUrl={leaveUrl} error={said.error} />,
  }
  return sendPage(c, pages[link.act](), status ?? 200)
}

const press: Record<Open['act'], (pressed: Pressed) => Promise<Response>> = {
  move: pressMove,
  arrive: pressArrive,
  return: pressReturn,
  download: pressDownload,
  erase: pressErase,
}

async function pressMove({ deps, c, link, linkId, form }: Pressed): Promise<Response> {
  const page = deps.pageOf(c)
  const { move } = page.words.account
  const email = form.text('email')
  try {
    await countAct(deps, c, 'link')
    const { signup } = deps.settings
    const good = await onTheBeat(deps, () => nameNewAddress({ ...deps, signup }, { linkId, email }))
    if (!good) return showSpent(deps, c)
  } catch (error) {
    const refused = refusedAddress(deps, c, error)
    return show(deps, c, link, { ...refused, email: cleanText(email, { max: 300 }) })
  }
  deps.kickDelivery()
  const refusing = await refusingDomain(deps.db, email.trim())
  const texts = [move.sent, refusing ? page.words.signup.noLink(refusing) : move.look]
  return sendPage(c, <SaidPage page={page} title={move.sentTitle} texts={texts} outbox />)
}

async function pressArrive({ deps, c, linkId }: Pressed): Promise<Response> {
  const page = deps.pageOf(c)
  const { arrive, back } = page.words.account
  const result = await changeAddress(deps, { linkId, origin: originOf(deps, c) })
  if (result.outcome === 'spent') return showSpent(deps, c)
  if (result.outcome === 'taken') {
    return sendPage(
      c,
      <ProblemPage page={page} title={arrive.takenTitle} text={arrive.taken} />,
      409,
    )
  }
  deps.kickDelivery()
  const next = { href: linkFor(deps.links, 'preferences', result), label: back }
  return sendPage(
    c,
    <SaidPage page={page} title={arrive.doneTitle} texts={[arrive.done]} next={next} />,
  )
}

async function pressReturn({ deps, c, linkId }: Pressed): Promise<Response> {
  const page = deps.pageOf(c)
  const { arrive, return: words, back } = page.words.account
  const result = await returnAddress(deps, { linkId, origin: originOf(deps, c) })
  if (result.outcome === 'spent') return showSpent(deps, c)
  if (result.outcome === 'taken') {
    return sendPage(
      c,
      <ProblemPage page={page} title={arrive.takenTitle} text={arrive.taken} />,
      409,
    )
  }
  const next = { href: linkFor(deps.links, 'preferences', result), label: back }
  return sendPage(
    c,
    <SaidPage page={page} title={words.doneTitle} texts={[words.done]} next={next} />,
  )
}

async function pressDownload({ deps, c, linkId }: Pressed): Promise<Response> {
  const { siteName } = deps.settings
  const data = await downloadByLink({ ...deps, siteName }, { linkId })
  if (!data) return showSpent(deps, c)
  const name = deps.pageOf(c).words.account.download.file(data.madeAt.slice(0, 10))
  return c.body(`${JSON.stringify(data, null, 2)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
  })
}

async function pressErase({ deps, c, link, linkId, form }: Pressed): Promise<Response> {
  const page = deps.pageOf(c)
  const { erase } = page.words.account
  if (!form.has('sure')) return show(deps, c, link, { error: erase.missing, status: 400 })
  if (!(await eraseSubscriber(deps, { linkId }))) return showSpent(deps, c)
  deps.kickDelivery()
  return sendPage(c, <SaidPage page={page} title={erase.doneTitle} texts={[erase.done]} />)
}

/** The same whether it was used, has expired or is none of ours. */
function showSpent(deps: PageDeps, c: Context) {
  const page = deps.pageOf(c)
  const { account } = page.words
  return sendPage(
    c,
    <ProblemPage page={page} title={account.bad} text={account.badText}>
      <p class="actions">
        <a class="button" href={page.site.path('/account')}>
          {account.fresh}
        </a>
      </p>
    </ProblemPage>,
    404,
  )
}
