/** The one place that wires everything: from configuration and an open database to the verbs that
 * the three doors (pages, commands, timetable) call. */
import { fileURLToPath } from 'node:url'
import { createBackUp } from './app/backups/back-up.ts'
import { createIdentityKeeper, type IdentityKeeper } from './app/copies/identity-keeper.ts'
import { demandRoom, type LowDisk, watchDisk } from './app/disk-room.ts'
import { finishErasures } from './app/finish-erasures.ts'
import { keepTrends } from './app/keep-trends.ts'
import { version } from './app/version.ts'
import { type Alarms, wireAlarms } from './app/wire-alarms.ts'
import { wireDelivery } from './app/wire-delivery.ts'
import { openKeys } from './app/wire-keys.ts'
import { wireMeaning } from './app/wire-meaning.ts'
import { wireOperator } from './app/wire-operator.ts'
import { wireServices } from './app/wire-services.ts'
import { type Webhooks, wireWebhooks } from './app/wire-webhooks.ts'
import type { Services } from './cli/services.ts'
import type { Config } from './config.ts'
import { deliverRound, type RoundOptions } from './delivery/deliver-round.ts'
import type { DeliveryReport } from './delivery/delivery-report.ts'
import { queueLetters } from './delivery/queue-letters.ts'
import type { Transport } from './delivery/transports/transport.ts'
import { withdrawLate } from './delivery/withdraw-late.ts'
import { passSuppressed } from './digest/pass-suppressed.ts'
import { type PlanReport, planDigests } from './digest/plan-digests.ts'
import { planEditions } from './digest/plan-editions.ts'
import { releaseEditions } from './editorial/release-editions.ts'
import { awaitedBatch } from './ingest/freshness/awaited-batch.ts'
import { liveSources } from './ingest/live-sources.ts'
import { type LookedUp, lookUpPaper } from './ingest/look-up/look-up-paper.ts'
import {
  type IngestDeps,
  type IngestInput,
  type IngestProgress,
  runIngest,
} from './ingest/run-ingest.ts'
import { arxivOai } from './ingest/sources/arxiv-oai.ts'
import type { IngestReport } from './ingest/store-page.ts'
import type { KeyRing } from './lib/key-ring.ts'
import { createPoliteHttp, type Fetch, userAgentOf } from './lib/polite-http.ts'
import { createSafeFetch } from './lib/safe-fetch.ts'
import { createLog, type Log } from './observability/log.ts'
import { enrichablePapers } from './papers/enrichable-papers.ts'
import { savedPapersDue } from './papers/saved-papers-due.ts'
import type { MeaningDeps } from './search/open-meaning.ts'
import type { Calendar } from './storage/calendar.ts'
import type { Db } from './storage/database.ts'
import type { OpenDatabase } from './storage/open-database.ts'
import { createSharedTurns } from './storage/shared-turns.ts'
import { writeHeldSignups } from './subscribers/held-signups.ts'
import { createLinks, type Links } from './subscribers/links.ts'
import { foreseeTags } from './tagging/foresee-tags.ts'
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
  ingest(
    calendar: Calendar,
    input: IngestInput,
    signal: AbortSignal,
    tell?: (progress: IngestProgress) => void,
  ): Promise<IngestReport>
  /** A paper by an arXiv id, a DOI or a page that somebody gave; asked for when it is not held. */
  lookUp(calendar: Calendar, text: string): Promise<LookedUp>
  /** `withdrawn`: letters that came too late, whose picks go with the digests planned now. */
  plan(calendar: Calendar): Promise<PlanReport & { withdrawn: number }>
  deliver(calendar: Calendar, options: RoundOptions): Promise<DeliveryReport>
  alarms: Alarms
  webhooks: Webhooks
  /** Where it lies; null on Postgres. */
  backUpNightly(): Promise<string | null>
  meaning: MeaningDeps
  /** Breaks off what is asked of sources and lets go of the relay. */
  close(): void
}

/** Folder of package.json. */
const root = fileURLToPath(new URL('..', import.meta.url))

