/** GET|POST /unsubscribe/:token. RFC 8058: a mail program posts without cookie, Origin or action, and
 * gets 200 and no redirect; links never expire. GET and HEAD change nothing: scanners follow links. */
import { type Context, Hono } from 'hono'
import { PaperboyError } from '../../errors.ts'
import { cleanText } from '../../lib/clean-text.ts'
import { addDays, localDate } from '../../lib/local-time.ts'
import { currentWording, wordingText } from '../../subscribers/consent.ts'
import { InvalidChoices } from '../../subscribers/invalid-choices.ts'
import { keepLeavingReason } from '../../subscribers/keep-leaving-reason.ts'
import { type LeaveResult, leave } from '../../subscribers/leave.ts'
import { readLastingLink } from '../../subscribers/links.ts'
import { longestPauseDays } from '../../subscribers/pause.ts'
import { type Preferences, readPreferences } from '../../subscribers/read-preferences.ts'
import { type FormBody, readFormOrEmpty } from '../form-body.ts'
import { privatePages } from '../guards/headers.ts'
import { interestName } from '../interest-name.ts'
import { sendPage } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { countAct, originOf, type PageDeps } from '../page-deps.ts'
import { showBadLink } from './bad-link.tsx'
import { ProblemPage } from './problem-page.tsx'
import { type LeaveView, UnsubscribePage } from './unsubscribe-page.tsx'

const path = '/unsubscribe/:token'

export function unsubscribeRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  routes.use(path, privatePages)
  routes.get(path, async (c) => {
    const link = readLeaveLink(deps, c)
    if (link === null) return showBad(deps, c)
    return show(deps, c, link, {})
  })
  routes.post(path, async (c) => {
    const link = readLeaveLink(deps, c)
    const form = await readFormOrEmpty(c)
    const oneClick = form.text('action') === ''
    if (link === null) return oneClick ? showOneClick(deps, c) : showBad(deps, c)
    return act(deps, c, link, form)
  })
  return routes
}

/** `leavesOnly`: others may have made the link, so it tells nothing of the reader and does no more. */
type LeaveLink = { subscriberId: number; keyVersion: number; leavesOnly: boolean }

function readLeaveLink(deps: PageDeps, c: Context): LeaveLink | null {
  const read = readLastingLink(deps.keys, 'unsubscribe', c.req.param('token') ?? '')
  if (read === null || read.epoch !== 0) return null
  return {
    subscriberId: read.row,
    keyVersion: read.version,
    leavesOnly: read.standing === 'leaked',
  }
}

async function act(deps: PageDeps, c: Context, link: LeaveLink, form: FormBody) {
  const { subscriberId, keyVersion, leavesOnly } = link
  const { words } = deps.pageOf(c)
  const tag = form.text('tag')
  const action = form.text('action')
  if (action === 'why') return tellWhy(deps, c, link, form)
  if (leavesOnly && !['', 'all'].includes(action)) return showBad(deps, c)
  const name = action === 'tag' ? await nameOf(deps, c, { subscriberId, tag }) : ''
  try {
    const result = await leave(deps, {
      subscriberId,
      keyVersion,
      action,
      tag: tag || undefined,
      days: form.text('days') || undefined,
      until: form.text('until') || undefined,
      origin: originOf(deps, c),
    })
    if (result.outcome === 'unknown') return showOneClick(deps, c)
    const told = await keepWhy(deps, c, action, form)
    const did = result.action === 'undo' || told ? null : result.action
    return await show(deps, c, link, { result, name, did })
  } catch (error) {
    if (!(error instanceof InvalidChoices)) throw error
    const pausing = action === 'pause'
    return show(deps, c, link, { problem: pausing ? words.leave.badPause : error.message })
  }
}

/** Its own step, after what was done: nobody has to say why before they may leave. */
async function tellWhy(deps: PageDeps, c: Context, link: LeaveLink, form: FormBody) {
  const did = form.text('did')
  if (await keepWhy(deps, c, did, form)) return show(deps, c, link, { thanked: true })
  return show(deps, c, link, { did, saidNothing: true })
}

