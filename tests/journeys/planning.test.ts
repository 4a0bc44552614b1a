/** What happens around a reader's slot, through form, clock and outbox: quiet days, lateness, outages,
 * pauses, changes, late comers. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/delivery/outcome.ts'
import { createOutboxTransport } from '../../src/delivery/transports/outbox.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { letters } from '../../src/storage/schema/delivery.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { changePreferences } from '../../src/subscribers/change-preferences.ts'
import { join, openTown, type Town } from './town.ts'

let town: Town
let folder: string
/** What the provider answers instead of taking the batch. */
let outage: Outcome | null = null

beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-planning-'))
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
type Given = { day: string; title?: string; categories?: string[]; id?: string }

/** Listed on their days; each its own field unless told, so that tests do not meet. */
async function list(given: Given[], now: string): Promise<string[]> {
  const lines = given.map(({ day, title = 'A study', categories = ['cs.LO'], id }) => {
    serial += 1
    const month = day.slice(2, 4) + day.slice(5, 7)
    return {
      id: id ?? `${month}.${String(serial).padStart(5, '0')}`,
      first_listed: day,
      title,
      authors: ['Ada Lovelace'],
      categories,
      comment: '',
      abstract: `We study number ${serial}.`,
    }
  })
  const file = joinPath(folder, `${serial}.jsonl`)
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'))
  await town.ingest(file, new Date(now))
  return lines.map((line) => line.id)
}

const mails = async (email: string, kind = 'digest') =>
  (await town.mails(email)).filter((mail) => mail.kind === kind).reverse()

async function outcomes(email: string) {
  const rows = await town.app.db
    .select({ period: digests.period, outcome: digests.outcome, kind: digests.kind })
    .from(digests)
    .innerJoin(subscribers, eq(subscribers.id, digests.subscriberId))
    .where(eq(subscribers.emailKey, email))
    .orderBy(digests.id)
  return rows.filter((row) => row.kind === 'digest').map((row) => `${row.period} ${row.outcome}`)
}

const reader = (email: string, tag: string, rest: Record<string, string> = {}) => ({
  email,
  tag: [tag],
  timezone: 'UTC',
  hour: '7',
  rhythm: 'daily',
  ...rest,
})

