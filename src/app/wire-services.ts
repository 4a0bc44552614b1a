/** What commands ask for, made of the stations' verbs. */
import type { App } from '../app.ts'
import type { OperatorServices } from '../cli/operator-services.ts'
import type { Services } from '../cli/services.ts'
import { previewDigest } from '../digest/preview-digest.ts'
import { tellReasons } from '../digest/tell-reasons.ts'
import { whyPaper } from '../digest/why-paper.ts'
import type { Calendar } from '../storage/calendar.ts'
import { exportSubscribers } from '../subscribers/export-subscribers.ts'
import { importSubscribers } from '../subscribers/import-subscribers.ts'
import { beforeMailing } from './before-mailing.ts'
import { openCounted } from './open-file.ts'
import { askSource, backfill, logPolled, pollSource } from './poll-source.ts'
import { pruneNow } from './prune.ts'
import { trainNow } from './train-tags.ts'
import { wireEditions } from './wire-editions.ts'
import { wireSubscribers } from './wire-subscribers.ts'
import { wireSuppressions } from './wire-suppressions.ts'
import { wireTags } from './wire-tags.ts'
import { wireTranslations } from './wire-translations.ts'

type Wiring = Pick<
  App,
  | 'config'
  | 'db'
  | 'keys'
  | 'log'
  | 'identity'
  | 'ingest'
  | 'lookUp'
  | 'plan'
  | 'deliver'
  | 'alarms'
  | 'webhooks'
>

export function wireServices(app: Wiring): Omit<Services, keyof OperatorServices> {
  const { config, db, keys } = app
  return {
    ...wireSubscribers(app),
    ...wireSuppressions(app),
    ...wireEditions(app),
    ...wireTags(app),
    ...wireTranslations(app),
    ...app.webhooks.services,
    ingest: (calendar, what, signal) =>
      'source' in what && !calendar.fixed
        ? askSource(app, what.source, signal)
        : app.ingest(calendar, what, signal),
    backfill: (range, given) => backfill(app, range, given),
    liveSources: config.sources,
    tick: (calendar, signal, note) => tick(app, { calendar, signal, note }),
    prune: (signal) => pruneNow({ db, keep: config.retention }, signal),
    trainTags: (signal) => trainNow(db, signal),
    preview: (calendar, what) => previewDigest({ db, calendar }, what),
    why: (calendar, what) => whyPaper({ db, calendar }, what),
    async importSubscribers(calendar, { file, ...what }, signal, tell) {
      const { content, share } = await openCounted(file, signal)
      const { defaultTimezone } = config
      const onProgress = (row: number) => tell?.({ share: share(), row })
      const input = { ...what, content, onProgress }
      return importSubscribers({ db, keys, calendar, defaultTimezone }, input)
    },
    exportSubscribers: (signal, tell) => exportSubscribers({ db, keys }, signal, tell),
    tellReasons: (lists, locale) => tellReasons(db, { lists, locale }),
  }
}

/** Live sources belong to the present: under `--now` they are not asked. */
async function tick(
  app: Wiring,
  given: { calendar: Calendar; signal: AbortSignal; note: (line: string) => Promise<void> },
) {
  const { calendar, signal, note } = given
  for (const line of await beforeMailing(app, calendar)) await note(line)
  for (const source of calendar.fixed ? [] : app.config.sources) {
    if (!signal.aborted) logPolled(app.log, await pollSource(app, source, signal))
  }
  const { planned, skipped, withdrawn } = await app.plan(calendar)
  const report = await app.deliver(calendar, { untilIdle: true, signal })
  await app.alarms.watch(signal)
  await app.alarms.idle()
  // Like live sources, those who are told belong to the present.
  if (!calendar.fixed) await app.webhooks.dispatch(signal)
  return { planned, skipped, ...report, withdrawn: withdrawn + report.withdrawn }
}
