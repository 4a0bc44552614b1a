/** Hashtags of editors: into the form once they are used, followed, and merged into a topic. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { pickPaper } from '../../src/editorial/pick-paper.ts'
import { publishEdition } from '../../src/editorial/publish-edition.ts'
import { readEdition } from '../../src/editorial/read-edition.ts'
import { saveNote } from '../../src/editorial/save-note.ts'
import { createSeries, type Series } from '../../src/editorial/series.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { auditLog } from '../../src/storage/schema/editorial.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { readPreferences } from '../../src/subscribers/read-preferences.ts'
import { join, openTown, type Town } from './town.ts'

let town: Town
let folder: string
let series: Series

const at = (time: string) => new Date(`2026-06-${time}:00Z`)
const admin = { authorization: 'Bearer operators-token-of-this-test' }

beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), 'paperboy-hashtags-'))
  town = await openTown({ env: { ADMIN_TOKEN: 'operators-token-of-this-test' } })
  const fields = { slug: 'daily', name: 'The Daily Fold', language: 'en', timezone: 'UTC' }
  series = await createSeries(town.app.db, { by: tokenEditor, ...fields })
  const lines = ['Weighing', 'Counting', 'Shearing', 'Dyeing', 'Felting'].map((word, n) =>
    JSON.stringify({
      ...{ id: `2606.0000${n + 1}`, first_listed: '2026-06-01', title: `${word} sheep` },
      ...{ authors: ['Ada Bee'], categories: ['econ.GN'], comment: '', abstract: 'We propose.' },
    }),
  )
  const file = joinPath(folder, 'papers.jsonl')
  writeFileSync(file, lines.join('\n'))
  await town.ingest(file, at('01T05:00'))
}, 240_000)
afterAll(async () => {
  await town.close()
  rmSync(folder, { recursive: true })
})

/** An edition of that day with these papers, each with its hashtags; released when its minutes are over. */
async function edition(day: string, noted: Array<[paper: number, hashtags: string]>) {
  const { db } = town.app
  const deps = { db, calendar: fixedCalendar(at(`${day}T09:00`)) }
  const ref = { by: tokenEditor, series, date: `2026-06-${day}` }
  for (const [n, hashtags] of noted) {
    const [paper] = await db
      .select()
      .from(papers)
      .where(eq(papers.publicId, `2606.0000${n}`))
    const paperId = paper?.id as number
    await pickPaper(db, ref, paperId)
    const note = { paperId, markdown: 'Wool.', hashtags, language: 'en', version: 1, tells: false }
    await saveNote(deps, ref, note)
  }
  const version = (await readEdition(db, { seriesId: series.id, date: ref.date }))?.version ?? 0
  await publishEdition(deps, ref, { at: null, version })
  await town.tick(at(`${day}T09:11`))
}

const page = async (path: string, form?: Record<string, string>) =>
  town.request(at('20T12:00'), path, form && new URLSearchParams(form), {
    accept: 'text/html',
    ...admin,
  })
const html = async (path: string) => (await page(path)).text()
/** Pages notice a change within seconds (src/web/store-view.ts). */
const becomes = (path: string, status: number) =>
  expect
    .poll(async () => (await page(path)).status, { timeout: 20_000, interval: 250 })
    .toBe(status)
const commands = () => town.app.services
const now = fixedCalendar(at('20T12:00'))
const interestsOf = async (email: string) => {
  const { db } = town.app
  const [row] = await db.select().from(subscribers).where(eq(subscribers.emailKey, email))
  const read = await readPreferences({ db }, { subscriberId: row?.id ?? 0 })
  return read?.interests.map((one) => (one.kind === 'tag' ? one.slug : one.text)).sort()
}

