/** Webhooks over a reader's and an edition's whole way: what is told, once, to whom, and what is not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wireReturns } from '../../src/app/wire-returns.ts'
import { runCommand } from '../../src/cli/run-command.ts'
import { readProviderEvent } from '../../src/delivery/returns/provider-event.ts'
import { recordEvent } from '../../src/delivery/returns/record-event.ts'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { pickPaper } from '../../src/editorial/pick-paper.ts'
import { publishEdition, withdrawEdition } from '../../src/editorial/publish-edition.ts'
import { readEdition } from '../../src/editorial/read-edition.ts'
import { createSeries, type Series } from '../../src/editorial/series.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { letters } from '../../src/storage/schema/delivery.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import * as schema from '../../src/storage/schema/editorial.ts'
import { auditLog } from '../../src/storage/schema/editorial.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { webhookCalls } from '../../src/storage/schema/webhooks.ts'
import { type HookReceiver, isSignedBy, startHookReceiver } from '../support/hook-receiver.ts'
import { join, openTown, type Town } from './town.ts'

let town: Town
let receiver: HookReceiver
let folder: string
let series: Series
let secret: string

const idle = new AbortController().signal
const at = (time: string) => new Date(`2026-06-${time}:00Z`)
const token = 'a-token-of-the-operator'
const bearer = { authorization: `Bearer ${token}`, accept: 'application/json' }

beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-webhooks-'))
  receiver = await startHookReceiver()
  town = await openTown({ env: { ADMIN_TOKEN: token }, webhookFetch: receiver.fetch })
  const { db } = town.app
  const fields = { slug: 'daily', name: 'Daily', language: 'en', timezone: 'UTC' }
  series = await createSeries(db, { by: tokenEditor, ...fields })
  const line = {
    ...{ id: '2606.00001', first_listed: '2026-06-02', title: 'Weighing sheep' },
    ...{ authors: ['Ada Bee'], categories: ['econ.GN'], comment: '', abstract: 'We weigh.' },
  }
  const file = joinPath(folder, 'papers.jsonl')
  writeFileSync(file, JSON.stringify(line))
  await town.ingest(file, at('02T05:00'))
}, 240_000)
afterAll(async () => {
  await town?.close()
  await receiver?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function run(...argv: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = []
  const io = {
    out: async (line: string) => void lines.push(line),
    note: async (line: string) => void lines.push(line),
  }
  const code = await runCommand(town.app.services, { argv, cwd: folder }, io, idle)
  return { code, lines }
}

/** What was told since the last time, in the order of its words: calls come in any other. */
async function told(): Promise<Array<{ type: string; data: Record<string, unknown> }>> {
  const before = receiver.heard.length
  await town.app.webhooks.dispatch(idle)
  const news = receiver.heard.slice(before)
  for (const call of news) expect(isSignedBy(call, secret)).toBe(true)
  return news
    .map(({ body: { type, data } }) => ({ type, data }))
    .sort((a, b) => a.type.localeCompare(b.type))
}

const idOf = async (email: string): Promise<number> => {
  const [row] = await town.app.db.select().from(subscribers).where(eq(subscribers.email, email))
  return row?.id ?? 0
}

const reader = (email: string) => ({
  ...{ email, tag: ['econ.GN'], timezone: 'UTC', hour: '7', rhythm: 'daily', locale: 'en' },
})

