import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { applyTags } from '../../src/tagging/apply-tags.ts'
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

describe('storing the taxonomy', () => {
  it('is idempotent, and says what it changed', async () => {
    expect(await sync({ a: 'alpha', b: 'beta' }, ['cs.CV'])).toEqual({
      ...{ added: ['a', 'b', 'cs.CV'], changed: [], retired: [] },
    })
    const nothing = { added: [], changed: [], retired: [] }
    expect(await sync({ a: 'alpha', b: 'beta' }, ['cs.CV'])).toEqual(nothing)
    expect(await sync({ a: 'alpha OR first', b: 'beta' }, ['cs.CV'])).toEqual({
      ...{ ...nothing, changed: ['a'] },
    })
    expect(await sync({ a: 'alpha OR first' }, ['cs.CV'])).toEqual({ ...nothing, retired: ['b'] })
    expect(await sync({ a: 'alpha OR first' }, ['cs.CV'])).toEqual(nothing)
    expect(await sync({ a: 'alpha OR first', b: 'beta' }, ['cs.CV'])).toEqual({
      ...{ ...nothing, changed: ['b'] },
    })
    expect(await sync({ a: 'alpha OR first' }, ['cs.CV'])).toEqual({ ...nothing, retired: ['b'] })
  })

  it('refuses a rule that does not parse, naming tag and place, and stores nothing', async () => {
    await expect(sync({ good: 'fine', bad: 'clip (captioning' })).rejects.toMatchObject({
      code: 'bad-config',
      message: expect.stringContaining('bad is wrong at character 5'),
      help: 'Close it with ).',
    })
    expect(await sync({ good: 'fine' })).toMatchObject({ added: ['good'] })
  })

  it('refuses one slug for two tags', async () => {
    await expect(sync({ 'cs.CV': 'vision' }, ['cs.CV'])).rejects.toThrow('cs.CV is defined twice')
  })
})

describe('applying rules to stored papers', () => {
  const titles = ['On CLIP', 'Captions', 'CLIP captions', 'Else', 'More CLIP']
  const store = () =>
    storeGiven(
      test.db,
      titles.map((title) => ({ title, categories: ['cs.CV'] })),
    )

  it('does what tagging each new paper does', async () => {
    await sync({ clip: '=CLIP', caption: 'caption' }, ['cs.CV'])
    const ids = await store()
    const applied = await applyTags(test.db, { calendar: fixedCalendar(monday), pageSize: 2 })
    expect(applied).toEqual({
      ...{ tags: ['clip', 'caption', 'cs.CV'], papers: 5, added: 10, removed: 0 },
    })
    const rows = await readRows(test.db)
    expect(await tag(test.db, ids, tuesday)).toEqual({ added: 0, removed: 0 })
    expect(await readRows(test.db)).toEqual(rows)
  })

  it('has nothing to do a second time', async () => {
    await sync({ clip: '=CLIP' })
    await store()
    await applyTags(test.db, { calendar: fixedCalendar(monday) })
    const again = { tags: [], papers: 0, added: 0, removed: 0 }
    expect(await applyTags(test.db, { calendar: fixedCalendar(tuesday) })).toEqual(again)
    // Spelled otherwise, the rule still means the same.
    await sync({ clip: '( =CLIP )' })
    expect(await applyTags(test.db, { calendar: fixedCalendar(tuesday) })).toEqual(again)
  })

  it('applies only what is new or changed; what still holds keeps its moment', async () => {
    await sync({ clip: '=CLIP', caption: 'caption' })
    await store()
    await applyTags(test.db, { calendar: fixedCalendar(monday) })
    await sync({ clip: '=CLIP -captions', caption: 'caption', other: 'else' })
    expect(await applyTags(test.db, { calendar: fixedCalendar(tuesday), pageSize: 2 })).toEqual({
      ...{ tags: ['clip', 'other'], papers: 5, added: 1, removed: 1 },
    })
    const moments = (await readRows(test.db)).map(({ slug, at }) => `${slug} ${at.slice(8, 10)}`)
    expect(moments.sort()).toEqual(['caption 18', 'caption 18', 'clip 18', 'clip 18', 'other 19'])
  })

  it('goes on where it was interrupted', async () => {
    await sync({ clip: '=CLIP' })
    await store()
    const stop = new AbortController()
    const signal = stopAfterFirstPage(stop)
    const first = await applyTags(test.db, { calendar: fixedCalendar(monday), pageSize: 2, signal })
    expect(first).toMatchObject({ papers: 2, added: 1 })
    expect(
      await applyTags(test.db, { calendar: fixedCalendar(monday), pageSize: 2 }),
    ).toMatchObject({
      ...{ papers: 3, added: 2 },
    })
    expect(await applyTags(test.db, { calendar: fixedCalendar(monday) })).toMatchObject({
      papers: 0,
    })
  })

  it('begins again when a rule changed during the interruption', async () => {
    await sync({ clip: '=CLIP' })
    await store()
    const signal = stopAfterFirstPage(new AbortController())
    await applyTags(test.db, { calendar: fixedCalendar(monday), pageSize: 2, signal })
    await sync({ clip: 'captions' })
    expect(
      await applyTags(test.db, { calendar: fixedCalendar(monday), pageSize: 2 }),
    ).toMatchObject({ papers: 5 })
    expect(await slugsOf(test.db, 'p00000')).toEqual([])
    expect(await slugsOf(test.db, 'p00001')).toEqual(['clip'])
  })

  it('takes a retired tag from its papers, and puts it back when it returns', async () => {
    await sync({ clip: '=CLIP', caption: 'caption' })
    await store()
    await applyTags(test.db, { calendar: fixedCalendar(monday) })
    await sync({ caption: 'caption' })
    expect(await applyTags(test.db, { calendar: fixedCalendar(monday) })).toMatchObject({
      removed: 3,
      added: 0,
    })
    expect(await slugsOf(test.db, 'p00002')).toEqual(['caption'])
    await sync({ clip: '=CLIP', caption: 'caption' })
    expect(await applyTags(test.db, { calendar: fixedCalendar(tuesday) })).toMatchObject({
      removed: 0,
      added: 3,
    })
  })

  it('leaves nothing out that is stored meanwhile', async () => {
    await sync({ clip: '=CLIP' })
    await store()
    const signal = stopAfterFirstPage(new AbortController())
    await applyTags(test.db, { calendar: fixedCalendar(monday), pageSize: 2, signal })
    const late = await storeGiven(test.db, [{ title: 'CLIP at last' }], 'late')
    await tag(test.db, late, monday)
    await applyTags(test.db, { calendar: fixedCalendar(monday), pageSize: 2 })
    expect((await readRows(test.db)).map((row) => row.paper)).toEqual([
      ...['late00000', 'p00000', 'p00002', 'p00004'],
    ])
  })
})

/** Its signal is not aborted when first asked, and is from then on. */
function stopAfterFirstPage(controller: AbortController): AbortSignal {
  let asked = 0
  return new Proxy(controller.signal, {
    get(signal, key) {
      if (key !== 'aborted') return Reflect.get(signal, key)
      asked += 1
      return asked > 1
    },
  })
}
