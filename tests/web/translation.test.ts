/** A paper's page with what it says in other languages. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { storeTranslation } from '../../src/editorial/translations/store-translation.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { addSubscriber } from '../support/digest-world.ts'
import { get, openWeb, pathOf, post } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
  const [paper] = await web.db.select().from(papers).where(eq(papers.publicId, '2611.00001'))
  if (!paper) throw new Error('no paper')
  const made = {
    kind: 'good',
    title: '모두를 위한 $\\ell_2$',
    abstract: '<b>설명</b>을 단다.',
  } as const
  await storeTranslation(web.db, { paper, locale: 'ko', madeBy: 'DeepL', made })
  await storeTranslation(web.db, {
    paper,
    locale: 'zh',
    madeBy: 'editor',
    made: { ...made, title: '标题' },
  })
})
afterAll(() => web?.close())

const page = async (lang: string) => (await get(web.app, `/papers/2611.00001?lang=${lang}`)).text()

it('stands beside the original in the language of the reader, and says who made it', async () => {
  const html = await page('ko')
  expect(html).toMatch(/<div class="side-by-side">.*<div lang="ko".*모두를 위한 <math>.*<\/div>/s)
  expect(html).toContain('&lt;b&gt;설명&lt;/b&gt;을 단다.')
  expect(html).toContain('DeepL 번역')
  expect(html).toMatch(
    /<section lang="en"[^>]*><h3>원문<\/h3><p class="abstract">We caption\.<\/p>/,
  )
  expect(html).toMatch(/<summary>简体中文<\/summary>.*lang="zh-Hans".*标题/s)
})

it('is offered to who reads the original', async () => {
  const html = await page('en')
  expect(html).not.toContain('side-by-side')
  expect(html).toMatch(/<summary>한국어<\/summary>/)
  expect(html).toContain('Translated by hand, by an editor.')
})

it('says when it is of an earlier version', async () => {
  await web.db
    .update(papers)
    .set({ abstract: 'We caption more.' })
    .where(eq(papers.publicId, '2611.00001'))
  const html = await (await get(web.make(), '/papers/2611.00001?lang=ko')).text()
  expect(html).toContain('이전 버전의 번역입니다.')
})

it('is chosen among the preferences where papers are translated, and only there', async () => {
  const subscriberId = await addSubscriber(web.db, { state: 'confirmed', locale: 'ko' })
  const path = pathOf(web.links.preferences(subscriberId))
  expect(await (await get(web.app, path)).text()).not.toContain('name="translation"')
  const translate = {
    provider: 'deepl',
    url: 'https://api.example',
    key: 'k',
    model: '',
    daily: 1,
  } as const
  const app = web.make({ translate })
  expect(await (await get(app, path)).text()).toMatch(/<select name="translation".*번역과 원문/s)
  const choiceOf = async () => {
    const [row] = await web.db.select().from(subscribers).where(eq(subscribers.id, subscriberId))
    return row?.translation
  }
  await post(app, path, { tag: 'clip', translation: 'both' })
  expect(await choiceOf()).toBe('both')
  const refused = await post(app, path, { tag: 'clip', translation: 'all' })
  expect(await refused.text()).toContain('논문은 원문, 번역, 또는 둘 다로')
  await post(web.app, path, { tag: 'clip' })
  expect(await choiceOf()).toBe('both')
})
