/** Attacks, each by its name. Those that belong to one door are tested where that door is:
 * - subscription bombing: subscribers/subscribe.test.ts "letters that strangers can cause";
 * - address enumeration: web/subscribe.test.ts "the same bytes", "on the beat"; the same letters whoever
 *   it is, subscribers/subscribe.test.ts; links of accounts, journeys/account.test.ts;
 * - form spam: web/subscribe.test.ts, the trap and the form sent at once;
 * - limits shared by instances, a forged X-Forwarded-For: web/subscribe.test.ts "limits";
 * - caps of queries: query/parse-query.test.ts; of what a reader follows: subscribers/subscribe.test.ts;
 * - hostile values in letters: mail/hostile.test.ts; in forms: web/subscribe.test.ts "hostile input".
 * Here: what concerns every page. */
import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { admitPaper } from '../../src/ingest/admit-paper.ts'
import { rateLimits } from '../../src/storage/schema/operations.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { accountLinks, interests, subscribers } from '../../src/storage/schema/subscribers.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { tagPapers } from '../../src/tagging/tag-papers.ts'
import { storeTexts } from '../query/store-papers.ts'
import { empty, taxonomyOf } from '../tagging/store.ts'
import { join, minimal } from './journey.ts'
import { type Fields, get, now, openWeb, pathOf, post } from './support.ts'

type Web = Awaited<ReturnType<typeof openWeb>>
let web: Web
let app: Hono

const script = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
const bidi = '\u202etxt.exe\u2066 \u200f'
const controls = 'a\u0000b\u0007c\u009bd\u2028e\ufeff'
const tex = '\\href{javascript:alert(1)}{x} $\\unicode{x3c}script$'
const evil = `CLIP ${script} ${bidi} ${controls}`

/** As a source might tell it, through the door that all papers take. */
const admitted = (id: string, title: string) => {
  const admission = admitPaper(
    {
      id,
      title,
      abstract: `${evil} ${tex} ${'y '.repeat(9_000)}`,
      authors: [evil, `${bidi}Ann`, 'x'.repeat(10_000), controls],
      categories: ['cs.CV'],
      comment: evil,
    },
    (given) => [...given],
  )
  if (!admission.ok) throw new Error(admission.why)
  return { ...admission.paper, listingDay: '2026-11-23' }
}

beforeAll(async () => {
  web = await openWeb()
  await empty(web.db)
  await syncTaxonomy(web.db, { at: now, taxonomy: taxonomyOf({ clip: '=CLIP' }, ['cs.CV']) })
  await storeTexts(web.db, [
    admitted('2611.00001', evil),
    admitted('2611.00002', `CLIP ${'Z'.repeat(900)}`),
    admitted('2611.00003', `CLIP $${'{'.repeat(400)}$ ${'\u0301'.repeat(300)}`),
  ])
  const rows = await web.db.select({ id: papers.id }).from(papers)
  await web.db.transaction((tx) => tagPapers(tx, { paperIds: rows.map(({ id }) => id), at: now }))
  app = web.make()
})
afterAll(() => web?.close())

const publicPages = [
  '/',
  '/?tag=clip',
  '/days',
  '/days/2026-11-23',
  '/papers/2611.00001',
  '/papers/2611.00002',
  '/papers/2611.00003',
  '/tags',
  '/tags/clip',
  '/search?q=CLIP',
  '/feeds/papers/atom.xml',
  '/feeds/papers/feed.json',
  '/sitemaps/papers-2026-11.xml',
]

describe('a hostile paper', () => {
  it('is text on every page and in every feed, and hides nothing', async () => {
    for (const path of publicPages) {
      const answer = await get(app, path)
      expect([path, answer.status]).toEqual([path, 200])
      const text = await answer.text()
      // JSON is never read as a page: its type says so, and nosniff.
      if (!path.endsWith('.json')) {
        expect(text, path).not.toMatch(/<script(?![^>]*\ssrc=)|<img|(?:href|src)=.?javascript:/i)
      }
      expect(text, path).not.toMatch(/(?![\t\r\n])\p{Cc}/u)
      expect(text, path).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/)
      expect(text.length, path).toBeLessThan(150_000)
    }
    expect(await (await get(app, '/papers/2611.00001')).text()).toContain('&lt;script&gt;alert(1)')
  })

  it('with 10,000 characters of title is no paper', () => {
    expect(() => admitted('2611.00004', 'x'.repeat(10_000))).toThrow()
  })
})

