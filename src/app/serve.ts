/** `serve`: the pages, the timetable, and commands from other terminals, until told to stop. */
import { eq } from 'drizzle-orm'
import { Registry } from 'prom-client'
import { type App, createApp } from '../app.ts'
import { runCommand } from '../cli/run-command.ts'
import type { Config } from '../config.ts'
import { releaseRefusedLanes } from '../delivery/lanes.ts'
import { PaperboyError } from '../errors.ts'
import { isFeed } from '../ingest/freshness/feed-days.ts'
import { dueAgain } from '../ingest/source-health.ts'
import { createViewCounter } from '../papers/popularity/view-counter.ts'
import { indexTexts } from '../papers/search/index-texts.ts'
import { signpostPapers } from '../papers/search/signpost-papers.ts'
import { startSchedule } from '../schedule/start-schedule.ts'
import { databaseCalendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { subscribers } from '../storage/schema/subscribers.ts'
import { serveWeb, type WebServer } from '../web/serve.ts'
import { beforeMailing } from './before-mailing.ts'
import { bringPapersIn, papersHeld } from './bring-papers-in.ts'
import { copyLines } from './copies/tell-copy.ts'
import { countCalls } from './count-calls.ts'
import {
  askingLine,
  heldLine,
  nextLine,
  papersLine,
  placesLines,
  polledLine,
  releasedLine,
} from './greeting.ts'
import { logMended, mendPapers } from './mend-papers.ts'
import type { Installation, Opened } from './open-installation.ts'
import { logPolled, pollSource } from './poll-source.ts'
import { prepareInstallation } from './prepare-installation.ts'
import { prune } from './prune.ts'
import { runRound } from './run-round.ts'
import { timeJobs } from './time-jobs.ts'
import { trainNightly } from './train-tags.ts'
import { logTranslated, translate } from './translate.ts'
import { version } from './version.ts'
import { createMeaningJob } from './wire-meaning.ts'
import { wirePages } from './wire-pages.ts'

type Say = (line: string) => void

/** Resolves when everything is closed; the signal tells when to begin. */
export async function serve(
  config: Config,
  opened: Opened,
  say: Say,
  signal: AbortSignal,
): Promise<void> {
  if (opened.kind === 'taken') {
    throw new PaperboyError('conflict', `Paperboy already runs on ${config.dataDir}`, {
      help: 'Use that one, stop it first, or give this one a DATA_DIR of its own.',
    })
  }
  const { installation } = opened
  try {
    await run(config, installation, say, signal)
  } finally {
    await installation.close()
  }
}

async function run(config: Config, installation: Installation, say: Say, signal: AbortSignal) {
  const { database, owner, secretKey, formerSecretKey, ownsSecretKey } = installation
  say(`Paperboy ${version}`)
  await prepareInstallation(installation)
  const dataDir = owner?.dataDir ?? null
  const { db, copyTo } = database
  const app = await createApp({
    ...{ config, db, dataDir, copyTo },
    ...{ secretKey, formerSecretKey, ownsSecretKey },
  })
  for (const line of await beforeMailing(app, databaseCalendar)) {
    say(heldLine(line))
  }
  const metrics = new Registry()
  const jobs = jobsOf(app)
  // Not timed: its own record each ten seconds would be most of what it writes.
  const webhooks = countCalls({ metrics }, app.webhooks.dispatch)
  const timed = { ...timeJobs({ db, metrics }, jobs), webhooks }
  const schedule = startSchedule(timed, app.log)
  const kickDelivery = () => {
    void schedule.kick('round')
    void schedule.kick('webhooks')
  }
  const views = createViewCounter({ db, log: app.log, calendar: databaseCalendar })
  const pages = wirePages(app, { calendar: databaseCalendar, kickDelivery, metrics, views })
  let server: WebServer | null = null
  try {
    server = await serveWeb(pages, { host: config.host, port: config.port })
    owner?.serveCommands((request, io, stop) =>
      runCommand(
        app.services,
        request,
        { out: (line) => io.out(`${line}\n`), note: (line) => io.err(`${line}\n`) },
        stop,
      ),
    )
    const started = begin(app, say, signal).then(
      () => {
        if (signal.aborted) return
        kickDelivery()
        void schedule.kick('read-meaning')
      },
      (error) => app.log.error({ error }, 'the start is not complete; the timetable goes on'),
    )
    await Promise.race([untilAborted(signal), database.broken.then(throwIt)])
    // A source that does not answer must not hold up the end.
    app.close()
    await started
  } finally {
    app.close()
    await schedule.stop()
    await app.alarms.idle()
    await server?.close()
    await views.flush()
  }
}

/** Greets, and brings the first papers in. */
async function begin(app: App, say: Say, signal: AbortSignal): Promise<void> {
  const { config, db } = app
  const sayIf = (line: string | null) => {
    if (line !== null && !signal.aborted) say(line)
  }
  for (const line of placesLines(config)) sayIf(line)
  sayIf(releasedLine(await releaseRefusedLanes(db)))
  const before = await papersHeld(db)
  const next = nextLine(config, await countReaders(db))
  if (before.count > 0) {
    sayIf(papersLine(before))
    sayIf(next)
  } else sayIf(askingLine(config))
  const after = await bringPapersIn(app, (polled) => sayIf(polledLine(polled)), signal)
  if (after.count !== before.count) sayIf(papersLine(after))
  if (before.count === 0) sayIf(next)
}

async function countReaders(db: Db): Promise<number> {
  return db.$count(subscribers, eq(subscribers.state, 'confirmed'))
}

const throwIt = (error: Error): never => {
  throw error
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

/** They are asked about papers that are held, once a day. */
const enrichers = new Set(['arxiv-saved', 'semantic-scholar', 'openalex'])

function jobsOf(app: App) {
  // What keeps arXiv's hours, and all others: votes, preprint servers, journals.
  const papers = app.config.sources.filter(
    (name) => name.startsWith('arxiv') && !enrichers.has(name),
  )
  const enriching = app.config.sources.filter((name) => enrichers.has(name))
  const signals = app.config.sources.filter(
    (name) => !name.startsWith('arxiv') && !enrichers.has(name),
  )
  const poll = async (names: string[], signal: AbortSignal) => {
    for (const name of names) logPolled(app.log, await pollSource(app, name, signal))
  }
  return {
    async round(signal: AbortSignal) {
      const copy = await app.identity.look(databaseCalendar)
      if (copy) for (const line of copyLines(copy)) app.log.error(line)
      await runRound(app, { calendar: databaseCalendar, signal })
    },
    async webhooks(signal: AbortSignal) {
      await app.webhooks.dispatch(signal)
    },
    'ingest-arxiv': (signal: AbortSignal) => poll(papers, signal),
    'ingest-signals': (signal: AbortSignal) => poll(signals, signal),
    enrich: (signal: AbortSignal) => poll(enriching, signal),
    'read-meaning': createMeaningJob(app),
    async 'ingest-again'(signal: AbortSignal) {
      await poll(await dueAgain(app.db, app.config.sources), signal)
    },
    async 'mend-papers'(signal: AbortSignal) {
      if (app.config.sources.some(isFeed)) logMended(app.log, await mendPapers(app, { signal }))
    },
    'train-tags': async (signal: AbortSignal) => {
      const report = await trainNightly(app.db, signal)
      if (report) app.log.info({ event: 'tags-trained', ...report }, 'topics learned')
    },
    translate: async (signal: AbortSignal) => {
      logTranslated(app.log, await translate(app, signal))
    },
    'index-texts': async (signal: AbortSignal) => {
      await signpostPapers(app.db, signal)
      await indexTexts(app.db, signal)
    },
    backup: async () => {
      const folder = await app.backUpNightly()
      if (folder !== null) app.log.info({ event: 'backed-up', folder }, 'the database was copied')
    },
    prune: async (signal: AbortSignal) => {
      const report = await prune({ db: app.db, keep: app.config.retention }, signal)
      if (report) app.log.info({ event: 'pruned', ...report }, 'what was old enough is gone')
    },
  }
}
