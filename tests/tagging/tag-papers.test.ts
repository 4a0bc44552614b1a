import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { papers } from '../../src/storage/schema/papers.ts'
import { paperTags, tags } from '../../src/storage/schema/tags.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { empty, readRows, slugsOf, storeGiven, tag, taxonomyOf } from './store.ts'

const monday = new Date('2026-05-18T12:00:00Z')
const tuesday = new Date('2026-05-19T12:00:00Z')

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test?.close())
beforeEach(() => empty(test.db))

const sync = (rules: Record<string, string>, categories: string[] = []) =>
  syncTaxonomy(test.db, { at: monday, taxonomy: taxonomyOf(rules, categories) })

describe('tagging papers', () => {
  it('keeps where each tag came from, and the words that matched', async () => {
    await sync({ captioning: 'captioning', vision: 'cat:cs.CV -ti:survey' }, ['cs.CV', 'cs.CL'])
    const ids = await storeGiven(test.db, [
      { title: 'Better Captions', abstract: 'We caption.', categories: ['cs.CL', 'cs.CV'] },
      { title: 'A Survey', abstract: 'Nothing here.', categories: ['cs.CV'] },
    ])
    expect(await tag(test.db, ids, monday)).toEqual({ added: 5, removed: 0 })
    const at = monday.toISOString()
    const cross = { kind: 'category', category: 'cs.CV', primary: false }
    expect(await readRows(test.db)).toEqual([
      {
        ...{ paper: 'p00000', slug: 'captioning', source: 'rule', at },
        evidence: { kind: 'words', where: 'title', words: ['Captions'] },
      },
      {
        ...{ paper: 'p00000', slug: 'cs.CL', source: 'category', at },
        evidence: { kind: 'category', category: 'cs.CL', primary: true },
      },
      { paper: 'p00000', slug: 'cs.CV', source: 'category', at, evidence: cross },
      { paper: 'p00000', slug: 'vision', source: 'rule', at, evidence: cross },
      {
        ...{ paper: 'p00001', slug: 'cs.CV', source: 'category', at },
        evidence: { ...cross, primary: true },
      },
    ])
  })

  it('again changes nothing', async () => {
    await sync({ clip: '=CLIP' }, ['cs.CV'])
    const ids = await storeGiven(test.db, [{ title: 'On CLIP', categories: ['cs.CV'] }])
    await tag(test.db, ids, monday)
    const before = await readRows(test.db)
    expect(await tag(test.db, ids, tuesday)).toEqual({ added: 0, removed: 0 })
    expect(await readRows(test.db)).toEqual(before)
  })

  it('takes tags away that no longer hold, adds those that now do, keeps the others', async () => {
    await sync({ clip: '=CLIP', caption: 'caption', lee: 'au:lee' })
    const ids = await storeGiven(test.db, [{ title: 'On CLIP', abstract: 'x' }])
    await tag(test.db, ids, monday)
    await test.db.update(papers).set({ title: 'On captions' })
    expect(await tag(test.db, ids, tuesday)).toEqual({ added: 1, removed: 1 })
    expect((await readRows(test.db)).map(({ slug, at }) => [slug, at])).toEqual([
      ['caption', tuesday.toISOString()],
      ['lee', monday.toISOString()],
    ])
  })

  it('renews evidence without making the tag newer', async () => {
    await sync({ caption: 'caption' })
    const ids = await storeGiven(test.db, [{ title: 'Captions' }])
    await tag(test.db, ids, monday)
    await test.db.update(papers).set({ title: 'Captioning' })
    expect(await tag(test.db, ids, tuesday)).toEqual({ added: 0, removed: 0 })
    expect(await readRows(test.db)).toMatchObject([
      { at: monday.toISOString(), evidence: { words: ['Captioning'] } },
    ])
  })

  it('touches neither other papers nor tags that are not its own', async () => {
    await sync({ clip: '=CLIP', hand: '=Neverthere' })
    const ids = await storeGiven(test.db, [{ title: 'On CLIP' }, { title: 'CLIP too' }])
    const [hand] = await test.db.select().from(tags).where(eq(tags.slug, 'hand'))
    await test.db.insert(paperTags).values({
      ...{ paperId: ids[0] as number, tagId: hand?.id as number, addedAt: monday },
      ...{ source: 'editor' as 'rule', evidence: { kind: 'words', where: 'title', words: [] } },
    })
    await tag(test.db, ids.slice(0, 1), monday)
    expect(await slugsOf(test.db, 'p00000')).toEqual(['clip', 'hand'])
    expect(await slugsOf(test.db, 'p00001')).toEqual([])
  })

  it('passes over a stored rule that no longer parses', async () => {
    await sync({ clip: '=CLIP', broken: 'clip' })
    const ids = await storeGiven(test.db, [{ title: 'On CLIP' }])
    await tag(test.db, ids, monday)
    await test.db.update(tags).set({ rule: '((' }).where(eq(tags.slug, 'broken'))
    expect(await tag(test.db, ids, tuesday)).toEqual({ added: 0, removed: 0 })
    expect(await slugsOf(test.db, 'p00000')).toEqual(['broken', 'clip'])
  })

  it('takes many papers in one call', async () => {
    await sync({ even: 'even', odd: 'odd' })
    const given = Array.from({ length: 1_203 }, (_, i) => ({ title: i % 2 ? 'odd' : 'even' }))
    const ids = await storeGiven(test.db, given)
    expect(await tag(test.db, ids, monday)).toEqual({ added: 1_203, removed: 0 })
    expect(await slugsOf(test.db, 'p01202')).toEqual(['even'])
  })
})
