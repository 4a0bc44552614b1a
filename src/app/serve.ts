/** `serve`: the pages, the timetable, and commands from other terminals, until told to stop. */
import { type App, createApp, version } from '../app.ts'
import { runCommand } from '../cli/run-command.ts'
import type { Config } from '../config.ts'
import { PaperboyError } from '../errors.ts'
import { startSchedule } from '../schedule/start-schedule.ts'
import { databaseCalendar } from '../storage/calendar.ts'
import { serveWeb, type WebServer } from '../web/serve.ts'
import { bringPapersIn, type PapersHeld, papersHeld } from './bring-papers-in.ts'
import { type Installation, openInstallation } from './open-installation.ts'
import { pollSource } from './poll-source.ts'
import { admitTransport, prepareStore } from './prepare-store.ts'
import { wirePages } from './wire-pages.ts'

/** A command in another terminal may just be ending. */
const patienceMs = 3_000

type Say = (line: string) => void

/** Resolves when everything is closed; the signal tells when to begin. */
export async function serve(config: Config, say: Say, signal: AbortSignal): Promise<void> {
  const opened = await openInstallation(config, patienceMs)
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
  const { database, owner, secretKey } = installation
  say(`Paperboy ${version}`)
  await prepareStore(database.db)
  await admitTransport(database.db, config)
  const app = await createApp({ config, db: database.db, secretKey })
  const schedule = startSchedule(jobsOf(app), app.log)
  const kickDelivery = () => void schedule.kick('round')
  const pages = wirePages(app, { calendar: databaseCalendar, kickDelivery })
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
    greet(config, await papersHeld(app), say)
    const started = bringPapersIn(app, signal).then((held) => tellPapers(held, say))
    await Promise.race([
      untilAborted(signal),
      database.broken.then(throwIt),
      started.then(() => untilAborted(signal)),
    ])
    await started.catch(() => undefined)
  } finally {
    app.close()
    await schedule.stop()
    await server?.close()
  }
}

const throwIt = (error: Error): never => {
  throw error
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

function jobsOf(app: App) {
  const signals = app.config.sources.filter((name) => name === 'hf')
  const papers = app.config.sources.filter((name) => name !== 'hf')
  const poll = async (names: string[], signal: AbortSignal) => {
    for (const name of names) await pollSource(app, name, signal)
  }
  return {
    async round(signal: AbortSignal) {
      await app.plan(databaseCalendar)
      await app.deliver(databaseCalendar, { signal })
    },
    'ingest-arxiv': (signal: AbortSignal) => poll(papers, signal),
    'ingest-signals': (signal: AbortSignal) => poll(signals, signal),
  }
}

function greet(config: Config, held: PapersHeld, say: Say): void {
  say(`  page     ${config.publicUrl}`)
  if (config.mail.transport === 'outbox')
    say(`  outbox   ${config.publicUrl}/outbox  (mail stays here)`)
  else say(`  mail     through ${config.mail.transport}, from ${config.mail.from}`)
  if (held.count > 0) tellPapers(held, say)
  else say('  papers   none yet; asking the sources ...')
}

function tellPapers(held: PapersHeld, say: Say): void {
  const what = held.sample
    ? 'of the bundled sample, until the sources answer'
    : `up to ${held.newestDay}`
  say(`  papers   ${held.count} held, ${what}`)
  say(
    '  next     open the page and subscribe; the confirmation arrives in the outbox. Ctrl-C stops.',
  )
}
