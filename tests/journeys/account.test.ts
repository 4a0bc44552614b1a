/** A reader moves, takes the move back, takes their data and is erased, by the pages and their mail. */
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { finishErasures } from '../../src/app/finish-erasures.ts'
import { rememberDevice } from '../../src/feedback/devices.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { letters, outboxMails } from '../../src/storage/schema/delivery.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { devices, feedback } from '../../src/storage/schema/feedback.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import {
  accountLinks,
  consents,
  interests,
  subscribers,
  suppressions,
} from '../../src/storage/schema/subscribers.ts'
import { tablesAbout } from '../../src/subscribers/held-tables.ts'
import { importSubscribers } from '../../src/subscribers/import-subscribers.ts'
import { suppress } from '../../src/subscribers/suppression.ts'
import { join, openTown, type Town } from './town.ts'

const now = new Date('2026-05-19T09:00:00Z')
const minutes = (n: number) => new Date(now.getTime() + n * 60_000)

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())
const db = () => town.app.db

let serial = 0
async function reader() {
  serial += 1
  const email = `reader${serial}@lab.example`
  await join(town, now, { email, tag: ['llm-agents'], query: ['au:"Ada Lovelace"'] })
  return { email, path: await pathIn(email, 'preferences') }
}

async function pathIn(to: string, page: string): Promise<string> {
  const [mail] = await town.mails(to)
  return new RegExp(`/${page}/[A-Za-z0-9_-]+`).exec(mail?.text ?? '')?.[0] ?? `no ${page} link`
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields)

/** Asks on the preferences and returns the page that the mailed link opens. */
async function linkFor(who: { email: string; path: string }, act: string, at = now) {
  await aMinuteLater()
  await town.request(at, `${who.path}/account`, form({ act }))
  await town.tick(at)
  return pathIn(who.email, 'account')
}

/** Links are spaced by the database's clock, which no test moves. */
async function aMinuteLater() {
  await db()
    .update(accountLinks)
    .set({ askedAt: sql`${accountLinks.askedAt} - interval '61 minutes'` })
  await db()
    .update(letters)
    .set({ createdAt: sql`${letters.createdAt} - interval '61 minutes'` })
}

async function letterTo(link: string, email: string, at = now): Promise<string> {
  const asked = await town.request(at, link, form({ email }))
  expect(asked.status).toBe(200)
  await town.tick(at)
  return pathIn(email, 'account')
}

function importFile(emails: string[]) {
  async function* content() {
    const rows = emails.map((email) => `${email},llm-agents,a list\n`).join('')
    yield new TextEncoder().encode(`email,tags,consent_source\n${rows}`)
  }
  const { keys } = town.app
  const deps = { db: db(), keys, calendar: fixedCalendar(now), defaultTimezone: 'UTC' }
  return importSubscribers(deps, { content: content(), tags: [], overwrite: false, dryRun: false })
}

const neverMailed = {
  publicId: '2605.00001',
  title: 'A paper',
  abstract: 'About it.',
  authors: [],
  categories: ['cs.CV'],
  contentHash: 'x',
  search: sql`''::tsvector`,
}

const rowOf = async (email: string) =>
  (await db().select().from(subscribers).where(eq(subscribers.emailKey, email)))[0]

