import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { storeTexts } from '../query/store-papers.ts'
import { type Fields, get, openWeb, post } from './support.ts'

type Web = Awaited<ReturnType<typeof openWeb>>

let web: Web
beforeAll(async () => {
  web = await openWeb()
  await fill(web)
})
afterAll(() => web.close())

/** Days of a week: one captioning paper each, two on the newest, and sixty of cs.CV there. */
const days = ['2026-05-12', '2026-05-13', '2026-05-14', '2026-05-15', '2026-05-18']

async function fill({ db }: Web): Promise<void> {
  await db.execute(sql`delete from papers`)
  const one = (publicId: string, title: string, listingDay: string, categories: string[]) => ({
    publicId,
    title,
    abstract: 'We study it.',
    authors: ['Ada Lovelace', 'Alan Turing'],
    categories,
    listingDay,
  })
  await storeTexts(db, [
    ...days.map((day) => one(`cap-${day}`, `Captions of ${day}`, day, ['cs.CL'])),
    one('cap-new', 'Captions <b>anew</b>', '2026-05-18', ['cs.CL']),
    ...Array.from({ length: 60 }, (_, n) =>
      one(`cv-${n}`, n < 10 ? `CLIP ${n}` : `Vision ${n}`, '2026-05-18', ['cs.CV']),
    ),
  ])
  const tag = (slug: string, pattern: string) => sql`
    insert into paper_tags (paper_id, tag_id, source, evidence, added_at)
    select p.id, t.id, 'rule', '{"kind":"words","where":"title","words":["it"]}', p.available_at
    from papers p, tags t where t.slug = ${slug} and p.public_id like ${pattern}`
  await db.execute(tag('captioning', 'cap-%'))
  await db.execute(tag('clip', 'cv-_'))
  await db.execute(sql`
    insert into paper_tags (paper_id, tag_id, source, evidence, added_at)
    select p.id, t.id, 'category', '{"kind":"category","category":"cs.CV","primary":true}', p.available_at
    from papers p, tags t where t.slug = 'cs.CV' and p.public_id like 'cv-%'`)
}

const part = async (fields: Fields) => (await post(web.app, '/preview/part', fields)).text()

describe('the preview', () => {
  it('shows before any address the mail that the choices would bring, and the days before', async () => {
    const html = await part({ tag: 'captioning' })
    expect(html).toContain('5 listing days up to Mon 18 May · 66 announced, 6 matched, 6 here')
    expect(html).toContain('Captions &lt;b&gt;anew&lt;/b&gt;')
    expect(html).toContain('Image captioning (title: it)')
    expect(html).toContain('Ada Lovelace and Alan Turing')
    expect(html).toMatch(/Mon 18 May<\/dt>.*?2 papers.*?Fri 15 May<\/dt>.*?1 paper</s)
    expect(html).toContain('The newest listing day held is 18 May 2026.')
  })

  it('reads queries, followed authors and mutes as the mail would', async () => {
    const query = await part({ query: 'ti:anew' })
    expect(query).toContain('your query ti:anew (title: anew)')
    const author = await part({ author: 'Lovelace', mute: ['captioning', 'ti:vision'] })
    expect(author).toContain('followed author Ada Lovelace')
    expect(author).toContain('10 matched')
    expect(author).not.toContain('Captions')
  })

  it('is the newest day alone where that is enough, and unfolds to everything named', async () => {
    const html = await part({ tag: 'clip' })
    expect(html).toContain('Monday 18 May · 62 announced, 10 matched, 8 here')
    expect(html).toContain('5 more here, 2 as titles')
  })

  it('says where a query is not understood and shows the rest', async () => {
    const html = await part({ tag: 'captioning', query: 'ti:anew\n"never <i>closed' })
    expect(html).toContain('In “&quot;never &lt;i&gt;closed”: A quotation mark is opened')
    expect(html).toContain('<mark>&quot;never &lt;i&gt;closed</mark>')
    expect(html).toContain('6 matched')
    expect(await part({ query: '"never' })).not.toContain('matched')
  })

  it('offers what is near when nothing fits', async () => {
    const html = await part({ query: 'captioning clip' })
    expect(html).toContain('Nothing of the last 5 listing days fits, the newest being Mon 18 May.')
    expect(html).toMatch(/name="add" value="captioning"/)
  })

  it('leads those who follow only a broad category to its topics', async () => {
    const html = await part({ tag: 'cs.CV' })
    expect(html).toContain('cs.CV brought 60 papers on Mon 18 May; a mail shows 8 of them.')
    expect(html).toMatch(/value="clip"[^>]*aria-label="Choose CLIP, 10 papers"[^>]*>CLIP 10</)
    expect(await part({ tag: ['cs.CV', 'clip'] })).not.toContain('value="clip"')
    const chosen = { tag: ['cs.CV', 'clip', 'captioning'], author: 'Lovelace' }
    expect(await part(chosen)).not.toContain('brought 60')
  })
})

