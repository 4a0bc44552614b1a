/** A web app on a test database, and requests as browsers, mail clients and strangers send them. */
import type { Hono } from 'hono'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { laneFacts } from '../../src/app/operate/lane-facts.ts'
import { pauseLanes } from '../../src/app/operate/pause-lanes.ts'
import { queueLetters } from '../../src/delivery/queue-letters.ts'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import { openMeaning } from '../../src/search/open-meaning.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { tags } from '../../src/storage/schema/tags.ts'
import { createLinks } from '../../src/subscribers/links.ts'
import { createWebApp } from '../../src/web/web-app.tsx'
import type { WebDeps } from '../../src/web/web-deps.ts'
import { openTestDatabase } from '../support/database.ts'

export const stranger = '203.0.113.9'
export const publicUrl = 'https://papers.lab.example'
/** A Tuesday. */
export const now = new Date('2026-11-24T10:00:00Z')

export type Fields = Record<string, string | string[]>
type Headers = Record<string, string>

/** Bindings of a request whose socket has this peer. */
export const fromPeer = (address: string) => ({
  incoming: { socket: { remoteAddress: address, remotePort: 50_000, remoteFamily: 'IPv4' } },
})

export const settings: WebDeps['settings'] = {
  publicUrl,
  siteName: 'Paperboy',
  contact: 'papers@lab.example',
  signup: { kind: 'open' },
  defaultTimezone: 'UTC',
  defaultTags: [],
  robots: true,
  hstsSeconds: 0,
  adminToken: 'a token of the operator',
  subscribePerHour: 1000,
  trustedProxies: 0,
  translate: null,
  embeddings: null,
  sources: [],
  mail: { transport: 'outbox', from: 'Paperboy <digest@lab.example>', webhookSecret: null },
}

/** An app over a fresh database with two tags and a paper. `make` gives another app on the same one. */
export async function openWeb(changed: Partial<WebDeps['settings']> = {}) {
  const { db, close } = await openTestDatabase()
  await db
    .insert(tags)
    .values([
      tag('clip', 'topic', 'Vision', 'CLIP'),
      tag('captioning', 'topic', 'Vision', 'Image captioning'),
      tag('cs.CV', 'category', 'Computer Science', 'Computer Vision and Pattern Recognition'),
    ])
  await db.insert(papers).values(paper)
  const keys = createKeyRing('the secret of these tests, long enough')
  const links = createLinks({ publicUrl, keys })
  const kicks = { count: 0 }
  const make = (other: Partial<WebDeps['settings']> = {}, deps: Partial<WebDeps> = {}): Hono =>
    createWebApp({
      db,
      calendar: fixedCalendar(now),
      keys,
      links,
      log: pino({ level: 'silent' }),
      meaning: openMeaning({ db, provider: null, papersADay: 0 }),
      metrics: new Registry(),
      settings: { ...settings, ...changed, ...other },
      queueLetters,
      queueDeskLetters: queueLetters,
      webhookFetch: async () => new Response(null, { status: 204 }),
      webhookAgent: 'Paperboy/test',
      mailControl: {
        standing: () => laneFacts(db),
        pause: pauseLanes,
        resume: async () => ({ needsYes: false, waitsForLive: false }),
      },
      onConfirmed: async () => {},
      receiveEvent: async () => {},
      viewDigest: async () => null,
      views: { count: () => {}, flush: async () => {} },
      kickDelivery: () => {
        kicks.count += 1
      },
      beatMs: 0,
      ...deps,
    })
  return { db, close, keys, links, kicks, make, app: make() }
}

const tag = (slug: string, kind: 'topic' | 'category', groupName: string, name: string) => ({
  slug,
  kind,
  groupName,
  name: { en: name },
  description: { en: name },
})

const paper = {
  publicId: '2611.00001',
  title: 'Captions for <b>everyone</b> & $\\ell_2$ bounds',
  abstract: 'We caption.',
  authors: ['Ada Lovelace'],
  categories: ['cs.CV'],
  listingDay: '2026-11-17',
  availableAt: new Date('2026-11-17T05:00:00Z'),
  contentHash: 'x',
  search: '',
}

export function formBody(fields: Fields): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(name, one)
  }
  return body
}

const asBrowser = (headers: Headers) => ({ accept: 'text/html', ...headers })

export const get = (app: Hono, path: string, headers: Headers = {}, peer = stranger) =>
  Promise.resolve(app.request(path, { headers: asBrowser(headers) }, fromPeer(peer)))

export const post = (
  app: Hono,
  path: string,
  fields: Fields | FormData,
  headers: Headers = {},
  peer = stranger,
) => {
  const body = fields instanceof FormData ? fields : formBody(fields)
  const init = { method: 'POST', body, headers: asBrowser(headers) }
  return Promise.resolve(app.request(path, init, fromPeer(peer)))
}

/** The path of one of our absolute links. */
export const pathOf = (url: string): string => new URL(url).pathname
