/** Topics as the desk judges them: those in doubt, those of one paper, and what the log says of it. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { auditLog } from '../../src/storage/schema/editorial.ts'
import { createStoreView } from '../../src/web/store-view.ts'
import { get, now, openWeb, post } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
const at = '/admin/desk/tags'
const ofPaper = `${at}?paper=2611.00001`
let headers: { cookie: string }

beforeAll(async () => {
  web = await openWeb()
  await web.db.execute(sql`
    insert into paper_tags (paper_id, tag_id, source, evidence, confidence, added_at)
    select p.id, t.id, 'statistics', '{"kind":"guess","where":"abstract","words":["pictures","<i>"]}'::jsonb,
      0.42, '2026-11-17'::timestamptz from papers p, tags t where t.slug = 'clip'
    union all
    select p.id, t.id, 'rule', '{"kind":"words","where":"title","words":["captions"]}'::jsonb, 1, '2026-11-17'::timestamptz
    from papers p, tags t where t.slug = 'captioning'`)
  await web.db.execute(sql`
    insert into feedback (paper_id, kind, about, place, reasons, at)
    select id, 'wrong-tag', 'captioning', 'page', '[]'::jsonb, '2026-11-18'::timestamptz from papers`)
  const answer = await post(web.app, '/admin/sign-in', { token: 'a token of the operator' })
  headers = {
    cookie: /paperboy_desk=[^;]*/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '',
  }
})
afterAll(() => web.close())

const page = async (path: string, more: Record<string, string> = {}) =>
  (await get(web.app, path, { ...headers, ...more })).text()
const act = (fields: Record<string, string>) => post(web.app, at, fields, headers)
const tagsOf = async () => {
  const rows = await web.db.execute<{ slug: string; source: string }>(sql`
    select g.slug, t.source from paper_tags t join tags g on g.id = t.tag_id order by 1, 2`)
  return rows.map(({ slug, source }) => `${slug} ${source}`)
}
const logged = async () => {
  const lines = await web.db.select().from(auditLog).orderBy(auditLog.id)
  return lines
    .filter((line) => line.act === 'tag-judged')
    .map(({ what, detail }) => `${what} ${detail.tag} ${detail.verdict}`)
}

describe('topics in doubt', () => {
  it('are seen and judged at the desk alone', async () => {
    expect((await get(web.app, at)).status).toBe(401)
    const stranger = { paper: '2611.00001', tag: 'clip', act: 'accept' }
    expect((await post(web.app, at, stranger)).status).toBe(401)
    expect(await tagsOf()).toEqual(['captioning rule', 'clip statistics'])
  })

  it('are what readers call wrong, and guesses of a day that are not sure', async () => {
    const html = await page(at)
    expect(html).toMatch(/#captioning[\s\S]*1 reader says it is wrong/)
    expect(html).toMatch(/#clip[\s\S]*guessed, 42%: “pictures”, “&lt;i&gt;”/)
    expect(html).toContain('value="2026-11-17"')
    expect(await page(`${at}?day=2026-11-16`)).toContain('No unsure guess')
    expect(await page('/admin/desk')).toContain(`href="${at}"`)
    expect(await page(at, { 'accept-language': 'ko' })).toContain('확인할 주제')
  })

  it('are accepted and rejected, which stays in the log, and comes back to the list', async () => {
    const accepted = await act({
      ...{ paper: '2611.00001', tag: 'clip', act: 'accept', list: '1', day: '2026-11-17' },
    })
    expect(accepted.headers.get('location')).toBe(`${at}?day=2026-11-17`)
    await act({ paper: '2611.00001', tag: 'captioning', act: 'reject', list: '1' })
    expect(await tagsOf()).toEqual(['clip editor'])
    expect(await logged()).toEqual(['2611.00001 clip accepted', '2611.00001 captioning rejected'])
    const html = await page(at)
    expect(html).toContain('No reader has called a topic wrong.')
    expect(html).toContain('No unsure guess')
  })
})

describe('the topics of one paper', () => {
  it('say what was decided, and can be left open again or added', async () => {
    const html = await page(ofPaper)
    expect(html).toMatch(/#captioning[\s\S]*rejected by an editor/)
    expect(html).toMatch(/#clip[\s\S]*accepted by an editor/)
    const opened = await act({ paper: '2611.00001', tag: 'clip', act: 'open' })
    expect(opened.headers.get('location')).toBe(ofPaper)
    expect(await tagsOf()).toEqual(['cs.CV category'])
    await act({ paper: '2611.00001', tag: ' captioning ', act: 'accept' })
    expect(await tagsOf()).toContain('captioning editor')
    expect((await logged()).slice(2)).toEqual([
      '2611.00001 clip open',
      '2611.00001 captioning accepted',
    ])
  })

  it('are on the public pages as the desk left them', async () => {
    const look = async () =>
      (await createStoreView({ db: web.db, calendar: fixedCalendar(now) })()).revision
    const before = await look()
    expect(await look()).toBe(before)
    await act({ paper: '2611.00001', tag: 'captioning', act: 'reject' })
    const rejected = await look()
    expect(rejected).not.toBe(before)
    await act({ paper: '2611.00001', tag: 'captioning', act: 'accept' })
    expect(await look()).not.toBe(rejected)
  })

  it('refuse what is no topic and what is no paper, and write nothing down', async () => {
    const before = await logged()
    for (const tag of ['cs.CV', 'nothing', '<b>', '']) {
      expect((await act({ paper: '2611.00001', tag, act: 'accept' })).status).toBe(400)
    }
    expect((await act({ paper: '2611.99999', tag: 'clip', act: 'accept' })).status).toBe(404)
    expect((await get(web.app, `${at}?paper=2611.99999`, headers)).status).toBe(404)
    expect(await logged()).toEqual(before)
  })
})