describe('the search among the topics', () => {
  const find = async (text: string) =>
    (await get(web.app, `/topics/find?q=${encodeURIComponent(text)}`)).text()

  it('finds while words are typed, each to be ticked at once', async () => {
    const html = await find('caption')
    expect(html).toContain('1 topic for “caption”:')
    expect(html).toMatch(/<input type="checkbox" name="tag" value="captioning"/)
    expect(await find('')).toBe('')
  })

  it('offers a query or an author where no topic fits', async () => {
    const html = await find('<b>Vaswani')
    expect(html).toContain('No topic has “&lt;b&gt;Vaswani” in its name.')
    expect(html).toMatch(/name="add-author" value="&lt;b&gt;Vaswani"/)
  })

  it('is not asked without end', async () => {
    const ask = () => get(web.app, '/topics/find?q=caption', {}, '198.51.100.9')
    await web.db.execute(sql`delete from rate_limits`)
    expect((await ask()).status).toBe(200)
    await web.db.execute(sql`update rate_limits set points = 100000`)
    expect((await ask()).status).toBe(429)
    await web.db.execute(sql`delete from rate_limits`)
  })

  it('finds by the button with scripts off, keeps what was ticked, and adds what was offered', async () => {
    const typed = { find: 'caption', tag: 'clip', go: 'find', author: 'Lovelace', query: 'a' }
    const html = await (await post(web.app, '/preview', typed)).text()
    expect(html).toMatch(/name="find" value="caption"/)
    expect(html).toMatch(/id="found">.*?value="captioning"/s)
    expect(html).toMatch(/value=clip checked/)
    const added = { ...typed, 'add-author': 'Turing', 'add-query': 'ti:b' }
    const more = await (await post(web.app, '/preview', added)).text()
    expect(more).toMatch(/name="author" value="Lovelace; Turing"/)
    expect(more).toMatch(/<textarea name="query"[^>]*>a\nti:b</)
  })
})

