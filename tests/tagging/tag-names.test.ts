/** Every tag has a name and a line in every language, and a new name costs no tagging. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { tags } from '../../src/storage/schema/tags.ts'
import { applyTags } from '../../src/tagging/apply-tags.ts'
import { inLocale } from '../../src/tagging/in-locale.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { furtherDescriptions } from '../../src/tagging/taxonomy/descriptions/describe-tag.ts'
import { taxonomy } from '../../src/tagging/taxonomy/index.ts'
import { headingIn } from '../../src/tagging/taxonomy/names/headings.ts'
import { furtherNames, nameTag } from '../../src/tagging/taxonomy/names/name-tag.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { readRows, storeGiven, taxonomyOf } from './store.ts'

const topics = taxonomy.topics.map(({ slug, name }) => ({ slug, name }))
const categories = taxonomy.categories.map(({ id, name }) => ({ slug: id, name }))
const languages = ['en', 'ko', ...Object.keys(furtherNames)]

describe.each(languages)('names in %s', (language) => {
  it('are there for every tag, on one short line', () => {
    const bad = [...topics, ...categories].filter(
      ({ name }) => !/^\S(.{0,58}\S)?$/u.test(name[language] ?? ''),
    )
    expect(bad.map((tag) => tag.slug)).toEqual([])
  })

  it('tell topics from topics', () => {
    const names = topics.map(({ name }) => name[language])
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })
})

describe('further languages', () => {
  it('name no tag that there is not', () => {
    const slugs = new Set([...topics, ...categories].map((tag) => tag.slug))
    const files = [...Object.values(furtherNames), ...Object.values(furtherDescriptions)]
    expect(files.flatMap(Object.keys).filter((slug) => !slugs.has(slug))).toEqual([])
  })

  it.each(Object.keys(furtherDescriptions))('say in %s what every tag is about', (language) => {
    const all = [...taxonomy.topics, ...taxonomy.categories]
    const bad = all.filter(
      ({ description }) => !/^\S.{3,98}[^\s.。]$/u.test(description[language] ?? ''),
    )
    expect(bad.map(({ description }) => description.en)).toEqual([])
  })

  it('give way to a name in the definition itself', () => {
    const clip = { en: 'CLIP', ko: 'CLIP' }
    expect(nameTag('rag', clip)).toMatchObject({ ...clip, zh: '检索增强生成（RAG）' })
    expect(nameTag('rag', { ...clip, zh: '自定' }).zh).toBe('自定')
    expect(nameTag('no-such-tag', clip)).toEqual(clip)
  })

  it('are found by the code and by the longer tag of a language', () => {
    const name = nameTag('captioning', { en: 'Captioning', ko: '캡셔닝' })
    for (const locale of ['zh', 'zh-Hans', 'zh-CN']) {
      expect(inLocale(name, locale)).toBe('描述生成（Captioning）')
    }
  })
})

describe('headings', () => {
  const all = [...taxonomy.topics, ...taxonomy.categories].map(({ group }) => group)
  const headings = [...new Set(all)]

  it.each([
    ['ko', /\p{Script=Hangul}/u],
    ['zh', /^[\p{Script=Han}、]+$/u],
    ['ja', /[\p{Script=Han}\p{Script=Katakana}]/u],
  ])('are all there in %s', (language, script) => {
    expect(headings.filter((one) => !script.test(headingIn(one, language)))).toEqual([])
    expect(new Set(headings.map((one) => headingIn(one, language))).size).toBe(headings.length)
  })

  it('stay as they are where nobody translated them', () => {
    expect(headingIn('Vision', 'pt-BR')).toBe('Vision')
    for (const own of ['Our lab', 'constructor', '__proto__'])
      expect(headingIn(own, 'zh')).toBe(own)
  })
})

describe('a name that changes', () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await openTestDatabase()
  })
  afterAll(() => test?.close())

  it('is stored, and no rule is applied again for it', async () => {
    const at = new Date('2026-05-18T12:00:00Z')
    const calendar = fixedCalendar(at)
    const given = taxonomyOf({ clip: '=CLIP' }, ['cs.CV'])
    await syncTaxonomy(test.db, { at, taxonomy: given })
    await storeGiven(test.db, [{ title: 'On CLIP', categories: ['cs.CV'] }])
    await applyTags(test.db, { calendar })
    const before = await readRows(test.db)

    const named = {
      topics: given.topics.map((topic) => ({ ...topic, name: { ...topic.name, zh: '图文对比' } })),
      categories: given.categories.map((tag) => ({ ...tag, name: { ...tag.name, zh: '视觉' } })),
    }
    const synced = await syncTaxonomy(test.db, { at, taxonomy: named })
    expect(synced).toEqual({ added: [], changed: ['clip', 'cs.CV'], retired: [] })
    expect(await applyTags(test.db, { calendar })).toMatchObject({ tags: [], added: 0, removed: 0 })
    expect(await readRows(test.db)).toEqual(before)
    const [row] = await test.db.select().from(tags).where(eq(tags.slug, 'clip'))
    expect(row?.name).toMatchObject({ en: 'The clip', zh: '图文对比' })
  })
})
