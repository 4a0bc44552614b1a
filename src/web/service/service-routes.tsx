/** /admin/service: how the service is, and one reader of it. For operators. */
import { desc, isNull } from 'drizzle-orm'
import { type Context, Hono } from 'hono'
import { readTraffic } from '../../delivery/read-traffic.ts'
import { downloadSubscriber } from '../../digest/download-subscriber.ts'
import { findReader } from '../../digest/find-reader.ts'
import { writeAudit } from '../../editorial/audit.ts'
import type { Editor } from '../../editorial/editor.ts'
import { PaperboyError } from '../../errors.ts'
import { readPaperDays } from '../../ingest/read-paper-days.ts'
import { readSources } from '../../ingest/read-sources.ts'
import { cleanText } from '../../lib/clean-text.ts'
import { readFigures } from '../../storage/hour-figures.ts'
import { alarms } from '../../storage/schema/alarms.ts'
import { jobRuns } from '../../storage/schema/operations.ts'
import { readMovements } from '../../subscribers/read-movements.ts'
import { listEndpoints } from '../../webhooks/list-calls.ts'
import { readForm } from '../form-body.ts'
import { sendPage } from '../layout.tsx'
import type { DeskPageDeps } from '../pages/desk-sign-in.tsx'
import { tellDays } from '../pages/tell-days.ts'
import { tellWhy } from '../pages/tell-why.ts'
import { forOperators } from './for-operators.tsx'
import { inEnglish } from './in-english.ts'
import { actForReader, readerActs, readerPath, servicePath } from './reader-acts.ts'
import { ReaderPage } from './reader-page.tsx'
import { ServicePage } from './service-page.tsx'
import { serviceWebhookRoutes } from './webhook-routes.tsx'

const daysShown = 30
/** Shares are of the seven days before each. */
const daysBefore = 6

export function serviceRoutes(deps: DeskPageDeps): Hono {
  return new Hono()
    .route('/', serviceWebhookRoutes(deps))
    .get(servicePath, (c) => forOperators(deps, c, (by) => showService(deps, c, by)))
    .post(readerPath, (c) =>
      forOperators(deps, c, async (by) => {
        const form = await readForm(c)
        const [email, paper] = [form.text('email'), form.text('paper')]
        return showReader(deps, c, { email, by, done: null, paper })
      }),
    )
    .post(`${readerPath}/act`, (c) =>
      forOperators(deps, c, async (by) => {
        const form = await readForm(c)
        const email = form.text('email')
        const act = readerActs.find((one) => one === form.text('act'))
        if (!act) throw new PaperboyError('bad-input', 'There is no such act')
        const done = await actForReader(deps, { email, act, by })
        return showReader(deps, c, { email, by, done })
      }),
    )
}

async function showService(deps: DeskPageDeps, c: Context, by: Editor): Promise<Response> {
  const { db } = deps
  const { severity, summary, remedy, raisedAt } = alarms
  const open = await db
    .select({ severity, summary, remedy, raisedAt })
    .from(alarms)
    .where(isNull(alarms.clearedAt))
    .orderBy(desc(raisedAt))
  const traffic = await readTraffic(db, { days: daysShown + daysBefore })
  const movements = await readMovements(db, { days: daysShown })
  const jobs = await db.select().from(jobRuns).orderBy(jobRuns.job)
  const webhooks = await listEndpoints(db)
  const page = deps.pageOf(c)
  const facts = {
    ...{ alarms: open, traffic, movements, days: daysShown, jobs, webhooks },
    sources: await readSources(db),
    paperDays: await readPaperDays(db, { days: daysShown }),
    figures: await readFigures(db),
  }
  const shown = <ServicePage page={page} by={by} {...facts} />
  return sendPage(c, shown)
}

/** `paper`: why it was in their mail, or not. */
type Looked = { email: string; by: Editor; done: string | null; paper?: string }

async function showReader(
  deps: DeskPageDeps,
  c: Context,
  { email, by, done, paper = '' }: Looked,
): Promise<Response> {
  const reader = await findReader(deps.db, email).catch((error) => {
    if (error instanceof PaperboyError && error.code === 'not-found') return null
    throw error
  })
  if (reader && done === null) {
    await deps.db.transaction((tx) =>
      writeAudit(tx, { who: by.who, act: 'reader-shown', what: `reader ${reader.id}` }),
    )
  }
  const { siteName } = deps.settings
  const found =
    reader &&
    (await downloadSubscriber({ ...deps, siteName }, { subscriberId: reader.id, locale: 'en' }))
  const page = inEnglish(deps.pageOf(c))
  const subscriberId = reader?.id ?? 0
  const days = found
    ? await tellDays(deps, page, { subscriberId, now: await deps.calendar.now(deps.db) })
    : []
  const why = found
    ? await tellWhy(deps, page, { subscriberId, typed: cleanText(paper, { max: 200 }) })
    : { typed: '', answer: null }
  return sendPage(c, <ReaderPage {...{ page, email, found, done, days, why }} />)
}
