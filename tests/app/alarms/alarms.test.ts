import { sql } from 'drizzle-orm'
import { Registry } from 'prom-client'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordBackup } from '../../../src/app/alarms/backup-alarms.ts'
import { type AlarmWiring, wireAlarms } from '../../../src/app/wire-alarms.ts'
import { holdLane, releaseLane } from '../../../src/delivery/lanes.ts'
import {
  claimProbe,
  parkCappedLane,
  parkLane,
  unparkLane,
} from '../../../src/delivery/pace/parking.ts'
import { alarms as words } from '../../../src/locales/en/alarms.ts'
import { createLog } from '../../../src/observability/log.ts'
import { alarmPosts } from '../../../src/storage/schema/alarms.ts'
import { batches } from '../../../src/storage/schema/delivery.ts'
import { domainPauses } from '../../../src/storage/schema/returns.ts'
import { createWebMetrics } from '../../../src/web/metrics.ts'
import { openTown, type Town } from '../../journeys/town.ts'
import { addReaders, emptyDelivery } from '../../support/delivery-world.ts'
import { problemsOf } from '../../support/letter-html.ts'
import { type Listener, startListener } from '../../support/listener.ts'

let town: Town
let channel: Listener
const { signal } = new AbortController()
const now = new Date()

beforeAll(async () => {
  channel = await startListener()
  town = await openTown({
    env: {
      ALERT_EMAIL: 'oncall@lab.example',
      ALERT_WEBHOOK: `${channel.url}/hooks/secret`,
      DAILY_CAP: '100',
    },
  })
  return async () => {
    await town.close()
    await channel.close()
  }
})
beforeEach(async () => {
  await emptyDelivery(town.app.db)
  await town.app.db.execute(sql`truncate domain_pauses`)
  channel.heard.length = 0
  channel.answer = { status: 200, headers: {} }
})

/** As another instance, or the same after a restart, would. */
async function watch(
  more: Pick<AlarmWiring, 'lowDisk' | 'backsUp'> = {},
): Promise<Array<Record<string, unknown>>> {
  const lines: Array<Record<string, unknown>> = []
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line)) })
  const alarms = wireAlarms({ config: town.app.config, db: town.app.db, log, ...more })
  await alarms.watch(signal)
  await alarms.idle()
  return lines
}

const posts = () => channel.heard.map(({ body }) => JSON.parse(body))
const dayPasses = () =>
  town.app.db.execute(sql`update alarms set told_at = told_at - interval '24 hours'`)
const minutePasses = () =>
  town.app.db.execute(sql`update alarm_posts set next_at = clock_timestamp()`)

const breaker = {
  lane: 'bulk',
  reason: '7 complaints in 1,000 letters (0.7%; the limit is 0.3%)',
  by: 'breaker',
} as const

