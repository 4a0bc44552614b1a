/** Translating: whom for, by whom, how much, and what happens when a translator errs. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deepl } from '../../../src/editorial/translations/providers/deepl.ts'
import { libreTranslate } from '../../../src/editorial/translations/providers/libre-translate.ts'
import { openAiChat } from '../../../src/editorial/translations/providers/openai-chat.ts'
import {
  readFreshTranslations,
  readTranslations,
} from '../../../src/editorial/translations/read-translations.ts'
import { storeTranslation } from '../../../src/editorial/translations/store-translation.ts'
import { translateRound } from '../../../src/editorial/translations/translate-round.ts'
import type { Translator } from '../../../src/editorial/translations/translator.ts'
import { UpstreamError } from '../../../src/lib/upstream-error.ts'
import { papers } from '../../../src/storage/schema/papers.ts'
import { interests, subscribers } from '../../../src/storage/schema/subscribers.ts'
import { paperTags, type TagEvidence, tags } from '../../../src/storage/schema/tags.ts'
import { paperTranslations, translationDays } from '../../../src/storage/schema/translations.ts'
import { openTestDatabase } from '../../support/database.ts'
import { addSubscriber } from '../../support/digest-world.ts'

const at = new Date('2026-11-24T10:00:00Z')
const title = 'CLIP reaches $x^2$ with 3 images'
const abstract = 'We propose a way. It gains 4.5 points.'
const signal = new AbortController().signal

let world: Awaited<ReturnType<typeof openTestDatabase>>
let clip: number
let reader: number
beforeAll(async () => {
  world = await openTestDatabase()
  const { db } = world
  const name = {
    ...{ name: { en: 'CLIP' }, description: { en: 'CLIP' } },
    ...({ kind: 'topic', groupName: 'Vision' } as const),
  }
  const rows = await db
    .insert(tags)
    .values([
      { slug: 'clip', ...name },
      { slug: 'other', ...name },
    ])
    .returning()
  clip = rows[0]?.id as number
  const other = rows[1]?.id as number
  reader = await addSubscriber(db, { state: 'confirmed' })
  const plain = await addSubscriber(db, { state: 'confirmed' })
  await db.insert(interests).values([
    { subscriberId: reader, tagId: clip, createdAt: at },
    { subscriberId: plain, tagId: other, createdAt: at },
  ])
  await db
    .update(subscribers)
    .set({ locale: 'ko', translation: 'both' })
    .where(eq(subscribers.id, reader))
  await db.update(subscribers).set({ locale: 'ja' }).where(eq(subscribers.id, plain))
  const paper = (publicId: string, day: string) => ({
    ...{
      publicId,
      title,
      abstract,
      authors: ['A'],
      categories: ['cs.CV'],
      contentHash: publicId,
      search: '',
    },
    availableAt: new Date(`${day}T05:00:00Z`),
  })
  const stored = await db
    .insert(papers)
    .values([
      paper('1', '2026-11-24'),
      paper('2', '2026-11-23'),
      paper('3', '2026-11-01'),
      paper('4', '2026-11-24'),
    ])
    .returning()
  const evidence: TagEvidence = { kind: 'words', where: 'title', words: ['CLIP'] }
  const on = (i: number, tagId: number) => ({
    ...{ paperId: stored[i]?.id as number, tagId, source: 'rule' as const, evidence, addedAt: at },
  })
  await db.insert(paperTags).values([on(0, clip), on(1, clip), on(2, clip), on(3, other)])
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.db.delete(paperTranslations)
  await world.db.delete(translationDays)
})

/** Says it in capitals, marks and numbers untouched. */
const honest: Translator = {
  name: 'honest',
  translate: async ({ texts, to }) => texts.map((text) => `${to}: ${text}`),
}

const round = (translator: Translator = honest, daily = 10_000) =>
  translateRound({ db: world.db, translator, daily, glossaryOf: () => [] }, { at }, signal)

async function paperOf(publicId: string) {
  const [paper] = await world.db.select().from(papers).where(eq(papers.publicId, publicId))
  if (!paper) throw new Error(publicId)
  return paper
}
const shownOf = async (publicId: string) =>
  readTranslations(world.db, { paper: await paperOf(publicId), locale: 'ko' })

