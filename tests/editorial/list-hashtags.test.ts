/** A hashtag that somebody asks for is known, however many others there are. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { addHashtag } from '../../src/editorial/hashtags/add-hashtags.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { tags } from '../../src/storage/schema/tags.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
  const text = { en: 'a hashtag' }
  const row = { kind: 'hashtag' as const, groupName: 'Hashtags', name: text, description: text }
  const slugs = Array.from({ length: 501 }, (_, n) => `a${n}`)
  await test.db.insert(tags).values(slugs.map((slug) => ({ ...row, slug, rule: null })))
})
afterAll(() => test?.close())

it('reaches the form by hand behind five hundred others', async () => {
  const deps = { db: test.db, calendar: fixedCalendar(new Date('2026-06-04T06:00:00Z')) }
  await addHashtag(deps, { by: tokenEditor, hashtag: '#zebra' })
  await expect(addHashtag(deps, { by: tokenEditor, hashtag: '#zebra' })).rejects.toMatchObject({
    code: 'conflict',
  })
})
