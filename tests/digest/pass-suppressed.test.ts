/** Readers whom nobody may mail are passed over by planning, and by no more than their mark. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { passSuppressed } from '../../src/digest/pass-suppressed.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import type { Tx } from '../../src/storage/database.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { flagAddresses } from '../../src/subscribers/flag-suppressed.ts'
import { importSuppressions } from '../../src/subscribers/import-suppressions.ts'
import { suppress } from '../../src/subscribers/suppression.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addSubscriber, keys } from '../support/digest-world.ts'

const now = new Date('2026-05-19T07:05:00Z')
const slot = new Date('2026-05-19T07:00:00Z')
const cutoff = new Date('2026-04-01T07:00:00Z')
const calendar = fixedCalendar(now)

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

let added = 0
async function reader(given: Partial<typeof subscribers.$inferInsert> = {}) {
  const email = `Passed-${++added}@lab.example`
  const row = { email, emailKey: email.toLowerCase(), timezone: 'UTC', cutoff, nextDueAt: slot }
  return { id: await addSubscriber(test.db, { ...row, ...given }), email }
}
const bar = (address: string) =>
  test.db.transaction(async (tx: Tx) => {
    await suppress({ tx, keys }, { address, reason: 'bounce', at: now })
    await flagAddresses(tx, [address])
  })
const rowOf = async (id: number) =>
  (await test.db.select().from(subscribers).where(eq(subscribers.id, id)))[0]
const pass = () => passSuppressed({ db: test.db, calendar, keys, lateLimitHours: 6 })

it('moves them to their next slot and keeps their cutoff; all others stay due', async () => {
  const barred = await reader()
  const weekly = await reader({ rhythm: 'weekly', weekday: 2 })
  const late = await reader({ nextDueAt: new Date('2026-05-10T07:00:00Z') })
  const other = await reader()
  for (const { email } of [barred, weekly, late]) await bar(email)
  expect(await pass()).toBe(3)
  expect(await rowOf(barred.id)).toMatchObject({
    nextDueAt: new Date('2026-05-20T07:00:00Z'),
    cutoff,
    lastSlotAt: null,
  })
  expect((await rowOf(weekly.id))?.nextDueAt).toEqual(new Date('2026-05-26T07:00:00Z'))
  expect((await rowOf(late.id))?.nextDueAt).toEqual(new Date('2026-05-20T07:00:00Z'))
  expect(await rowOf(other.id)).toMatchObject({ nextDueAt: slot, mayBeSuppressed: false })
  expect(await pass()).toBe(0)
})

it('who has another address since is due, and asked about no more', async () => {
  const moved = await reader()
  await bar(moved.email)
  await test.db
    .update(subscribers)
    .set({ email: 'new@lab.example', emailKey: 'new@lab.example' })
    .where(eq(subscribers.id, moved.id))
  expect(await pass()).toBe(0)
  expect(await rowOf(moved.id)).toMatchObject({ nextDueAt: slot, mayBeSuppressed: false })
})

it('a file of suppressions marks who reads already', async () => {
  const listed = await reader()
  const content = (async function* () {
    yield Buffer.from(`email,reason\n${listed.email.toUpperCase()},bounced\nnobody@lab.example,\n`)
  })()
  await importSuppressions({ db: test.db, keys, calendar }, { content, dryRun: false })
  expect(await pass()).toBe(1)
  expect((await rowOf(listed.id))?.nextDueAt).not.toEqual(slot)
})
