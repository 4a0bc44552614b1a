/** Alarms and heartbeat, wired: asked for after each round, never in the way of one. */
import { hostname } from 'node:os'
import type { Config } from '../config.ts'
import { queueLetters } from '../delivery/queue-letters.ts'
import { type AlarmWords, alarms as words } from '../locales/en/alarms.ts'
import type { Log } from '../observability/log.ts'
import type { Db } from '../storage/database.ts'
import { countExpected, type Expected } from '../subscribers/count-expected.ts'
import type { Alarm, Notice } from './alarms/alarm.ts'
import { createHeartbeat } from './alarms/heartbeat.ts'
import { keepAlarms, processPrefix } from './alarms/keep-alarms.ts'
import { postAlarms } from './alarms/post-alarms.ts'
import type { LowDisk } from './disk-room.ts'

export type Alarms = {
  /** Raises and clears, then posts in the background. `planFault`: why planning failed just now. */
  watch(signal: AbortSignal, planFault?: string | null): Promise<void>
  /** A full round succeeded. */
  beat(signal: AbortSignal): void
  /** What is posted in the background has ended. */
  idle(): Promise<void>
}

export type AlarmWiring = {
  config: Config
  db: Db
  log: Log
  lowDisk?: LowDisk
  /** The database is embedded. */
  backsUp?: boolean
  fetch?: typeof fetch
}

/** Rounds: a database that restarts is no alarm. */
const patience = 3
/** Counting all readers each minute would cost a large field more than it tells. */
const countEveryMs = 600_000

export function wireAlarms({
  config,
  db,
  log,
  lowDisk,
  backsUp = false,
  fetch,
}: AlarmWiring): Alarms {
  const { siteName, publicUrl, mail, alerts } = config
  const given = fetch ? { fetch } : {}
  const channels = { siteName, publicUrl, email: alerts.email, webhook: alerts.webhook }
  const heartbeat = createHeartbeat({ url: alerts.heartbeat, log, ...given })
  const expect = countNowAndThen(db, mail.dailyCap !== null)
  const own = `${processPrefix}${hostname()}:`
  // An embedded database has one process, though a new container gives it another name.
  const ownPrefix = backsUp ? processPrefix : own
  let planFailures = 0
  let posting: Promise<unknown> = Promise.resolve()
  return {
    async watch(signal, planFault = null) {
      const seen = {
        transport: mail.transport,
        dailyCap: mail.dailyCap,
        expected: await expect(),
        backsUp,
      }
      planFailures = planFault === null ? 0 : planFailures + 1
      const found = [
        ...ownAlarms(`${own}disk`, (await lowDisk?.()) ?? null, words.disk),
        ...ownAlarms(`${own}heartbeat`, heartbeat.failing(), words.heartbeat),
        ...ownAlarms(`${own}planning`, planFailures < patience ? null : planFault, words.planning),
      ]
      const deps = { db, ...channels, queueLetters }
      for (const notice of await keepAlarms(deps, { seen, own: found, ownPrefix }))
        tellLog(log, notice)
      posting = posting
        .then(() => postAlarms({ db, log, webhook: alerts.webhook, ...given }, signal))
        .catch((error) => log.warn({ error }, 'alarms could not be posted'))
    },
    beat: (signal) => heartbeat.beat(signal),
    idle: async () => void (await Promise.all([posting, heartbeat.idle()])),
  }
}

function countNowAndThen(db: Db, isNeeded: boolean): () => Promise<Expected> {
  let known: Expected = { readers: 0, digests: 0 }
  let countedAt = Number.NEGATIVE_INFINITY
  return async () => {
    if (!isNeeded || performance.now() - countedAt < countEveryMs) return known
    known = await countExpected(db)
    countedAt = performance.now()
    return known
  }
}

function ownAlarms(
  key: string,
  fault: string | null,
  say: (reason: string) => AlarmWords,
): Alarm[] {
  return fault === null ? [] : [{ key, severity: 'error', ...say(fault), facts: { fault } }]
}

function tellLog(log: Log, { state, severity, summary, remedy, key, facts }: Notice): void {
  const fields = { event: 'alarm', alarm: key, state, ...facts }
  if (state === 'cleared') log.info(fields, `over: ${summary}`)
  else log[severity === 'error' ? 'error' : 'warn'](fields, `${summary}. ${remedy}`)
}
