import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { downloadSubscriber } from '../../src/digest/download-subscriber.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addDigest, keys } from '../support/digest-world.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

it.each([
  ['ko', /[가-힣]/],
  ['ja', /[ぁ-んァ-ン]/],
  ['zh', /[一-龥]/],
])('a reader of %s is told in it why each paper was shown', async (locale, script) => {
  const { letter } = await addDigest(test.db, {
    subscriber: { locale },
    reasons: [{ kind: 'author', name: 'Ada Lovelace' }],
  })
  const [digest] = await test.db
    .select()
    .from(digests)
    .where(eq(digests.id, letter.digestId ?? 0))
  const deps = {
    db: test.db,
    keys,
    calendar: fixedCalendar(new Date('2026-05-19T08:00:00Z')),
    siteName: 'Paperboy',
  }
  const subscriberId = digest?.subscriberId ?? 0
  const reasonsOf = async (asked?: string) => {
    const given = asked === undefined ? { subscriberId } : { subscriberId, locale: asked }
    const told = await downloadSubscriber(deps, given)
    return told?.digests[0]?.papers[0]?.reasons
  }
  expect(JSON.stringify(await reasonsOf())).toMatch(script)
  expect(JSON.stringify(await reasonsOf('en'))).not.toMatch(script)
})
