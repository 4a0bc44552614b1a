/** What the preferences say acts from the next digest: set on the page, looked at in the mail. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as pathJoin } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { join, openTown, type Town } from './town.ts'

/** Tuesday to Thursday; papers of a day are out at 04:00 UTC. */
const days = ['2026-05-19', '2026-05-20', '2026-05-21']
const at = (day: string, time = '07:00') => new Date(`${day}T${time}:00Z`)

let town: Town
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(pathJoin(tmpdir(), 'paperboy-settings-'))
  town = await openTown()
  for (const [index, day] of days.entries()) {
    const file = pathJoin(folder, `${day}.jsonl`)
    await writeFile(file, papersOf(day, 10_000 + 100 * index))
    await town.ingest(file, at(day, '05:00'))
  }
})
afterAll(async () => {
  await town.close()
  await rm(folder, { recursive: true })
})

/** Of each kind 6: agents in the title, listed beside their own category, crystals. */
function papersOf(day: string, from: number): string {
  const paper = (n: number, title: string, abstract: string, categories: string[]) =>
    JSON.stringify({
      id: `2605.${from + n}`,
      first_listed: day,
      title: `${title} ${from + n}`,
      authors: ['Ada Bee'],
      categories,
      comment: null,
      abstract: `${abstract} We measure it. It works.`,
    })
  const lines = Array.from({ length: 6 }, (_, n) => [
    paper(n, 'LLM agents that plan', 'We propose a planner.', ['cs.MA']),
    paper(n + 10, 'Sorting letters', 'We propose to sort them.', ['cs.IR', 'cs.MA']),
    paper(n + 20, 'Growing crystals', 'We propose a way to grow them.', ['cond-mat.mtrl-sci']),
  ])
  return `${lines.flat().join('\n')}\n`
}

let serial = 0
/** Joined on Tuesday, with the first digest had. */
async function reader(fields: Record<string, string | string[]> = {}) {
  serial += 1
  const email = `reader${serial}@lab.example`
  const form = { email, tag: ['llm-agents'], timezone: 'UTC', hour: '7', ...fields }
  await join(town, at('2026-05-19', '09:00'), form)
  const [mail] = await town.mails(email)
  const path = /\/preferences\/[A-Za-z0-9_-]+/.exec(mail?.text ?? '')?.[0] ?? ''
  return { email, path }
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields)

async function save(who: { path: string }, fields: Record<string, string>) {
  const answer = await town.request(at('2026-05-19', '10:00'), who.path, form(fields))
  expect(answer.status).toBe(200)
}

/** The mail of that morning: titles in full, then those that are named. */
async function mailOf(who: { email: string }, day: string) {
  const before = (await town.mails(who.email)).length
  await town.tick(at(day, '07:01'))
  const mails = await town.mails(who.email)
  const text = mails.length > before ? (mails[0]?.text ?? '') : ''
  const full = [...text.matchAll(/^\d+\. (.+)$/gm)].map(([, title]) => title ?? '')
  return { came: text !== '', text, full }
}

describe('from the next digest on', () => {
  it('so many papers come in full', async () => {
    const who = await reader()
    await save(who, { number: '3' })
    expect((await mailOf(who, '2026-05-20')).full).toHaveLength(3)
  })

  it('weaker matches are held back, and the page says how many that leaves', async () => {
    const fields = { hour: '6', tag: ['llm-agents', 'cs.MA'] }
    const [all, clear] = [await reader(fields), await reader(fields)]
    await save(all, { number: '20' })
    await save(clear, { number: '20', strictness: 'clear' })
    await town.tick(at('2026-05-20', '06:01'))
    const titles = async ({ email }: { email: string }) => {
      const text = (await town.mails(email))[0]?.text ?? ''
      return [...text.matchAll(/^\d+\. (.+)$/gm)].map(([, title]) => title ?? '')
    }
    expect(await titles(all)).toHaveLength(12)
    const kept = await titles(clear)
    expect(kept).toHaveLength(6)
    expect(kept.every((title) => title.startsWith('LLM agents'))).toBe(true)
    const page = await (await town.request(at('2026-05-20', '10:00'), clear.path)).text()
    expect(page).toMatch(/value="clear" checked=""[^>]*\/?>.*about 6 a day/)
    expect(page).toContain('about 12 a day')
  })

  it('a mute takes away, a topic more brings more, and "a little" comes last', async () => {
    const who = await reader({ tag: ['llm-agents'], hour: '5' })
    await save(who, { mute: 'ti:plan', tag: 'cond-mat.mtrl-sci', 'level:tag:llm-agents': 'little' })
    await town.tick(at('2026-05-20', '05:01'))
    const text = (await town.mails(who.email))[0]?.text ?? ''
    const full = [...text.matchAll(/^\d+\. (\w+)/gm)].map(([, word]) => word)
    expect(full.slice(0, 6)).toEqual(Array(6).fill('Growing'))
    expect(text).not.toContain('LLM agents that plan')
  })

  it('abstracts are as long as asked for', async () => {
    const who = await reader({ hour: '8' })
    await save(who, { abstractLength: 'titles' })
    await town.tick(at('2026-05-20', '08:01'))
    const text = (await town.mails(who.email))[0]?.text ?? ''
    expect(text).toContain('LLM agents that plan')
    expect(text).not.toContain('We propose a planner')
  })

  it('a pause lasts until its day, and ends with what was missed', async () => {
    const who = await reader({ hour: '9' })
    await save(who, { pausedUntil: '2026-05-21' })
    const count = async () => (await town.mails(who.email)).length
    const before = await count()
    await town.tick(at('2026-05-20', '09:01'))
    expect(await count()).toBe(before)
    await town.tick(at('2026-05-21', '09:01'))
    expect(await count()).toBe(before + 1)
    const text = (await town.mails(who.email))[0]?.text ?? ''
    expect([...text.matchAll(/^\d+\. /gm)]).toHaveLength(12)
  })
})

