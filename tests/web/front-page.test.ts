/** The front page as the settings make it, with the whole taxonomy. */
import { gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signups } from '../../src/storage/schema/subscribers.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { taxonomy } from '../../src/tagging/taxonomy/index.ts'
import type { WebDeps } from '../../src/web/web-deps.ts'
import { signUp } from './journey.ts'
import { get, now, openWeb, post } from './support.ts'

type Web = Awaited<ReturnType<typeof openWeb>>

let web: Web
beforeAll(async () => {
  web = await openWeb()
  await syncTaxonomy(web.db, { at: now, taxonomy })
  // Every row has its figures.
  await web.db.execute(sql`
    insert into paper_tags (paper_id, tag_id, source, evidence, added_at)
    select p.id, t.id, 'rule', '{"kind":"words","where":"title","words":["it"]}', p.available_at
    from papers p, tags t`)
})
afterAll(() => web.close())

const page = async (changed: Partial<WebDeps['settings']> = {}, path = '/') =>
  (await get(web.make(changed), path)).text()

describe('the front page with every topic', () => {
  it('is below 30 KB gzipped, with its preview too', async () => {
    const bare = await page()
    expect(bare.match(/name=tag value=/g)?.length).toBeGreaterThan(400)
    expect(gzipSync(bare).length).toBeLessThan(30_000)
    const shared = await page({}, '/?tag=clip&tag=cs.CV&query=caption&find=graph')
    expect(gzipSync(shared).length).toBeLessThan(30_000)
  })

  it('shows beside a topic what it brings, on a usual day and on a Tuesday', async () => {
    expect(await page()).toMatch(/value=captioning>[^<]*<i>1 · 1<\/i>/)
  })

  it('keeps its groups closed but for those with a choice', async () => {
    expect(await page()).not.toMatch(/<details open/)
    expect((await page({}, '/?tag=captioning')).match(/<details open/g)).toHaveLength(2)
  })

  it('bears SITE_NAME, as text', async () => {
    const html = await page({ siteName: 'Papers <of> the Lab' })
    expect(html).toContain('<title>Papers &lt;of&gt; the Lab</title>')
    expect(html).toContain('Papers &lt;of&gt; the Lab reads the day’s new research papers')
    expect(html).not.toContain('<of>')
  })

  it('ticks DEFAULT_TAGS and shows what they bring, unless a link names its own', async () => {
    const defaultTags = ['captioning', 'no-such-tag']
    expect(await page({ defaultTags })).toMatch(/value=captioning checked/)
    expect(await page({ defaultTags })).toContain('1 matched')
    const html = await page({ defaultTags }, '/?tag=clip')
    expect(html).toMatch(/value=clip checked/)
    expect(html).not.toMatch(/value=captioning checked/)
  })

  it('admits whom SIGNUP admits: anybody, nobody, or one domain', async () => {
    const domain = { signup: { kind: 'domain', domain: 'lab.example' } } as const
    expect(await page(domain)).toContain('Open to addresses at lab.example.')
    const before = await web.db.$count(signups)
    const fields = { tag: 'captioning', email: 'kim@elsewhere.example' }
    expect((await post(web.make(domain), '/subscribe', fields)).status).toBe(400)
    const closed = web.make({ signup: { kind: 'closed' } })
    expect((await post(closed, '/subscribe', fields)).status).toBe(403)
    expect(await page({ signup: { kind: 'closed' } })).toContain('New subscriptions are closed')
    expect(await web.db.$count(signups)).toBe(before)
    await signUp(web, fields)
    expect(await web.db.$count(signups)).toBe(before + 1)
  })

  it('keeps search engines from previews always, from the rest when ROBOTS says so', async () => {
    const robots = async (answer: Promise<Response>) => (await answer).headers.get('x-robots-tag')
    expect(await robots(get(web.app, '/'))).toBeNull()
    expect(await robots(get(web.make({ robots: false }), '/'))).toContain('noindex')
    expect(await robots(post(web.app, '/preview', { tag: 'clip' }))).toContain('noindex')
  })

  it('says which papers the hour brings in the zone that was chosen', async () => {
    const typed = { timezone: 'Asia/Seoul', hour: '15' }
    const html = await (await post(web.app, '/preview', typed)).text()
    expect(html).toContain('At 15:00 in Seoul you get the papers announced the same day.')
    const early = await (await post(web.app, '/preview', { ...typed, hour: '7' })).text()
    expect(early).toContain(
      'At 07:00 in Seoul you get the papers announced the day before; from 15:00 the same day’s.',
    )
  })
})
