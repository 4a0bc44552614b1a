/** What is kept for a time only goes when it is old enough, in small batches; all else stays. */
import { eq, type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { prune } from '../../src/app/prune.ts'
import { loadConfig } from '../../src/config.ts'
import { frozenText } from '../../src/delivery/frozen-text.ts'
import { pruneDelivery } from '../../src/delivery/prune-delivery.ts'
import type { CardContent } from '../../src/digest/card.ts'
import { pruneDigests } from '../../src/digest/prune-digests.ts'
import { storeCards } from '../../src/digest/store-cards.ts'
import { storeReasons } from '../../src/digest/store-reasons.ts'
import type { Reason } from '../../src/matching/reason.ts'
import { connectToPostgres } from '../../src/storage/connect.ts'
import { withJobLease } from '../../src/storage/job-lease.ts'
import { letters, outboxMails } from '../../src/storage/schema/delivery.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { interests, queries, signups, subscribers } from '../../src/storage/schema/subscribers.ts'
import { pruneQueries } from '../../src/subscribers/prune-queries.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { addReaders, emptyDelivery } from '../support/delivery-world.ts'
import { addTag } from '../support/digest-world.ts'

let test: TestDatabase
const { signal } = new AbortController()
const nothing = {
  letters: 0,
  batches: 0,
  events: 0,
  outbox: 0,
  skips: 0,
  digests: 0,
  reasons: 0,
  cards: 0,
  interests: 0,
  consents: 0,
  queries: 0,
  links: 0,
  devices: 0,
  unconfirmed: 0,
  calls: 0,
  daily: 0,
}

beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())
beforeEach(async () => {
  await emptyDelivery(test.db)
  await test.db.execute(sql`truncate installation`)
})

const keep = loadConfig({}).retention
const run = () => prune({ db: test.db, keep }, signal)
const ago = (days: number) => sql`clock_timestamp() - make_interval(days => ${days})`
const count = async (table: string) =>
  (
    await test.db.execute<{ n: number }>(
      sql`select count(*)::int as n from ${sql.identifier(table)}`,
    )
  )[0]?.n

const addBatch = (id: string, state: string, days: number) =>
  test.db.execute(sql`
    insert into batches (id, lane, transport, state, size, composer, created_at, settled_at)
    values (${id}, 'bulk', 'resend', ${state}, 1, 'x', ${ago(days)}, ${ago(days)})`)
const addLetter = (state: string, days: number, batch: string | null = null) =>
  test.db.execute(sql`
    insert into letters (kind, lane, state, intent, batch_id, created_at, settled_at)
    values ('digest', 'bulk', ${state}, '{}', ${batch}, ${ago(days)}, ${
      state === 'waiting' ? null : ago(days)
    })`)

const [old, half, taken, young] = [1, 2, 3, 4].map(
  (n) => `8c0c7a30-0000-4000-8000-00000000000${n}`,
) as [string, string, string, string]

it('letters and their batches after 90 days, but for those that still wait or share a batch', async () => {
  for (const id of [old, half]) await addBatch(id, 'accepted', 91)
  await addBatch(taken, 'dissolved', 91)
  await addBatch(young, 'accepted', 89)
  await addLetter('accepted', 91, old)
  await addLetter('waiting', 91)
  await addLetter('accepted', 91, half)
  await addLetter('unknown', 91)
  await addLetter('accepted', 89, young)
  await addLetter('accepted', 89, half)
  expect(await run()).toEqual({ ...nothing, letters: 3, batches: 1 })
  const states = await test.db.execute<{ state: string }>(sql`select state from letters`)
  expect(states.map(({ state }) => state).sort()).toEqual(['accepted', 'accepted', 'waiting'])
  const batches = await test.db.execute<{ id: string }>(sql`select id from batches`)
  expect(batches.map(({ id }) => id).sort()).toEqual([half, young])
  expect(await run()).toEqual(nothing)
})