describe('a change of address', () => {
  it('needs both mailboxes, and the old one may take it back for a week', async () => {
    const who = await reader()
    const before = await rowOf(who.email)
    const move = await linkFor(who, 'move')
    expect(await (await town.request(now, move)).text()).toContain('Where should your digest go?')
    const arrive = await letterTo(move, 'new1@else.example')
    expect((await rowOf(who.email))?.id).toBe(before?.id)
    expect(await (await town.request(now, arrive)).text()).toContain('n•••@else.example')

    const done = await town.request(now, arrive, form({}))
    expect(await done.text()).toContain('Your digest comes here now')
    expect(await rowOf('new1@else.example')).toMatchObject({
      id: before?.id,
      nextDueAt: before?.nextDueAt,
      cutoff: before?.cutoff,
    })
    expect(await rowOf(who.email)).toBeUndefined()
    await town.tick(now)
    const [told] = await town.mails(who.email)
    expect(told?.subject).toContain('now goes to another address')
    expect(told?.text).toContain('n•••@else.example')
    expect(told?.text).toContain('7 days')
    expect((await town.request(now, arrive, form({}))).status).toBe(404)

    const back = await pathIn(who.email, 'account')
    const subscriberId = before?.id ?? 0
    await rememberDevice({ db: db(), keys: town.app.keys }, { subscriberId })
    const sixDays = minutes(6 * 24 * 60)
    const { links } = town.app
    const held = [
      links.preferences(subscriberId),
      links.saved(subscriberId),
      `${links.savedFeed(subscriberId)}/atom.xml`,
      `${links.digestFeed(subscriberId)}/feed.json`,
    ].map((url) => new URL(url).pathname)
    const statusOf = async (path: string) => (await town.request(sixDays, path)).status
    for (const path of held) expect(await statusOf(path)).toBe(200)
    const erase = await linkFor({ ...who, email: 'new1@else.example' }, 'erase', sixDays)
    expect(await (await town.request(sixDays, back)).text()).toContain('Take your digest back?')
    const returned = await (await town.request(sixDays, back, form({}))).text()
    expect(returned).toContain('again')
    // Whoever held the private links of before holds nothing; leaving goes on working.
    for (const path of held) expect([path, await statusOf(path)]).toEqual([path, 404])
    expect((await town.request(sixDays, held[0] ?? '', form({ number: '3' }))).status).toBe(404)
    const leave = new URL(links.unsubscribe(subscriberId)).pathname
    expect(await statusOf(leave)).toBe(200)
    const fresh = /\/preferences\/[\w-]+/.exec(returned)?.[0] ?? ''
    expect(await statusOf(fresh)).toBe(200)
    await aMinuteLater()
    await town.request(sixDays, '/link', form({ email: who.email }))
    await town.tick(sixDays)
    expect(await pathIn(who.email, 'preferences')).toBe(fresh)
    const settings = await (await town.request(sixDays, fresh)).text()
    const saved = /\/saved\/[\w-]+/.exec(settings)?.[0] ?? ''
    expect(await statusOf(saved)).toBe(200)
    expect((await rowOf(who.email))?.id).toBe(before?.id)
    // What the other mailbox asked for meanwhile is void, and so is what its browsers may.
    expect(await db().$count(devices, eq(devices.subscriberId, subscriberId))).toBe(0)
    expect((await town.request(sixDays, erase, form({ sure: '1' }))).status).toBe(404)
    const events = await db()
      .select({ event: consents.event, wording: consents.wordingVersion })
      .from(consents)
      .where(eq(consents.subscriberId, before?.id ?? 0))
      .orderBy(consents.id)
    expect(events.slice(-2)).toEqual([
      { event: 'moved', wording: 'move-1' },
      { event: 'moved-back', wording: 'return-1' },
    ])
  })

  it('leaves the first mailbox its way back, however often it is moved on and back since', async () => {
    const who = await reader()
    const { id } = (await rowOf(who.email)) ?? {}
    const moveTo = async (from: string, to: string) => {
      const move = await linkFor({ ...who, email: from }, 'move')
      await town.request(now, await letterTo(move, to), form({}))
      await town.tick(now)
      return pathIn(from, 'account')
    }
    const home = await moveTo(who.email, 'thief1@else.example')
    const between = await moveTo('thief1@else.example', 'thief2@else.example')
    expect((await town.request(now, between, form({}))).status).toBe(200)
    expect((await rowOf('thief1@else.example'))?.id).toBe(id)
    expect((await town.request(now, home, form({}))).status).toBe(200)
    expect((await rowOf(who.email))?.id).toBe(id)
    for (const path of [home, between]) {
      expect((await town.request(now, path, form({}))).status).toBe(404)
    }
  })

  it('says nothing of who reads at the new address until its mailbox has answered', async () => {
    const [who, other] = [await reader(), await reader()]
    const barred = 'barred@else.example'
    await db().transaction((tx) =>
      suppress({ tx, keys: town.app.keys }, { address: barred, reason: 'complaint', at: now }),
    )
    const answers = new Set<string>()
    let arrive = ''
    for (const email of ['nobody@else.example', other.email, barred]) {
      const move = await linkFor(who, 'move')
      const answer = await town.request(now, move, form({ email }))
      answers.add(`${answer.status} ${await answer.text()}`)
      await town.tick(now)
      await aMinuteLater()
      if (email === other.email) arrive = await pathIn(other.email, 'account')
    }
    expect(answers.size).toBe(1)
    expect(await town.mails(barred)).toEqual([])
    const taken = await town.request(now, arrive, form({}))
    expect([taken.status, await taken.text()]).toEqual([
      409,
      expect.stringContaining('a digest of its own'),
    ])
    expect((await rowOf(who.email))?.state).toBe('confirmed')
    expect((await rowOf(other.email))?.state).toBe('confirmed')
  })

  it('takes the place of a sign-up that nobody confirmed', async () => {
    const who = await reader()
    const email = 'waiting@else.example'
    await town.request(now, '/subscribe', form({ email, tag: 'llm-agents' }))
    const arrive = await letterTo(await linkFor(who, 'move'), email)
    expect((await town.request(now, arrive, form({}))).status).toBe(200)
    expect((await rowOf(email))?.state).toBe('confirmed')
  })

  it('refuses what is no address, and the one it goes to, and keeps what was typed', async () => {
    const who = await reader()
    const move = await linkFor(who, 'move')
    for (const email of ['someone@@lab', who.email.toUpperCase(), '']) {
      const answer = await town.request(now, move, form({ email }))
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain(`value="${email}"`)
    }
  })
})

