/** Two whole instances on one Postgres, from an empty database to the inbox, through the real Resend
 * SDK to a stand-in whose record is the truth: each letter once, whoever is killed when. The embedded
 * database has one owner, so there is no second instance to test there. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmptyPostgres, emptyPostgres } from '../support/empty-postgres.ts'
import { writeCorpus, writeReaders } from '../support/made-files.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'
import { type RunningPaperboy, startPaperboy } from '../support/running-paperboy.ts'

const server = process.env.PAPERBOY_TEST_POSTGRES ?? ''
const readerCount = 500
const kills = 6

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const days = (n: number) => n * 86_400_000

describe.skipIf(server === '')('two whole instances (needs PAPERBOY_TEST_POSTGRES)', () => {
  /** The slot of every reader: the full hour that has just begun. */
  const slot = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000)
  let database: EmptyPostgres
  let standIn: ResendStandIn
  let both: RunningPaperboy[] = []
  let addresses: string[]

  beforeAll(async () => {
    database = await emptyPostgres(server)
    standIn = await startResendStandIn({ keepBodies: false })
    const env = {
      DATABASE_URL: database.url,
      SECRET_KEY: 'a secret that only tests know, 32+ characters',
      RESEND_API_KEY: standIn.apiKey,
      RESEND_BASE_URL: standIn.url,
      RESEND_RATE: '4',
      MAIL_FROM: 'Paperboy <digest@lab.example>',
      POSTAL_ADDRESS: '1 Paper Street, Lab Town',
    }
    const starts = await Promise.allSettled([startPaperboy(env), startPaperboy(env)])
    both = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
    for (const start of starts) if (start.status === 'rejected') throw start.reason
  }, 180_000)
  afterAll(async () => {
    await Promise.all(both.map((paperboy) => paperboy.close()))
    await standIn?.close()
    await database?.close()
  })

  const one = () => both[0] as RunningPaperboy

  async function json(...argv: string[]) {
    const { code, out, err } = await one().command(...argv, '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    return JSON.parse(out)
  }

  const states = async () => {
    const rows = await database.db.execute<{ state: string; n: number }>(sql`
      select state, count(*)::int as n from letters where kind = 'digest' group by state`)
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
  }

  const received = () => standIn.taken.flatMap(({ to }) => to).sort()

  /** Or until nothing is left but calls whose fate waits for a lease to run out. */
  async function nextCall(asked: number): Promise<void> {
    for (let waited = 0; waited < 40_000; waited += 10) {
      if (standIn.requests.length > asked || standIn.taken.length >= readerCount) return
      await pause(10)
    }
  }

  it('started in the same second on an empty database, both become ready', async () => {
    for (const paperboy of both) {
      expect((await fetch(`${paperboy.url}/readyz`)).status).toBe(200)
    }
    const [twice] = await database.db.execute(sql`
      select (select count(*)::int from papers) as papers,
        (select count(*)::int from tags) as tags,
        (select count(distinct slug)::int from tags) as slugs`)
    expect(twice?.papers).toBe(82)
    expect(twice?.tags).toBe(twice?.slugs)
  })

  it('killed in the middle again and again, they send each letter once', async () => {
    const { folder } = one()
    const papers = join(folder, 'papers.jsonl')
    await writeCorpus(papers, { from: 1, count: 4, day: dayOf(slot.getTime() - days(2)) })
    const readers = join(folder, 'readers.csv')
    addresses = await writeReaders(readers, { count: readerCount, hour: slot.getUTCHours() })
    expect(await json('ingest', '--file', papers)).toMatchObject({ new: 4 })
    const imported = new Date(slot.getTime() - days(5)).toISOString()
    expect(await json('import', readers, '--now', imported)).toMatchObject({ created: readerCount })

    // Slow answers: a call is under way at every kill, taken by the provider or about to be.
    standIn.misbehave(() => ({ fault: 'slow', ms: 400 }))
    let asked = standIn.requests.length
    let cutShort = 0
    // Rounds begin by themselves each minute and after a start: both at the same moment.
    for (let kill = 0; kill < kills; kill += 2) {
      await Promise.all(both.map((paperboy) => paperboy.kill('SIGKILL')))
      await Promise.all(both.map((paperboy) => paperboy.restart()))
      for (const victim of both) {
        await nextCall(asked)
        asked = standIn.requests.length
        if (standIn.requests.some(({ status }) => status === null)) cutShort += 1
        await victim.kill('SIGKILL')
      }
    }
    standIn.misbehave(null)
    await Promise.all(both.map((paperboy) => paperboy.restart()))
    for (let left = -1; left !== 0; ) left = (await json('tick')).waiting
    expect(cutShort).toBeGreaterThan(2)
    const keys = standIn.requests.map(({ key }) => key)
    expect(new Set(keys).size).toBeLessThan(keys.length)
    expect(await states()).toEqual({ accepted: readerCount })
    expect(standIn.doubles()).toEqual([])
    expect(received()).toEqual([...addresses].sort())
  }, 300_000)

  it('two rounds of one moment, in processes of their own, share the work', async () => {
    for (const paperboy of both) {
      expect(await paperboy.kill('SIGTERM')).toMatchObject({ code: 0, err: '' })
    }
    const papers = join(one().folder, 'more.jsonl')
    await writeCorpus(papers, { from: 100, count: 4, day: dayOf(slot.getTime() + days(1)) })
    await json('ingest', '--file', papers)
    const now = new Date(slot.getTime() + days(2)).toISOString()
    const reports = await Promise.all([json('tick', '--now', now), json('tick', '--now', now)])
    const sum = (field: 'planned' | 'accepted') =>
      reports.reduce((total, report) => total + report[field], 0)
    expect({ planned: sum('planned'), accepted: sum('accepted') }).toEqual({
      planned: readerCount,
      accepted: readerCount,
    })
    expect(standIn.doubles()).toEqual([])
    expect(received()).toEqual([...addresses, ...addresses].sort())
  }, 120_000)
})
