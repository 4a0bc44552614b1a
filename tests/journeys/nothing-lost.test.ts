/** No paper is lost, whatever readers and outages do around a slot: coming back the same day, digests
 * withdrawn, pauses ended early. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/delivery/outcome.ts'
import { createOutboxTransport } from '../../src/delivery/transports/outbox.ts'
import { addDays } from '../../src/lib/local-time.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { changePreferences } from '../../src/subscribers/change-preferences.ts'
import { join, openTown, type Town } from './town.ts'

let town: Town
let folder: string
/** What the provider answers instead of taking the batch. */
let outage: Outcome | null = null

beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-lost-'))
  town = await openTown({
    transport: ({ db }) => {
      const outbox = createOutboxTransport({ db })
      return { ...outbox, send: async (batch) => outage ?? outbox.send(batch) }
    },
  })
}, 120_000)
afterAll(async () => {
  await town.close()
  rmSync(folder, { recursive: true })
})
afterEach(() => {
  outage = null
})

let serial = 0

/** One paper a day in the field; their ids. */
async function list(field: string, days: string[], now: string): Promise<string[]> {
  const lines = days.map((day) => {
    serial += 1
    return {
      id: `${day.slice(2, 4)}${day.slice(5, 7)}.${String(serial).padStart(5, '0')}`,
      first_listed: day,
      title: 'A study',
      authors: ['Ada Lovelace'],
      categories: [field],
      comment: '',
      abstract: `We study number ${serial}.`,
    }
  })
  const file = joinPath(folder, `${serial}.jsonl`)
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'))
  await town.ingest(file, new Date(now))
  return lines.map((line) => line.id)
}

/** As if it had come from a live source at that moment. */
const publishedAt = (id: string | undefined, moment: string) =>
  town.app.db.execute(
    sql`update papers set available_at = ${moment}::timestamptz where public_id = ${id}`,
  )

const digestsOf = async (email: string) =>
  (await town.mails(email)).filter((mail) => mail.kind === 'digest').reverse()

const reader = (email: string, tag: string, rest: Record<string, string> = {}) => ({
  email,
  tag: [tag],
  timezone: 'UTC',
  hour: '7',
  rhythm: 'daily',
  ...rest,
})

async function unsubscribePath(email: string): Promise<string> {
  const mails = await town.mails(email)
  const header = mails.find((mail) => 'List-Unsubscribe' in mail.headers)?.headers
  return new URL(/<([^>]+)>/.exec(header?.['List-Unsubscribe'] ?? '')?.[1] as string).pathname
}

const leave = async (email: string, now: string) =>
  town.request(new Date(now), await unsubscribePath(email), new URLSearchParams())

async function subscriberId(email: string): Promise<number> {
  const [row] = await town.app.db
    .select({ id: subscribers.id })
    .from(subscribers)
    .where(eq(subscribers.emailKey, email))
  return row?.id as number
}

/** Confirm letters are throttled by the database's clock, which the test cannot wait for. */
const forgetLetters = () =>
  town.app.db.execute(sql`update letters set created_at = created_at - interval '2 hours'`)

const plan = (now: string) => town.app.plan(fixedCalendar(new Date(now)))
const deliver = (now: string) => town.app.deliver(fixedCalendar(new Date(now)), {})
const tick = (now: string) => town.tick(new Date(now))
const busy: Outcome = {
  kind: 'busy',
  code: 'internal_server_error',
  detail: '',
  retryAfterMs: null,
}