describe('a look at settings that are not saved', () => {
  it('shows what they bring and when, as a page and as a part, and changes nothing', async () => {
    const who = await reader()
    const now = at('2026-05-21', '10:00')
    const before = await (await town.request(now, who.path)).text()
    const fields = {
      'level:tag:llm-agents': 'mute',
      tag: 'cond-mat.mtrl-sci',
      number: '3',
      hour: '11',
    }
    const page = await (await town.request(now, `${who.path}/look`, form(fields))).text()
    expect(page).toContain('Nothing is saved yet')
    expect(page).toContain('Growing crystals')
    expect(page).toContain('11:00')
    expect(page).toMatch(/value=cond-mat.mtrl-sci checked/)
    const part = await (await town.request(now, `${who.path}/look?part=1`, form(fields))).text()
    expect(part).toContain('Growing crystals')
    expect(part).not.toContain('<html')
    expect(await (await town.request(now, who.path)).text()).toBe(before)
  })

  it('tells of a query that is wrong, and of nothing to strangers', async () => {
    const who = await reader()
    const now = at('2026-05-21', '10:00')
    const answer = await town.request(now, `${who.path}/look`, form({ query: '(half' }))
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('(half')])
    const stranger = await town.request(now, '/preferences/no/look', form({ number: '3' }))
    expect(stranger.status).toBe(404)
  })
})

describe('past digests', () => {
  it('are found by day and by words, and say why a paper was not among them', async () => {
    const who = await reader({ hour: '4', number: '3' })
    await save(who, { number: '3', strictness: 'strongest', mute: 'ti:crystals' })
    await town.tick(at('2026-05-20', '04:01'))
    const now = at('2026-05-20', '10:00')
    const page = await (await town.request(now, who.path)).text()
    expect(page).toMatch(/Wed 20 May<\/dt><dd><a href="[^"]+">1 paper</)
    expect(page).toMatch(/Tue 19 May<\/dt><dd><a href="[^"]+">6 papers</)
    const ask = async (query: string) => {
      const answer = await town.request(now, `${who.path}/digests?${query}`)
      expect(answer.status).toBe(200)
      return answer.text()
    }
    const all = await ask('')
    expect(all).toContain('20 May 2026: 1 paper')
    expect(all).toContain('LLM agents that plan')
    const found = await ask('q=ti:plan')
    expect(found).toContain('7 papers for “ti:plan”')
    expect(found).toContain('in the digest of 19 May 2026')
    expect(await ask('q=crystals')).toContain('No paper in your digests fits')
    expect(await ask('q=(half')).toContain('<mark>')
    const shown = /LLM agents that plan (\d+)/.exec(all)?.[1] ?? ''
    const why = (n: number | string) => ask(`paper=https://arxiv.org/abs/2605.${n}v2`)
    expect(await why(shown)).toContain('It was in your mail, in full.')
    const other = Number(shown) === 10_100 ? 10_101 : 10_100
    expect(await why(other)).toContain('less closely than you ask for')
    expect(await why(10_120)).toContain('Nothing you follow matches it.')
    expect(await ask('paper=<script>')).toContain('No paper with that number')
    const stranger = await town.request(now, '/preferences/no/digests')
    expect(stranger.headers.get('location')).toBe('/preferences/no')
  })
})

describe('the private feed', () => {
  it('has the papers of the mail with their reasons, opens nothing else, and answers 304', async () => {
    const who = await reader()
    await town.tick(at('2026-05-20', '07:01'))
    const now = at('2026-05-20', '10:00')
    const page = await (await town.request(now, `${who.path}/digests`)).text()
    const feed = /\/feeds\/digests\/[A-Za-z0-9_-]+/.exec(page)?.[0] ?? ''
    const json = await town.request(now, `${feed}/feed.json`)
    const { items, ...head } = JSON.parse(await json.text())
    expect(head).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', language: 'en' })
    expect(items).toHaveLength(12)
    const mail = (await town.mails(who.email))[0]?.text ?? ''
    for (const { title } of items.slice(0, 6)) expect(mail).toContain(title)
    expect(items[0].content_text).toMatch(/^LLM agents \(title\b.*\)\n\n/)
    expect(items[0].date_published).toBe('2026-05-20T07:00:00.000Z')

    const answer = await town.request(now, `${feed}/atom.xml`)
    const atom = await answer.text()
    expect(answer.headers.get('content-type')).toContain('application/atom+xml')
    expect(XMLValidator.validate(atom)).toBe(true)
    expect(atom.match(/<entry>/g)).toHaveLength(12)
    for (const text of [atom, JSON.stringify(items)]) {
      expect(text).not.toMatch(/\/(preferences|unsubscribe|digest|feedback|account)\//)
      expect(text).not.toContain(who.email)
    }
    const tag = answer.headers.get('etag') ?? ''
    const again = await town.request(now, `${feed}/atom.xml`, undefined, { 'if-none-match': tag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const stolen = who.path.replace('/preferences/', '/feeds/digests/')
    expect((await town.request(now, `${stolen}/atom.xml`)).status).toBe(404)
    const opened = feed.replace('/feeds/digests/', '/preferences/')
    expect((await town.request(now, opened)).status).toBe(404)
  })
})
