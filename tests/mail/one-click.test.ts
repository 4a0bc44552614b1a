/** From the form to the way out, all of it over a relay as MAIL_TRANSPORT=smtp wires it: the link that
 * a client reads out of the received bytes is the one that lets the reader leave. */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { openTown, type Town } from '../journeys/town.ts'
import { type Relay, startRelay } from '../support/relay.ts'
import { readUnsubscribe } from './list-unsubscribe.ts'
import { readMail } from './received.ts'

const now = new Date('2026-05-19T09:00:00Z')
const email = 'reader@lab.example'
let relay: Relay
let town: Town

beforeEach(async () => {
  relay = await startRelay({ password: 'a password' })
  town = await openTown({
    env: {
      MAIL_TRANSPORT: 'smtp',
      SMTP_URL: `smtp://digest:a%20password@127.0.0.1:${relay.port}`,
      PUBLIC_URL: 'https://papers.lab.example',
    },
  })
})
afterEach(async () => {
  await town.close()
  await relay.close()
})

/** The newest letter that the relay took. */
async function newest() {
  const letter = relay.taken.at(-1)
  if (!letter) throw new Error('no letter came')
  expect(letter).toMatchObject({ to: [email], user: 'digest' })
  return readMail(letter.raw)
}

async function join() {
  const fields = new URLSearchParams({ email, tag: 'clip', timezone: 'UTC', hour: '7' })
  expect((await town.request(now, '/subscribe', fields)).status).toBe(200)
  expect(await town.tick(now)).toMatchObject({ accepted: 1, unknown: 0 })
  const confirm = await newest()
  expect(readUnsubscribe(confirm.fields)).toMatchObject({ kind: 'none' })
  const link = /https:\/\/papers\.lab\.example(\/confirm\/[\w-]+)/.exec(confirm.email.text ?? '')
  expect((await town.request(now, link?.[1] ?? '', new URLSearchParams())).status).toBe(200)
  expect(await town.tick(now)).toMatchObject({ accepted: 1, unknown: 0 })
}

const stateOf = async () =>
  (await town.app.db.select().from(subscribers).where(eq(subscribers.emailKey, email)))[0]?.state

const oneClick = { 'List-Unsubscribe': 'One-Click' }
const multipart = () => {
  const form = new FormData()
  form.append('List-Unsubscribe', 'One-Click')
  return form
}

it.each([
  ['urlencoded, as Gmail posts', () => new URLSearchParams(oneClick)],
  ['multipart, as RFC 8058 would rather', multipart],
])('a reader leaves by the header of the digest: %s', async (_name, body) => {
  await join()
  expect(await stateOf()).toBe('confirmed')
  const found = readUnsubscribe((await newest()).fields)
  if (found.kind !== 'one-click') throw new Error(`a client finds ${JSON.stringify(found)}`)
  const looked = await town.request(now, found.url)
  expect(looked.status).toBe(200)
  expect(await stateOf()).toBe('confirmed')
  const left = await town.request(now, found.url, body())
  expect([left.status, left.headers.get('set-cookie'), left.headers.get('location')]).toEqual([
    200,
    null,
    null,
  ])
  expect(await stateOf()).toBe('left')
  expect((await town.request(now, found.url, body())).status).toBe(200)
  const letters = relay.taken.length
  await town.tick(new Date('2026-05-21T09:00:00Z'))
  expect(relay.taken).toHaveLength(letters)
})

it('the reader of headers is as strict as a client', () => {
  const list = (value: string, post: string | null = 'List-Unsubscribe=One-Click') => [
    { name: 'List-Unsubscribe', value },
    ...(post === null ? [] : [{ name: 'List-Unsubscribe-Post', value: post }]),
  ]
  const url = 'https://a.example/u'
  expect(readUnsubscribe(list(`<${url}>`))).toEqual({ kind: 'one-click', url })
  expect(readUnsubscribe(list(`<mailto:a@b.example>, <${url}>`))).toEqual({
    kind: 'one-click',
    url,
  })
  expect(readUnsubscribe(list('<https://a.example/ u>'))).toEqual({ kind: 'one-click', url })
  expect(readUnsubscribe(list(`<${url}>`, null))).toEqual({ kind: 'link', url })
  for (const wrong of [url, '', '<http://a.example/u>', `<${url}>, <${url}2>`]) {
    expect(readUnsubscribe(list(wrong))).toMatchObject({ kind: 'none' })
  }
  for (const post of ['one-click', 'List-Unsubscribe=one-click', 'List-Unsubscribe=One-Click; x']) {
    expect(readUnsubscribe(list(`<${url}>`, post))).toMatchObject({ kind: 'none' })
  }
  expect(readUnsubscribe([...list(`<${url}>`), ...list(`<${url}>`)])).toMatchObject({
    kind: 'none',
  })
})
