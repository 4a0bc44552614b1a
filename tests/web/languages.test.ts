/** A page by HTTP: the language it is answered in, and what of it is remembered. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rateLimits } from '../../src/storage/schema/operations.ts'
import { minimal, signUp } from './journey.ts'
import { get, openWeb, pathOf, post } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
})
afterAll(() => web.close())

const langOf = async (answer: Response) => /<html lang="?([\w-]+)/.exec(await answer.text())?.[1]
const korean = { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.5' }

describe('the language of a page', () => {
  it.each(['/', '/days', '/tags', '/search', '/about', '/privacy', '/link', '/nowhere'])(
    '%s: the browser’s, or the one asked for',
    async (path) => {
      expect(await langOf(await get(web.app, path, korean))).toBe('ko')
      expect(await langOf(await get(web.app, `${path}?lang=zh`, korean))).toBe('zh-Hans')
      expect(await langOf(await get(web.app, path))).toBe('en')
    },
  )

  it('remembers what was asked for in two letters, and nothing when nothing was asked', async () => {
    const asked = await get(web.app, '/?lang=ko')
    expect(asked.headers.get('set-cookie')).toMatch(
      /^lang=ko; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(await langOf(await get(web.app, '/about', { cookie: 'lang=ko' }))).toBe('ko')
    for (const path of ['/', '/?lang=xx', '/?lang=%3Cscript%3E', '/about']) {
      expect((await get(web.app, path, korean)).headers.get('set-cookie')).toBeNull()
    }
  })

  it('offers the same page in the others, each named in itself', async () => {
    const html = await (await get(web.app, '/tags?q=a')).text()
    expect(html).toMatch(/href="\/tags\?q=a&amp;lang=ko" hreflang="?ko"? lang="?ko"?[^>]*>한국어/)
  })

  it('offers them whoever asked first, and never on another host', async () => {
    await web.app.request('https://papers.lab.example/privacy', { method: 'HEAD' })
    expect(await (await get(web.app, '/privacy')).text()).toContain('/privacy?lang=ko')
    const astray = await (await get(web.app, 'https://papers.lab.example//evil.example/')).text()
    expect(astray).toContain('lang=ko')
    expect(astray).not.toMatch(/href="?\/\/evil/)
  })

  it('a reader’s private pages are in the reader’s language, whatever the browser', async () => {
    const { subscriberId } = await signUp(web, { ...minimal('ada@lab.example'), locale: 'ko' })
    const path = pathOf(web.links.preferences(subscriberId))
    expect(await langOf(await get(web.app, path, { 'accept-language': 'zh' }))).toBe('ko')
    expect(await langOf(await get(web.app, `${path}?lang=en`))).toBe('en')
    const leave = pathOf(web.links.unsubscribe(subscriberId))
    expect(await langOf(await get(web.app, leave))).toBe('ko')
    const gone = await post(web.app, leave, { 'List-Unsubscribe': 'One-Click' })
    expect(gone.headers.get('set-cookie')).toBeNull()
  })

  it('says what is wrong in the language of the form', async () => {
    const refused = await post(web.app, '/subscribe', { email: 'no address', tag: 'clip' }, korean)
    expect(refused.status).toBe(400)
    const html = await refused.text()
    expect(html).toContain('lang="ko"')
    expect(html).not.toContain('mail address')
  })

  it('says there that there were too many requests, and when to come again', async () => {
    const peer = '198.51.100.20'
    const ask = (query: string) => get(web.make(), `/search?q=${query}`, korean, peer)
    await ask('caption')
    await web.db.update(rateLimits).set({ points: 100_000 })
    const refused = await ask('another')
    await web.db.delete(rateLimits)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(540)
    const html = await refused.text()
    expect(html).toContain('요청이 너무 많습니다. 10분 뒤에')
    expect(html).not.toContain('Too many')
  })
})
