/** GET /, POST /preview (the form again, with what it would bring) and POST /subscribe. */
import { type Context, Hono } from 'hono'
import { cleanText } from '../../lib/clean-text.ts'
import { parseEmailAddress } from '../../lib/email-address.ts'
import { InvalidChoices } from '../../subscribers/invalid-choices.ts'
import { subscribe } from '../../subscribers/subscribe.ts'
import { readMerged } from '../../tagging/read-merged.ts'
import { mostFound, searchTags } from '../../tagging/search-tags.ts'
import { holdQuickForm, onTheBeat, shownNow } from '../answer-time.ts'
import { ChoicePreview } from '../components/choice-preview.tsx'
import { FoundTags } from '../components/found-tags.tsx'
import {
  fragmentPath,
  type SubscribeErrors,
  type SubscribeValues,
} from '../components/subscribe-form.tsx'
import { findPath } from '../components/tag-picker.tsx'
import { type FormBody, readForm } from '../form-body.ts'
import { keepPrivate } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import { lookWithin, tooMany } from '../look-within.ts'
import { countAct, originOf, type PageDeps } from '../page-deps.ts'
import { refusingDomain } from '../refusing-domain.ts'
import {
  fieldErrors,
  linkedValues,
  offeredValues,
  subscribeInput,
  typedValues,
} from '../subscribe-input.ts'
import { CheckInboxPage } from './check-inbox-page.tsx'
import { HomePage } from './home-page.tsx'

export function homeRoutes(deps: PageDeps): Hono {
  const offered = async () => offeredValues(deps.settings, await deps.calendar.now(deps.db))
  const typed = async (form: FormBody) => ({
    values: typedValues(form, await offered()),
    shownAt: form.text('shown') || shownNow(),
    fresh: false,
  })
  return new Hono()
    .get('/', async (c) => {
      const moved = await movedLink(deps, c)
      if (moved !== null) return c.redirect(deps.pageOf(c).site.path(moved), 301)
      return showForm(deps, c, {
        values: linkedValues(c.req.url, await offered()),
        shownAt: shownNow(),
        fresh: true,
      })
    })
    .get('/preview', (c) => c.redirect(deps.pageOf(c).site.path('/')))
    .post('/preview', async (c) => {
      keepPrivate(c)
      return showForm(deps, c, { ...(await typed(await readForm(c))), isPreview: true })
    })
    .post(fragmentPath, async (c) => {
      keepPrivate(c)
      const { values } = await typed(await readForm(c))
      return sendFragment(deps, c, values)
    })
    .get(findPath, async (c) => {
      const { tags } = await deps.readTags()
      const text = cleanText(c.req.query('q') ?? '', { max: 100 })
      if (text !== '') await countAct(deps, c, 'preview')
      const found = searchTags(tags, { text, limit: mostFound })
      const rows = { page: deps.pageOf(c), text, found, chosen: new Set<string>(), addTo: null }
      return c.html((<FoundTags {...rows} />).toString())
    })
    .post('/subscribe', async (c) => {
      keepPrivate(c)
      const form = await readForm(c)
      if (isOnlyLooking(form)) {
        return showForm(deps, c, { ...(await typed(form)), isPreview: true })
      }
      const refusal = await trySubscribe(deps, c, form)
      if (refusal) return showForm(deps, c, { ...(await typed(form)), refusal })
      return checkInbox(deps, c, form.text('email'))
    })
}

/** A shared link that names a merged tag leads to the one that took its place. */
async function movedLink(deps: PageDeps, c: Context): Promise<string | null> {
  const { searchParams } = new URL(c.req.url)
  const asked = searchParams.getAll('tag').slice(0, 50)
  if (asked.length === 0) return null
  const held = new Set((await deps.readTags()).tags.map(({ slug }) => slug))
  const moved = await readMerged(
    deps.db,
    asked.filter((slug) => !held.has(slug)),
  )
  if (moved.size === 0) return null
  searchParams.delete('tag')
  for (const slug of new Set(asked.map((one) => moved.get(one) ?? one))) {
    searchParams.append('tag', slug)
  }
  return `/?${searchParams}`
}

/** Enter was pressed in a field before any address was given. */
const isOnlyLooking = (form: FormBody): boolean =>
  form.text('go') === 'enter' && form.text('email') === ''

type Refusal = { status: 400 | 429; errors: SubscribeErrors; problem?: string }

/** Null: taken up, whatever the address's state. */
async function trySubscribe(deps: PageDeps, c: Context, form: FormBody): Promise<Refusal | null> {
  const words = deps.pageOf(c).words.form
  if (form.text('fax') !== '') return { status: 400, errors: { trap: words.trapFilled } }
  await holdQuickForm(deps, form.text('shown'))
  try {
    await countAct(deps, c, 'subscribe')
    const input = subscribeInput(form, originOf(deps, c))
    await onTheBeat(deps, () =>
      subscribe(
        {
          ...deps,
          signup: deps.settings.signup,
          defaultTimezone: deps.settings.defaultTimezone,
        },
        input,
      ),
    )
    deps.kickDelivery()
    return null
  } catch (error) {
    if (error instanceof InvalidChoices) {
      return { status: 400, errors: fieldErrors(error.problems, form) }
    }
    const problem = tooMany(deps, c, error)
    if (problem === null) throw error
    return { status: 429, errors: {}, problem }
  }
}

type Shown = {
  values: SubscribeValues
  shownAt: string
  fresh: boolean
  isPreview?: boolean
  refusal?: Refusal
}

async function showForm(deps: PageDeps, c: Context, shown: Shown) {
  const { values, shownAt, fresh, refusal } = shown
  const page = deps.pageOf(c)
  const { tags } = await deps.readTags()
  const facts = await deps.readFacts()
  const { looked, suggested } = await lookWithin(deps, c, values)
  // What is wrong stands at its field already.
  if (refusal) looked.problems = []
  const tree = (
    <HomePage
      page={page}
      tags={tags}
      facts={facts}
      values={values}
      errors={refusal?.errors ?? {}}
      problem={refusal?.problem}
      shownAt={shownAt}
      fresh={fresh}
      at={await deps.calendar.now(deps.db)}
      looked={looked}
      suggested={suggested}
      isPreview={shown.isPreview ?? false}
    />
  )
  return sendPage(c, tree, refusal?.status ?? 200)
}

async function sendFragment(deps: PageDeps, c: Context, values: SubscribeValues) {
  const page = deps.pageOf(c)
  const { tags } = await deps.readTags()
  const { looked, status } = await lookWithin(deps, c, values)
  const tree = <ChoicePreview page={page} looked={looked} tags={tags} />
  return c.html(tree.toString(), status)
}

async function checkInbox(deps: PageDeps, c: Context, email: string) {
  const parsed = parseEmailAddress(email)
  const refusing = parsed.ok ? await refusingDomain(deps.db, parsed.key) : null
  return sendPage(c, <CheckInboxPage page={deps.pageOf(c)} refusing={refusing} />)
}
