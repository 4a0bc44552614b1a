/** What comes back from the provider, seen from the readers: who is left in peace, who gets the papers
 * later, and that nothing is ever sent twice. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { wirePages } from '../../src/app/wire-pages.ts'
import { runCommand } from '../../src/cli/run-command.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { letters } from '../../src/storage/schema/delivery.ts'
import { writeCorpus, writeReaders } from '../support/made-files.ts'
import type { TakenMail } from '../support/resend/record.ts'
import { bounces, eventAbout, signedCall, webhookSecret } from '../support/resend/webhooks.ts'
import { type ResendStandIn, startResendStandIn } from '../support/resend-stand-in.ts'
import { openTown, type Town } from './town.ts'

let town: Town
let standIn: ResendStandIn
let folder: string
let pages: ReturnType<typeof wirePages>
const [ada, bo, cy] = [1, 2, 3].map((n) => `reader-${n}@lab.example`) as [string, string, string]
let today = at(17, 5)

function at(day: number, hour: number): Date {
  return new Date(Date.UTC(2026, 4, day, hour, 5))
}

beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-returns-'))
  standIn = await startResendStandIn()
  town = await openTown({
    env: {
      MAIL_TRANSPORT: 'resend',
      RESEND_API_KEY: standIn.apiKey,
      RESEND_BASE_URL: standIn.url,
      RESEND_RATE: '100',
      RESEND_WEBHOOK_SECRET: webhookSecret,
      CONTACT: 'papers@lab.example',
    },
  })
  pages = wirePages(town.app, {
    calendar: { fixed: true, now: async () => today },
    kickDelivery: () => undefined,
    beatMs: 1,
  })
  await writeReaders(joinPath(folder, 'readers.csv'), { count: 3, hour: 7 })
  await run('import', 'readers.csv', '--now', at(17, 5).toISOString())
}, 120_000)
afterAll(async () => {
  await town.close()
  await standIn.close()
  rmSync(folder, { recursive: true })
})

async function run(...argv: string[]): Promise<string[]> {
  const lines: string[] = []
  const io = {
    out: async (line: string) => void lines.push(line),
    note: async (line: string) => void lines.push(line),
  }
  const { signal } = new AbortController()
  const code = await runCommand(town.app.services, { argv, cwd: folder }, io, signal)
  expect({ code, lines }).toMatchObject({ code: 0 })
  return lines
}

/** The papers of a May day come, and the digests at seven. Returns the ids of the papers. */
async function day(n: number): Promise<string[]> {
  const file = joinPath(folder, `${n}.jsonl`)
  const ids = await writeCorpus(file, { from: n * 10, count: 2, day: `2026-05-${n}` })
  await town.ingest(file, at(n, 6))
  today = at(n, 7)
  await town.app.plan(fixedCalendar(today))
  return ids
}
const deliver = () => town.app.deliver(fixedCalendar(today), {})
const takenBy = (address: string) => standIn.taken.filter(({ to }) => to.includes(address))
const newestOf = (address: string) => takenBy(address).at(-1) as TakenMail

async function tell(mail: TakenMail, type: string, more: Record<string, unknown> = {}) {
  const { headers, body } = signedCall(eventAbout(mail, `email.${type}`, more))
  const answer = await pages.request('/webhooks/resend', { method: 'POST', headers, body })
  expect(answer.status).toBe(200)
}

const subscribe = async (email: string) => {
  const body = new URLSearchParams({ email, tag: 'cs.CL' })
  const answer = await pages.request('/subscribe', { method: 'POST', body })
  return { status: answer.status, text: (await answer.text()).replaceAll(email, 'ADDRESS') }
}
const statesOf = async (address: string) =>
  (
    await town.app.db.execute<{ state: string; error_detail: string | null }>(sql`
    select letters.state, error_detail from letters
      join subscribers on subscribers.id = letters.subscriber_id
    where subscribers.email_key = ${address} order by letters.id`)
  ).map(({ state, error_detail }) => ({
    state,
    why: error_detail,
  }))

it('an address that bounced gets nothing more, and the form says the same words to it', async () => {
  await day(18)
  await deliver()
  expect(standIn.taken.flatMap(({ to }) => to).sort()).toEqual([ada, bo, cy])
  await tell(newestOf(ada), 'bounced', { bounce: bounces.noSuchUser })
  await day(19)
  await deliver()
  expect([ada, bo, cy].map((reader) => takenBy(reader).length)).toEqual([1, 2, 2])
  expect(await statesOf(ada)).toMatchObject([{ state: 'accepted' }])
  const [suppressed, fresh] = [await subscribe(ada), await subscribe('new@lab.example')]
  expect(suppressed).toEqual(fresh)
  expect(suppressed.text).toContain('papers@lab.example')
  await deliver()
  expect(takenBy(ada)).toHaveLength(1)
  expect(takenBy('new@lab.example')).toHaveLength(1)
})

it('released, it gets the papers of meanwhile', async () => {
  expect(await run('suppressions', 'release', ada)).toContain('released here')
  const ids = await day(20)
  await deliver()
  expect(takenBy(ada)).toHaveLength(2)
  const text = String(newestOf(ada).mail?.text)
  for (const id of [...ids, '2605.00190', '2605.00191']) expect(text).toContain(id)
})