describe('the page with its preview', () => {
  const typed = {
    tag: ['clip', 'nonsense'],
    author: 'Lovelace',
    query: 'ti:anew',
    mute: 'cs.CV',
    email: 'kim@lab.example',
    timezone: 'Asia/Seoul',
    hour: '9',
    rhythm: 'weekly',
    weekday: '3',
    go: 'preview',
  }

  it('keeps everything typed with scripts off, and stores nothing', async () => {
    const answer = await post(web.app, '/preview', typed)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(html).toMatch(/value=clip checked/)
    expect(html).toMatch(/name="author" value="Lovelace"/)
    expect(html).toMatch(/<textarea name="query"[^>]*>ti:anew</)
    expect(html).toMatch(/<textarea name="mute"[^>]*>cs.CV</)
    expect(html).toContain('kim@lab.example')
    expect(html).toMatch(/<option selected[^>]*>Asia\/Seoul/)
    expect(html).toMatch(/value="9" selected/)
    expect(html).toMatch(/value="weekly" checked/)
    expect(html).toContain('There is no topic nonsense.')
    expect(html).toContain('6 matched')
    expect(await web.db.select().from(subscribers)).toEqual([])
  })

  it('ticks the topic of a button that was pressed', async () => {
    const html = await (await post(web.app, '/preview', { tag: 'cs.CV', add: 'clip' })).text()
    expect(html).toMatch(/value=clip checked/)
    expect(html).toMatch(/value=cs.CV checked/)
  })

  it('takes Enter as asking to look, as long as there is no address', async () => {
    const look = await post(web.app, '/subscribe', { tag: 'clip', go: 'enter', email: '' })
    expect(look.status).toBe(200)
    expect(await look.text()).toContain('10 matched')
    const send = await post(web.app, '/subscribe', { tag: 'clip', go: 'enter', email: 'kim' })
    expect(send.status).toBe(400)
  })

  it('shows a shared link with what it would bring', async () => {
    const html = await (await get(web.app, '/?tag=captioning&query=ti:anew&mute=clip')).text()
    expect(html).toContain('6 matched')
    expect(html).toContain('your query ti:anew')
    expect(html).toMatch(/<textarea name="mute"[^>]*>clip</)
  })

  it('gives a link to the choices, which brings exactly these', async () => {
    const app = web.make({
      defaultTags: ['captioning'],
      publicUrl: 'https://papers.lab.example/at',
    })
    const typed = { tag: 'clip', author: 'Ada Lovelace; Turing', query: 'ti:a OR "b & c"' }
    const html = await (await post(app, '/preview/part', typed)).text()
    const link = /href="([^"]+)">A link to these/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(link).toMatch(/^https:\/\/papers\.lab\.example\/at\/\?tag=clip&author=Ada/)
    const shared = await (await get(app, `/${new URL(link).search}`)).text()
    expect(shared).toMatch(/value=clip checked/)
    expect(shared).not.toMatch(/value=captioning checked/)
    expect(shared).toContain('value="Ada Lovelace; Turing"')
    expect(shared).toContain('ti:a OR &quot;b &amp; c&quot;')
    const query = `${'word '.repeat(90)}\n`.repeat(5)
    expect(await part({ query })).not.toContain('A link to these')
  })

  it('shows papers of the newest day while nothing is chosen', async () => {
    const html = await (await get(web.app, '/')).text()
    expect(html).toContain('New on 18 May 2026')
    expect(html).toContain('Tick a topic, name an author or write a query')
  })

  it('goes on without the preview past the limit, and says when to come back', async () => {
    const peer = '198.51.100.7'
    const ask = () => post(web.app, '/preview/part', { tag: 'clip' }, {}, peer)
    await web.db.execute(sql`delete from rate_limits`)
    await ask()
    await web.db.execute(sql`update rate_limits set points = 100000`)
    const answer = await ask()
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await answer.text()).toContain('Too many requests')
    const page = await post(web.app, '/preview', { tag: 'clip' }, {}, peer)
    expect(page.status).toBe(200)
    expect(await page.text()).toMatch(/value=clip checked/)
    expect(await (await get(web.app, '/', {}, peer)).text()).not.toContain('Too many')
  })

  it('is refused to other sites', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site' }
    expect((await post(web.app, '/preview/part', { tag: 'clip' }, foreign)).status).toBe(403)
  })

  it('stays whole with hostile choices', async () => {
    const tag = Array.from({ length: 300 }, (_, n) => `<script>${n}`)
    const query = `${'('.repeat(600)}\n${'a '.repeat(300)}\n\u202e\u0000"><img src=x>`
    const html = await part({ tag, query, author: 'x;'.repeat(500), mute: ')'.repeat(2000) })
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('<img')
    expect(html.length).toBeLessThan(60_000)
  })
})

describe('papers that come meanwhile', () => {
  it('are in the next preview', async () => {
    expect(await part({ query: 'ti:arrived' })).toContain('Nothing of the last 5 listing days')
    await storeTexts(web.db, [
      {
        publicId: 'new',
        title: 'Arrived',
        abstract: '',
        authors: [],
        categories: [],
        listingDay: '2026-05-19',
      },
    ])
    const html = await part({ query: 'ti:arrived' })
    expect(html).toContain('your query ti:arrived (title: Arrived)')
    expect(html).toContain('The newest listing day held is 19 May 2026.')
    await web.db.execute(sql`delete from papers where public_id = 'new'`)
  })
})

describe('the door that is closed', () => {
  it('shows papers and no form', async () => {
    const html = await (await get(web.make({ signup: { kind: 'closed' } }), '/')).text()
    expect(html).toContain('New on 18 May 2026')
    expect(html).not.toContain('<form')
  })
})