it('goes in batches as small as one likes, and on from where it ended', async () => {
  for (let n = 0; n < 7; n++) await addLetter(n === 2 ? 'waiting' : 'accepted', 100)
  for (let n = 0; n < 3; n++) await addLetter('accepted', 80)
  expect(await pruneDelivery({ db: test.db, batch: 2 }, keep)).toMatchObject({ letters: 6 })
  await test.db.execute(sql`update letters set created_at = ${ago(91)}, settled_at = ${ago(91)}`)
  expect(await pruneDelivery({ db: test.db, batch: 2 }, keep)).toMatchObject({ letters: 3 })
  expect(await count('letters')).toBe(1)
  const stopped = AbortSignal.abort()
  expect(await pruneDelivery({ db: test.db, signal: stopped }, keep)).toMatchObject({ letters: 0 })
})

it('what was passed and kept goes as soon as it may', async () => {
  const add = (name: string, state: string, queued: SQL, settled: SQL) =>
    test.db.execute(sql`
      insert into letters (kind, lane, state, intent, dedupe_key, created_at, settled_at)
      values ('digest', 'bulk', ${state}, '{}', ${name}, ${queued}, ${settled})`)
  const minutesBefore = (days: number) => sql`${ago(days)} - interval '5 minutes'`
  await add('settled a little later', 'accepted', minutesBefore(90), ago(89))
  await add('waits', 'waiting', ago(91), sql`null`)
  await add('young', 'accepted', ago(89), ago(89))
  const left = async () =>
    (await test.db.select({ name: letters.dedupeKey }).from(letters)).map(({ name }) => name)
  expect(await pruneDelivery({ db: test.db }, keep)).toMatchObject({ letters: 1 })
  expect((await left()).sort()).toEqual(['waits', 'young'])
  await test.db.execute(sql`update letters set state = 'withdrawn' where dedupe_key = 'waits'`)
  expect(await pruneDelivery({ db: test.db }, keep)).toMatchObject({ letters: 1 })
  expect(await left()).toEqual(['young'])
})

it('rows dated in the future keep nothing else from going, and go in their time', async () => {
  await addLetter('accepted', 100)
  for (let n = 0; n < 3; n++) await addLetter('accepted', -1_000)
  await addLetter('accepted', 100)
  await addLetter('accepted', 80)
  expect(await pruneDelivery({ db: test.db, batch: 2 }, keep)).toMatchObject({ letters: 2 })
  await test.db.execute(sql`
    update letters set created_at = ${ago(91)} where created_at > clock_timestamp()`)
  expect(await pruneDelivery({ db: test.db, batch: 2 }, keep)).toMatchObject({ letters: 3 })
  expect(await count('letters')).toBe(1)
})

it("the provider's events after 90 days, the outbox after 7 or beyond its newest thousand", async () => {
  await test.db.execute(sql`
    insert into provider_events (id, type, at, received_at)
    select 'msg_' || n, 'email.sent', ${ago(1)}, clock_timestamp() - make_interval(days => n)
    from generate_series(88, 93) n`)
  await test.db.execute(sql`
    insert into outbox_mails (letter_id, kind, to_address, subject, headers, html, text, at)
    select n, 'digest', 'ada@lab.example', '', '{}', '', '',
      clock_timestamp() - case when n <= 5 then interval '8 days' else interval '1 day' end
    from generate_series(1, 1020) n`)
  expect(await run()).toEqual({ ...nothing, events: 4, outbox: 20 })
  expect(await count('outbox_mails')).toBe(1_000)
  await test.db.update(outboxMails).set({ at: ago(8) })
  expect(await run()).toEqual({ ...nothing, outbox: 1_000 })
})

async function addDigest(subscriberId: number, outcome: string, days: number) {
  await test.db.execute(sql`
    insert into digests (subscriber_id, kind, period, slot_at, outcome, cutoff_from, cutoff_to,
      announced, matched, picks, created_at)
    values (${subscriberId}, 'digest', (${ago(days)})::date, ${ago(days)}, ${outcome}, ${ago(days)},
      ${ago(days)}, 0, 0, '[]', ${ago(days)})`)
}

it('digests after 400 days but for the newest of a reader, turns without one after 30', async () => {
  const [reader, quiet] = (await addReaders(test.db, 2)) as [number, number]
  for (const days of [402, 401, 399, 31]) await addDigest(reader, 'picked', days)
  for (const outcome of ['nothing-new', 'late', 'paused']) {
    await addDigest(quiet, outcome, 31 + outcome.length)
  }
  await addDigest(quiet, 'withdrawn', 32)
  await addDigest(quiet, 'nothing-new', 29)
  await addDigest(quiet, 'picked', 500)
  expect(await pruneDigests({ db: test.db, batch: 2 }, keep)).toEqual({ skips: 3, digests: 2 })
  const kept = await test.db.select().from(digests)
  expect(kept.map(({ outcome }) => outcome).sort()).toEqual([
    'nothing-new',
    'picked',
    'picked',
    'picked',
    'withdrawn',
  ])
})

