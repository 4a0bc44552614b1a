/** GET|POST /preferences/:token: settings by private link, no password; POST .../look shows what the
 * form would bring and saves nothing. */
import { type Context, Hono } from 'hono'
import { listSeries } from '../../editorial/series.ts'
import { PaperboyError } from '../../errors.ts'
import { addDays, localDate } from '../../lib/local-time.ts'
import { changePreferences, type PreferenceChanges } from '../../subscribers/change-preferences.ts'
import { tagKey } from '../../subscribers/find-tags.ts'
import { InvalidChoices } from '../../subscribers/invalid-choices.ts'
import { linkFor } from '../../subscribers/links.ts'
import { openLink } from '../../subscribers/open-link.ts'
import { longestPauseDays } from '../../subscribers/pause.ts'
import { type Preferences, readPreferences } from '../../subscribers/read-preferences.ts'
import { abstractLengths, strictnesses, translationChoices } from '../../subscribers/settings.ts'
import type { BarringReason } from '../../subscribers/suppression.ts'
import { trySchedule } from '../../subscribers/try-schedule.ts'
import { whySuppressed } from '../../subscribers/why-suppressed.ts'
import { timingFrom, timingOf } from '../components/edition-timing.tsx'
import { type FormBody, readForm } from '../form-body.ts'
import { privatePages } from '../guards/headers.ts'
import { interestName } from '../interest-name.ts'
import { sendPage } from '../layout.tsx'
import { lookAtPreferences } from '../look-at-preferences.ts'
import { within } from '../look-within.ts'
import type { PageContext } from '../page-context.ts'
import type { PageDeps } from '../page-deps.ts'
import { levelField, preferenceChanges, preferenceErrors } from '../preferences-input.ts'
import { offeredValues, typedValues } from '../subscribe-input.ts'
import { showBadLink } from './bad-link.tsx'
import {
  type FollowedInterest,
  type PreferencesErrors,
  PreferencesPage,
  type PreferencesView,
} from './preferences-page.tsx'
import { LookedAt } from './preferences-preview.tsx'
import { tellDays } from './tell-days.ts'

const path = '/preferences/:token'

export function preferencesRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  routes.use(path, privatePages)
  routes.use(`${path}/look`, privatePages)
  routes.get(path, async (c) => {
    const now = await readReader(deps, c)
    return now ? show(deps, c, { now }) : showBad(deps, c)
  })
  routes.get(`${path}/look`, (c) =>
    c.redirect(
      deps.pageOf(c).site.path(`/preferences/${encodeURIComponent(c.req.param('token'))}`),
    ),
  )
  routes.post(`${path}/look`, async (c) => {
    const now = await readReader(deps, c)
    if (!now) return showBad(deps, c)
    const only = c.req.query('part') ? 'part' : 'look'
    return show(deps, c, { now, typed: await readForm(c), only })
  })
  routes.post(path, async (c) => {
    const now = await readReader(deps, c)
    if (!now) return showBad(deps, c)
    const form = await readForm(c)
    const changes = await changesOf(deps, now, form)
    try {
      const saved = await changePreferences(deps, { subscriberId: now.subscriberId, changes })
      return await show(deps, c, { now: saved, saved: true })
    } catch (error) {
      // They left meanwhile, by a letter or in another tab: the page says so.
      if (error instanceof PaperboyError && error.code === 'conflict') {
        return show(deps, c, { now: (await readReader(deps, c)) ?? now, hasLeft: true })
      }
      if (!(error instanceof InvalidChoices)) throw error
      return show(deps, c, { now, typed: form, errors: preferenceErrors(error.problems, form) })
    }
  })
  return routes
}

async function readReader(deps: PageDeps, c: Context): Promise<Preferences | null> {
  const link = await openLink(deps, 'preferences', c.req.param('token') ?? '')
  return link && readPreferences(deps, { subscriberId: link.row })
}

async function changesOf(
  deps: PageDeps,
  now: Preferences,
  form: FormBody | undefined,
): Promise<PreferenceChanges> {
  if (!form) return {}
  const { tags } = await deps.readTags()
  const slugs = new Set(tags.map(({ slug }) => tagKey(slug)))
  return preferenceChanges(form, now, (slug) => slugs.has(tagKey(slug)))
}

function showBad(deps: PageDeps, c: Context) {
  const { preferences } = deps.pageOf(c).words
  return showBadLink(deps, c, { title: preferences.bad, text: preferences.badText })
}

