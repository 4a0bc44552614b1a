/** The page of privacy names the services that papers and questions go to. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { get, openWeb } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
})
afterAll(() => web.close())

const embeddings = {
  ...{ url: 'https://vectors.example:8443/v1', key: 'k3y', model: 'm', papersADay: 1 },
}
const translate = {
  ...{
    provider: 'deepl' as const,
    url: 'https://deepl.example/v2',
    key: 'k3y',
    model: '',
    daily: 1,
  },
}
const read = async (app: typeof web.app, language: string) =>
  (await get(app, '/privacy', { 'accept-language': language })).text()

it('names nobody where all is done here', async () => {
  const html = await read(web.app, 'en')
  expect(html).not.toContain('Searching and translating')
})

it.each([
  ['en', 'Searching and translating'],
  ['ko', '검색과 번역'],
  ['ja', '検索と翻訳'],
  ['zh', '搜索与翻译'],
])('names the hosts of those that are configured, in %s', async (language, title) => {
  const html = await read(web.make({ embeddings, translate }), language)
  expect(html).toContain(title)
  expect(html).toContain('vectors.example:8443')
  expect(html).toContain('deepl.example')
  expect(html).not.toContain('k3y')
  const one = await read(web.make({ embeddings }), language)
  expect(one).toContain('vectors.example:8443')
  expect(one).not.toContain('deepl.example')
})
