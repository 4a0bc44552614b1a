import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storeTexts } from '../query/store-papers.ts'
import { type Fields, openWeb, post } from './support.ts'

type Web = Awaited<ReturnType<typeof openWeb>>

let web: Web
beforeAll(async () => {
  web = await openWeb()
  await fill(web)
})
afterAll(() => web.close())

async function fill({ db }: Web): Promise<void> {
  await db.execute(sql`delete from papers`)
  const texts = [
    ['2605.10001', 'Captioning with {W}eak Labels: a Study', ['Ada Lovelace', 'Grace Hopper']],
    ['2605.10002', 'Weak labels for $\\ell_2$ captioning', ['Ada Lovelace', 'Alan Turing']],
    ['2605.10003', 'On <b>bold</b> things', ['Émilie du Châtelet']],
  ] as const
  const others = Array.from(
    { length: 20 },
    (_, n) => [`2605.2${1000 + n}`, `Another ${n}`, []] as const,
  )
  await storeTexts(
    db,
    [...texts, ...others].map(([publicId, title, authors]) => ({
      publicId,
      title,
      abstract: 'We learn from weak labels.',
      authors: [...authors],
      categories: ['cs.CV'],
      listingDay: '2026-05-18',
    })),
  )
  await db.execute(sql`
    insert into paper_keys (key, paper_id)
    select 'doi:10.1109/x.y.1', id from papers where public_id = '2605.10003'`)
  await db.execute(sql`
    insert into paper_tags (paper_id, tag_id, source, evidence, added_at)
    select p.id, t.id, 'rule', '{"kind":"words","where":"title","words":["Captioning"]}', p.available_at
    from papers p, tags t where t.slug = 'captioning' and p.public_id in ('2605.10001', '2605.10002')`)
}

const suggest = async (examples: string, more: Fields = {}) =>
  (await post(web.app, '/preview', { examples, go: 'examples', ...more })).text()
const boxes = (html: string) =>
  [
    ...(html.split('id="suggested"')[1] ?? '').matchAll(
      /name="(tag|author|query)" value="([^"]*)"/g,
    ),
  ]
    .map(([, name, value]) => `${name} ${value}`)
    .filter((box) => !box.endsWith(' '))

describe('starting from papers', () => {
  it('suggests topics, authors and queries they share, each with the reason', async () => {
    const html = await suggest('https://arxiv.org/abs/2605.10001v3\n2605.10002')
    expect(html).toContain('2 of 2 papers found here.')
    expect(boxes(html)).toEqual([
      'tag captioning',
      'author Ada Lovelace',
      'author Grace Hopper',
      'author Alan Turing',
    ])
    expect(html).toContain('in 2 of 2: Captioning')
    expect(html).toContain('on 2 papers of these')
    expect(html).toContain('last author of “Captioning with Weak Labels: a Study”')
  })

  it('finds papers by title and DOI however they are written, and names those not held', async () => {
    const html = await suggest(
      'captioning WITH weak labels\n“Weak Labels for ℓ₂ Captioning”\ndoi.org/10.1109/x.y.1\nUnheard <i>Of\n2605.99999',
    )
    expect(html).toContain('3 of 5 papers found here.')
    expect(html).toContain('Not held here: Unheard &lt;i&gt;Of · 2605.99999.')
  })

  it('offers phrases that are rare elsewhere', async () => {
    await web.db.execute(sql`update papers set search = '' where public_id like '2605.2%'`)
    const html = await suggest('2605.10001\n2605.10002')
    expect(boxes(html)).toContain('query &quot;weak labels&quot;')
    await web.db.execute(
      sql`update papers set search = 'weak:1B label:2B' where public_id like '2605.2%'`,
    )
    expect(boxes(await suggest('2605.10001\n2605.10002'))).not.toContain(
      'query &quot;weak labels&quot;',
    )
  })

  it('takes over what was ticked, keeps the pasted text and offers it no more', async () => {
    const examples = '2605.10001\n2605.10002'
    const html = await suggest(examples, {
      author: ['Turing', 'Ada Lovelace'],
      query: ['ti:a', '"weak labels"'],
      tag: 'captioning',
    })
    expect(html).toMatch(/<textarea name="examples"[^>]*>2605.10001\n2605.10002</)
    expect(html).toContain('value="Turing; Ada Lovelace"')
    expect(html).toMatch(/<textarea name="query"[^>]*>ti:a\n&quot;weak labels&quot;</)
    expect(html).toMatch(/value=captioning checked/)
    expect(boxes(html)).not.toContain('author Ada Lovelace')
    expect(boxes(html)).not.toContain('query &quot;weak labels&quot;')
  })

  it('says so when there is nothing to read, nothing known or nothing shared', async () => {
    expect(await suggest('--- 42 ---')).toContain('There is no link, id, DOI or title')
    expect(await suggest('2604.99999')).toContain('0 of 1 paper found here.')
    expect(await suggest('2605.21000\n2605.21001')).toContain('They have nothing in common')
    expect(await suggest('')).not.toContain('id="suggested"')
  })

  it('answers hostile and huge pastes, and cuts them with a word', async () => {
    const many = Array.from({ length: 130 }, (_, n) => `A title of ${n} <script>`).join('\n')
    const html = await suggest(many)
    expect(html).toContain('The first 100 were read; 30 more were left.')
    expect(html).toContain('and 92 more.')
    expect(html).not.toContain('<script>')
    expect(await suggest(`2605.10001\n${'é '.repeat(40_000)}`)).toContain(
      'Only the first 50,000 characters',
    )
    expect((await post(web.app, '/preview', { examples: 'x'.repeat(600_000) })).status).toBe(413)
  })

  it('keeps the form and says when to come back past the limit', async () => {
    const ask = () =>
      post(web.app, '/preview', { examples: '2605.10001', tag: 'captioning' }, {}, '198.51.100.9')
    expect(await (await ask()).text()).toContain('1 of 1 paper found here.')
    await web.db.execute(sql`update rate_limits set points = 100000 where key like 'suggest%'`)
    const answer = await ask()
    const html = await answer.text()
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(html).toContain('Too many requests from your network.')
    expect(html).not.toContain('id="suggested"')
    expect(html).toContain('2 matched')
    expect(html).toMatch(/<textarea name="examples"[^>]*>2605.10001</)
  })
})