describe('a mailed link', () => {
  it('works for half an hour, for its own act, and changes nothing when it is opened', async () => {
    const who = await reader()
    const download = await linkFor(who, 'download')
    const erase = await linkFor(who, 'erase')
    const before = await rowOf(who.email)
    for (const path of [download, erase]) expect((await town.request(now, path)).status).toBe(200)
    await town.request(now, download, form({ sure: '1' }))
    await town.request(now, erase, form({}))
    expect(await rowOf(who.email)).toEqual(before)
    for (const path of [
      download,
      erase,
      '/account/nonsense',
      who.path.replace('preferences', 'account'),
    ]) {
      for (const fields of [undefined, form({ sure: '1' })]) {
        const answer = await town.request(minutes(31), path, fields)
        expect([answer.status, await answer.text()]).toEqual([
          404,
          expect.stringContaining('of no more use'),
        ])
      }
    }
    expect(await rowOf(who.email)).toEqual(before)
  })

  it('is not mailed again and again, nor to who may not be mailed, with the same answer', async () => {
    const [who, barred] = [await reader(), await reader()]
    await db().transaction((tx) =>
      suppress({ tx, keys: town.app.keys }, { address: barred.email, reason: 'bounce', at: now }),
    )
    const answers = new Set<string>()
    for (const email of [who.email, who.email, barred.email, 'nobody@lab.example']) {
      const answer = await town.request(now, '/account', form({ email, act: 'erase' }))
      answers.add(`${answer.status} ${await answer.text()}`)
    }
    expect([...answers]).toEqual([expect.stringMatching(/^200 /)])
    await town.tick(now)
    const sent = async (to: string) =>
      (await town.mails(to)).filter(({ kind }) => kind === 'account').length
    expect([await sent(who.email), await sent(barred.email)]).toEqual([1, 0])
    for (let asked = 0; asked < 9; asked++) {
      await db()
        .update(accountLinks)
        .set({ askedAt: sql`${accountLinks.askedAt} - interval '61 seconds'` })
      await town.request(now, `${who.path}/account`, form({ act: 'download' }))
    }
    await town.tick(now)
    // With the letter that confirmed, six in the hour.
    expect(await sent(who.email)).toBe(5)
    expect((await town.request(now, `${who.path}/account`, form({ act: 'own' }))).status).toBe(400)
  })
})

