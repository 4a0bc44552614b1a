/** One Paperboy of the crash test: plans and delivers like `tick`, with the real digests and composer,
 * until nothing is left or it is killed. */
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { wireDelivery } from '../../app/wire-delivery.ts'
import type { App } from '../../app.ts'
import { deliverRound } from '../../delivery/deliver-round.ts'
import type { DeliveryDeps } from '../../delivery/deps.ts'
import { createResendTransport } from '../../delivery/transports/resend.ts'
import { callTimeoutMs } from '../../delivery/transports/transport.ts'
import { type Calendar, fixedCalendar } from '../../storage/calendar.ts'
import { openApp } from '../bench-database.ts'
import { compareLedger } from '../crash/compare-ledger.ts'
import { type Killing, killAt } from '../crash/kill-at.ts'
import { quickened, quickenTime } from '../crash/quicken-time.ts'
import { stirReaders } from '../crash/stir-readers.ts'
import type { TakenRecord } from '../crash/taken-record.ts'
import { createLots } from '../lots.ts'

type Input = {
  environment: Record<string, string>
  url: string
  now: string
  /** So many of them are at work. */
  instances: number
  seed: number
  /** Null: it is killed from outside, or not at all. */
  killing: Killing | null
}

/** Folder of package.json. */
const root = fileURLToPath(new URL('../../..', import.meta.url))
/** For what this waits for and is not counted in rounds. */
const breathMs = 50

export async function openCrashInstance(input: Input) {
  const { app, close } = await openApp(input.environment)
  const calendar = fixedCalendar(new Date(input.now))
  const wired = await wire(app, input.url, calendar)
  const deps = input.killing ? killAt(wired, input.killing) : wired
  return {
    work: (given: { stirred: boolean }) => besides(app, input, given, () => work(app, deps)),
    async compare(given: { file: string }) {
      const record: TakenRecord = new Map(JSON.parse(await readFile(given.file, 'utf8')))
      return compareLedger(app.db, { record, now: new Date(input.now) })
    },
    close,
  }
}

async function wire(app: App, url: string, calendar: Calendar): Promise<DeliveryDeps> {
  const { config, db, keys, log } = app
  const transport = createResendTransport({
    apiKey: 're_bench',
    baseUrl: url,
    rate: 1_000,
    timeoutMs: callTimeoutMs / quickened,
  })
  return {
    ...(await wireDelivery({ config, db, keys, log, root, transport })),
    calendar,
    sleep: async (ms, signal) => {
      await pause(ms / quickened, undefined, { signal }).catch(() => {})
    },
  }
}

/** Until every letter is settled. */
async function work(app: App, deps: DeliveryDeps): Promise<void> {
  for (;;) {
    await app.plan(deps.calendar)
    const { waiting, parked } = await deliverRound(deps, { untilIdle: true })
    if (parked > 0) throw new Error(`${parked} letters in a lane that is held or parked`)
    if (waiting === 0 && !(await someAreDue(app, deps.calendar))) return
    await pause(breathMs)
  }
}

/** The other one may be planning them, or may have died of it. */
async function someAreDue({ db }: App, calendar: Calendar): Promise<boolean> {
  const now = await calendar.now(db)
  const rows = await db.execute(sql`
    select id from subscribers
    where state = 'confirmed' and next_due_at <= ${now.toISOString()}::timestamptz limit 1`)
  return rows.length > 0
}

/** Time runs and readers move while it works. */
async function besides(
  app: App,
  { instances, seed, now }: Input,
  { stirred }: { stirred: boolean },
  run: () => Promise<void>,
): Promise<void> {
  const over = new AbortController()
  const { signal } = over
  const calendar = fixedCalendar(new Date(now))
  const beside = [quickenTime(app.db, instances, signal)]
  if (stirred) beside.push(stirReaders(app, { calendar, lots: createLots(seed), signal }))
  const main = run().finally(() => over.abort())
  await Promise.all([main, ...beside])
}
