/** GET|POST /preferences/:token: settings by private link, no password. */
import { type Context, Hono } from 'hono'
import { type RecentDigest, readRecentDigests } from '../../digest/read-recent-digests.ts'
import { changePreferences } from '../../subscribers/change-preferences.ts'
import { InvalidChoices } from '../../subscribers/invalid-choices.ts'
import { readLink } from '../../subscribers/links.ts'
import { type Preferences, readPreferences } from '../../subscribers/read-preferences.ts'
import type { BarringReason } from '../../subscribers/suppression.ts'
import { whySuppressed } from '../../subscribers/why-suppressed.ts'
import { type FormBody, readForm } from '../form-body.ts'
import { privatePages } from '../guards/headers.ts'
import { interestName } from '../interest-name.ts'
import { sendPage } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import type { PageDeps } from '../page-deps.ts'
import { levelField, preferenceChanges, preferenceErrors } from '../preferences-input.ts'
import { offeredValues, typedValues } from '../subscribe-input.ts'
import {
  type FollowedInterest,
  type PreferencesErrors,
  PreferencesPage,
  type PreferencesView,
  type RecentLine,
} from './preferences-page.tsx'
import { ProblemPage } from './problem-page.tsx'

const path = '/preferences/:token'
const recentShown = 14

export function preferencesRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  routes.use(path, privatePages)
  routes.get(path, async (c) => {
    const now = await readReader(deps, c)
    return now ? show(deps, c, { now }) : showBadLink(deps, c)
  })
  routes.post(path, async (c) => {
    const now = await readReader(deps, c)
    if (!now) return showBadLink(deps, c)
    const form = await readForm(c)
    const changes = preferenceChanges(form, now)
    try {
      const saved = await changePreferences(deps, { subscriberId: now.subscriberId, changes })
      return await show(deps, c, { now: saved, saved: true })
    } catch (error) {
      if (!(error instanceof InvalidChoices)) throw error
      return show(deps, c, { now, typed: form, errors: preferenceErrors(error.problems, form) })
    }
  })
  return routes
}

async function readReader(deps: PageDeps, c: Context): Promise<Preferences | null> {
  const subscriberId = readLink(deps.keys, 'preferences', c.req.param('token') ?? '')
  return subscriberId === null ? null : readPreferences(deps, { subscriberId })
}

function showBadLink(deps: PageDeps, c: Context) {
  const page = deps.pageOf(c)
  const { preferences, link } = page.words
  return sendPage(
    c,
    <ProblemPage page={page} title={preferences.bad} text={preferences.badText}>
      <p class="actions">
        <a class="button" href={page.site.path('/link')}>
          {link.button}
        </a>
      </p>
    </ProblemPage>,
    404,
  )
}

type Shown = { now: Preferences; saved?: boolean; typed?: FormBody; errors?: PreferencesErrors }

async function show(deps: PageDeps, c: Context, { now, saved, typed, errors }: Shown) {
  const page = deps.pageOf(c)
  const { tags } = await deps.readTags()
  const { subscriberId } = now
  const at = await deps.calendar.now(deps.db)
  const recent = await readRecentDigests(deps.db, { subscriberId, limit: recentShown })
  const followed = new Set(now.interests.map((one) => (one.kind === 'tag' ? one.slug : '')))
  const view: PreferencesView = {
    at,
    ...settingsShown(deps, now, at, typed),
    action: page.site.path(c.req.path),
    maskedAddress: now.maskedAddress,
    reads: now.state === 'confirmed',
    interests: now.interests.map((one) => followedInterest(page, one, typed)),
    tags: tags.filter((tag) => !followed.has(tag.slug)),
    next: now.nextDueAt ? page.words.dates.slot(now.nextDueAt, now.timezone) : null,
    paused: pausedWords(page, now),
    barred: barredWords(page, await whySuppressed(deps, { subscriberId })),
    recent: recent.map((digest) => recentLine(deps, page, digest)),
    unsubscribeUrl: deps.links.unsubscribe(subscriberId),
  }
  const tree = (
    <PreferencesPage page={page} view={view} saved={saved ?? false} errors={errors ?? {}} />
  )
  return sendPage(c, tree, errors ? 400 : 200)
}

function pausedWords({ words }: PageContext, now: Preferences): string | null {
  if (now.pausedUntil === null) return null
  const until = words.dates.full(now.pausedUntil)
  const { paused, rested } = words.preferences
  return now.pauseReason === 'bounces' ? rested(until) : paused(until)
}

function barredWords({ words }: PageContext, reason: BarringReason | null): string | null {
  const { barred } = words.preferences
  if (reason === null) return null
  return reason === 'provider-list' ? barred.bounce : barred[reason]
}

/** As stored, or as typed when that could not be saved. */
function settingsShown(deps: PageDeps, now: Preferences, at: Date, typed: FormBody | undefined) {
  const { number, abstractLength } = now
  if (!typed) {
    return { schedule: now, number, abstractLength, added: { tags: [], author: '', query: '' } }
  }
  const values = typedValues(typed, { ...offeredValues(deps.settings, at), ...now })
  const length = typed.text('abstractLength')
  return {
    schedule: { ...values, hour: values.hour ?? now.hour },
    number: Number(typed.text('number')) || number,
    abstractLength: length === 'titles' || length === 'full' ? length : abstractLength,
    added: { tags: values.tags, author: values.author, query: values.query },
  }
}

function followedInterest(
  page: PageContext,
  interest: Preferences['interests'][number],
  typed: FormBody | undefined,
): FollowedInterest {
  const field = levelField(interest)
  return {
    field,
    ...interestName(page, interest),
    level: typed?.text(field) || interest.level,
  }
}

function recentLine(deps: PageDeps, page: PageContext, digest: RecentDigest): RecentLine {
  const { preferences, dates } = page.words
  const day = dates.short(digest.period)
  if (digest.outcome === 'picked') {
    const text = preferences.digestLine(digest.papers)
    return { day, text, viewUrl: deps.links.view(digest.id) }
  }
  return { day, text: preferences.outcomes[digest.outcome], viewUrl: null }
}
