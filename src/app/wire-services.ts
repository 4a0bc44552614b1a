/** What commands ask for, made of the stations' verbs. */
import { open, stat } from 'node:fs/promises'
import type { App } from '../app.ts'
import type { Services } from '../cli/services.ts'
import { previewDigest } from '../digest/preview-digest.ts'
import { tellReasons } from '../digest/tell-reasons.ts'
import { whyPaper } from '../digest/why-paper.ts'
import { PaperboyError } from '../errors.ts'
import type { Calendar } from '../storage/calendar.ts'
import { importSubscribers } from '../subscribers/import-subscribers.ts'
import { askSource, logPolled, pollSource } from './poll-source.ts'

type Wiring = Pick<App, 'config' | 'db' | 'keys' | 'log' | 'ingest' | 'plan' | 'deliver'>

export function wireServices(app: Wiring): Services {
  const { config, db, keys } = app
  return {
    ingest: (calendar, what, signal) =>
      'source' in what && !calendar.fixed
        ? askSource(app, what.source, signal)
        : app.ingest(calendar, what, signal),
    liveSources: config.sources,
    tick: (calendar, signal) => tick(app, calendar, signal),
    preview: (calendar, what) => previewDigest({ db, calendar }, what),
    why: (calendar, what) => whyPaper({ db, calendar }, what),
    async importSubscribers(calendar, { file, ...what }, signal) {
      const content = await openFile(file, signal)
      const { defaultTimezone } = config
      return importSubscribers({ db, keys, calendar, defaultTimezone }, { ...what, content })
    },
    tellReasons: (lists, locale) => tellReasons(db, { lists, locale }),
  }
}

/** Live sources belong to the present: under `--now` they are not asked. */
async function tick(app: Wiring, calendar: Calendar, signal: AbortSignal) {
  for (const source of calendar.fixed ? [] : app.config.sources) {
    if (!signal.aborted) logPolled(app.log, await pollSource(app, source, signal))
  }
  const { planned, skipped } = await app.plan(calendar)
  const report = await app.deliver(calendar, { untilIdle: true, signal })
  const { accepted, waiting, parked, unknown, failed } = report
  return { planned, skipped, accepted, waiting, parked, unknown, failed }
}

async function openFile(path: string, signal: AbortSignal) {
  const help = 'Check the path and that you may read it.'
  try {
    // Before opening, which would wait at a pipe for ever.
    if (!(await stat(path)).isFile()) {
      throw new PaperboyError('bad-input', `${path} is not a file`, { help })
    }
    const file = await open(path)
    return file.createReadStream({ signal })
  } catch (cause) {
    if (cause instanceof PaperboyError) throw cause
    throw new PaperboyError('bad-input', `${path} cannot be read`, { help, cause })
  }
}