describe('a reader around the slot', () => {
  it('gets the welcome at once, even when nothing matched yet', async () => {
    await list([{ day: '2026-03-02' }], '2026-03-02T12:00:00Z')
    await join(town, new Date('2026-03-02T12:00:00Z'), reader('quiet@lab.example', 'q-fin.TR'))
    const [first] = await mails('quiet@lab.example', 'first')
    expect(first?.subject).toContain('Welcome')
    expect(first?.text).toContain('Nothing announced lately matches')
  })

  it('gets no mail when nothing is new, and the reason is recorded', async () => {
    await town.tick(new Date('2026-03-03T07:00:00Z'))
    expect(await mails('quiet@lab.example')).toEqual([])
    expect(await outcomes('quiet@lab.example')).toEqual(['2026-03-03 nothing-new'])
  })

  it('gets no mail found late, and its papers with the next', async () => {
    const email = 'late@lab.example'
    await list([{ day: '2026-03-03', categories: ['math.AG'] }], '2026-03-03T12:00:00Z')
    await join(town, new Date('2026-03-03T12:00:00Z'), reader(email, 'math.AG'))
    const [id] = await list(
      [{ day: '2026-03-04', categories: ['math.AG'] }],
      '2026-03-04T06:00:00Z',
    )
    await town.tick(new Date('2026-03-04T15:00:00Z'))
    expect(await outcomes(email)).toEqual(['2026-03-04 late'])
    const [next] = await list(
      [{ day: '2026-03-05', categories: ['math.AG'] }],
      '2026-03-05T06:00:00Z',
    )
    await town.tick(new Date('2026-03-05T07:00:00Z'))
    const [mail] = await mails(email)
    expect(mail?.text).toContain(id)
    expect(mail?.text).toContain(next)
  })

  it('has the picks of a withdrawn digest in the next, once', async () => {
    const email = 'outage@lab.example'
    await join(town, new Date('2026-03-05T12:00:00Z'), reader(email, 'math.NT'))
    const [lost] = await list(
      [{ day: '2026-03-06', categories: ['math.NT'] }],
      '2026-03-06T06:00:00Z',
    )
    outage = { kind: 'busy', code: 'internal_server_error', detail: '', retryAfterMs: null }
    await town.app.plan(fixedCalendar(new Date('2026-03-06T07:00:00Z')))
    await town.app.deliver(fixedCalendar(new Date('2026-03-06T07:00:00Z')), {})
    outage = null
    await town.app.deliver(fixedCalendar(new Date('2026-03-06T13:30:00Z')), {})
    expect(await outcomes(email)).toEqual(['2026-03-06 withdrawn'])
    const [next] = await list(
      [{ day: '2026-03-07', categories: ['math.NT'] }],
      '2026-03-07T06:00:00Z',
    )
    await town.tick(new Date('2026-03-07T07:00:00Z'))
    await town.tick(new Date('2026-03-08T07:00:00Z'))
    const sent = await mails(email)
    expect(sent).toHaveLength(1)
    expect(sent[0]?.text).toContain(lost)
    expect(sent[0]?.text).toContain(next)
  })

  it('gets nothing planned before leaving, when it has not left the house', async () => {
    const email = 'leaver@lab.example'
    await list([{ day: '2026-03-09', categories: ['math.PR'] }], '2026-03-09T06:00:00Z')
    await join(town, new Date('2026-03-09T12:00:00Z'), reader(email, 'math.PR'))
    await list([{ day: '2026-03-10', categories: ['math.PR'] }], '2026-03-10T06:00:00Z')
    await town.app.plan(fixedCalendar(new Date('2026-03-10T07:00:00Z')))
    const [first] = await mails(email, 'first')
    const url = new URL(/<([^>]+)>/.exec(first?.headers['List-Unsubscribe'] ?? '')?.[1] as string)
    const left = await town.request(
      new Date('2026-03-10T07:00:30Z'),
      url.pathname,
      new URLSearchParams(),
    )
    expect(left.status).toBe(200)
    await town.tick(new Date('2026-03-10T07:01:00Z'))
    expect(await mails(email)).toEqual([])
    const [letter] = await town.app.db
      .select({ state: letters.state })
      .from(letters)
      .innerJoin(subscribers, eq(subscribers.id, letters.subscriberId))
      .where(and(eq(letters.kind, 'digest'), eq(subscribers.emailKey, email)))
    expect(letter?.state).toBe('withdrawn')
  })

  it('is told what a whole category was about that day, when they follow little else', async () => {
    const email = 'wide@lab.example'
    const finer = 'finer@lab.example'
    await join(town, new Date('2026-03-19T12:00:00Z'), reader(email, 'math.AG'))
    const choices = ['math.AG', 'reinforcement-learning', 'diffusion-models', 'captioning']
    await join(town, new Date('2026-03-19T12:00:00Z'), { ...reader(finer, ''), tag: choices })
    const about = ['Captioning all images', 'Diffusion models everywhere', 'A lemma']
    const given = Array.from({ length: 40 }, (_, n) => ({
      day: '2026-03-20',
      title: `${about[n % 3]} ${n}`,
      categories: ['math.AG'],
    }))
    await list(given, '2026-03-20T06:00:00Z')
    await town.tick(new Date('2026-03-20T07:00:00Z'))
    const [told] = await mails(email)
    const words = told?.text.replace(/\s+/g, ' ') ?? ''
    expect(words).toContain(
      'math.AG brought 40 papers that day; these 8 are spread over its topics',
    )
    expect(words).toContain('Captioning 14')
    expect(words).toContain('Diffusion models 13')
    const [other] = await mails(finer)
    expect(other?.text).not.toContain('spread over')
  })

  it('is left alone in a pause and caught up at its end', async () => {
    const email = 'away@lab.example'
    await join(town, new Date('2026-03-11T12:00:00Z'), reader(email, 'math.CO'))
    const [first] = await mails(email, 'first')
    const url = new URL(/<([^>]+)>/.exec(first?.headers['List-Unsubscribe'] ?? '')?.[1] as string)
    const form = new URLSearchParams({ action: 'pause', until: '2026-03-18' })
    await town.request(new Date('2026-03-11T13:00:00Z'), url.pathname, form)
    const days = ['12', '13', '16', '17', '18'].map((d) => `2026-03-${d}`)
    const ids = await list(
      days.map((day) => ({ day, categories: ['math.CO'] })),
      '2026-03-11T14:00:00Z',
    )
    for (const day of ['12', '13', '14', '15', '16', '17'])
      await town.tick(new Date(`2026-03-${day}T07:00:00Z`))
    expect(await mails(email)).toEqual([])
    await town.tick(new Date('2026-03-18T07:00:00Z'))
    const [mail] = await mails(email)
    for (const id of ids) expect(mail?.text).toContain(id)
    expect(mail?.text.replace(/\s+/g, ' ')).toContain(
      'A catch-up on 7 days: 5 papers matched. By topic: math.CO 5.',
    )
    expect(await mails(email)).toHaveLength(1)
  })

  it('never gets two digests on one local date, whatever is changed', async () => {
    const email = 'traveller@lab.example'
    await join(
      town,
      new Date('2026-03-19T12:00:00Z'),
      reader(email, 'math.LO', { timezone: 'Asia/Seoul' }),
    )
    const days = ['19', '20', '21', '22', '23', '24'].map((d) => `2026-03-${d}`)
    await list(
      days.map((day) => ({ day, categories: ['math.LO'] })),
      '2026-03-19T12:30:00Z',
    )
    const [row] = await town.app.db
      .select()
      .from(subscribers)
      .where(eq(subscribers.emailKey, email))
    const moves = ['America/Los_Angeles', 'Asia/Seoul', 'Pacific/Kiritimati', 'Europe/Berlin']
    for (let hour = 0; hour < 5 * 24; hour++) {
      const now = new Date(Date.parse('2026-03-19T13:00:00Z') + hour * 3_600_000)
      if (hour % 11 === 3) {
        const changes = { timezone: moves[((hour / 11) % moves.length) | 0], hour: (hour * 5) % 24 }
        await changePreferences(
          { db: town.app.db, calendar: fixedCalendar(now) },
          { subscriberId: row?.id as number, changes },
        )
      }
      await town.tick(now)
    }
    const periods = (await outcomes(email)).map((outcome) => outcome.slice(0, 10))
    expect(periods.length).toBeGreaterThan(1)
    expect(new Set(periods).size).toBe(periods.length)
    expect(periods).toEqual(periods.toSorted())
  })

  it('is told of a paper that is cross-listed into its field later, once', async () => {
    const email = 'crossed@lab.example'
    const [id] = await list(
      [{ day: '2026-04-01', categories: ['math.RA'], title: 'Rings' }],
      '2026-04-01T12:00:00Z',
    )
    await join(town, new Date('2026-04-01T12:30:00Z'), reader(email, 'math.KT'))
    await list(
      [{ day: '2026-04-01', categories: ['math.RA', 'math.KT'], id, title: 'Rings' }],
      '2026-04-02T05:00:00Z',
    )
    await town.tick(new Date('2026-04-02T07:00:00Z'))
    await town.tick(new Date('2026-04-03T07:00:00Z'))
    const sent = await mails(email)
    expect(sent).toHaveLength(1)
    expect(sent[0]?.text).toContain(id)
  })

  it('gets nothing older for a new interest', async () => {
    const email = 'curious@lab.example'
    await join(town, new Date('2026-04-06T12:00:00Z'), reader(email, 'math.OA'))
    const old = await list([{ day: '2026-04-07', categories: ['math.QA'] }], '2026-04-07T05:00:00Z')
    await town.tick(new Date('2026-04-07T07:00:00Z'))
    const [row] = await town.app.db
      .select()
      .from(subscribers)
      .where(eq(subscribers.emailKey, email))
    await changePreferences(
      { db: town.app.db, calendar: fixedCalendar(new Date('2026-04-07T09:00:00Z')) },
      {
        subscriberId: row?.id as number,
        changes: { interests: [{ kind: 'tag', slug: 'math.QA', level: 'normal' }] },
      },
    )
    const fresh = await list(
      [{ day: '2026-04-08', categories: ['math.QA'] }],
      '2026-04-08T05:00:00Z',
    )
    await town.tick(new Date('2026-04-08T07:00:00Z'))
    const [mail] = await mails(email)
    expect(mail?.text).toContain(fresh[0])
    expect(mail?.text).not.toContain(old[0])
  })

  it('is named what was left out and many noticed since, once, and never alone', async () => {
    const email = 'busy@lab.example'
    const tag = 'q-bio.MN'
    await join(town, new Date('2026-04-20T05:00:00Z'), reader(email, tag, { number: '3' }))
    const day = (n: number) => `2026-04-${20 + n}`
    const listed = await list(
      Array.from({ length: 45 }, () => ({ day: day(0), categories: [tag], title: 'Crowded' })),
      `${day(0)}T06:00:00Z`,
    )
    for (let n = 0; n < 4; n++) {
      if (n > 0) await list([{ day: day(n), categories: [tag] }], `${day(n)}T06:00:00Z`)
      await town.tick(new Date(`${day(n)}T07:00:00Z`))
    }
    const texts = async () => (await mails(email)).map(({ text }) => text ?? '').join('\n')
    const before = await texts()
    expect(before).not.toContain('You may have missed')
    const left = listed.filter((id) => !before.includes(id))
    expect(left.length).toBeGreaterThan(20)
    await town.app.db.execute(sql`
      insert into paper_signals (paper_id, source, upvotes, updated_at)
      select id, 'huggingface', 120, available_at from papers
      where public_id in (${left[0]}, ${listed.find((id) => before.includes(id))})`)
    await town.tick(new Date(`${day(4)}T07:00:00Z`))
    expect(await texts()).toBe(before)
    for (const n of [5, 6]) {
      await list([{ day: day(n), categories: [tag] }], `${day(n)}T06:00:00Z`)
      await town.tick(new Date(`${day(n)}T07:00:00Z`))
    }
    const [fifth, sixth] = (await mails(email)).slice(-2)
    const [, missed] = (fifth?.text ?? '').split('You may have missed:')
    expect(missed).toContain(left[0])
    expect(missed?.match(/arxiv\.org\/abs\//g)).toHaveLength(1)
    expect(fifth?.text).toContain('1 matched, 1 here')
    expect(fifth?.html).toContain('You may have missed')
    expect(sixth?.text).not.toContain('You may have missed')
    const services = town.app.services
    const calendar = fixedCalendar(new Date(`${day(6)}T08:00:00Z`))
    const why = await services.why(calendar, { email, paper: left[0] as string })
    expect(why.decision).toBe('named')
  })

  it('is told once where they subscribed, when they were imported', async () => {
    const file = joinPath(folder, 'imported.csv')
    writeFileSync(
      file,
      'email,tags,timezone,hour,consent_source\nimported@lab.example,math.SP,UTC,7,Lab News\n',
    )
    const request = { file, tags: [], overwrite: false, dryRun: false }
    await town.app.services.importSubscribers(
      fixedCalendar(new Date('2026-04-13T12:00:00Z')),
      request,
      new AbortController().signal,
    )
    for (const day of ['2026-04-14', '2026-04-15']) {
      await list([{ day, categories: ['math.SP'] }], `${day}T05:00:00Z`)
      await town.tick(new Date(`${day}T07:00:00Z`))
    }
    const [first, second] = await mails('imported@lab.example')
    const opening = 'You get this because you subscribed to Lab News; it now comes from Paperboy.'
    expect(first?.text.replace(/\s+/g, ' ')).toContain(opening)
    expect(second?.text.replace(/\s+/g, ' ')).not.toContain(opening)
  })

  it('is planned once, however often the same moment is worked on', async () => {
    const before = (await town.mails()).length
    for (let n = 0; n < 3; n++) {
      expect(await town.tick(new Date('2026-04-08T07:00:00Z'))).toMatchObject({
        planned: 0,
        accepted: 0,
      })
    }
    expect((await town.mails()).length).toBe(before)
  })

  it('may leave and come back; the same day brings no second digest', async () => {
    const email = 'returning@lab.example'
    await list([{ day: '2026-04-09', categories: ['math.SG'] }], '2026-04-09T06:00:00Z')
    await join(town, new Date('2026-04-09T12:00:00Z'), reader(email, 'math.SG'))
    const [first] = await mails(email, 'first')
    const url = new URL(/<([^>]+)>/.exec(first?.headers['List-Unsubscribe'] ?? '')?.[1] as string)
    await town.request(new Date('2026-04-09T13:00:00Z'), url.pathname, new URLSearchParams())
    // Confirm letters are throttled by the database's clock, which the test cannot wait for.
    await town.app.db.execute(sql`update letters set created_at = created_at - interval '2 hours'`)
    await join(town, new Date('2026-04-09T14:00:00Z'), reader(email, 'math.SG'))
    expect(await mails(email, 'first')).toHaveLength(1)
    const [id] = await list(
      [{ day: '2026-04-10', categories: ['math.SG'] }],
      '2026-04-10T06:00:00Z',
    )
    await town.tick(new Date('2026-04-10T07:00:00Z'))
    const sent = await mails(email)
    expect(sent).toHaveLength(1)
    expect(sent[0]?.text).toContain(id)
  })
})