describe('the command', () => {
  it('makes an endpoint, tells its secret once, and lists it without', async () => {
    const made = await run('webhooks', 'add', receiver.url, '--events', 'all')
    expect(made.code).toBe(0)
    secret = /whsec_\S+/.exec(made.lines.join('\n'))?.[0] ?? ''
    const listed = await run('webhooks', 'list')
    expect(listed.lines.join('\n')).toContain(receiver.url)
    expect(listed.lines.join('\n')).not.toContain('whsec_')
    expect((await run('webhooks', 'test', '1')).lines).toEqual(['it arrived: HTTP 204'])
    expect(receiver.heard.at(-1)?.body.type).toBe('webhook.test')
  })

  it('leaves a line in the log for each change, in its own name', async () => {
    const words = [
      ['add', 'https://hooks.lab.example/second'],
      ['pause', '2'],
      ['resume', '2'],
      ['rotate', '2', '--leaked'],
      ['remove', '2'],
    ]
    for (const each of words) expect((await run('webhooks', ...each)).code).toBe(0)
    expect((await run('webhooks', 'pause', '2')).code).toBe(1)
    const lines = await town.app.db.select().from(auditLog).where(eq(auditLog.what, 'webhook 2'))
    expect(lines.map(({ who, act }) => `${who}: ${act}`)).toEqual(
      ['made', 'changed', 'changed', 'rotated', 'removed'].map(
        (act) => `command line: webhook-${act}`,
      ),
    )
    expect(JSON.stringify(lines)).not.toMatch(/hooks\.lab|whsec_/)
  })

  it.each([
    ['add', 'http://hooks.example/x'],
    ['add', 'https://192.168.1.1/x'],
    ['add', 'https://hooks.example/x', '--events', 'everything'],
    ['test', '99'],
    ['remove', 'one'],
    ['burn', '1'],
    ['add'],
  ])('webhooks %s %s is refused', async (...words) => {
    expect((await run('webhooks', ...words)).code).toBeGreaterThan(0)
  })
})

describe('a reader', () => {
  it('signs up, confirms and gets a first digest: each is told once, by number', async () => {
    await join(town, at('03T06:00'), reader('ada@lab.example'))
    const subscriberId = await idOf('ada@lab.example')
    const [digest] = await town.app.db.select().from(digests)
    const news = await told()
    expect(news).toHaveLength(3)
    expect(news).toEqual(
      expect.arrayContaining([
        { type: 'subscriber.subscribed', data: { subscriberId } },
        { type: 'subscriber.confirmed', data: { subscriberId, again: false } },
        {
          type: 'digest.accepted',
          data: { subscriberId, digestId: digest?.id, kind: 'first' },
        },
      ]),
    )
    expect(await told()).toEqual([])
    const all = receiver.heard.map(({ raw }) => raw).join()
    expect(all).not.toContain('ada@')
    expect(all).not.toMatch(/confirm\/|unsubscribe\/|token/)
  })

  it('leaves, and comes back', async () => {
    const subscriberId = await idOf('ada@lab.example')
    const [mail] = await town.mails('ada@lab.example')
    const path = new URL(/https?:\S+\/unsubscribe\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '')
      .pathname
    for (const action of ['all', 'all', 'undo']) {
      await town.request(at('03T09:00'), path, new URLSearchParams({ action }))
    }
    expect(await told()).toEqual([
      { type: 'subscriber.confirmed', data: { subscriberId, again: true } },
      { type: 'subscriber.left', data: { subscriberId, how: 'left' } },
    ])
  })

  it('whose address bounces is told of once', async () => {
    const { db, keys, log } = town.app
    const subscriberId = await idOf('ada@lab.example')
    const [letter] = await db.select().from(letters).where(eq(letters.subscriberId, subscriberId))
    const deps = wireReturns({ db, keys, log, calendar: fixedCalendar(at('03T10:00')) })
    const body = {
      ...{ type: 'email.bounced', created_at: at('03T10:00').toISOString() },
      data: {
        ...{ email_id: 'x', to: ['ada@lab.example'], tags: { letter: String(letter?.id) } },
        bounce: { type: 'Permanent', subType: 'NoEmail', message: 'no such mailbox' },
      },
    }
    const event = readProviderEvent(body)
    if (!event) throw new Error('no event')
    await recordEvent(deps, { id: 'one', event })
    await recordEvent(deps, { id: 'two', event })
    expect(await told()).toEqual([
      { type: 'subscriber.bounced', data: { subscriberId, reason: 'bounce' } },
    ])
  })

  it('who is erased takes what waits along; who was told of them hears that they are gone', async () => {
    await join(town, at('03T11:00'), reader('bo@lab.example'))
    const subscriberId = await idOf('bo@lab.example')
    const about = eq(webhookCalls.subscriberId, subscriberId)
    expect(await town.app.db.$count(webhookCalls, about)).toBe(3)
    const path = `/api/v1/admin/subscribers/${subscriberId}`
    const pages = await town.send(at('03T12:00'), path, { method: 'DELETE', headers: bearer })
    expect(pages.status).toBe(200)
    expect(await told()).toEqual([
      { type: 'subscriber.left', data: { subscriberId, how: 'erased' } },
    ])
    await town.tick(at('03T12:01'))
    expect(await town.app.db.$count(subscribers, eq(subscribers.id, subscriberId))).toBe(0)
  })

  it('who is brought in by a file is history', async () => {
    const lines = ['email,tags,consent_source', 'cy@lab.example,econ.GN,an older list']
    writeFileSync(joinPath(folder, 'readers.csv'), lines.join('\n'))
    expect((await run('import', 'readers.csv', '--now', at('03T13:00').toISOString())).code).toBe(0)
    expect(await idOf('cy@lab.example')).toBeGreaterThan(0)
    expect(await told()).toEqual([])
  })
})