/** Whoever sends more than a person would is thanked and not kept: leaving itself is never held up. */
async function keepWhy(deps: PageDeps, c: Context, action: string, form: FormBody) {
  const [reason, comment] = [form.text('reason'), form.text('comment')]
  if (reason === '' && comment === '') return false
  try {
    await countAct(deps, c, 'reason')
  } catch (error) {
    if (error instanceof PaperboyError && error.code === 'too-many') return true
    throw error
  }
  return keepLeavingReason(deps, { action, reason, comment })
}

type Said = {
  result?: LeaveResult & { outcome: 'done' }
  /** Of the tag or query that was left. */
  name?: string
  problem?: string
  /** What they may say why about. */
  did?: string | null
  saidNothing?: boolean
  thanked?: boolean
}

async function show(deps: PageDeps, c: Context, link: LeaveLink, said: Said) {
  const { leavesOnly } = link
  const now = await readPreferences(deps, { subscriberId: link.subscriberId })
  if (!now) return showOneClick(deps, c)
  const page = deps.pageOf(c)
  const today = localDate(await deps.calendar.now(deps.db), now.timezone)
  const view: LeaveView = {
    action: page.site.path(c.req.path),
    leavesOnly,
    maskedAddress: now.maskedAddress,
    reads: now.state === 'confirmed',
    follows: leavesOnly ? [] : followsOf(page, now),
    weekly: now.rhythm === 'weekly',
    pausedUntil: now.pausedUntil ? page.words.dates.full(now.pausedUntil) : null,
    pauseFrom: addDays(today, 1),
    pauseTo: addDays(today, longestPauseDays),
    canUndo: now.undo !== null && !leavesOnly,
    wording: wordingText(currentWording.leave, deps.settings.siteName),
    did: said.did ?? null,
  }
  const done = said.thanked
    ? page.words.why.thanks
    : said.result && doneText(page, now, said.result, said.name ?? '')
  const whyProblem = said.saidNothing ? page.words.why.nothing : undefined
  const tree = (
    <UnsubscribePage
      page={page}
      view={view}
      done={done}
      problem={said.problem}
      whyProblem={whyProblem}
    />
  )
  return sendPage(c, tree, said.problem || said.saidNothing ? 400 : 200)
}

const followsOf = (page: PageContext, now: Preferences): LeaveView['follows'] =>
  now.interests
    .filter(({ level }) => level !== 'mute')
    .map((interest) => ({
      value: interest.kind === 'tag' ? interest.slug : interest.text,
      name: interestName(page, interest).name,
    }))

function doneText(
  page: PageContext,
  now: Preferences,
  { action, changed }: { action: string; changed: boolean },
  name: string,
): string {
  const { leave: words, preferences, dates } = page.words
  if (action === 'all') return words.doneAll
  if (action === 'undo' && now.state === 'left') return preferences.left
  if (!changed) return words.doneNothing
  if (action === 'tag') return words.doneTag(name)
  if (action === 'weekly') return words.doneWeekly
  if (action === 'undo') return words.doneUndo
  return words.donePause(now.pausedUntil ? dates.full(now.pausedUntil) : '')
}

type Left = { subscriberId: number; tag: string }

/** As the page offered it; asked while it is still followed. */
async function nameOf(deps: PageDeps, c: Context, { subscriberId, tag }: Left): Promise<string> {
  const now = await readPreferences(deps, { subscriberId })
  const left = now && followsOf(deps.pageOf(c), now).find(({ value }) => value === tag)
  return left?.name ?? cleanText(tag, { max: 200 })
}

/** The same for a token that is none of ours and for a reader of whom nothing is left. */
function showOneClick(deps: PageDeps, c: Context) {
  const page = deps.pageOf(c)
  const { title, oneClick } = page.words.leave
  return sendPage(c, <ProblemPage page={page} title={title} text={oneClick} />)
}

function showBad(deps: PageDeps, c: Context) {
  const { leave } = deps.pageOf(c).words
  return showBadLink(deps, c, { title: leave.badTitle, text: leave.bad })
}