type Shown = {
  now: Preferences
  saved?: boolean
  typed?: FormBody
  errors?: PreferencesErrors
  /** Nothing was saved: the page as it would be, or the preview alone. */
  only?: 'look' | 'part'
  /** Nothing can be saved. */
  hasLeft?: boolean
}

async function show(deps: PageDeps, c: Context, shown: Shown) {
  const { now, saved, typed, errors, only, hasLeft } = shown
  const page = deps.pageOf(c)
  const view = await viewOf(deps, c, shown)
  if (only === 'part') {
    return c.html((<LookedAt page={page} view={view} />).toString(), view.isOver ? 429 : 200)
  }
  const tree = (
    <PreferencesPage
      page={page}
      view={now.state === 'confirmed' ? view : { ...view, next: null }}
      saved={saved ?? false}
      isLook={only === 'look'}
      errors={errors ?? {}}
    />
  )
  return sendPage(c, tree, hasLeft ? 409 : typed && errors ? 400 : 200)
}

async function viewOf(
  deps: PageDeps,
  c: Context,
  { now, typed }: Shown,
): Promise<PreferencesView & { isOver: boolean }> {
  const page = deps.pageOf(c)
  const { tags } = await deps.readTags()
  const { subscriberId } = now
  const at = await deps.calendar.now(deps.db)
  const followed = new Set(now.interests.map((one) => (one.kind === 'tag' ? one.slug : '')))
  const changes = await changesOf(deps, now, typed)
  const next = await trySchedule(deps, { subscriberId, changes })
  const today = localDate(at, now.timezone)
  // What is stored may be looked at as often as anybody likes.
  const { done, problem } = await within(deps, c, typed !== undefined && 'preview', () =>
    lookAtPreferences(deps, tags, { now, changes, locale: page.locale }),
  )
  const unseen = { preview: null, nearest: [], number: now.number }
  return {
    at,
    ...settingsShown(deps, now, at, typed),
    editorsWriteIn: (await listSeries(deps.db)).map(({ language }) => language),
    action: page.site.path(c.req.path).replace(/\/look$/, ''),
    maskedAddress: now.maskedAddress,
    reads: now.state === 'confirmed',
    interests: now.interests.map((one) => followedInterest(page, one, typed)),
    allTags: tags,
    tags: tags.filter((tag) => !followed.has(tag.slug)),
    next: next && page.words.dates.slot(next.nextDueAt, next.timezone),
    paused: pausedWords(page, now),
    barred: barredWords(page, await whySuppressed(deps, { subscriberId })),
    pause: {
      typed: typed?.text('pausedUntil') ?? '',
      from: addDays(today, 1),
      to: addDays(today, longestPauseDays),
    },
    isOver: problem !== null,
    looked: done ?? { ...unseen, problems: problem === null ? [] : [{ text: problem }] },
    recent: await tellDays(deps, page, { subscriberId, now: at }),
    unsubscribeUrl: deps.links.unsubscribe(subscriberId),
    savedUrl: linkFor(deps.links, 'saved', now),
  }
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

type SettingsShown = Pick<PreferencesView, 'schedule' | 'amount' | 'timing' | 'added'>

/** As stored, or as typed while that is not saved. */
function settingsShown(
  deps: PageDeps,
  now: Preferences,
  at: Date,
  typed: FormBody | undefined,
): SettingsShown {
  const { number, abstractLength, strictness, locale } = now
  const translation = deps.settings.translate === null ? null : now.translation
  if (!typed) {
    return {
      schedule: now,
      amount: { number, abstractLength, strictness, locale, translation },
      timing: timingOf(now),
      added: { tags: [], author: '', query: '', mutes: [] },
    }
  }
  const values = typedValues(typed, { ...offeredValues(deps.settings, at), ...now })
  const oneOf = <T extends string>(all: readonly T[], field: string) =>
    all.find((one) => one === typed.text(field))
  return {
    schedule: { ...values, hour: values.hour ?? now.hour },
    amount: {
      number: Number(typed.text('number')) || number,
      abstractLength: oneOf(abstractLengths, 'abstractLength') ?? abstractLength,
      strictness: oneOf(strictnesses, 'strictness') ?? strictness,
      locale: values.locale,
      translation: translation && (oneOf(translationChoices, 'translation') ?? translation),
    },
    timing: { ...timingOf(now), ...timed(typed) },
    added: {
      tags: [...values.tags, ...typed.all('add')],
      author: values.author,
      query: values.query,
      mutes: values.mutes,
    },
  }
}

function timed(typed: FormBody) {
  const timing = timingFrom(typed.text('editionTiming'))
  return timing === null ? {} : { timing }
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