describe('guessing tokens', () => {
  it('finds nothing: a forged one is answered as one that never was', async () => {
    const { subscriberId } = await join(web, minimal('guessed@lab.example'))
    const { links } = web
    const made = [
      links.preferences(subscriberId),
      links.unsubscribe(subscriberId),
      links.saved(subscriberId),
      `${links.savedFeed(subscriberId)}/atom.xml`,
      `${links.digestFeed(subscriberId)}/feed.json`,
    ].map(pathOf)
    const guess = () => randomBytes(16).toString('base64url')
    for (const path of made) {
      const [, folder, row, version, rest] =
        /^(.*\/)([0-9a-z]+)-([0-9a-z]+)-[\w-]{22}(.*)$/.exec(path) ?? []
      const near = [`${row}-${version}-${guess()}`, `zz9-${version}-${guess()}`]
      const answers = await Promise.all(
        [...near, guess(), 'x'.repeat(3_000)].map(async (token) => {
          const answer = await get(app, `${folder}${token}${rest}`)
          return `${answer.status} ${(await answer.text()).replaceAll(token, '')}`
        }),
      )
      expect([path, new Set(answers).size, answers[0]?.slice(0, 3)]).toEqual([path, 1, '404'])
    }
  })

  it('changes nothing by a post', async () => {
    const reader = await join(web, minimal('posted@lab.example'))
    const before = await web.db.select().from(subscribers)
    const kept = await web.db.$count(interests)
    for (const path of [reader.preferences, reader.unsubscribe]) {
      const forged = path.replace(/[\w-]{22}$/, randomBytes(16).toString('base64url'))
      const answer = await post(app, forged, { action: 'weekly', number: '3', tag: 'clip' })
      expect(answer.status).toBe(404)
    }
    expect(await web.db.select().from(subscribers)).toEqual(before)
    expect(await web.db.$count(interests)).toBe(kept)
  })
})

describe('other sites', () => {
  it('may neither frame a page nor post a form to it', async () => {
    const reader = await join(web, minimal('framed@lab.example'))
    const { links } = web
    const own = [reader.preferences, reader.unsubscribe, pathOf(links.saved(reader.subscriberId))]
    for (const path of [...publicPages.filter((one) => !one.includes('.')), ...own, '/account']) {
      const answer = await get(app, path)
      expect([path, answer.headers.get('x-frame-options')]).toEqual([path, 'DENY'])
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    }
    expect((await get(app, '/')).headers.has('strict-transport-security')).toBe(false)
    const bound = (await get(web.make({ hstsSeconds: 600 }), '/')).headers
    expect(bound.get('strict-transport-security')).toBe('max-age=600')
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    const forms = ['/subscribe', '/link', '/account', reader.preferences, own[2] as string]
    for (const path of forms) {
      const answer = await post(app, path, minimal('framed@lab.example'), foreign)
      expect([path, answer.status]).toEqual([path, 403])
    }
  })
})

describe('a form that mails to an address', () => {
  const limited = '198.51.100.30'
  const korean = { 'accept-language': 'ko' }

  async function movingLink() {
    const { subscriberId } = await join(web, minimal('moving@lab.example'))
    const address = 'moving@lab.example'
    const expiresAt = new Date(now.getTime() + 30 * 60_000)
    const [row] = await web.db
      .insert(accountLinks)
      .values({ subscriberId, act: 'move', address, addressKey: address, expiresAt })
      .returning({ id: accountLinks.id })
    return pathOf(web.links.account(row?.id ?? 0))
  }

  it('keeps what was typed when a whole lab has used up the hour', async () => {
    const few = web.make({ subscribePerHour: 1 })
    await post(few, '/link', { email: 'first@lab.example' }, korean, limited)
    const forms: Record<string, Fields> = {
      '/link': {},
      '/account': { act: 'erase' },
      '/papers/2611.00001/save': {},
      [await movingLink()]: {},
    }
    for (const [path, fields] of Object.entries(forms)) {
      const typed = { email: 'late@lab.example', ...fields }
      const answer = await post(few, path, typed, korean, limited)
      expect([path, answer.status]).toEqual([path, 429])
      expect(Number(answer.headers.get('retry-after')), path).toBeGreaterThan(3500)
      expect(answer.headers.get('cache-control'), path).toBe('no-store')
      const html = await answer.text()
      expect(html, path).toContain('value="late@lab.example"')
      expect(html, path).not.toContain('<p>Too many')
      if ('act' in fields) expect(html).toMatch(/value=.?erase.? checked/)
      // A reader's own page is in the reader's language.
      if (!path.startsWith('/account/')) expect(html, path).toContain('요청이 너무 많습니다.')
    }
    await web.db.delete(rateLimits)
  })
})
