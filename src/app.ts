/** The one place that wires everything: from configuration and an open database to the verbs that
 * the three doors (pages, commands, timetable) call. */
import { fileURLToPath } from 'node:url'
import { createIdentityKeeper, type IdentityKeeper } from './app/copies/identity-keeper.ts'
import { finishErasures } from './app/finish-erasures.ts'
import { version } from './app/version.ts'
import { type Alarms, wireAlarms } from './app/wire-alarms.ts'
import { wireDelivery } from './app/wire-delivery.ts'
import { wireOperator } from './app/wire-operator.ts'
import { wireServices } from './app/wire-services.ts'
import type { Services } from './cli/services.ts'
import type { Config } from './config.ts'
import { deliverRound, type RoundOptions } from './delivery/deliver-round.ts'
import type { DeliveryReport } from './delivery/delivery-report.ts'
import { queueLetters } from './delivery/queue-letters.ts'
import type { Transport } from './delivery/transports/transport.ts'
import { withdrawLate } from './delivery/withdraw-late.ts'
import { passSuppressed } from './digest/pass-suppressed.ts'
import { type PlanReport, planDigests } from './digest/plan-digests.ts'
import { liveSources } from './ingest/live-sources.ts'
import { type IngestInput, runIngest } from './ingest/run-ingest.ts'
import type { IngestReport } from './ingest/store-page.ts'
import { createKeyRing, type KeyRing } from './lib/key-ring.ts'
import { createPoliteHttp, userAgentOf } from './lib/polite-http.ts'
import { createLog, type Log } from './observability/log.ts'
import type { Calendar } from './storage/calendar.ts'
import type { Db } from './storage/database.ts'
import { writeHeldSignups } from './subscribers/held-signups.ts'
import { createLinks, type Links } from './subscribers/links.ts'
import { withSuppressionKey } from './subscribers/suppression-key.ts'
import { tagPapers } from './tagging/tag-papers.ts'
import { knownCategories } from './tagging/taxonomy/categories.ts'

export type App = {
  config: Config
  db: Db
  keys: KeyRing
  links: Links
  log: Log
  services: Services
  identity: IdentityKeeper
  ingest(calendar: Calendar, input: IngestInput, signal: AbortSignal): Promise<IngestReport>
  /** `withdrawn`: letters that came too late, whose picks go with the digests planned now. */
  plan(calendar: Calendar): Promise<PlanReport & { withdrawn: number }>
  deliver(calendar: Calendar, options: RoundOptions): Promise<DeliveryReport>
  alarms: Alarms
  /** Breaks off what is asked of sources and lets go of the relay. */
  close(): void
}

/** Folder of package.json. */
const root = fileURLToPath(new URL('..', import.meta.url))

export type AppInput = {
  config: Config
  db: Db
  secretKey: string
  /** Of the embedded database; without, its folder and number say nothing of copies. */
  dataDir?: string | null
  log?: Log
  /** In place of the configured one. */
  transport?: Transport
}

export async function createApp(input: AppInput): Promise<App> {
  const { config, db } = input
  const log = input.log ?? createLog(config.logLevel)
  const { lateLimitHours } = config
  const keys = await withSuppressionKey(db, createKeyRing(input.secretKey))
  const links = createLinks({ publicUrl: config.publicUrl, keys })
  const delivery = await wireDelivery({ ...input, keys, log, root })
  const { ingest, close: closeSources } = wireIngest(input, log)
  const close = () => {
    closeSources()
    delivery.transport.close?.()
  }
  // First what came too late, so that its picks go with the digests planned now.
  const plan = async (calendar: Calendar) => {
    const withdrawn = await withdrawLate(delivery, { now: await calendar.now(db) })
    // It may lose a deadlock against letters being withdrawn, and the next round asks again.
    await finishErasures(db).catch((error) =>
      log.error({ event: 'erasures-unfinished', error }, 'erasures wait for the next round'),
    )
    await writeHeldSignups({ db, calendar, queueLetters })
    await passSuppressed({ db, calendar, keys, lateLimitHours })
    const planned = await planDigests({ db, calendar, queueLetters, lateLimitHours })
    return { ...planned, withdrawn }
  }
  const deliver = (calendar: Calendar, options: RoundOptions) =>
    deliverRound({ ...delivery, calendar }, options)
  const dataDir = input.dataDir ?? null
  const identity = createIdentityKeeper({ db, dataDir, lateLimitHours })
  const alarms = wireAlarms({ config, db, log })
  const { transport } = delivery
  const services: Services = {
    ...wireServices({ config, db, keys, log, identity, ingest, plan, deliver, alarms }),
    ...wireOperator({ config, db, keys, identity, dataDir, transport }),
  }
  return { config, db, keys, links, log, services, identity, ingest, plan, deliver, alarms, close }
}

function wireIngest({ config, db }: AppInput, log: Log): Pick<App, 'ingest' | 'close'> {
  const { arxivRssUrl, hfUrl, sources: names, publicUrl, contact } = config
  const http = createPoliteHttp({ userAgent: userAgentOf({ version, publicUrl, contact }) })
  const live = liveSources({ names, http, knownCategories, arxivRssUrl, hfUrl })
  const warn = (message: string) => log.warn(message)
  return {
    ingest: (calendar, what, signal) =>
      runIngest({ db, calendar, tagPapers, knownCategories, live, warn, signal }, what),
    close: () => http.close(),
  }
}
