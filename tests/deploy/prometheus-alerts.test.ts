/** The sample alerts name metrics that are there. */
import { readFileSync } from 'node:fs'
import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { timeJobs } from '../../src/app/time-jobs.ts'
import { jobRuns } from '../../src/storage/schema/operations.ts'
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
  } finally {
    await web.close()
  }
})