describe('a download', () => {
  it('holds everything about the reader and nothing of anybody else', async () => {
    const [who, other] = [await reader(), await reader()]
    const answer = await town.request(now, await linkFor(who, 'download'), form({}))
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="paperboy-2026-05-19.json"',
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const text = await answer.text()
    const data = JSON.parse(text)
    expect(text).not.toContain(other.email)
    expect(data.subscriber).toMatchObject({ email: who.email, state: 'confirmed' })
    expect(data.interests).toEqual([
      { tag: 'llm-agents', level: 'normal' },
      { query: 'au:"ada lovelace"', level: 'normal' },
    ])
    const said = data.inWords.join('\n')
    expect(said).toMatch(/On 19 May 2026 at 09:00 UTC the button .* was pressed\. The words shown/)
    expect(data.digests[0]).toMatchObject({ kind: 'first', period: '2026-05-19' })
    expect(data.letters.map(({ kind }: { kind: string }) => kind)).toContain('account')
    expect(Object.keys(data.rest)).toEqual(expect.arrayContaining(['consents', 'signups']))
  })
})

describe('an erasure', () => {
  it('asks once more, then leaves a hash and nothing else', async () => {
    const who = await reader()
    const subscriberId = (await rowOf(who.email))?.id ?? 0
    const [paper] = await db().insert(papers).values(neverMailed).returning()
    const said = { subscriberId, paperId: paper?.id ?? 0, place: 'page' as const, at: now }
    const about = 'query:au:"ada lovelace"'
    const reasons = [{ kind: 'query', text: about }]
    const was = { tagId: null, queryId: 1, level: null, createdAt: null }
    await db()
      .insert(feedback)
      .values([
        { ...said, kind: 'switch', about, reasons, before: was },
        { ...said, kind: 'more', reasons, before: was },
      ])
    const erase = await linkFor(who, 'erase')
    const page = await (await town.request(now, erase)).text()
    expect(page).toContain('What stays')
    const unsure = await town.request(now, erase, form({}))
    expect([unsure.status, await unsure.text()]).toEqual([400, expect.stringContaining('Tick the')])
    const done = await town.request(now, erase, form({ sure: '1' }))
    expect(await done.text()).toContain('Nothing but a hash is left')
    for (const { table, column } of tablesAbout) {
      expect(await db().$count(table, eq(column, subscriberId))).toBe(0)
    }
    const kept = await db().select().from(feedback)
    expect(kept).toMatchObject([{ subscriberId: null, kind: 'more', before: null, reasons: [] }])
    await town.tick(now)
    expect(await db().$count(subscribers, eq(subscribers.id, subscriberId))).toBe(0)
    expect(await db().$count(digests, eq(digests.subscriberId, subscriberId))).toBe(0)
    expect(await db().$count(outboxMails, eq(outboxMails.to, who.email))).toBe(0)
    expect(await db().$count(letters, eq(letters.toAddress, who.email))).toBe(0)
    const dump = JSON.stringify([
      await db().select().from(letters),
      await db().select().from(suppressions),
      await db().select().from(interests),
    ])
    expect(dump).not.toContain(who.email)

    expect((await town.request(now, who.path)).status).toBe(404)
    expect((await town.request(now, erase)).status).toBe(404)
    const left = await town.request(now, who.path.replace('preferences', 'unsubscribe'), form({}))
    expect(left.status).toBe(200)
    // They may come back by themselves.
    await join(town, minutes(5), { email: who.email, tag: ['llm-agents'] })
    expect((await rowOf(who.email))?.state).toBe('confirmed')
  })

  it('keeps suppressions, and files do not bring the reader back', async () => {
    const who = await reader()
    const address = who.email
    const erase = await linkFor(who, 'erase')
    await db().transaction((tx) =>
      suppress({ tx, keys: town.app.keys }, { address, reason: 'complaint', at: now }),
    )
    await town.request(now, erase, form({ sure: '1' }))
    const kept = await db().$count(
      suppressions,
      and(eq(suppressions.reason, 'complaint'), sql`${suppressions.releasedAt} is null`),
    )
    expect(kept).toBeGreaterThan(0)
    await finishErasures(db())
    const gone = await reader()
    await town.request(now, await linkFor(gone, 'erase'), form({ sure: '1' }))
    expect(await importFile([address, gone.email, 'new@lab.example'])).toMatchObject({
      created: 1,
      skipped: [
        { why: 'the address is suppressed' },
        { why: expect.stringContaining('erased here') },
      ],
    })
  })
})
