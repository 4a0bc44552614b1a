/** The sample alerts name metrics that are there. */
import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { countCalls } from '../../src/app/count-calls.ts'
import { timeJobs } from '../../src/app/time-jobs.ts'
import { jobRuns } from '../../src/storage/schema/operations.ts'
import { webhookCalls, webhookEndpoints } from '../../src/storage/schema/webhooks.ts'
import { addEndpoint } from '../../src/webhooks/endpoints.ts'
import { get, openWeb } from '../web/support.ts'

const file = readFileSync(new URL('../../deploy/prometheus-alerts.yaml', import.meta.url), 'utf8')

it('every metric of the alerts is told by /metrics, with its labels', async () => {
  const metrics = new Registry()
  const adminToken = 'a-token'
  const web = await openWeb({ adminToken })
  try {
    const jobs = timeJobs({ db: web.db, metrics }, {
      round: async () => {},
      prune: async () => {
        throw new Error('no')
      },
    } as never)
    const { signal } = new AbortController()
    await jobs.round(signal)
    await expect(jobs.prune(signal)).rejects.toThrow('no')
    const runs = await web.db.select().from(jobRuns).orderBy(jobRuns.job)
    expect(runs).toMatchObject([
      { job: 'prune', failed: true },
      { job: 'round', failed: false },
    ])
    let round = { arrived: 3, failed: 0 }
    const dispatch = countCalls({ metrics }, async () => round)
    await dispatch(signal)
    round = { arrived: 0, failed: 2 }
    await dispatch(signal)
    const { endpoint } = await addEndpoint(web, { url: 'https://hooks.lab.example/in' })
    const call = { endpointId: endpoint.id, type: 'edition.published', data: {}, at: new Date() }
    await web.db.insert(webhookCalls).values([call, call, { ...call, state: 'arrived' }])
    await web.db
      .update(webhookEndpoints)
      .set({ failingSince: sql`clock_timestamp() - interval '2 hours'` as unknown as Date })
    const app = web.make({ adminToken }, { metrics })
    await get(app, '/about')
    const answer = await get(app, '/metrics', { authorization: `Bearer ${adminToken}` })
    const told = await answer.text()
    const named = [...file.matchAll(/paperboy_[a-z_]+/g)].map(([name]) => name)
    expect(new Set(named).size).toBeGreaterThan(4)
    for (const name of named) {
      expect(told, name).toContain(`# HELP ${name.replace(/_count$/, '')} `)
    }
    expect(told).toContain('paperboy_queue_oldest_seconds{lane="urgent"} 0')
    expect(told).toContain('paperboy_job_seconds_count{job="prune",failed="true"} 1')
    expect(told).toContain('paperboy_webhook_calls_total{result="arrived"} 3')
    expect(told).toContain('paperboy_webhook_calls_total{result="failed"} 2')
    expect(told).toContain(`paperboy_webhook_waiting{webhook="${endpoint.id}"} 2`)
    const failing = /paperboy_webhook_failing_seconds\{webhook="\d+"\} ([\d.]+)/.exec(told)?.[1]
    expect(Number(failing)).toBeGreaterThanOrEqual(7_200)
    expect(Number(failing)).toBeLessThan(7_800)
    expect(told).not.toContain('hooks.lab')
  } finally {
    await web.close()
  }
})