describe('a round', () => {
  it('translates new papers that readers of a language follow, once, and no others', async () => {
    expect(await round()).toMatchObject({ translated: 2, faulty: 0, ended: null })
    expect(await shownOf('1')).toMatchObject([
      { title: `ko: ${title}`, abstract: `ko: ${abstract}`, madeBy: 'honest', isOld: false },
    ])
    const held = await world.db.select().from(paperTranslations)
    expect(held.map(({ locale }) => locale)).toEqual(['ko', 'ko'])
    expect(await round()).toMatchObject({ translated: 0 })
  })

  it('stops at the budget of the day and goes on with what is left of it', async () => {
    const one = title.length + abstract.length
    expect(await round(honest, one + 1)).toMatchObject({ translated: 1, ended: 'budget' })
    expect(await round(honest, one + 1)).toMatchObject({ translated: 0, ended: 'budget' })
    expect(await round(honest, 2 * one)).toMatchObject({ translated: 1, ended: null })
  })

  it('records what is wrong, shows the original, and tries twice more', async () => {
    let calls = 0
    const wrong: Translator = {
      name: 'wrong',
      translate: async ({ texts }) => {
        calls += 1
        return texts.map((text) => text.replace('4.5', '5'))
      },
    }
    expect(await round(wrong)).toMatchObject({ translated: 0, faulty: 2 })
    const [row] = await world.db.select().from(paperTranslations)
    expect(row).toMatchObject({ title: null, fault: 'abstract: the number 4.5 is missing' })
    expect(await shownOf('1')).toEqual([])
    for (let i = 0; i < 5; i += 1) await round(wrong)
    expect(calls).toBe(6)
  })

  it('translates again when the words changed, and until then says that it is old', async () => {
    await round()
    const { id } = await paperOf('2')
    await world.db.update(papers).set({ title: 'New words' }).where(eq(papers.id, id))
    expect(await shownOf('2')).toMatchObject([{ isOld: true }])
    const fresh = { papers: [await paperOf('1'), await paperOf('2')], locale: 'ko' }
    expect([...(await readFreshTranslations(world.db, fresh)).keys()]).toEqual([
      (await paperOf('1')).id,
    ])
    expect(await round()).toMatchObject({ translated: 1 })
    expect(await shownOf('2')).toMatchObject([{ title: 'ko: New words', isOld: false }])
    await world.db.update(papers).set({ title }).where(eq(papers.id, id))
  })

  it('translates the title of a paper that has no abstract, and asks for nothing else', async () => {
    const { id } = await paperOf('1')
    await world.db.update(papers).set({ abstract: '' }).where(eq(papers.id, id))
    const texts: string[] = []
    const sincere: Translator = {
      name: 'sincere',
      translate: async (asked, ...rest) => {
        texts.push(...asked.texts)
        const made = await honest.translate(asked, ...rest)
        return made.map((text, at) => (asked.texts[at] === '' ? '' : text))
      },
    }
    expect(await round(sincere)).toMatchObject({ translated: 2, faulty: 0 })
    expect(await shownOf('1')).toMatchObject([{ title: `ko: ${title}`, abstract: '' }])
    expect(texts).not.toContain('')
    await world.db.update(papers).set({ abstract }).where(eq(papers.id, id))
  })

  it('never replaces what a person wrote', async () => {
    const paper = await paperOf('1')
    const made = { kind: 'good', title: '사람의 제목', abstract: '사람의 초록' } as const
    await storeTranslation(world.db, { paper, locale: 'ko', madeBy: 'editor', made })
    await round()
    expect(await shownOf('1')).toMatchObject([{ title: '사람의 제목', madeBy: 'editor' }])
    const again = { paper, locale: 'ko', madeBy: 'honest', made: { ...made, title: 'no' } }
    expect(await storeTranslation(world.db, again)).toBe(false)
    expect(await storeTranslation(world.db, { ...again, madeBy: 'import' })).toBe(true)
  })

  it('ends when the translator cannot be asked, and loses nothing', async () => {
    const down = openAiChat({ url: 'http://127.0.0.1:1/v1', key: null, model: 'm' })
    expect(await round(down)).toMatchObject({
      translated: 0,
      ended: 'upstream',
      why: expect.stringContaining('127.0.0.1'),
    })
    expect(await round()).toMatchObject({ translated: 2 })
  })
})

describe('a paper that the translator chokes on', () => {
  const choking = (on: (text: string) => boolean): Translator => ({
    name: 'choking',
    translate: async (asked, ...rest) => {
      if (asked.texts.some(on)) throw new UpstreamError('unreadable', 'no translations came')
      return honest.translate(asked, ...rest)
    },
  })

  it('is passed over with its fault, after three times for good, and keeps no other waiting', async () => {
    const first = await paperOf('1')
    const [hard, easy] = ['Hard words', first.title]
    await world.db.update(papers).set({ title: hard }).where(eq(papers.id, first.id))
    const translator = choking((text) => text.includes('Hard'))
    expect(await round(translator)).toMatchObject({ translated: 1, faulty: 1, ended: null })
    expect(await shownOf('2')).toHaveLength(1)
    const [row] = await world.db
      .select()
      .from(paperTranslations)
      .where(eq(paperTranslations.paperId, first.id))
    expect(row).toMatchObject({ title: null, fault: 'no translations came' })
    await world.db.update(papers).set({ title: easy }).where(eq(papers.id, first.id))
  })

  it('is asked for three times and no more, though nobody else waits any longer', async () => {
    const first = await paperOf('1')
    await world.db.update(papers).set({ title: 'Hard words' }).where(eq(papers.id, first.id))
    let asked = 0
    const translator = choking((text) => {
      if (text.includes('Hard')) asked += 1
      return text.includes('Hard')
    })
    for (let n = 0; n < 6; n++) await round(translator)
    expect(asked).toBe(3)
    const held = await world.db
      .select()
      .from(paperTranslations)
      .where(eq(paperTranslations.paperId, first.id))
    expect(held).toMatchObject([{ title: null, fault: 'no translations came', attempts: 3 }])
    await world.db.update(papers).set({ title }).where(eq(papers.id, first.id))
  })

  it('is none while nothing at all comes back: then nothing is held against papers', async () => {
    expect(await round(choking(() => true))).toMatchObject({ faulty: 0, ended: 'upstream' })
    expect(await world.db.select().from(paperTranslations)).toEqual([])
    expect(await round()).toMatchObject({ translated: 2 })
  })
})