describe('an edition', () => {
  it('is told of when it cannot be taken back any more, once', async () => {
    const { db } = town.app
    const [paper] = await db.select().from(papers)
    const ref = { by: tokenEditor, series, date: '2026-06-04' }
    const deps = (now: Date) => ({ db, calendar: fixedCalendar(now) })
    const version = async () =>
      (await readEdition(db, { seriesId: series.id, date: ref.date }))?.version ?? 0
    await pickPaper(db, ref, paper?.id ?? 0)
    await publishEdition(deps(at('04T06:00')), ref, { at: null, version: await version() })
    await town.tick(at('04T06:05'))
    await withdrawEdition(deps(at('04T06:06')), ref, { version: await version() })
    await town.tick(at('04T06:20'))
    expect(await told()).toEqual([])
    await publishEdition(deps(at('04T06:30')), ref, { at: null, version: await version() })
    for (const time of ['04T06:41', '04T06:42']) await town.tick(at(time))
    const data = { series: 'daily', date: '2026-06-04', papers: 1 }
    expect((await told()).filter(({ type }) => type === 'edition.published')).toEqual([
      { type: 'edition.published', data },
    ])
  })

  it('that is imported is history', async () => {
    const archive = [
      ...['# Daily', '', '## 2026-05-01', '', '### Weighing sheep'],
      ...['', 'https://arxiv.org/abs/2606.00001', '', 'A note of old.', ''],
    ]
    writeFileSync(joinPath(folder, 'old.md'), archive.join('\n'))
    const now = at('05T06:00').toISOString()
    const imported = await run('import', 'old.md', '--as', 'editions', '--now', now)
    expect(imported.code).toBe(0)
    const { editions } = schema
    expect(await town.app.db.$count(editions, eq(editions.imported, true))).toBe(1)
    await town.tick(at('05T06:30'))
    expect((await told()).filter(({ type }) => type === 'edition.published')).toEqual([])
  })
})

it('without an endpoint that asks, nothing is written', async () => {
  const { db } = town.app
  await run('webhooks', 'pause', '1')
  const before = await db.$count(webhookCalls)
  await join(town, at('06T06:00'), reader('dee@lab.example'))
  expect(await db.$count(webhookCalls)).toBe(before)
  await run('webhooks', 'resume', '1')
  const [row] = await db.execute<{ events: string }>(
    sql`update webhook_endpoints set events = '{subscriber.left}' returning id`,
  )
  expect(row).toBeDefined()
  await join(town, at('06T07:00'), reader('ed@lab.example'))
  expect(await db.$count(webhookCalls)).toBe(before)
})