it('a domain that refuses us is left alone, told, and gets everything with the next digest', async () => {
  await tell(newestOf(bo), 'bounced', { bounce: bounces.refusesUs })
  expect((await run('suppressions', 'list')).join('\n')).toMatch(/lab\.example is paused until/)
  const before = standIn.taken.length
  const refused = ['2605.00200', '2605.00201']
  const missed = await day(21)
  await deliver()
  expect(standIn.taken).toHaveLength(before)
  expect((await statesOf(bo)).at(-1)).toEqual({
    state: 'withdrawn',
    why: 'lab.example refuses us: 550 5.7.1 [address]: denied',
  })
  await run('suppressions', 'release', '--domain', 'lab.example')
  await day(22)
  await deliver()
  for (const id of refused) expect(String(newestOf(bo).mail?.text)).toContain(id)
  for (const id of refused) expect(String(newestOf(ada).mail?.text)).not.toContain(id)
  for (const reader of [ada, bo, cy]) {
    for (const id of missed) expect(String(newestOf(reader).mail?.text)).toContain(id)
  }
})

it('letters of unknown fate are settled by one notice, and never sent again', async () => {
  await day(25)
  standIn.script({ fault: 'reset', taken: true })
  standIn.misbehave(() => ({ fault: 'reset', taken: false }))
  await deliver()
  await town.app.db.execute(sql`
    update batches set first_attempt_at = first_attempt_at - interval '24 hours'
    where state = 'maybe-taken'`)
  await deliver()
  const unknown = () => town.app.db.$count(letters, eq(letters.state, 'unknown'))
  expect(await unknown()).toBe(3)
  standIn.misbehave(null)
  const taken = standIn.taken.length
  await tell(newestOf(cy), 'delivered')
  expect(await unknown()).toBe(0)
  await deliver()
  await day(26)
  await deliver()
  expect(standIn.doubles()).toEqual([])
  expect(standIn.taken).toHaveLength(taken + 3)
})

it('who complained stays left in peace, even when their domain is released', async () => {
  const mails = takenBy(cy).length
  await tell(newestOf(cy), 'complained')
  await run('suppressions', 'release', '--domain', 'lab.example')
  await day(27)
  await deliver()
  expect((await statesOf(cy)).at(-1)).toMatchObject({ state: 'accepted' })
  expect(takenBy(cy)).toHaveLength(mails)
})

it('whose suppression planning overlooked is withdrawn once, and passed over from then on', async () => {
  await town.app.db.execute(sql`update subscribers set may_be_suppressed = false`)
  const of = async () => (await statesOf(cy)).length
  const before = await of()
  await day(28)
  await deliver()
  expect((await statesOf(cy)).at(-1)).toEqual({ state: 'withdrawn', why: 'suppressed: complaint' })
  await day(29)
  await deliver()
  expect(await of()).toBe(before + 1)
})

it('what the provider took and could not send goes with the next digest, once', async () => {
  const ids = await day(30)
  await deliver()
  await tell(newestOf(bo), 'failed', { failed: { reason: 'quota' } })
  await day(31)
  await deliver()
  for (const id of ids) {
    expect(String(newestOf(bo).mail?.text)).toContain(id)
    expect(String(newestOf(ada).mail?.text)).not.toContain(id)
  }
})

const confirmsTo = (address: string) =>
  takenBy(address).filter(({ mail }) => String(mail?.text).includes('/confirm/'))

/** The same words whoever asks; what is queued is withdrawn, as such links are short-lived. */
async function asksForLinks(address: string) {
  for (const [path, fields] of [
    ['/link', {}],
    ['/account', { act: 'download' }],
  ] as const) {
    const ask = async (email: string) => {
      const body = new URLSearchParams({ email, ...fields })
      return (await pages.request(path, { method: 'POST', body })).text()
    }
    expect(await ask(address)).toContain('so no letter gets there')
    expect(await ask('nobody@lab.example')).toContain('so no letter gets there')
    expect(await ask('nobody@other.example')).not.toContain('so no letter gets there')
  }
}

it('who signs up at a domain that refuses us is told, and written to when the pause is over', async () => {
  today = new Date('2026-06-01T09:00:00Z')
  await tell(newestOf(bo), 'bounced', { bounce: bounces.refusesUs })
  const [held, confirmed] = ['held@lab.example', 'soon@lab.example']
  const { text } = await subscribe(held)
  expect(text).toContain('lab.example turns our mail away')
  expect((await subscribe('kim@other.example')).text).not.toContain('turns our mail away')
  await asksForLinks(held)
  await deliver()
  expect((await statesOf(held)).at(-1)?.state).toBe('withdrawn')
  today = new Date('2026-06-03T09:00:00Z')
  await town.app.plan(fixedCalendar(today))
  await deliver()
  expect(takenBy(held)).toEqual([])
  await run('suppressions', 'release', '--domain', 'lab.example')
  for (const again of [1, 2]) {
    await town.app.plan(fixedCalendar(today))
    await deliver()
    expect([again, confirmsTo(held).length]).toEqual([again, 1])
  }
  // Refused itself, it is tried once more after the next pause, with a link of full life.
  await subscribe(confirmed)
  await deliver()
  await tell(newestOf(confirmed), 'bounced', { bounce: bounces.refusesUs })
  await run('suppressions', 'release', '--domain', 'lab.example')
  today = new Date('2026-06-08T09:00:00Z')
  await town.app.plan(fixedCalendar(today))
  await deliver()
  expect(confirmsTo(confirmed)).toHaveLength(2)
  const link = /\/confirm\/[\w-]+/.exec(String(newestOf(confirmed).mail?.text))?.[0] ?? ''
  today = new Date('2026-06-14T09:00:00Z')
  const answer = await pages.request(link, { method: 'POST', body: new URLSearchParams() })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('You are subscribed')
})