type Call = { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> }

describe('translators over HTTP', () => {
  let server: Server
  let base: string
  let calls: Call[]
  type Said = { status?: number; body: unknown; breaksOff?: boolean }
  let answer: (body: Record<string, unknown>) => Said
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let sent = ''
      for await (const chunk of request) sent += chunk
      const body = JSON.parse(sent)
      calls.push({ path: request.url ?? '', headers: request.headers, body })
      const said = answer(body)
      response.writeHead(said.status ?? 200, {
        'content-type': 'application/json',
        'retry-after': '7',
      })
      const text = typeof said.body === 'string' ? said.body : JSON.stringify(said.body)
      if (said.breaksOff) response.write(text, () => response.destroy())
      else response.end(text)
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  beforeEach(() => {
    calls = []
  })

  const asked = {
    texts: ['⟦0⟧ & <b> 3', 'two'],
    to: 'zh',
    glossary: [{ term: 'captioning', as: '字幕' }],
  }

  it('a chat endpoint of OpenAI’s kind', async () => {
    answer = () => ({
      body: {
        choices: [{ message: { content: '```json\n{"translations": ["⟦0⟧ 甲", "乙"]}\n```' } }],
      },
    })
    const chat = openAiChat({ url: `${base}/v1/`, key: 'secret', model: 'm-1' })
    expect(await chat.translate(asked, signal)).toEqual(['⟦0⟧ 甲', '乙'])
    const call = calls[0] as Call
    expect(call).toMatchObject({
      path: '/v1/chat/completions',
      headers: { authorization: 'Bearer secret' },
    })
    const [system, user] = call.body.messages as Array<{ content: string }>
    expect(system?.content).toContain('Chinese')
    expect(system?.content).toContain('captioning = 字幕')
    expect(JSON.parse(user?.content ?? '')).toEqual({ texts: asked.texts })
  })

  it('DeepL', async () => {
    answer = (body) => ({
      body: { translations: (body.text as string[]).map((text) => ({ text: `译 ${text}` })) },
    })
    const made = await deepl({ url: base, key: 'secret' }).translate(asked, signal)
    expect(made).toEqual(['译 ⟦0⟧ & <b> 3', '译 two'])
    expect(calls[0]).toMatchObject({
      path: '/v2/translate',
      headers: { authorization: 'DeepL-Auth-Key secret' },
      body: { target_lang: 'ZH-HANS', tag_handling: 'xml', ignore_tags: ['m'] },
    })
  })

  it('LibreTranslate', async () => {
    answer = (body) => ({
      body: { translatedText: (body.q as string[]).map((text) => `译 ${text}`) },
    })
    const made = await libreTranslate({ url: base, key: null }).translate(asked, signal)
    expect(made).toEqual(['译 ⟦0⟧ & <b> 3', '译 two'])
    expect(calls[0]?.body).toMatchObject({ source: 'en', target: 'zh-Hans', format: 'html' })
  })

  it.each([
    ['too many calls', { status: 429, body: {} }, 'busy'],
    ['a wrong key', { status: 403, body: {} }, 'refused'],
    ['a page', { body: '<html>' }, 'unreadable'],
    [
      'one text too few',
      { body: { translations: [{ text: 'x' }], translatedText: ['x'], choices: [] } },
      'unreadable',
    ],
    ['a flood', { body: `"${'x'.repeat(2_100_000)}"` }, 'unreadable'],
    ['an answer that breaks off', { body: '{"translations": [', breaksOff: true }, 'unreachable'],
  ])('%s is told as what it is', async (_, said, reason) => {
    answer = () => said
    const all = [
      openAiChat({ url: base, key: null, model: 'm' }),
      deepl({ url: base, key: 'k' }),
      libreTranslate({ url: base, key: null }),
    ]
    for (const translator of all) {
      await expect(translator.translate(asked, signal)).rejects.toMatchObject({
        code: 'upstream',
        reason,
      })
    }
  })
})