describe('an alarm', () => {
  it('leaves by log, webhook, metric and mail; says what to do; is told once', async () => {
    await holdLane(town.app.db, breaker)
    const [line, ...others] = await watch()
    expect(others).toEqual([])
    expect(line).toMatchObject({ level: 'error', event: 'alarm', alarm: 'lane-held:bulk' })
    expect(line?.msg).toMatch(
      /^Too much comes back: daily digests are held \(7 comp.*paperboy resume/,
    )
    expect(channel.heard).toMatchObject([
      { method: 'POST', path: '/hooks/secret', type: 'application/json' },
    ])
    const [body] = posts()
    expect(body).toMatchObject({ state: 'raised', key: 'lane-held:bulk', severity: 'error' })
    expect(body.text).toMatch(/^\[Paperboy\] Too much comes back: .*\n.*`paperboy resume`/)
    expect(body.content).toBe(body.text)
    const metrics = await createWebMetrics(new Registry(), town.app.db).text()
    expect(metrics.body).toContain('paperboy_alarm{alarm="lane-held:bulk",severity="error"} 1')
    await watch()
    await town.tick(now)
    const [mail, ...more] = await town.mails('oncall@lab.example')
    expect(more).toEqual([])
    expect(mail).toMatchObject({
      kind: 'alarm',
      subject: expect.stringContaining('[Paperboy] Too'),
    })
    expect(mail?.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' })
    expect(mail?.headers).not.toHaveProperty('List-Unsubscribe')
    expect(mail?.text).toContain('paperboy resume')
    expect(await problemsOf(mail?.html ?? '')).toEqual([])
    expect(posts()).toHaveLength(1)
  })

  it('is told again after a day, once when it is over, and anew when it comes back', async () => {
    await holdLane(town.app.db, breaker)
    await watch()
    await dayPasses()
    await watch()
    await watch()
    await releaseLane(town.app.db, 'bulk')
    const [line] = await watch()
    expect(line).toMatchObject({ level: 'info', msg: expect.stringMatching(/^over: Too much/) })
    await watch()
    await holdLane(town.app.db, breaker)
    await watch()
    expect(posts().map(({ state }) => state)).toEqual(['raised', 'lasting', 'cleared', 'raised'])
    expect(posts()[2].text).toMatch(/^\[Paperboy\] Over: Too much comes back/)
  })

  it('many instances at once tell it once', async () => {
    await holdLane(town.app.db, breaker)
    await Promise.all([watch(), watch(), watch()])
    expect(posts()).toHaveLength(1)
  })

  it('a channel that fails is tried again and keeps nothing else waiting', async () => {
    await holdLane(town.app.db, breaker)
    channel.answer = { status: 500, headers: {} }
    const lines = await watch()
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatchObject({
      level: 'warn',
      event: 'alert-webhook-failed',
      fault: 'HTTP 500',
    })
    expect(JSON.stringify(lines)).not.toContain('secret')
    channel.answer = { status: 307, headers: { location: `${channel.url}/elsewhere` } }
    await minutePasses()
    expect(await watch()).toMatchObject([{ fault: 'HTTP 307' }])
    channel.answer = { status: 200, headers: {} }
    await watch()
    expect(channel.heard).toHaveLength(2)
    await minutePasses()
    await watch()
    expect(channel.heard.map(({ path }) => path)).toEqual(Array(3).fill('/hooks/secret'))
    expect(await town.app.db.$count(alarmPosts)).toBe(0)
  })

  it('a mail that was kept back until it was no longer true does not go; the end does', async () => {
    const refused = { lane: 'urgent', reason: 'invalid_api_key', by: 'refused' } as const
    await holdLane(town.app.db, refused)
    await watch()
    await town.tick(now)
    expect(await town.mails('oncall@lab.example')).toEqual([])
    await releaseLane(town.app.db, 'urgent')
    await watch()
    await town.tick(now)
    const subjects = (await town.mails('oncall@lab.example')).map(({ subject }) => subject)
    expect(subjects).toEqual([expect.stringMatching(/^\[Paperboy\] Over: outbox refuses us/)])
  })

  it('holds no address', async () => {
    await holdLane(town.app.db, { ...breaker, reason: 'ada@lab.example complained' })
    await watch()
    expect(channel.heard[0]?.body).toContain('[address] complained')
    expect(channel.heard[0]?.body).not.toContain('ada@')
  })
})

describe('what is an alarm', () => {
  const keys = async () => {
    await watch()
    return posts().map(({ key }) => key)
  }

  it('a lane that was stopped, but not by a person or our own cap', async () => {
    await holdLane(town.app.db, { lane: 'urgent', reason: 'a holiday' })
    await parkCappedLane(town.app.db, { lane: 'bulk', reason: 'DAILY_CAP' })
    expect(await keys()).toEqual([])
    await parkLane(town.app.db, { lane: 'bulk', reason: 'monthly_quota_exceeded', seconds: 3_600 })
    expect(await keys()).toEqual(['lane-parked:bulk'])
  })

  it.each(['person', 'copy'] as const)('a hold by a %s that has lasted a day', async (by) => {
    await holdLane(town.app.db, { lane: 'bulk', reason: 'a holiday', by })
    expect(await keys()).toEqual([])
    await town.app.db.execute(sql`update lanes set held_since = held_since - interval '25 hours'`)
    expect(await keys()).toEqual(['lane-held:bulk'])
    expect(posts()[0].text).toMatch(/^.*Nothing is sent: daily digests are held .*paperboy resume/s)
    await releaseLane(town.app.db, 'bulk')
    await watch()
    expect(posts().at(-1).state).toBe('cleared')
  })

  it('a backup that failed, and one that is overdue, where backups are ours to make', async () => {
    const embedded = { backsUp: true }
    const aged = (days: number) =>
      town.app.db.execute(sql`update installation set value = jsonb_set(value, '{0,madeAt}',
        to_jsonb(clock_timestamp() - make_interval(days => ${days}))) where key = 'signing-keys'`)
    await aged(1)
    expect(await watch(embedded)).toEqual([])
    await aged(3)
    expect(await watch()).toEqual([])
    const [never] = await watch(embedded)
    expect(never).toMatchObject({ level: 'error', alarm: 'backup' })
    expect(never?.msg).toMatch(/^There was never a backup.*`paperboy backup`/)
    await recordBackup(town.app.db)
    expect((await watch(embedded))[0]?.msg).toMatch(/^over: /)
    await town.app.db.execute(sql`update job_runs set at = at - interval '51 hours'`)
    expect((await watch(embedded))[0]?.msg).toMatch(/^There is no backup since \d{4}-/)
    await recordBackup(town.app.db)
    await watch(embedded)
    await town.app.db.execute(sql`update job_runs set failed = true where job = 'backup'`)
    expect((await watch(embedded))[0]?.msg).toMatch(/^The newest backup failed \(\d{4}-/)
    await town.app.db.execute(sql`delete from job_runs`)
    await aged(0)
    await watch(embedded)
  })

  it('a disk that is nearly full', async () => {
    const lines = await watch({ lowDisk: async () => '0.4 GB free (3 %)' })
    expect(lines).toMatchObject([
      { msg: expect.stringContaining('The disk is nearly full, 0.4 GB free (3 %): no papers') },
    ])
    expect(await watch()).toMatchObject([{ msg: expect.stringContaining('over: The disk') }])
  })

  it('of a process that is gone is over: at once where there is one alone, else after a day', async () => {
    const { db } = town.app
    const gone = 'process:a-container-of-before:disk'
    const raise = () =>
      db.execute(sql`insert into alarms (key, severity, summary, remedy, facts)
        values (${gone}, 'error', 'The disk is nearly full', 'Make room.', '{}')
        on conflict (key) do update set cleared_at = null, told_at = clock_timestamp()`)
    await raise()
    expect(await watch()).toEqual([])
    expect(await watch({ backsUp: true })).toMatchObject([{ alarm: gone, state: 'cleared' }])
    await raise()
    expect(await watch()).toEqual([])
    await db.execute(sql`update alarms set told_at = told_at - interval '26 hours'`)
    expect(await watch()).toMatchObject([{ alarm: gone, state: 'cleared' }])
  })

  it('a feed that fails, told once, whatever its address looks like', async () => {
    const { db } = town.app
    const feeds = ['feed:medium.com/feed/@openlab', 'feed:kim:pw@lab.example/link/all-papers?key=k']
    for (const name of feeds) {
      await db.execute(sql`insert into sources (name, failures, last_attempt_at, last_error)
        values (${name}, 3, clock_timestamp(), 'HTTP 500')`)
    }
    await watch()
    expect(await watch()).toEqual([])
    expect(posts().map(({ key, state }) => `${state} ${key}`)).toEqual([
      'raised source-failing:feed:lab.example/link/all-papers',
      'raised source-failing:feed:medium.com/feed/@openlab',
    ])
    await db.execute(sql`delete from sources`)
    await watch()
    expect(posts().map(({ state }) => state)).toEqual(['raised', 'raised', 'cleared', 'cleared'])
  })

  it('letters of unknown fate, for a day', async () => {
    const unknown = { lane: 'bulk', transport: 'resend', composer: 'x', state: 'unknown' } as const
    const id = '8c0c7a30-0000-4000-8000-000000000000'
    await town.app.db.insert(batches).values({ ...unknown, id, size: 3, settledAt: new Date() })
    expect(await keys()).toEqual(['unknown'])
    expect(posts()[0].summary).toMatch(/whether 3 letters left/)
    await town.app.db.execute(sql`update batches set settled_at = settled_at - interval '25 hours'`)
    expect(await keys()).toEqual(['unknown', 'unknown'])
    expect(posts()[1].state).toBe('cleared')
  })

  it('names where the fate of a letter can be looked up', () => {
    expect(words.unknown(2, 'smtp').remedy).toContain("relay's log")
    expect(words.unknown(2, 'resend').remedy).toContain('RESEND_WEBHOOK_SECRET')
  })

  it('a domain that refuses us', async () => {
    const until = new Date(Date.now() + 3_600_000)
    const pause = { domain: 'mail.example', pausedAt: new Date(), until, reason: '5.7.1' }
    await town.app.db.insert(domainPauses).values(pause)
    expect(await keys()).toEqual(['domain-paused:mail.example'])
  })

  it('a domain that refuses us keeps no alarm from an operator in it', async () => {
    const until = new Date(Date.now() + 3_600_000)
    const pause = { domain: 'lab.example', pausedAt: new Date(), until, reason: '5.7.1' }
    await town.app.db.insert(domainPauses).values(pause)
    await watch()
    await town.tick(now)
    expect(await town.mails('oncall@lab.example')).toMatchObject([
      { kind: 'alarm', subject: expect.stringContaining('lab.example refuses us') },
    ])
  })

  it('a plan too small for the readers', async () => {
    await addReaders(town.app.db, 90)
    expect(await keys()).toEqual([])
    await addReaders(town.app.db, 60)
    expect(await keys()).toEqual(['plan'])
    expect(posts()[0].text).toMatch(/Your plan is too small: 150 readers, 100 a day/)
  })

  describe('a quota', () => {
    const hit = () =>
      parkLane(town.app.db, { lane: 'bulk', reason: 'daily_quota_exceeded', seconds: 3_600 })
    const hoursPass = (hours: number) =>
      town.app.db.execute(sql`
        update lanes set quota_hit_at = quota_hit_at - make_interval(hours => ${hours}),
          quota_hit_before = quota_hit_before - make_interval(hours => ${hours})`)

    it('used up on two days running is a plan too small', async () => {
      await hit()
      await hoursPass(24)
      await unparkLane(town.app.db, 'bulk')
      await hit()
      expect(await keys()).toEqual(['lane-parked:bulk', 'plan'])
      expect(posts()[1].summary).toMatch(/quota was used up on two days in a row/)
      await unparkLane(town.app.db, 'bulk')
      await hoursPass(48)
      await watch()
      expect(
        posts()
          .map(({ state }) => state)
          .slice(2),
      ).toEqual(['cleared', 'cleared'])
    })

    it('that nobody asks about any more is over with its hour', async () => {
      const parkingPasses = (minutes: number) =>
        town.app.db.execute(sql`
          update lanes set parked_until = parked_until - make_interval(mins => ${minutes})`)
      await hit()
      await parkingPasses(61)
      // A probe is on its way, or about to be.
      expect(await keys()).toEqual(['lane-parked:bulk'])
      await parkingPasses(5)
      await watch()
      expect(posts().map(({ state }) => state)).toEqual(['raised', 'cleared'])
      await hoursPass(26)
      await watch()
      expect(posts()).toHaveLength(2)
    })

    it('hit anew after a time in which nobody asked begins anew', async () => {
      await hit()
      await hoursPass(50)
      await town.app.db.execute(sql`
        update lanes set parked_until = clock_timestamp() - interval '49 hours'`)
      expect(await claimProbe(town.app.db, { lane: 'bulk', seconds: 60 })).toBe(true)
      await hit()
      expect(await keys()).toEqual(['lane-parked:bulk'])
    })

    it('that each probe finds again lasts', async () => {
      await hit()
      await hoursPass(25)
      await town.app.db.execute(sql`
        update lanes set parked_until = clock_timestamp() - interval '1 minute'`)
      await claimProbe(town.app.db, { lane: 'bulk', seconds: 60 })
      expect(await keys()).toEqual(['lane-parked:bulk', 'plan'])
      await hit()
      expect(posts().map(({ key }) => key)).toEqual(['lane-parked:bulk', 'plan'])
      await watch()
      expect(posts()).toHaveLength(2)
    })

    it('used up once, or twice with days between, is not; one that lasts is', async () => {
      await hit()
      await hit()
      expect(await keys()).toEqual(['lane-parked:bulk'])
      await unparkLane(town.app.db, 'bulk')
      await hoursPass(72)
      await hit()
      expect(posts().map(({ key }) => key)).not.toContain('plan')
      // Probes that are refused, from yesterday on.
      await hoursPass(25)
      await hit()
      expect(await keys()).toContain('plan')
    })
  })
})