export type AppInput = {
  config: Config
  db: Db
  secretKey: string
  formerSecretKey?: string | null
  /** SECRET_KEY lies in `dataDir`. */
  ownsSecretKey?: boolean
  /** Of the embedded database; without, its folder and number say nothing of copies. */
  dataDir?: string | null
  log?: Log
  /** Of the embedded database (OpenDatabase). */
  copyTo?: OpenDatabase['copyTo']
  /** In place of a look at the disk of `dataDir`. */
  lowDisk?: LowDisk
  /** In place of the configured one. */
  transport?: Transport
  /** In place of the fetch that asks public places only, for webhooks. */
  webhookFetch?: Fetch
}

export async function createApp(input: AppInput): Promise<App> {
  const { config, db } = input
  const log = input.log ?? createLog(config.logLevel)
  const { lateLimitHours } = config
  const { keys, secretKey, rotateKeys } = await openKeys(input)
  const links = createLinks({ publicUrl: config.publicUrl, keys })
  const delivery = await wireDelivery({ ...input, keys, log, root })
  const dataDir = input.dataDir ?? null
  const lowDisk = input.lowDisk ?? watchDisk(dataDir)
  const { ingest, lookUp, close: closeSources } = wireIngest({ ...input, lowDisk }, log)
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
    await releaseEditions({ db, calendar })
    // Digests do not wait for lists.
    await keepTrends({ db, calendar }).catch((error) =>
      log.error({ event: 'trends-stale', error }, 'what is trending waits for the next round'),
    )
    await writeHeldSignups({ db, calendar, queueLetters })
    await passSuppressed({ db, calendar, keys, lateLimitHours })
    const planned = await planDigests({ db, calendar, queueLetters, lateLimitHours, awaitedBatch })
    const atOnce = await planEditions({ db, calendar, queueLetters, lateLimitHours })
    return { ...planned, planned: planned.planned + atOnce, withdrawn }
  }
  const deliver = (calendar: Calendar, options: RoundOptions) =>
    deliverRound({ ...delivery, calendar }, options)
  const identity = createIdentityKeeper({ db, dataDir, lateLimitHours })
  const alarms = wireAlarms({ config, db, log, lowDisk, backsUp: Boolean(input.copyTo) })
  const { transport } = delivery
  const { copyTo = null } = input
  const backUp = createBackUp({ db, copyTo, dataDir, secretKey })
  const webhooks = wireWebhooks({ db, keys, log, fetch: input.webhookFetch })
  const acting = {
    config,
    db,
    keys,
    log,
    identity,
    ingest,
    lookUp,
    plan,
    deliver,
    alarms,
    webhooks,
  }
  const services: Services = {
    ...wireServices(acting),
    ...wireOperator({ ...acting, dataDir, transport, backUp, secretKey, rotateKeys }),
  }
  const meaning = wireMeaning({ config, db })
  const backUpNightly = async () => (copyTo ? backUp({ kind: 'nightly', to: null }) : null)
  const wired = { config, db, keys, links, log, services, identity, meaning }
  return { ...wired, ingest, lookUp, plan, deliver, alarms, webhooks, backUpNightly, close }
}

function wireIngest(
  { config, db, lowDisk }: AppInput & { lowDisk: LowDisk },
  log: Log,
): Pick<App, 'ingest' | 'lookUp' | 'close'> {
  const { publicUrl, contact } = config
  const http = createPoliteHttp({
    userAgent: userAgentOf({ version, publicUrl, contact }),
    shared: createSharedTurns({ db }),
    safeFetch: createSafeFetch(),
  })
  const papersAt = (at: Date) => enrichablePapers(db, at)
  const savedDueAt = (at: Date) => savedPapersDue(db, at)
  const held = { papersAt, savedDueAt }
  const live = liveSources({ ...config, ...held, names: config.sources, http, knownCategories })
  const oai = { http, knownCategories, baseUrl: config.arxivOaiUrl }
  const deps: Omit<IngestDeps, 'calendar'> = {
    db,
    tagPapers,
    foreseeTags,
    knownCategories,
    live,
    harvest: (range, as) => arxivOai(oai, range, as),
    warn: (message: string) => log.warn(message),
  }
  return {
    async ingest(calendar, what, signal, tell) {
      await demandRoom(lowDisk)
      return runIngest({ ...deps, calendar, signal, ...(tell && { tell }) }, what)
    },
    lookUp: (calendar, text) =>
      lookUpPaper({ ...config, db, calendar, tagPapers, knownCategories, http }, text),
    close: () => http.close(),
  }
}
