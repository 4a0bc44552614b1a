/** GET / and POST /subscribe. */
import { type Context, Hono } from 'hono'
import { PaperboyError } from '../../errors.ts'
import { InvalidChoices } from '../../subscribers/invalid-choices.ts'
import { subscribe } from '../../subscribers/subscribe.ts'
import { holdQuickForm, onTheBeat, shownNow } from '../answer-time.ts'
import type { SubscribeErrors, SubscribeValues } from '../components/subscribe-form.tsx'
import { type FormBody, readForm } from '../form-body.ts'
import { keepPrivate } from '../guards/headers.ts'
import { retryAfterOf } from '../guards/limits.ts'
import { sendPage } from '../layout.tsx'
import { countAct, originOf, type PageDeps } from '../page-deps.ts'
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
  return new Hono()
    .get('/', async (c) =>
      showForm(deps, c, {
        values: linkedValues(c.req.url, await offered()),
        shownAt: shownNow(),
        fresh: true,
      }),
    )
    .post('/subscribe', async (c) => {
      keepPrivate(c)
      const form = await readForm(c)
      const refusal = await trySubscribe(deps, c, form)
      if (!refusal) return checkInbox(deps, c)
      const values = typedValues(form, await offered())
      const shownAt = form.text('shown') || shownNow()
      return showForm(deps, c, { values, shownAt, fresh: false, refusal })
    })
}

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
    const wait = error instanceof PaperboyError ? retryAfterOf(error) : null
    if (wait === null) throw error
    c.header('Retry-After', String(wait))
    const problem = deps.pageOf(c).words.problem.tooMany(Math.ceil(wait / 60))
    return { status: 429, errors: {}, problem }
  }
}

type Shown = { values: SubscribeValues; shownAt: string; fresh: boolean; refusal?: Refusal }

async function showForm(deps: PageDeps, c: Context, { values, shownAt, fresh, refusal }: Shown) {
  const catalogue = await deps.readTags()
  const facts = await deps.readFacts()
  const tree = (
    <HomePage
      page={deps.pageOf(c)}
      tags={catalogue.tags}
      facts={facts}
      values={values}
      errors={refusal?.errors ?? {}}
      problem={refusal?.problem}
      shownAt={shownAt}
      fresh={fresh}
      at={await deps.calendar.now(deps.db)}
    />
  )
  return sendPage(c, tree, refusal?.status ?? 200)
}

function checkInbox(deps: PageDeps, c: Context) {
  return sendPage(c, <CheckInboxPage page={deps.pageOf(c)} />)
}
