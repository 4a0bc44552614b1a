import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { runRound } from '../../src/app/run-round.ts'
import { databaseCalendar } from '../../src/storage/calendar.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { openTown, type Town } from '../journeys/town.ts'
import { type Listener, startListener } from '../support/listener.ts'

let town: Town
let listener: Listener
const { signal } = new AbortController()

beforeAll(async () => {
  listener = await startListener()
  town = await openTown({
    env: { HEARTBEAT_URL: `${listener.url}/beat`, ALERT_WEBHOOK: `${listener.url}/alarm` },
  })
})
afterAll(async () => {
  await town.close()
  await listener.close()
})
beforeEach(() => {
  listener.heard.length = 0
})

const broken = () => Promise.reject(new Error('out of cheese'))
const round = async (change: Partial<Town['app']> = {}) => {
  const over = runRound({ ...town.app, ...change }, { calendar: databaseCalendar, signal })
  const fault = await over.then(
    () => null,
    (error: Error) => error.message,
  )
  await town.app.alarms.idle()
  return { fault, heard: listener.heard.splice(0).map(({ path }) => path) }
}

it('beats after a full round, not after one that failed', async () => {
  expect(await round()).toEqual({ fault: null, heard: ['/beat'] })
  expect(await round({ deliver: broken })).toEqual({ fault: 'out of cheese', heard: [] })
  expect(await round()).toEqual({ fault: null, heard: ['/beat'] })
})

it('delivers though planning fails, and says so after three times', async () => {
  let delivered = 0
  const deliver: Town['app']['deliver'] = (calendar, options) => {
    delivered += 1
    return town.app.deliver(calendar, options)
  }
  const failing = () => round({ plan: broken, deliver })
  expect(await failing()).toEqual({ fault: 'out of cheese', heard: [] })
  await failing()
  expect(await failing()).toEqual({ fault: 'out of cheese', heard: ['/alarm'] })
  expect(delivered).toBe(3)
  expect((await round()).heard.sort()).toEqual(['/alarm', '/beat'])
})

it('plans though an erasure cannot be finished, and finishes it the next time', async () => {
  const { db } = town.app
  await db.execute(sql`
    insert into subscribers (state, timezone, created_at, updated_at)
    values ('erased', 'UTC', now(), now())`)
  await db.execute(sql`
    create function refuse() returns trigger language plpgsql
    as $$ begin raise exception 'deadlock detected'; end $$`)
  await db.execute(sql`
    create trigger refuse before delete on subscribers for each row execute function refuse()`)
  expect(await round()).toEqual({ fault: null, heard: ['/beat'] })
  expect(await db.$count(subscribers)).toBe(1)
  await db.execute(sql`drop function refuse cascade`)
  await round()
  expect(await db.$count(subscribers)).toBe(0)
})

it('plans and beats anew while much is being delivered', async () => {
  const steps: string[] = []
  const plan: Town['app']['plan'] = (calendar) => {
    steps.push('plan')
    return town.app.plan(calendar)
  }
  const nothing = { accepted: 0, waiting: 0, parked: 0, unknown: 0, failed: 0, withdrawn: 0 }
  const deliver: Town['app']['deliver'] = async (_calendar, { signal: enough }) => {
    const isMuch = steps.length < 4
    steps.push('deliver')
    if (isMuch) await new Promise((done) => enough?.addEventListener('abort', done))
    return nothing
  }
  const input = { calendar: databaseCalendar, signal, longestMs: 20 }
  await runRound({ ...town.app, plan, deliver }, input)
  await town.app.alarms.idle()
  expect(steps).toEqual(['plan', 'deliver', 'plan', 'deliver', 'plan', 'deliver'])
  expect(listener.heard.length).toBeGreaterThan(0)
})

it('a stopped round says nothing', async () => {
  const stopped = AbortSignal.abort()
  await runRound(town.app, { calendar: databaseCalendar, signal: stopped })
  await town.app.alarms.idle()
  expect(listener.heard).toEqual([])
})
