/** Keys are rotated under two instances of one database: what goes on, what dies, what leaves once. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { wirePages } from '../../src/app/wire-pages.ts'
import { type App, type AppInput, createApp } from '../../src/app.ts'
import { runCommand } from '../../src/cli/run-command.ts'
import { createOutboxTransport } from '../../src/delivery/transports/outbox.ts'
import type { SendResult, Transport } from '../../src/delivery/transports/transport.ts'
import { rememberDevice } from '../../src/feedback/devices.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { batches } from '../../src/storage/schema/delivery.ts'
import { savedPapers } from '../../src/storage/schema/feedback.ts'
import { installation } from '../../src/storage/schema/operations.ts'
import { consents, subscribers } from '../../src/storage/schema/subscribers.ts'
import { formerSecretKey, loadSecretKey, replaceSecretKey } from '../../src/storage/secret-key.ts'
import { findSuppressed, suppress } from '../../src/subscribers/suppression.ts'
import { join, openTown, secretKey, type Town, townOf } from './town.ts'

const kim = 'kim@lab.example'
const monday = new Date('2026-05-18T07:30:00Z')
const morning = (day: string) => new Date(`${day}T08:00:00Z`)
const idle = new AbortController().signal

let town: Town
let folder: string
let other: App
/** In place of taking the letters. */
let answer: SendResult | null
let taken: Array<{ key: string; html: string[] }>

const recording = (db: App['db']): Transport => {
  const outbox = createOutboxTransport({ db })
  return {
    ...outbox,
    async send(batch) {
      if (answer) return answer
      taken.push({ key: batch.key, html: batch.messages.map(({ html }) => html) })
      return outbox.send(batch)
    },
  }
}

let base: Town

beforeAll(async () => {
  base = await openTown()
}, 120_000)
afterAll(() => base.close())
beforeEach(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-rotation-'))
  answer = null
  taken = []
  await base.app.db.execute(sql`truncate subscribers, letters, batches, outbox_mails, papers, rate_limits
    restart identity cascade`)
  await base.app.db.execute(sql`delete from installation where key like '%-key%'`)
  town = townOf(await another(), base.test)
  other = await another()
  await list('2026-05-18', 1)
  await join(town, monday, { email: kim, tag: ['cs.CL'], timezone: 'UTC', hour: '7' })
})
afterEach(async () => {
  other.close()
  town.app.close()
  rmSync(folder, { recursive: true })
})

const another = (given: Partial<AppInput> = {}) =>
  createApp({
    config: base.app.config,
    db: base.test.db,
    secretKey,
    log: pino({ level: 'silent' }),
    transport: recording(base.test.db),
    ...given,
  })

async function list(day: string, from: number) {
  const lines = [from, from + 1, from + 2].map((n) =>
    JSON.stringify({
      id: `2605.0000${n}`,
      first_listed: day,
      title: `Parsing letters, part ${n}`,
      authors: ['Ada Lovelace'],
      categories: ['cs.CL'],
      comment: null,
      abstract: 'We propose a parser.',
    }),
  )
  const file = joinPath(folder, `${day}.jsonl`)
  writeFileSync(file, lines.join('\n'))
  await town.ingest(file, new Date(`${day}T05:00:00Z`))
}

async function paperboy(app: App, ...argv: string[]) {
  const out: string[] = []
  const print = async (line: string) => void out.push(line)
  const request = { argv, cwd: folder }
  const code = await runCommand(app.services, request, { out: print, note: print }, idle)
  return { code, out: out.join('\n') }
}

/** Paths of the newest letter's links, by what they open. */
async function links(to = kim) {
  const [mail] = await town.mails(to)
  const paths = `${mail?.html} ${mail?.headers['List-Unsubscribe']}`.matchAll(
    /http:\/\/[^/]+(\/(confirm|preferences|unsubscribe|digest|feedback)\/[\w-]+)/g,
  )
  const found: Record<string, string> = {}
  for (const [, path, name] of paths) found[name as string] ??= path as string
  return found as Record<'confirm' | 'preferences' | 'unsubscribe' | 'digest' | 'feedback', string>
}

/** As the second instance answers. */
const asked = (path: string, form?: Record<string, string>) =>
  wirePages(other, {
    calendar: fixedCalendar(morning('2026-05-19')),
    kickDelivery: () => undefined,
    beatMs: 1,
  }).request(path, form ? { method: 'POST', body: new URLSearchParams(form) } : {})