it('the only digest of a reader goes when there is a newer one', async () => {
  const [reader] = (await addReaders(test.db, 1)) as [number]
  await test.db.delete(digests)
  await addDigest(reader, 'picked', 450)
  expect(await pruneDigests({ db: test.db }, keep)).toEqual({ skips: 0, digests: 0 })
  await addDigest(reader, 'late', -1_000)
  await addDigest(reader, 'late', 31)
  await addDigest(reader, 'picked', 1)
  expect(await pruneDigests({ db: test.db }, keep)).toEqual({ skips: 1, digests: 1 })
})

it('interests of those who left after 30 days, their consent after three years', async () => {
  const [reads, left, longGone, undoes] = await addReaders(test.db, 4)
  const tagId = await addTag(test.db, 'clip')
  for (const subscriberId of [reads, left, longGone, undoes] as number[]) {
    await test.db.insert(interests).values({ subscriberId, tagId, createdAt: new Date() })
    await test.db.execute(sql`
      insert into consents (subscriber_id, event, at, wording_version)
      values (${subscriberId}, 'confirmed', ${ago(2_000)}, '1')`)
  }
  for (const [id, days] of [
    [left, 31],
    [longGone, 1_100],
    [undoes, 29],
  ]) {
    await test.db.execute(sql`
      update subscribers set state = 'left', left_at = ${ago(days as number)} where id = ${id}`)
  }
  expect(await run()).toEqual({ ...nothing, interests: 2, consents: 1 })
  expect(await count('subscribers')).toBe(4)
  expect(await run()).toEqual(nothing)
})

it('queries that nobody uses after 30 days', async () => {
  const [reads, asks, undoes, switches] = (await addReaders(test.db, 4)) as [
    number,
    number,
    number,
    number,
  ]
  const idOf = new Map<string, number>()
  const names = ['read', 'asked', 'muted', 'undone', 'switched', 'confirmed', 'superseded', 'idle']
  for (const text of [...names, 'idle too', 'young']) {
    const createdAt = new Date(Date.now() - (text === 'young' ? 29 : 31) * 86_400_000)
    const [row] = await test.db.insert(queries).values({ text, createdAt }).returning()
    idOf.set(text, row?.id ?? 0)
  }
  const id = (text: string) => idOf.get(text) as number
  const at = new Date()
  await test.db
    .insert(interests)
    .values({ subscriberId: reads, queryId: id('read'), createdAt: at })
  const signup = (queryIds: number[], muteQueryIds: number[], more = {}) => {
    const slot = { locale: 'en', timezone: 'UTC', hour: 7, rhythm: 'daily' as const, weekday: 1 }
    const choices = { ...slot, tagIds: [], queryIds, muteTagIds: [], muteQueryIds }
    return { subscriberId: asks, choices, createdAt: at, expiresAt: at, ...more }
  }
  await test.db
    .insert(signups)
    .values([
      signup([id('asked')], [id('muted')]),
      signup([id('confirmed')], [], { confirmedAt: at }),
      signup([id('superseded')], [], { supersededAt: at }),
    ])
  const step = { tagId: null, level: 'normal' as const, createdAt: at.toISOString() }
  await test.db
    .update(subscribers)
    .set({ undo: { act: 'tag', at: at.toISOString(), queryId: id('undone'), ...step } })
    .where(eq(subscribers.id, undoes))
  await test.db.execute(sql`
    insert into papers (public_id, title, abstract, authors, categories, content_hash, search)
    values ('2605.00001', '', '', '{}', '{}', '', '')`)
  await test.db.execute(sql`
    insert into feedback (subscriber_id, paper_id, kind, place, reasons, at, before)
    select ${switches}, id, 'switch', 'full', '[]', ${ago(1)},
      ${JSON.stringify({ queryId: id('switched'), ...step })}::text::jsonb from papers`)
  expect(await pruneQueries({ db: test.db, batch: 2 })).toBe(4)
  const kept = await test.db.select().from(queries)
  expect(kept.map(({ text }) => text).sort()).toEqual([
    'asked',
    'muted',
    'read',
    'switched',
    'undone',
    'young',
  ])
  await test.db.execute(sql`update queries set created_at = ${ago(31)}`)
  expect(await run()).toEqual({ ...nothing, queries: 1 })
})

