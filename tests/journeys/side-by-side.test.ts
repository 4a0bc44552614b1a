/** An upgrade with the old version still running, on one Postgres (deploy/several-processes.md): the new
 * one migrates under it, both serve and deliver, and each letter leaves once. The new one is this tree
 * with one migration more and other templates, since a test has no network to fetch a former release. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmptyPostgres, emptyPostgres } from '../support/empty-postgres.ts'
import { writeCorpus, writeReaders } from '../support/made-files.ts'
import { makeNextBuild, type NextBuild } from '../support/next-build.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'
import { type RunningPaperboy, startPaperboy } from '../support/running-paperboy.ts'

const server = process.env.PAPERBOY_TEST_POSTGRES ?? ''
const readerCount = 300
const days = (n: number) => n * 86_400_000
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

describe.skipIf(server === '')('old and new side by side (needs PAPERBOY_TEST_POSTGRES)', () => {
  /** The slot of every reader: the full hour that has just begun. */
  const slot = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000)
  let env: Record<string, string>
  let database: EmptyPostgres
  let standIn: ResendStandIn
  let build: NextBuild
  let old: RunningPaperboy
  let next: RunningPaperboy
  let addresses: string[]

  beforeAll(async () => {
    database = await emptyPostgres(server)
    standIn = await startResendStandIn()
    env = {
      DATABASE_URL: database.url,
      SECRET_KEY: 'a secret that only tests know, 32+ characters',
      RESEND_API_KEY: standIn.apiKey,
      RESEND_BASE_URL: standIn.url,
      RESEND_RATE: '50',
      MAIL_FROM: 'Paperboy <digest@lab.example>',
      POSTAL_ADDRESS: '1 Paper Street, Lab Town',
    }
    old = await startPaperboy(env)
    const papers = join(old.folder, 'papers.jsonl')
    await writeCorpus(papers, { from: 1, count: 4, day: dayOf(slot.getTime() - days(2)) })
    expect(await old.command('ingest', '--file', papers)).toMatchObject({ code: 0 })
    const tables = await database.db.execute<{ name: string }>(sql`
      select tablename as name from pg_tables where schemaname = 'public'`)
    build = await makeNextBuild(tables.map((table) => table.name))
  }, 300_000)
  afterAll(async () => {
    await old?.close()
    await next?.close()
    await build?.remove()
    await standIn?.close()
    await database?.close()
  })

  const lettersTo = (address: string) => standIn.taken.filter(({ to }) => to.includes(address))

  /** The nth letter to somebody, once the provider has it. */
  async function letterTo(address: string, nth: number) {
    for (let waited = 0; waited < 90_000; waited += 20) {
      const letter = lettersTo(address)[nth - 1]
      if (letter) return letter
      await pause(20)
    }
    throw new Error(`no letter ${nth} came to ${address}`)
  }

  async function post(at: RunningPaperboy, path: string, fields: Record<string, string>) {
    const answer = await fetch(`${at.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    })
    expect({ path, status: answer.status }).toEqual({ path, status: 200 })
    return answer.text()
  }

  /** Joins by the form of one process, presses the button at another, and gets the first digest. */
  async function joinBy(name: string, by: { asks: RunningPaperboy; confirms: RunningPaperboy }) {
    const email = `${name}@lab.example`
    await post(by.asks, '/subscribe', { email, tag: 'cs.CL', timezone: 'UTC', hour: '7' })
    const confirm = /\/confirm\/[\w-]+/.exec(String((await letterTo(email, 1)).mail?.text))?.[0]
    await post(by.confirms, confirm ?? '', {})
    return String((await letterTo(email, 2)).mail?.text)
  }

  it('readers are due at the old one, and the new one migrates under it', async () => {
    const readers = join(old.folder, 'readers.csv')
    addresses = await writeReaders(readers, { count: readerCount, hour: slot.getUTCHours() })
    const imported = new Date(slot.getTime() - days(5)).toISOString()
    // A call is under way at the old one while the tables change.
    standIn.misbehave(() => ({ fault: 'slow', ms: 300 }))
    expect(await old.command('import', readers, '--now', imported)).toMatchObject({ code: 0 })
    const tick = old.start('tick')
    next = await startPaperboy(env, build.folder)
    standIn.misbehave(null)
    expect(await tick.ended).toMatchObject({ code: 0 })
    const [added] = await database.db.execute(sql`
      select count(*)::int as n from information_schema.columns where column_name = 'of_the_next'`)
    expect(added?.n).toBeGreaterThan(40)
    for (const each of addresses) await letterTo(each, 1)
  }, 300_000)

  it('a reader asks one and confirms at the other, either way round', async () => {
    expect(await joinBy('ada', { asks: old, confirms: next })).toContain('Parsing letters')
    expect(await joinBy('bea', { asks: next, confirms: old })).toContain('Parsing letters')
  }, 200_000)

  it('the old one works alone on the newer tables', async () => {
    await next.kill('SIGTERM')
    const digest = await joinBy('cleo', { asks: old, confirms: old })
    const preferences = /\/preferences\/[\w-]+/.exec(digest)?.[0] ?? ''
    for (const path of ['/', '/days', '/tags/cs.CL', '/search?q=parser', preferences, '/status']) {
      const answer = await fetch(`${old.url}${path}`)
      expect({ path, status: answer.status }).toEqual({ path, status: 200 })
    }
    const leave = /\/unsubscribe\/[\w-]+/.exec(digest)?.[0] ?? ''
    await post(old, leave, { 'List-Unsubscribe': 'One-Click' })
    const [left] = await database.db.execute(
      sql`select state from subscribers where email = 'cleo@lab.example'`,
    )
    expect(left?.state).toBe('left')
  }, 200_000)

  it('the old one ends, is not started again, and the new one goes on', async () => {
    expect(await old.kill('SIGTERM')).toMatchObject({ code: 0 })
    const again = await old.command('tick')
    expect(again.code).toBe(1)
    expect(again.err).toContain('The database was made by a newer version of Paperboy.')
    expect(again.err).toContain('Start that version again')
    await next.restart()
    await joinBy('dora', { asks: next, confirms: next })
    expect(await next.kill('SIGTERM')).toMatchObject({ code: 0 })
    const states = await database.db.execute(
      sql`select state, count(*)::int as n from letters group by state`,
    )
    // Of those who joined, a confirm letter and a first digest.
    expect(states).toEqual([{ state: 'accepted', n: readerCount + 4 * 2 }])
    expect(standIn.doubles()).toEqual([])
    const digested = standIn.taken.flatMap(({ to }) => to).filter((to) => to.startsWith('reader-'))
    expect(digested.sort()).toEqual([...addresses].sort())
  }, 200_000)
})
