import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSamplePapers } from '../../src/ingest/sample/read-sample.ts'
import { UpstreamError } from '../../src/lib/upstream-error.ts'
import type { ProviderEmbedder } from '../../src/search/embedder.ts'
import { openMeaning } from '../../src/search/open-meaning.ts'
import { vectorModels } from '../../src/storage/schema/vectors.ts'
import { builtIn, keep, store } from '../search/support.ts'
import { get, openWeb } from './support.ts'

const sample = readSamplePapers().map(({ publicId, title, abstract, authors }) => ({
  id: publicId,
  title,
  abstract,
  authors: [...authors],
}))
const first = sample[0] as (typeof sample)[number]
/** Others of the sample are about proofs as well. */
const proof = sample.find(({ title }) => title.includes('Lean-Certified')) ?? first

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
})
afterAll(() => web?.close())

const page = async (path: string, app = web.make()) => {
  const answer = await get(app, path)
  return { status: answer.status, html: await answer.text(), answer }
}
const asking = (text: string, rest = '') =>
  `/search?mode=meaning&q=${encodeURIComponent(text)}${rest}`

describe('the search by meaning', () => {
  it('says that papers are being read, and is there once they are', async () => {
    const app = web.make()
    expect((await page(asking('captions'), app)).html).toContain('being read for their meaning')
    await store(web.db, sample)
    await keep(builtIn(web.db))
    const { html } = await page(asking(first.abstract), web.make())
    expect(html).toContain('Nearest in meaning first')
    const at = html.indexOf('class="papers"')
    expect(html.slice(at, html.indexOf('</li>', at))).toContain(`/papers/${first.id}`)
    expect(html).toContain('In common: ')
    expect(html).toContain('Computed here')
  })

  it('is offered beside the search by words, and keeps what was typed', async () => {
    const { html } = await page('/search?q=captioning')
    expect(html).toContain('href="/search?q=captioning&amp;mode=meaning"')
    const other = await page('/search?q=captioning&mode=meaning')
    expect(other.html).toContain('href="/search?q=captioning"')
    expect(other.html).toMatch(/<textarea[^>]*>captioning<\/textarea>/)
  })

  it('is offered to who asked in a sentence and found nothing by words', async () => {
    const question = 'how do zebras caption their stripes'
    const { html } = await page(`/search?q=${encodeURIComponent(question)}`)
    expect(html).toContain('Nothing found')
    const [link] = html.match(/<a href="[^"]*">Search for what it means instead<\/a>/) ?? []
    expect(link).toContain('mode=meaning')
    expect(link).toContain('zebras')
    expect((await page('/search?q=qwertzuiop')).html).not.toContain('instead')
  })

  it('finds papers like a paper, and says which', async () => {
    const { html } = await page(asking(`like:${proof.id}`))
    expect(html).toContain(`href="/papers/${proof.id}"`)
    expect(html).toContain('Nearest in meaning first')
    expect((await page(asking('like:2999.99999'))).html).toContain('No paper with this id')
  })

  it('turns pages up to a hundred papers', async () => {
    const one = await page(asking('language model agents'))
    expect(one.html).toContain('page=2')
    const two = await page(asking('language model agents', '&page=2'))
    expect(two.html).toContain('rel="prev"')
    expect(two.html).not.toContain('undefined')
    expect((await page(asking('language model agents', '&page=999'))).status).toBe(200)
  })

  it('bears what is no question', async () => {
    expect((await page('/search?mode=meaning')).status).toBe(200)
    expect((await page(asking('qwertzuiop'))).html).toContain('No word of this')
    const { html, status } = await page(asking('<script>x</script> model \u0000'))
    expect(status).toBe(200)
    expect(html).not.toContain('<script>x')
    expect((await page(asking('word '.repeat(2_000)))).status).toBe(200)
    expect((await page('/search?mode=other&q=captioning')).html).not.toContain('<textarea')
  })

  it.each(['ko', 'zh', 'ja'])('speaks %s', async (language) => {
    const answer = await get(web.make(), asking(first.title), { 'accept-language': language })
    expect(await answer.text()).not.toMatch(/Nearest in meaning|In common|Computed here/)
  })

  it('says so when the provider does not answer, and does not keep that page', async () => {
    const name = 'silent.example model'
    const provider: ProviderEmbedder = {
      maker: 'provider',
      name,
      batch: 1,
      embed: async () => {
        throw new UpstreamError('unreachable', 'nobody there')
      },
    }
    const at = new Date()
    await web.db
      .insert(vectorModels)
      .values({ maker: 'provider', name, dimensions: 2, createdAt: at, readyAt: at })
    const meaning = openMeaning({ db: web.db, provider, papersADay: 9 })
    const { status, html, answer } = await page(asking('captions'), web.make({}, { meaning }))
    expect(status).toBe(503)
    expect(html).toContain('does not answer')
    expect(answer.headers.get('cache-control')).toContain('no-store')
  })
})

describe('the page of a paper', () => {
  it('names what is near to it, and what they have in common', async () => {
    const { html } = await page(`/papers/${proof.id}`)
    const near = html.slice(html.indexOf('Near to it'))
    expect(near).toContain('In common: ')
    expect(near).toContain(`/search?q=like%3A${proof.id}&amp;mode=meaning`)
  })
})