const because = (tag: string) => ({ kind: 'tag', tag }) as unknown as Reason
const giveReasons = (...tags: string[]) =>
  test.db.transaction((tx) => storeReasons(tx, tags.map(because)))

it('reasons that no digest has given for as long as digests are kept', async () => {
  const given = because('given')
  const before = await test.db.transaction((tx) =>
    storeReasons(tx, [because('old'), given, because('young')]),
  )
  await test.db.execute(sql`
    update reasons set used_on = current_date - 431 where content ->> 'tag' <> 'young'`)
  const after = await giveReasons('given')
  expect([...after.values()]).toEqual([before.get(given)])
  expect(await run()).toMatchObject({ reasons: 1, digests: 0 })
  expect(await giveReasons('given', 'young')).toHaveProperty('size', 2)
  expect(await count('reasons')).toBe(2)
})

it('a reason that is given in the moment it would go, stays or is stored anew', async () => {
  const [[, id]] = [...(await giveReasons('both'))] as [[Reason, number]]
  const age = sql`update reasons set used_on = current_date - 431`
  await test.db.execute(age)
  // The embedded database has one connection: there one of the two always comes first.
  const { url } = test
  const other = url === null ? null : connectToPostgres(url, 1)
  try {
    if (other === null) await giveReasons('both')
    let pruning: Promise<unknown> = Promise.resolve()
    await other?.db.transaction(async (tx) => {
      await storeReasons(tx, [because('both')])
      pruning = run()
      await expect.poll(() => waitingFor('delete from reasons')).toBe(1)
    })
    await pruning
    expect([...(await giveReasons('both')).values()]).toEqual([id])
    await test.db.execute(age)
    await run()
    expect([...(await giveReasons('both')).values()]).not.toEqual([id])
  } finally {
    await other?.end(5)
  }
})

const waitingFor = async (statement: string) =>
  (
    await test.db.execute(sql`
      select from pg_stat_activity where wait_event_type = 'Lock' and query like ${`%${statement}%`}
        and query not like '%pg_stat_activity%' and datname = current_database()`)
  ).length

it('cards after 30 days, but for those of letters that may still be composed', async () => {
  const card = { title: 'A paper' } as unknown as CardContent
  const names = ['spare', 'shown', 'settled']
  await test.db.transaction((tx) => storeCards(tx, new Map(names.map((hash) => [hash, card]))))
  await test.db.execute(sql`update cards set created_at = ${ago(31)}`)
  await test.db.transaction((tx) => storeCards(tx, new Map([['young', card]])))
  await addBatch(old, 'open', 1)
  const frozen = frozenText([{ frozen: { cards: [{ hash: 'shown', length: 'short' }] } }])
  await test.db.execute(sql`update batches set frozen = ${frozen}`)
  expect(await run()).toEqual({ ...nothing, cards: 2 })
  const kept = await test.db.execute<{ hash: string }>(sql`select hash from cards order by hash`)
  expect(kept.map(({ hash }) => hash)).toEqual(['shown', 'young'])
  await test.db.execute(sql`truncate batches, cards`)
})

it('daily totals of papers after 400 days', async () => {
  await test.db.execute(sql`
    with held as (insert into papers (public_id, title, abstract, authors, categories, content_hash, search)
      values ('2606.00001', '', '', '{}', '{}', '', '') returning id)
    insert into paper_daily (paper_id, day, reads)
    select id, current_date - age, 1 from held, unnest(array[0, 399, 402]) as age`)
  expect(await run()).toEqual({ ...nothing, daily: 1 })
  expect(await count('paper_daily')).toBe(2)
  await test.db.execute(sql`truncate papers cascade`)
})

it('one instance prunes for all', async () => {
  const lease = { job: 'prune', owner: 'another', seconds: 60 }
  expect(await withJobLease(test.db, lease, run)).toEqual({ ran: true, result: null })
})