describe('a hashtag', () => {
  it('is no topic after two papers, and one after three; a topic of that name stays one', async () => {
    await edition('02', [
      [1, '#flock #captioning'],
      [2, '#Flock #captioning'],
    ])
    expect((await page('/tags/flock')).status).toBe(404)
    await edition('03', [[3, '#flock #captioning #dye']])
    await becomes('/tags/flock', 200)
    expect(await html('/tags/flock')).toContain('Weighing sheep')
    expect(await html('/?tag=flock')).toMatch(/name="?tag"? value="?flock"? checked/)
    const listed = await commands().listHashtags(now)
    expect(listed.find(({ key }) => key === 'captioning')).toMatchObject({ as: 'topic', papers: 3 })
    expect(listed.find(({ key }) => key === 'dye')).toMatchObject({ as: null, papers: 1 })
  })

  it('brings its papers to who follows it', async () => {
    const form = { timezone: 'UTC', hour: '7', rhythm: 'daily', locale: 'en' }
    await join(town, at('04T06:00'), { ...form, email: 'flock@lab.example', tag: ['flock'] })
    await join(town, at('04T06:00'), {
      ...{ ...form, email: 'both@lab.example', tag: ['flock', 'captioning'] },
      query: ['tag:flock sheep'],
    })
    await edition('04', [[4, '#flock']])
    await town.tick(at('05T07:00'))
    const [mail] = (await town.mails('flock@lab.example')).filter(({ kind }) => kind === 'digest')
    expect(mail?.text).toContain('Dyeing sheep')
  })

  it('reaches the form by hand, at the desk and by command, once', async () => {
    await commands().addHashtag(now, '#dye')
    await becomes('/tags/dye', 200)
    expect(await html('/tags/dye')).toContain('Shearing sheep')
    await expect(commands().addHashtag(now, 'dye')).rejects.toMatchObject({ code: 'conflict' })
    await expect(commands().addHashtag(now, 'captioning')).rejects.toMatchObject({
      code: 'conflict',
    })
    const desk = await html('/admin/desk/hashtags')
    expect(desk).toMatch(/#dye[\s\S]*in the form/)
    expect(desk).toMatch(/#captioning[\s\S]*the topic captioning/)
    expect((await page('/admin/desk/hashtags/add', { hashtag: 'wool' })).status).toBe(303)
    await becomes('/tags/wool', 200)
  })
})

describe('merging', () => {
  const counts = { from: 'flock', into: 'captioning', readers: 2, queries: 1, papers: 4 }

  it('is looked at first, and then nothing has changed', async () => {
    const named = { from: '#flock', into: 'captioning' }
    expect(await commands().mergeTag(now, { ...named, dryRun: true })).toEqual(counts)
    const looked = await page('/admin/desk/hashtags/merge', { ...named, act: 'look' })
    expect(await looked.text()).toContain('2 readers, 1 query, 4 papers')
    expect(await interestsOf('flock@lab.example')).toEqual(['flock'])
    expect((await page('/tags/flock')).status).toBe(200)
  })

  it('refuses a topic that has a rule, one that is not there, and itself', async () => {
    const merge = (from: string, into: string) =>
      commands().mergeTag(now, { from, into, dryRun: false })
    await expect(merge('captioning', 'flock')).rejects.toMatchObject({ code: 'bad-input' })
    await expect(merge('flock', 'flock')).rejects.toMatchObject({ code: 'bad-input' })
    await expect(merge('flock', 'edition')).rejects.toMatchObject({ code: 'bad-input' })
    await expect(merge('nowhere', 'flock')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('moves interests, queries and evidence, leads old links on, and is in the log', async () => {
    const done = await page('/admin/desk/hashtags/merge', {
      ...{ from: 'flock', into: 'captioning', act: 'merge' },
    })
    expect(done.status).toBe(303)
    expect(await interestsOf('flock@lab.example')).toEqual(['captioning'])
    expect(await interestsOf('both@lab.example')).toEqual(['captioning', 'tag:captioning sheep'])
    const [tagged] = await town.app.db.execute<{ n: number }>(sql`
      select count(distinct paper_id)::int as n from paper_tags p join tags t on t.id = p.tag_id
      where t.slug = 'captioning' and p.source = 'edition'`)
    expect(tagged?.n).toBe(4)
    await becomes('/tags/flock', 301)
    const link = await page('/tags/flock')
    expect([link.status, link.headers.get('location')]).toEqual([301, '/tags/captioning'])
    const form = await page('/?tag=flock&tag=econ.GN')
    expect(form.headers.get('location')).toBe('/?tag=captioning&tag=econ.GN')
    const [line] = await town.app.db.select().from(auditLog).where(eq(auditLog.act, 'tag-merged'))
    expect(line).toMatchObject({ what: 'flock', detail: counts })
  })

  it('reaches forms that wait for their confirmation, queries in them too', async () => {
    const form = { timezone: 'UTC', hour: '7', rhythm: 'daily', locale: 'en' }
    const asks = { ...form, email: 'asks@lab.example', tag: 'dye', query: 'tag:dye sheep' }
    const mutes = { ...form, email: 'mutes@lab.example', tag: 'wool', mute: 'dye' }
    for (const fields of [asks, mutes]) {
      await town.request(at('21T05:00'), '/subscribe', new URLSearchParams(fields))
    }
    await town.tick(at('21T05:00'))
    await commands().mergeTag(now, { from: 'dye', into: 'wool', dryRun: false })
    for (const { email } of [asks, mutes]) {
      const [letter] = await town.mails(email)
      const token = /\/confirm\/([A-Za-z0-9_-]+)/.exec(letter?.text ?? '')?.[1]
      await town.request(at('21T05:30'), `/confirm/${token}`, new URLSearchParams())
    }
    expect(await interestsOf(asks.email)).toEqual(['tag:wool sheep', 'wool'])
    const [row] = await town.app.db.execute<{ level: string; slug: string }>(sql`
      select i.level, t.slug from interests i join tags t on t.id = i.tag_id
      join subscribers s on s.id = i.subscriber_id where s.email_key = ${mutes.email}`)
    expect(row).toEqual({ level: 'normal', slug: 'wool' })
  })

  it('holds for forms and notes that still say the old name', async () => {
    await join(town, at('21T06:00'), { email: 'late@lab.example', tag: ['flock'], timezone: 'UTC' })
    expect(await interestsOf('late@lab.example')).toEqual(['captioning'])
    await edition('22', [[5, '#flock']])
    await expect
      .poll(() => html('/tags/captioning'), { timeout: 20_000, interval: 250 })
      .toContain('Felting sheep')
    await becomes('/tags/flock', 301)
  })
})