const statusOf = async (path: string) => (await asked(path)).status
/** Papers saved once a browser that remembers the reader has pressed the button. */
async function savedBy(token: string) {
  const pages = wirePages(other, {
    calendar: fixedCalendar(monday),
    kickDelivery: () => undefined,
    beatMs: 1,
  })
  const headers = { cookie: `paperboy_device=${token}` }
  const saved = await town.app.db.$count(savedPapers)
  const body = new URLSearchParams({ do: 'save' })
  await pages.request(`/papers/2605.0000${saved + 1}/save`, { method: 'POST', headers, body })
  return town.app.db.$count(savedPapers)
}
const stateOf = async (email: string) =>
  (await town.app.db.select().from(subscribers).where(eq(subscribers.emailKey, email)))[0]
const keyIn = (path: string) => path.split('/').at(-1)?.split('-')[1]

describe('a routine rotation', () => {
  it('signs letters of every instance with the new key, and what was mailed goes on', async () => {
    const before = await links()
    const { out } = await paperboy(town.app, 'rotate')
    expect(out).toContain('links are signed with key 2 from now on')
    await list('2026-05-19', 4)
    const calendar = fixedCalendar(morning('2026-05-19'))
    await other.services.tick(calendar, idle, async () => {})
    const after = await links()
    expect(keyIn(before.preferences)).toBe('1')
    expect(keyIn(after.preferences)).toBe('2')
    expect(keyIn(after.unsubscribe)).toBe('2')
    for (const one of [before, after]) {
      for (const path of [one.preferences, one.unsubscribe, one.digest]) {
        expect({ path, status: await statusOf(path) }).toEqual({ path, status: 200 })
      }
    }
  })

  it('a year later, old links are over and leaving is not', async () => {
    const before = await links()
    await town.app.services.rotate({ leaked: false })
    await town.app.db.execute(sql`update installation set value = jsonb_set(value, '{1,madeAt}',
      to_jsonb('2024-01-01T00:00:00.000Z'::text)) where key = 'signing-keys'`)
    expect(await statusOf(before.preferences)).toBe(404)
    expect(await statusOf(before.digest)).toBe(404)
    const left = await asked(before.unsubscribe, { action: 'all' })
    expect(left.status).toBe(200)
    expect((await stateOf(kim))?.state).toBe('left')
  })

  it('instances that rotate at once make one version each, which all of them open', async () => {
    const [one, two] = await Promise.all([
      town.app.services.rotate({ leaked: false }),
      other.services.rotate({ leaked: false }),
    ])
    expect([one?.version, two?.version].sort()).toEqual([2, 3])
    expect(await statusOf(new URL(town.app.links.preferences(1)).pathname)).toBe(200)
  })
})

