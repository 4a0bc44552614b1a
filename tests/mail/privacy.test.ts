/** Private by construction: nothing in a letter or on a page tells us, or anybody else, who looked. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { join, openTown, type Town } from '../journeys/town.ts'
import { openTestDatabase } from '../support/database.ts'
import { writeCorpus } from '../support/made-files.ts'
import { type SampleLetter, sampleLetters, sender } from './letters.ts'

const monday = new Date('2026-05-18T07:30:00Z')
const here = 'http://localhost:3000'
const ours = [new URL(sender.publicUrl).host, new URL(here).host]

/** What a mail program or a browser asks for by itself. */
const loads = [
  /<(?:img|picture|source|video|audio|iframe|embed|object|script|link|input[^>]*type="?image)\b[^>]*?\b(?:src|srcset|href|data)="([^"]+)"/g,
  /\b(?:background|poster)="([^"]+)"/g,
  /url\(\s*['"]?([^'")]+)/g,
  /@import\s+['"]([^'"]+)/g,
]
const loadedBy = (html: string): string[] =>
  loads.flatMap((form) => [...html.matchAll(form)].map((match) => match[1] as string))

const linksIn = (html: string): URL[] =>
  [...html.matchAll(/<a\b[^>]*\bhref="([^"]+)"/g)]
    .map((match) => (match[1] as string).replaceAll('&amp;', '&'))
    .filter((href) => !/^(?:#|mailto:|tel:)/.test(href))
    .map((href) => new URL(href, here))

const tracking = /^(?:utm_|mc_|fbclid|gclid|ref$|referrer|source$|campaign|click|track|uid|sid$)/i
const isOurs = (url: URL): boolean => ours.includes(url.host)

/** What is wrong with a link, in words. */
function faultOf(url: URL): string | null {
  for (const [name, value] of url.searchParams) {
    if (tracking.test(name)) return `${url} says where the reader came from`
    if (isOurs(url) && /^(?:https?:)?\/\//i.test(value)) return `${url} leads on through us`
    if (!isOurs(url) && /[\w-]{22}/.test(value)) return `${url} names the reader`
  }
  return null
}
const faultsOf = (html: string): string[] => linksIn(html).flatMap((url) => faultOf(url) ?? [])

describe('what finds a tracker', () => {
  it('finds each kind', () => {
    for (const html of [
      '<img width="1" src="https://us.example/open.gif">',
      '<td background="https://us.example/x.png">',
      '<p style="background:url(https://us.example/x.png)">',
      '<link rel="stylesheet" href="https://fonts.example/x.css">',
    ]) {
      expect([html, loadedBy(html).length]).toEqual([html, 1])
    }
    for (const link of [
      `${sender.publicUrl}/click?to=https%3A%2F%2Farxiv.org%2Fabs%2F1`,
      'https://arxiv.org/abs/1?utm_source=paperboy',
      'https://arxiv.org/abs/1?r=abcdefghijklmnopqrstuvwxyz',
    ]) {
      expect([link, faultsOf(`<a class="x" href="${link}">`).length]).toEqual([link, 1])
    }
  })
})

describe('letters', () => {
  let letters: SampleLetter[]
  beforeAll(async () => {
    const test = await openTestDatabase()
    letters = await sampleLetters(test.db)
    await test.close()
  }, 60_000)

  it('load nothing: no picture, no font, no pixel', () => {
    expect(letters.length).toBeGreaterThan(20)
    for (const { sample, html } of letters) {
      expect([sample, loadedBy(html).filter((one) => !one.startsWith('data:'))]).toEqual([
        sample,
        [],
      ])
    }
  })

  it('lead straight to papers, never through us and with nothing of the reader', () => {
    const links = letters.flatMap(({ html }) => linksIn(html))
    expect(links.filter((url) => !isOurs(url)).length).toBeGreaterThan(50)
    for (const { sample, html } of letters) expect([sample, faultsOf(html)]).toEqual([sample, []])
  })

  it('name readers only in links to their own pages', () => {
    const token = /\/[0-9a-z]{1,11}-[0-9a-z]{1,4}-[\w-]{22,}/
    for (const { sample, html } of letters) {
      const named = linksIn(html).filter((url) => token.test(url.href))
      expect([sample, named.filter((url) => !isOurs(url))]).toEqual([sample, []])
    }
  })
})

describe('pages and figures', () => {
  const readers = ['kim@lab.example', 'ada.lovelace@far.example']
  let town: Town
  let folder: string
  let paths: string[]

  beforeAll(async () => {
    folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-privacy-'))
    town = await openTown()
    const file = joinPath(folder, 'day.jsonl')
    await writeCorpus(file, { from: 1, count: 4, day: '2026-05-18' })
    await town.ingest(file, new Date('2026-05-18T05:00:00Z'))
    for (const email of readers)
      await join(town, monday, { email, tag: ['cs.CL'], timezone: 'UTC' })
    const mails = await town.mails()
    const own = mails.flatMap(({ html }) => linksIn(html).filter(isOurs))
    const shared = '/ /days /days/2026-05-18 /papers/2605.00001 /tags /tags/cs.CL /search?q=letters'
    const others = '/status /link /account /about /api /feeds /admin/service'
    paths = [
      ...`${shared} ${others}`.split(' '),
      ...new Set(own.map(({ pathname, search }) => `${pathname}${search}`)),
    ]
  }, 120_000)
  afterAll(async () => {
    await town.close()
    rmSync(folder, { recursive: true })
  })

  it('no page loads anything from elsewhere, tracks a link, or leads away', async () => {
    let shown = 0
    for (const path of paths) {
      const answer = await town.request(monday, path)
      const location = answer.headers.get('location')
      if (location) expect([path, new URL(location, here).host]).toEqual([path, ours[1]])
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
      shown += 1
      const html = await answer.text()
      const foreign = loadedBy(html).filter((one) => !/^(?:data:|\/(?!\/))/.test(one))
      const elsewhere = foreign.filter((one) => new URL(one, here).host !== ours[1])
      expect([path, elsewhere]).toEqual([path, []])
      expect([path, faultsOf(html)]).toEqual([path, []])
    }
    expect(shown).toBeGreaterThan(15)
  })

  it('nothing asked for with an address to go on to leads there', async () => {
    const names = ['url', 'to', 'next', 'redirect', 'return']
    const evil = names.map((name) => `${name}=https://evil.example/`).join('&')
    for (const path of paths) {
      const asked = `${path}${path.includes('?') ? '&' : '?'}${evil}`
      const location = (await town.request(monday, asked)).headers.get('location') ?? ''
      expect([asked, new URL(location, here).host]).toEqual([asked, ours[1]])
    }
  }, 120_000)

  it('figures are sums: no address, no part of one, nothing by reader', async () => {
    await town.tick(monday)
    for (const path of ['/metrics', '/status', '/admin/service']) {
      const local = `${here}${path}`
      const answer = await town.atThisMachine(monday, local)
      expect([path, answer.status]).toEqual([path, 200])
      const text = await answer.text()
      expect(text.length).toBeGreaterThan(500)
      for (const email of readers) {
        const [user, domain] = email.split('@') as [string, string]
        for (const part of [email, encodeURIComponent(email), `${user}@`, domain]) {
          expect([path, part, text.includes(part)]).toEqual([path, part, false])
        }
      }
      expect([path, text.match(/subscriber_?id|reader_?id|\bemail="/i)]).toEqual([path, null])
    }
  })
})