describe('who comes back on the day of a digest', () => {
  it('gets the papers announced between that digest and the return', async () => {
    const email = 'same-day@lab.example'
    await list('math.AG', ['2026-03-02'], '2026-03-02T06:00:00Z')
    await join(town, new Date('2026-03-02T12:00:00Z'), reader(email, 'math.AG'))
    await list('math.AG', ['2026-03-03'], '2026-03-03T05:30:00Z')
    await tick('2026-03-03T07:00:00Z')
    const [id] = await list('math.AG', ['2026-03-03'], '2026-03-03T08:00:00Z')
    await publishedAt(id, '2026-03-03T08:00:00Z')
    await leave(email, '2026-03-03T09:00:00Z')
    await forgetLetters()
    await join(town, new Date('2026-03-03T10:00:00Z'), reader(email, 'math.AG'))
    await list('math.AG', ['2026-03-04'], '2026-03-04T06:00:00Z')
    await tick('2026-03-04T07:00:00Z')
    expect((await digestsOf(email)).at(-1)?.text).toContain(id)
  })

  it('gets what a digest withdrawn by leaving would have shown', async () => {
    const email = 'withdrawn-then-back@lab.example'
    await join(town, new Date('2026-03-04T12:00:00Z'), reader(email, 'math.NT'))
    const [id] = await list('math.NT', ['2026-03-05'], '2026-03-05T05:30:00Z')
    await plan('2026-03-05T07:00:00Z')
    await leave(email, '2026-03-05T07:00:30Z')
    await deliver('2026-03-05T07:01:00Z')
    await forgetLetters()
    await join(town, new Date('2026-03-05T10:00:00Z'), reader(email, 'math.NT'))
    await tick('2026-03-06T07:00:00Z')
    expect((await digestsOf(email)).map(({ text }) => text.includes(id as string))).toEqual([true])
  })
})

describe('a time without a digest', () => {
  it('ends with a catch-up that comes whole with the next digest when it is withdrawn', async () => {
    const email = 'late-catch-up@lab.example'
    await join(town, new Date('2026-04-01T12:00:00Z'), reader(email, 'math.CO'))
    const pause = new URLSearchParams({ action: 'pause', until: '2026-04-29' })
    await list('math.CO', ['2026-04-01'], '2026-04-01T13:00:00Z')
    await town.request(new Date('2026-04-01T13:00:00Z'), await path(email), pause)
    const weekdays = days('2026-04-02', 20)
    const [early] = await list('math.CO', weekdays, '2026-04-29T05:00:00Z')
    outage = busy
    await plan('2026-04-29T07:00:00Z')
    await deliver('2026-04-29T07:00:00Z')
    outage = null
    await deliver('2026-04-29T13:30:00Z')
    await tick('2026-04-30T07:00:00Z')
    const [mail] = await digestsOf(email)
    expect(mail?.text).toContain(early)
  })

  it('is caught up when the pause is ended by hand', async () => {
    const email = 'resumed@lab.example'
    await join(town, new Date('2026-05-01T12:00:00Z'), reader(email, 'math.LO'))
    await list('math.LO', ['2026-05-01'], '2026-05-01T13:00:00Z')
    const pause = new URLSearchParams({ action: 'pause', until: '2026-08-29' })
    await town.request(new Date('2026-05-01T13:00:00Z'), await path(email), pause)
    const [early] = await list('math.LO', days('2026-05-04', 20), '2026-05-29T05:00:00Z')
    await changePreferences(
      { db: town.app.db, calendar: fixedCalendar(new Date('2026-05-28T20:00:00Z')) },
      { subscriberId: await subscriberId(email), changes: { pausedUntil: null } },
    )
    await tick('2026-05-29T07:00:00Z')
    const [mail] = await digestsOf(email)
    expect(mail?.text).toContain(early)
  })
})

const path = unsubscribePath
/** So many weekdays from one on. */
function days(first: string, count: number): string[] {
  const found: string[] = []
  for (let day = first; found.length < count; day = addDays(day, 1)) {
    if (new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0) found.push(day)
  }
  return found
}

describe('a paper that its authors took back', () => {
  it('is mailed to nobody, and why says so', async () => {
    const email = 'careful@lab.example'
    await list('math.GT', ['2026-06-01'], '2026-06-01T06:00:00Z')
    await join(town, new Date('2026-06-01T12:00:00Z'), reader(email, 'math.GT'))
    const [gone, kept] = await list('math.GT', ['2026-06-02', '2026-06-02'], '2026-06-02T05:00:00Z')
    await town.app.db.execute(
      sql`update papers set withdrawn = true where public_id = ${gone as string}`,
    )
    await tick('2026-06-02T07:00:00Z')
    const [mail] = await digestsOf(email)
    expect(mail?.text).toContain(kept)
    expect(mail?.text).not.toContain(gone)
    const calendar = fixedCalendar(new Date('2026-06-02T08:00:00Z'))
    const why = await town.app.services.why(calendar, { email, paper: gone as string })
    expect(why.decision).toBe('retracted')
  })
})
