/** Links, devices and sign-ups that ran out go, and an address nobody confirmed goes everywhere. */
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { finishErasures } from '../../src/app/finish-erasures.ts'
import { letters } from '../../src/storage/schema/delivery.ts'
import { subscribers, suppressions } from '../../src/storage/schema/subscribers.ts'
import { pruneExpired } from '../../src/subscribers/prune-expired.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addReaders, emptyDelivery } from '../support/delivery-world.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())
beforeEach(async () => {
  await emptyDelivery(test.db)
  await test.db.delete(subscribers)
})

const nothing = { links: 0, devices: 0, unconfirmed: 0 }
const run = () => pruneExpired({ db: test.db })
const ago = (days: number) => sql`clock_timestamp() - make_interval(days => ${days})`

it('account links 30 days after they ran out, devices when they have', async () => {
  const [reader] = await addReaders(test.db, 1)
  for (const days of [31, 29]) {
    await test.db.execute(sql`
      insert into account_links (subscriber_id, act, address, address_key, expires_at)
      values (${reader}, 'arrive', 'old@lab.example', 'old@lab.example', ${ago(days)})`)
  }
  for (const days of [1, -1]) {
    await test.db.execute(sql`
      insert into devices (subscriber_id, created_at, expires_at)
      values (${reader}, ${ago(90)}, ${ago(days)})`)
  }
  expect(await run()).toEqual({ ...nothing, links: 1, devices: 1 })
  expect(await run()).toEqual(nothing)
})

async function addPending(expired: number[], state: string | null) {
  const [id] = await addReaders(test.db, 1)
  await test.db.execute(sql`
    update subscribers set state = 'pending', created_at = ${ago(100)} where id = ${id}`)
  for (const days of expired) {
    await test.db.execute(sql`
      insert into signups (subscriber_id, choices, created_at, expires_at)
      values (${id}, '{}', ${ago(days + 7)}, ${ago(days)})`)
  }
  if (state !== null) {
    await test.db.execute(sql`
      insert into letters (kind, lane, state, subscriber_id, intent, to_address)
      values ('confirm', 'urgent', ${state}, ${id}, '{"signupId": 1}', 'ada@lab.example')`)
  }
  return id as number
}

it('an address that never confirmed 30 days after its newest link ran out', async () => {
  const [confirmed] = await addReaders(test.db, 1)
  await test.db.execute(sql`update subscribers set created_at = ${ago(100)}`)
  await addPending([60, 31], 'accepted')
  const kept = [
    confirmed,
    await addPending([60, 29], 'accepted'),
    await addPending([31], 'waiting'),
    await addPending([31], 'frozen'),
  ]
  expect(await run()).toEqual({ ...nothing, unconfirmed: 1 })
  await finishErasures(test.db)
  const rows = await test.db.select().from(subscribers)
  expect(rows.map(({ id }) => id).sort()).toEqual(kept.sort())
  const sent = await test.db.select().from(letters)
  expect(sent.filter(({ subscriberId }) => subscriberId === null)).toMatchObject([
    { state: 'accepted', toAddress: null, intent: {} },
  ])
  expect(await test.db.$count(suppressions)).toBe(0)
  expect(await run()).toEqual(nothing)
})
