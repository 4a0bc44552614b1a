import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { papers } from '../../src/storage/schema/papers.ts'
import { tags } from '../../src/storage/schema/tags.ts'
import { applyTags } from '../../src/tagging/apply-tags.ts'
import { readTags } from '../../src/tagging/read-tags.ts'
import { syncTaxonomy } from '../../src/tagging/sync-taxonomy.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { empty, storeGiven, taxonomyOf } from './store.ts'

const at = new Date('2026-05-22T12:00:00Z')

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test?.close())
beforeEach(async () => {
  await empty(test.db)
  await syncTaxonomy(test.db, {
    at,
    taxonomy: taxonomyOf({ clip: '=CLIP', rare: 'rare' }, ['cs.CV']),
  })
})

const volumes = async () => {
  await applyTags(test.db, { calendar: fixedCalendar(at) })
  const { tags: read } = await readTags(test.db, { locale: 'en' })
  return Object.fromEntries(read.map((tag) => [tag.slug, tag.volume]))
}
const onDay = (listingDay: string, count: number, title = 'CLIP') =>
  Array.from({ length: count }, () => ({ title, listingDay, categories: ['cs.CV'] }))

describe('reading tags', () => {
  it('gives names in the language of the reader, English where there is none', async () => {
    const read = async (locale: string) =>
      (await readTags(test.db, { locale })).tags.map((tag) => [tag.name, tag.description])
    expect(await read('ko')).toEqual([
      ['그 clip', 'About clip.'],
      ['그 rare', 'About rare.'],
      ['분류 cs.CV', 'What cs.CV holds.'],
    ])
    expect((await read('ko-KR'))[0]).toEqual(['그 clip', 'About clip.'])
    expect((await read('fr'))[0]).toEqual(['The clip', 'About clip.'])
  })

  it('counts over the listing days held: median, Tuesday, newest', async () => {
    await storeGiven(test.db, [
      ...onDay('2026-05-18', 3),
      ...onDay('2026-05-19', 9),
      ...onDay('2026-05-20', 1, 'rare'),
      ...onDay('2026-05-21', 4),
      ...onDay('2026-05-22', 2),
    ])
    expect(await volumes()).toEqual({
      clip: { median: 3, tuesday: 9, newest: 2 },
      rare: { median: 0, tuesday: 0, newest: 0 },
      'cs.CV': { median: 3, tuesday: 9, newest: 2 },
    })
    expect(await readTags(test.db, { locale: 'en' })).toMatchObject({ newestDay: '2026-05-22' })
  })

  it('says nothing of Tuesdays while none is held', async () => {
    await storeGiven(test.db, onDay('2026-05-18', 3))
    expect(await volumes()).toMatchObject({
      clip: { median: 3, tuesday: null, newest: 3 },
      rare: { median: 0, tuesday: null, newest: 0 },
    })
  })

  it('counts neither papers never announced nor days that were only estimated', async () => {
    await storeGiven(test.db, [
      ...onDay('2026-05-18', 2),
      ...onDay('2026-05-16', 1),
      { title: 'CLIP' },
    ])
    await test.db
      .update(papers)
      .set({ listingDayEstimated: true })
      .where(eq(papers.listingDay, '2026-05-16'))
    expect(await volumes()).toMatchObject({ clip: { median: 2, newest: 2 } })
  })

  it('does not count days that are still to come', async () => {
    await storeGiven(test.db, [...onDay('2026-05-18', 2), ...onDay('9999-12-31', 1)])
    expect(await volumes()).toMatchObject({ clip: { median: 2, newest: 2 } })
    expect(await readTags(test.db, { locale: 'en' })).toMatchObject({ newestDay: '2026-05-18' })
  })

  it('holds with no paper at all, and leaves retired tags out', async () => {
    await test.db.update(tags).set({ active: false }).where(eq(tags.slug, 'rare'))
    const read = await readTags(test.db, { locale: 'en' })
    expect(read.newestDay).toBeNull()
    expect(read.tags.map((tag) => [tag.slug, tag.volume.median])).toEqual([
      ['clip', 0],
      ['cs.CV', 0],
    ])
  })
})