describe('after a leak', () => {
  it('private links, devices and mailed links are dead on every instance at once', async () => {
    const before = await links()
    const reader = await stateOf(kim)
    const token = await rememberDevice(town.app, { subscriberId: reader?.id as number })
    expect(await savedBy(token)).toBe(1)
    const { out } = await paperboy(town.app, 'rotate', '--leaked')
    expect(out).toMatch(/links of key 1 open nothing any more but leaving; 1 sessions/)
    expect(out).toContain('SECRET_KEY_FORMER')
    for (const path of [before.preferences, before.digest, `${before.feedback}/1/save`]) {
      const page = await asked(path)
      expect({ path, status: page.status }).toEqual({ path, status: 404 })
      expect(await page.text()).toContain('href="/link"')
    }
    expect(await savedBy(token)).toBe(1)
    await town.app.db.execute(sql`update letters set created_at = created_at - interval '1 day'`)
    await asked('/link', { email: kim })
    await town.tick(monday)
    const fresh = await links()
    expect(keyIn(fresh.preferences)).toBe('2')
    expect(await statusOf(fresh.preferences)).toBe(200)
  })

  it('leaving by an old link works, tells nothing of the reader, and is taken back', async () => {
    const { unsubscribe } = await links()
    await town.app.services.rotate({ leaked: true })
    const page = await (await asked(unsubscribe)).text()
    expect(page).not.toContain('k•••@lab.example')
    expect(page).not.toContain('cs.CL')
    expect((await asked(unsubscribe, { action: 'weekly' })).status).toBe(404)
    expect((await stateOf(kim))?.rhythm).toBe('daily')
    expect((await asked(unsubscribe, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
    expect(await stateOf(kim)).toMatchObject({ state: 'left', undo: { keyVersion: 1 } })
    const [consent] = await town.app.db.select().from(consents).where(eq(consents.event, 'left'))
    expect(consent?.detail).toBe('key 1')
    expect((await asked(unsubscribe, { action: 'undo' })).status).toBe(404)
    const undo = (...more: string[]) => paperboy(other, 'undo-leaves', '--key', ...more)
    const none = await undo('2', '--since', '2026-05-01')
    expect(none.out).toContain('taken back: 0 left')
    expect((await undo('1', '--since', '2026-05-20')).out).toContain('taken back: 0 left')
    const looked = await undo('1', '--since', '2026-05-01', '--dry-run')
    expect(looked.out).toContain('would be taken back: 1 left')
    expect((await stateOf(kim))?.state).toBe('left')
    // The command goes by the present: the leaving was an hour ago.
    await town.app.db.execute(sql`update subscribers set undo = jsonb_set(undo, '{at}',
      to_jsonb(clock_timestamp() - interval '1 hour'))`)
    expect((await undo('1', '--since', '2026-05-20')).out).toContain('taken back: 1 left')
    expect(await stateOf(kim)).toMatchObject({ state: 'confirmed', leftAt: null, undo: null })
  })

  it('a confirmation of the leaked key confirms nobody and sends a fresh one', async () => {
    const ada = 'ada@lab.example'
    const form = new URLSearchParams({ email: ada, tag: 'cs.CL', timezone: 'UTC' })
    await town.request(monday, '/subscribe', form)
    await town.tick(monday)
    const { confirm } = await links(ada)
    await town.app.services.rotate({ leaked: true })
    const page = await asked(confirm)
    expect(page.status).toBe(410)
    expect(await page.text()).toContain('name="fresh"')
    await asked(confirm, {})
    expect((await stateOf(ada))?.state).toBe('pending')
    await town.app.db.execute(sql`update letters set created_at = created_at - interval '1 hour'`)
    expect((await asked(confirm, { fresh: '1' })).status).toBe(200)
    await town.tick(monday)
    const fresh = await links(ada)
    expect(keyIn(fresh.confirm)).toBe('2')
    expect((await asked(fresh.confirm, {})).status).toBe(200)
    expect((await stateOf(ada))?.state).toBe('confirmed')
  })

  it('a batch that nobody has taken leaves once, with links of the new key', async () => {
    await list('2026-05-19', 4)
    const sent = taken.length
    answer = { kind: 'busy', code: '503', detail: 'unwell', retryAfterMs: 3_000_000 }
    await town.tick(morning('2026-05-19'))
    const report = await other.services.rotate({ leaked: true })
    expect(report).toMatchObject({ version: 2, leaked: [1], refrozen: 1 })
    answer = null
    await town.tick(morning('2026-05-19'))
    await other.services.tick(fixedCalendar(morning('2026-05-19')), idle, async () => {})
    expect(taken.length - sent).toBe(1)
    expect(keyIn((await links()).preferences)).toBe('2')
    expect(await statusOf((await links()).preferences)).toBe(200)
  })

  it('a batch that may have been taken is repeated with the same bytes', async () => {
    await list('2026-05-19', 4)
    answer = { kind: 'busy', code: '503', detail: 'unwell', retryAfterMs: 3_000_000 }
    await town.tick(morning('2026-05-19'))
    const doubtful = sql`state = 'open' and lane = 'bulk'`
    const [batch] = await town.app.db
      .update(batches)
      .set({ state: 'maybe-taken', nextAttemptAt: null })
      .where(doubtful)
      .returning({ id: batches.id, checksum: batches.payloadChecksum })
    expect((await town.app.services.rotate({ leaked: true })).refrozen).toBe(0)
    answer = null
    await other.services.tick(fixedCalendar(morning('2026-05-19')), idle, async () => {})
    const [after] = await town.app.db
      .select()
      .from(batches)
      .where(eq(batches.id, batch?.id ?? ''))
    expect(after).toMatchObject({ state: 'accepted', payloadChecksum: batch?.checksum })
    expect(keyIn((await links()).preferences)).toBe('1')
  })
})

describe('the secret behind the keys', () => {
  const list = async (app: App) =>
    app.db.transaction((tx) =>
      suppress({ tx, keys: app.keys }, { address: kim, reason: 'complaint', at: monday }),
    )
  const has = async (app: App) => (await findSuppressed(app, [kim])).size === 1
  const next = 'another secret, for the time after the leak'

  it('another SECRET_KEY with the former beside it: links and suppressions are as before', async () => {
    await list(town.app)
    const { preferences } = await links()
    await town.app.services.rotate({ leaked: false })
    await expect(another({ secretKey: next })).rejects.toMatchObject({ code: 'bad-config' })
    other.close()
    other = await another({ secretKey: next, formerSecretKey: secretKey })
    expect(await statusOf(preferences)).toBe(200)
    expect(await has(other)).toBe(true)
    await expect(another()).rejects.toMatchObject({ code: 'bad-config' })
    other.close()
    other = await another({ secretKey: next })
    expect(await statusOf(preferences)).toBe(200)
    expect(await has(other)).toBe(true)
  })

  const own = async () => ({
    dataDir: folder,
    ownsSecretKey: true,
    secretKey: await loadSecretKey(folder),
    formerSecretKey: await formerSecretKey(folder),
  })
  const startOwn = async () => {
    writeFileSync(joinPath(folder, 'secret-key'), `${'ab'.repeat(32)}\n`)
    await town.app.db.delete(installation).where(eq(installation.key, 'signing-keys'))
    await town.app.db.delete(installation).where(eq(installation.key, 'suppression-key'))
    other.close()
    other = await another(await own())
    await list(other)
  }

  it('of a data directory is replaced after a leak; what is kept of it was never the leaked one', async () => {
    await startOwn()
    const report = await other.services.rotate({ leaked: true })
    expect(report.secretKey).toBe('replaced')
    const now = await readFile(joinPath(folder, 'secret-key'), 'utf8')
    expect(now.trim()).not.toBe('ab'.repeat(32))
    expect((await stat(joinPath(folder, 'secret-key'))).mode & 0o777).toBe(0o600)
    expect(await formerSecretKey(folder)).toBeNull()
    await expect(another({ secretKey: 'ab'.repeat(32) })).rejects.toMatchObject({
      code: 'bad-config',
    })
    other.close()
    other = await another(await own())
    expect(await has(other)).toBe(true)
    expect(other.keys.version).toBe(2)
  })

  it.each(['before', 'after'] as const)(
    'a kill %s the database learned of it: the next start has one that opens everything',
    async (moment) => {
      await startOwn()
      const { preferences } = other.links
      const path = new URL(preferences(1)).pathname
      if (moment === 'before') await replaceSecretKey(folder, 'cd'.repeat(32))
      else {
        await other.services.rotate({ leaked: true })
        writeFileSync(joinPath(folder, 'secret-key.former'), `${'ab'.repeat(32)}\n`)
      }
      other.close()
      other = await another(await own())
      expect(await has(other)).toBe(true)
      expect(await statusOf(path)).toBe(moment === 'before' ? 200 : 404)
      expect(await formerSecretKey(folder)).toBeNull()
      other.close()
      other = await another(await own())
      expect(await has(other)).toBe(true)
    },
  )

  it('one that fails, and fails again, leaves a key that opens everything', async () => {
    await startOwn()
    await refusing(async () => {
      await expect(other.services.rotate({ leaked: true })).rejects.toThrow()
      await expect(other.services.rotate({ leaked: true })).rejects.toThrow()
    })
    other.close()
    other = await another(await own())
    expect(await has(other)).toBe(true)
    expect(await other.services.rotate({ leaked: true })).toMatchObject({ version: 2 })
    expect(await loadSecretKey(folder)).not.toBe('ab'.repeat(32))
    other.close()
    other = await another(await own())
    expect(await has(other)).toBe(true)
  })

  /** The last of what a rotation does after a leak cannot be done. */
  async function refusing(rotate: () => Promise<void>) {
    const { db } = town.app
    await db.execute(sql`create function refuse() returns trigger language plpgsql
      as 'begin raise exception ''no''; end'`)
    await db.execute(sql`create trigger refuse before delete on devices
      for each statement execute function refuse()`)
    await rotate()
    await db.execute(sql`drop trigger refuse on devices`)
    await db.execute(sql`drop function refuse()`)
  }

  it('a rotation that fails half way changed nothing', async () => {
    const before = await links()
    await refusing(() => expect(town.app.services.rotate({ leaked: true })).rejects.toThrow())
    expect(await statusOf(before.preferences)).toBe(200)
    expect((await town.app.services.rotate({ leaked: false })).version).toBe(2)
  })
})
