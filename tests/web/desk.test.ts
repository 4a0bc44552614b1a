/** The editor's desk through its pages: who gets in, picking, writing, publishing, and several at once. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addEditor } from '../../src/editorial/desk/editors.ts'
import type { EditionRef } from '../../src/editorial/edit-edition.ts'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { pickPaper } from '../../src/editorial/pick-paper.ts'
import { publishEdition } from '../../src/editorial/publish-edition.ts'
import { readEdition } from '../../src/editorial/read-edition.ts'
import { releaseEditions } from '../../src/editorial/release-editions.ts'
import { saveNote } from '../../src/editorial/save-note.ts'
import { createSeries, findSeries } from '../../src/editorial/series.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { letters } from '../../src/storage/schema/delivery.ts'
import { auditLog, deskMarks, editorSessions, editors } from '../../src/storage/schema/editorial.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { get, openWeb, pathOf, post, publicUrl } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
const at = '/admin/desk/daily/2026-11-24'
const token = 'a token of the operator'

beforeAll(async () => {
  web = await openWeb()
  const series = { slug: 'daily', name: '매일 논문', language: 'ko', timezone: 'Asia/Seoul' }
  await createSeries(web.db, { by: tokenEditor, ...series })
  await createSeries(web.db, { by: tokenEditor, ...series, slug: 'other' })
  const editor = { role: 'editor' as const, series: ['daily'] }
  await addEditor(web.db, { by: tokenEditor, email: 'ed@lab.example', ...editor })
  await addEditor(web.db, { by: tokenEditor, email: 'co@lab.example', ...editor })
})
afterAll(() => web.close())

const cookieOf = (answer: Response): string =>
  /paperboy_desk=[^;]*/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? ''

async function linkFor(email: string): Promise<string> {
  await post(web.app, '/admin/link', { email })
  const rows = await web.db.select().from(letters).where(eq(letters.kind, 'desk'))
  const newest = Math.max(...rows.map(({ intent }) => Number(intent.linkId)))
  return pathOf(web.links.desk(newest))
}

async function signIn(email: string): Promise<{ cookie: string }> {
  const answer = await post(web.app, await linkFor(email), {})
  expect(answer.status).toBe(303)
  return { cookie: cookieOf(answer) }
}

/** The value of a field as the page holds it. */
const fieldIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

const desk = async (headers: Record<string, string>, path = at) =>
  (await get(web.app, path, headers)).text()

describe('signing in', () => {
  it('shows a stranger the sign-in page and does nothing they send', async () => {
    expect((await get(web.app, at)).status).toBe(401)
    expect((await post(web.app, `${at}/mark`, { paper: '1', act: 'pick' })).status).toBe(401)
    expect((await get(web.app, '/admin')).status).toBe(200)
  })

  it('answers alike for a listed and an unknown address, and mails the listed one alone', async () => {
    const before = await web.db.$count(letters, eq(letters.kind, 'desk'))
    const listed = await (await post(web.app, '/admin/link', { email: 'ed@lab.example' })).text()
    const unknown = await (await post(web.app, '/admin/link', { email: 'no@lab.example' })).text()
    expect(listed).toBe(unknown)
    expect(await web.db.$count(letters, eq(letters.kind, 'desk'))).toBe(before + 1)
  })

  it('opens by a link once; looking at it changes nothing', async () => {
    const path = await linkFor('co@lab.example')
    for (let looks = 0; looks < 2; looks++) expect((await get(web.app, path)).status).toBe(200)
    const first = await post(web.app, path, {})
    expect(first.status).toBe(303)
    const set = first.headers.get('set-cookie') ?? ''
    expect(set).toMatch(/HttpOnly/i)
    expect(set).toMatch(/SameSite=Strict/i)
    expect((await post(web.app, path, {})).status).toBe(404)
    expect((await get(web.app, '/admin/link/1-1-aaaaaaaaaaaaaaaaaaaaaa')).status).toBe(404)
  })

  it('takes no session that somebody planted, and ends one that was signed out', async () => {
    const planted = `paperboy_desk=${'a'.repeat(43)}`
    expect((await get(web.app, at, { cookie: planted })).status).toBe(401)
    const path = await linkFor('ed@lab.example')
    const cookie = cookieOf(await post(web.app, path, {}, { cookie: planted }))
    expect(cookie).not.toBe(planted)
    expect((await get(web.app, at, { cookie })).status).toBe(200)
    await post(web.app, '/admin/sign-out', {}, { cookie })
    expect((await get(web.app, at, { cookie })).status).toBe(401)
  })

  it('opens by the token, whose sessions end with it', async () => {
    const wrong = await post(web.app, '/admin/sign-in', { token: 'wrong' })
    expect(wrong.status).toBe(401)
    const cookie = cookieOf(await post(web.app, '/admin/sign-in', { token }))
    expect((await get(web.app, '/admin/desk', { cookie })).status).toBe(200)
    const changed = web.make({ adminToken: 'another token' })
    expect((await get(changed, '/admin/desk', { cookie })).status).toBe(401)
    // An operator may see what is guarded beside the desk.
    expect((await get(web.app, '/outbox', { cookie })).status).toBe(200)
  })

  it('keeps the database from telling what cookies hold', async () => {
    const { cookie } = await signIn('ed@lab.example')
    const rows = await web.db.select().from(editorSessions)
    const value = cookie.split('=')[1] as string
    expect(rows.some(({ tokenHash }) => tokenHash === value)).toBe(false)
  })

  it('refuses forms of other sites', async () => {
    const { cookie } = await signIn('co@lab.example')
    const headers = { cookie, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    expect((await post(web.app, `${at}/mark`, { paper: '1', act: 'pick' }, headers)).status).toBe(
      403,
    )
    expect((await post(web.app, '/admin/sign-in', { token }, headers)).status).toBe(403)
  })
})

describe('the work on an edition', () => {
  let headers: { cookie: string }
  let paperId: number
  beforeAll(async () => {
    const [editor] = await web.db.select().from(editors).where(eq(editors.email, 'ed@lab.example'))
    expect(editor?.role).toBe('editor')
    headers = { cookie: cookieOf(await post(web.app, '/admin/sign-in', { token })) }
    const [paper] = await web.db.select().from(papers)
    paperId = paper?.id as number
  })

  /** With one note on it, gone out an hour ago. */
  async function releasedDay(): Promise<EditionRef> {
    const series = await findSeries(web.db, 'other')
    if (!series) throw new Error('there is no series')
    const ref = { by: tokenEditor, series, date: '2026-11-23' }
    const deps = (time: string) => ({
      db: web.db,
      calendar: fixedCalendar(new Date(`2026-11-24T${time}:00Z`)),
    })
    await pickPaper(web.db, ref, paperId)
    const note = { paperId, markdown: 'Good.', hashtags: '', language: 'en' }
    await saveNote(deps('08:00'), ref, { ...note, version: 1, tells: false })
    const version = (await readEdition(web.db, { seriesId: series.id, date: ref.date }))?.version
    await publishEdition(deps('08:00'), ref, { at: null, version: version ?? 0 })
    await releaseEditions(deps('09:00'))
    return ref
  }

  it('shows the papers of the newest day and picks one', async () => {
    const html = await desk(headers)
    expect(html).toContain('&lt;b&gt;everyone&lt;/b&gt;')
    const fields = { paper: String(paperId), act: 'pick' }
    expect((await post(web.app, `${at}/mark`, fields, headers)).status).toBe(303)
    const picked = await desk(headers)
    expect(picked).toContain('data-desk-note')
    // To judge by, and to write about.
    expect(picked.match(/We caption\./g)).toHaveLength(2)
    expect((await get(web.app, '/editions/daily/2026-11-24')).status).toBe(404)
  })

  it('says how many papers a day has, and lets one go on without losing the place', async () => {
    const day = '2026-11-18'
    const shared = { abstract: '', authors: [], categories: [], listingDay: day }
    await web.db.insert(papers).values(
      Array.from({ length: 125 }, (_, n) => ({
        ...{
          ...shared,
          contentHash: 'x',
          search: '',
          publicId: `2611.1${String(n).padStart(4, '0')}`,
          title: `Paper ${n + 1}`,
        },
        availableAt: new Date('2026-11-18T05:00:00Z'),
      })),
    )
    const shown = (html: string) => html.match(/data-desk-title/g)?.length
    const first = await desk(headers, `${at}?day=${day}`)
    expect(first).toContain('1 to 120 of 125')
    expect(shown(first)).toBe(120)
    const next = /href="([^"]*)"[^>]*rel="next"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await desk(headers, next.split('#')[0])
    expect(second).toContain('121 to 125 of 125')
    expect(shown(second)).toBe(5)
    expect(second).toContain('rel="prev"')
    expect(second).not.toContain('rel="next"')
    const [action = ''] = /[^"]*\/mark\?[^"]*/.exec(second) ?? []
    const last =
      /name="paper" value="(\d+)"/.exec(second.split('id="desk-day"')[1] ?? '')?.[1] ?? ''
    const hide = { paper: last, act: 'hidden' }
    const hidden = await post(web.app, action.replaceAll('&amp;', '&'), hide, headers)
    const back = hidden.headers.get('location') ?? ''
    expect(back).toContain(`day=${day}&page=2`)
    expect(await desk(headers, back.split('#')[0])).toContain('121 to 124 of 124')
    // Beyond the end is the end; what is done in the edition keeps the place as well.
    expect(await desk(headers, `${at}?day=${day}&page=9`)).toContain('121 to 124 of 124')
    const pasted = `${at}/paste?day=${day}&page=2`
    const answer = await post(web.app, pasted, { text: '2611.00001' }, headers)
    expect(answer.headers.get('location')).toContain(`day=${day}&page=2#n${paperId}`)
    await web.db.delete(deskMarks)
    await web.db.delete(papers).where(eq(papers.listingDay, day))
  })

  it('takes a pasted id, and asks for what it cannot find', async () => {
    const held = await post(web.app, `${at}/paste`, { text: 'arXiv:2611.00001v2' }, headers)
    expect(held.headers.get('location')).toBe(`/${at.slice(1)}#n${paperId}`)
    const unknown = await post(web.app, `${at}/paste`, { text: '2611.09999' }, headers)
    expect(unknown.headers.get('location')).toContain('typed=2611.09999')
    const typed = { title: 'Typed by hand', authors: 'Ada Bee, Carl Dee', address: '2611.09999' }
    expect((await post(web.app, `${at}/type`, typed, headers)).status).toBe(303)
    const [stored] = await web.db.select().from(papers).where(eq(papers.publicId, '2611.09999'))
    expect(stored).toMatchObject({ authors: ['Ada Bee', 'Carl Dee'], availableAt: null })
    expect(await desk(headers)).toContain('Typed by hand')
  })

  it('keeps a note, shows nothing of it as HTML, and says when somebody was faster', async () => {
    const note = (markdown: string, version: string) => ({
      ...{
        paper: String(paperId),
        markdown,
        hashtags: '#clip captioning',
        language: 'ko',
        version,
      },
    })
    const hostile = '좋은 **논문** <img src=x onerror=alert(1)> [x](javascript:alert(1))'
    const saved = await post(web.app, `${at}/note`, note(hostile, '1'), headers)
    expect(saved.status).toBe(303)
    const html = await desk(headers)
    expect(html).not.toMatch(/<img[^>]*onerror|href="javascript:/i)
    expect(html).toContain('<strong>논문</strong>')
    const late = await post(web.app, `${at}/note`, note('mine', '1'), headers)
    expect(late.status).toBe(409)
    const both = await late.text()
    expect(both).toContain('mine')
    expect(both).toContain('좋은 **논문**')
    // Nobody got it yet.
    expect(both).not.toContain('name="tells"')
    const json = { ...headers, accept: 'application/json' }
    const autosaved = await post(web.app, `${at}/note`, note('다시 씀', '2'), json)
    expect(await autosaved.json()).toMatchObject({ outcome: 'saved', version: 3 })
    expect((await post(web.app, `${at}/note`, note('x', '1'), json)).status).toBe(409)
  })

  it('shows the edition as mail, sandboxed', async () => {
    const mail = await get(web.app, `${at}/mail`, headers)
    expect(mail.headers.get('content-security-policy')).toContain('sandbox')
    expect(await mail.text()).toContain('다시 씀')
  })

  it('moves papers without scripts, and refuses an order made for an older edition', async () => {
    const html = await desk(headers)
    const order = fieldIn(html, 'order')
    const version = fieldIn(html, 'version')
    const move = { paper: String(paperId), act: 'down', order, version }
    const moved = (await post(web.app, `${at}/order`, move, headers)).status
    expect(moved).toBe(303)
    expect(fieldIn(await desk(headers), 'order')).toBe(order.split(',').reverse().join(','))
    expect((await post(web.app, `${at}/order`, move, headers)).status).toBe(409)
  })

  it('publishes now, takes it back, and publishes again', async () => {
    const version = async () =>
      /publish\?[\s\S]*?name="version" value="(\d+)"/.exec(await desk(headers))?.[1] ?? ''
    const publish = async () =>
      post(web.app, `${at}/publish`, { when: 'now', version: await version() }, headers)
    expect((await publish()).status).toBe(303)
    const shown = await get(web.make(), '/editions/daily/2026-11-24')
    expect(shown.status).toBe(200)
    const html = await shown.text()
    expect(html).toContain('다시 씀')
    expect(html).toContain('href="/tags/clip"')
    const withdrawn =
      /withdraw\?[\s\S]*?name="version" value="(\d+)"/.exec(await desk(headers))?.[1] ?? ''
    const back = await post(web.app, `${at}/withdraw`, { version: withdrawn }, headers)
    expect(back.status).toBe(303)
    expect((await get(web.make(), '/editions/daily/2026-11-24')).status).toBe(404)
    expect((await publish()).status).toBe(303)
    expect((await get(web.make(), '/editions/daily')).status).toBe(200)
    const feed = await (await get(web.make(), '/editions/daily/atom.xml')).text()
    expect(feed).toContain(`${publicUrl}/editions/daily/2026-11-24`)
  })

  it('says on the pages of the series until when its editor is away, and then no more', async () => {
    const away = (until: string) => post(web.app, '/admin/desk/daily/away', { until }, headers)
    const page = async (path: string) => (await get(web.make(), path)).text()
    expect((await away('2026-12-01')).status).toBe(303)
    expect(await page('/editions/daily')).toContain('away until 1 December 2026')
    expect(await page('/editions/daily/2026-11-24')).toContain('away until 1 December 2026')
    await away('2026-11-24')
    expect(await page('/editions/daily')).not.toContain('away until')
  })

  it('says in the language of the page what cannot be done', async () => {
    const empty = '/admin/desk/daily/2026-11-30'
    const publish = (language: string) =>
      post(
        web.app,
        `${empty}/publish`,
        { version: '1', when: 'now' },
        {
          ...headers,
          'accept-language': language,
        },
      )
    const said = {
      ko: '먼저 논문을 골라 주세요.',
      zh: '请先选一篇。',
      ja: '先に論文を選んでください。',
      en: 'Pick one first.',
    }
    for (const [language, help] of Object.entries(said)) {
      const answer = await publish(language)
      expect(answer.status).toBe(400)
      expect(await answer.text()).toContain(help)
    }
  })

  it('lets an editor write their own series only, and operate nothing', async () => {
    const editor = { cookie: (await signIn('co@lab.example')).cookie }
    const other = '/admin/desk/other/2026-11-24'
    const pick = { paper: String(paperId), act: 'pick' }
    expect((await post(web.app, `${other}/mark`, pick, editor)).status).toBe(403)
    const series = { name: 'x', slug: 'x', language: 'en', timezone: 'UTC' }
    expect((await post(web.app, '/admin/desk/series', series, editor)).status).toBe(403)
    expect((await get(web.app, '/outbox', editor)).status).toBe(401)
    expect((await get(web.app, '/metrics', editor)).status).toBe(401)
  })

  it('takes a note in any language, by its name or its tag, and shows it the way it is written', async () => {
    const series = { name: 'יומי', slug: 'yomi', language: 'Hebrew', timezone: 'Asia/Jerusalem' }
    expect((await post(web.app, '/admin/desk/series', series, headers)).status).toBe(303)
    const here = '/admin/desk/yomi/2026-11-24'
    await post(web.app, `${here}/mark`, { paper: String(paperId), act: 'pick' }, headers)
    const note = (language: string, version: string) =>
      post(
        web.app,
        `${here}/note`,
        { paper: String(paperId), markdown: 'CLIP טוב', hashtags: '', language, version },
        headers,
      )
    expect((await note('Klingonese', '1')).status).toBe(400)
    expect((await note('', '1')).status).toBe(303)
    const html = await desk(headers, here)
    expect(html).toContain('class="note" lang="he" dir="rtl"')
    expect(html).toContain('name="language" list="languages" value="Hebrew"')
    expect(html).toMatch(/<datalist id="languages">.*<option value="German"/s)
    const mail = await (await get(web.app, `${here}/mail`, headers)).text()
    expect(mail).toMatch(/<p lang="he" dir="rtl"[^>]*>CLIP טוב/)
    const version = /publish\?[\s\S]*?name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
    await post(web.app, `${here}/publish`, { when: 'now', version }, headers)
    const page = async (path: string) => (await get(web.make(), path)).text()
    expect(await page('/editions/yomi/2026-11-24')).toContain('lang="he" dir="rtl"')
    expect(await page('/papers/2611.00001')).toContain('Note in Hebrew: יומי')
    expect(await page('/editions/yomi/atom.xml')).toContain('xml:lang="he"')
    // A Persian guest in a Hebrew series, named in the language of the page.
    const korean = { ...headers, 'accept-language': 'ko' }
    const guest = { paper: String(paperId), markdown: 'سلام', hashtags: '', version: '2' }
    const written = await post(
      web.app,
      `${here}/note`,
      { ...guest, language: '페르시아어' },
      korean,
    )
    expect(written.status).toBe(303)
    expect(await page('/editions/yomi/2026-11-24')).toContain('lang="fa" dir="rtl"')
    expect(await page('/editions/yomi/atom.xml')).toContain('<entry xml:lang="fa">')
    const feed = JSON.parse(await page('/editions/yomi/feed.json'))
    expect([feed.language, feed.items[0].language]).toEqual(['he', 'fa'])
  })

  it('tells of a correction by the tick, whatever was saved while it was written', async () => {
    const ref = await releasedDay()
    const day = `/admin/desk/other/${ref.date}`
    const note = (version: string, more = {}) => ({
      ...{ paper: String(paperId), markdown: 'Better.', hashtags: '', language: 'en', version },
      ...more,
    })
    const json = { ...headers, accept: 'application/json' }
    const typed = await post(web.app, `${day}/note`, note('2'), json)
    expect(await typed.json()).toMatchObject({ outcome: 'saved', version: 3 })
    const pressed = await post(web.app, `${day}/note`, note('3', { tells: '1' }), headers)
    expect(pressed.status).toBe(303)
    const held = await readEdition(web.db, { seriesId: ref.series.id, date: ref.date })
    expect(held?.notes[0]?.corrections).toMatchObject([{ before: 'Good.', tells: true }])
    expect(await desk(headers, '/admin/desk/log')).toContain('had readers told of the correction')
    // Who was slower finds the tick as they set it.
    const late = async (more: Record<string, string>) =>
      (
        await post(web.app, `${day}/note`, { ...note('2', more), markdown: 'Mine.' }, headers)
      ).text()
    expect(await late({ tells: '1' })).toMatch(/<input[^>]*name="tells"[^>]*checked/)
    expect(await late({})).toMatch(/<input[^>]*name="tells" value="1"\/>/)
  })

  it('logs every change: who, what, when', async () => {
    const acts = (await web.db.select().from(auditLog)).map(({ act }) => act)
    for (const act of [
      'signed-in',
      'paper-picked',
      'note-saved',
      'edition-published',
      'series-made',
    ]) {
      expect(acts).toContain(act)
    }
    const told = (html: string) =>
      [
        ...(/<ol class="plain-list log">(.*?)<\/ol>/s
          .exec(html)?.[1]
          ?.matchAll(/<li>(.*?)<\/li>/gs) ?? []),
      ]
        .map(([, line = '']) => line.replace(/<[^>]*>/g, '').trim())
        .join('\n')
    const english = told(await desk(headers, '/admin/desk/log'))
    expect(english).toContain('ed@lab.example signed in.')
    expect(english).toMatch(/picked Captions for .* for 매일 논문: 24 November 2026\./)
    expect(english).toMatch(/published 매일 논문: 24 November 2026\./)
    expect(english).not.toMatch(/[{}]|\b(note-saved|paper-picked)\b/)
    const korean = told(await desk({ ...headers, 'accept-language': 'ko' }, '/admin/desk/log'))
    expect(korean).toContain('관리자 토큰 사용자: 매일 논문 시리즈를 만들었습니다.')
  })
})
