import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leavingReasons } from '../../src/storage/schema/feedback.ts'
import { interests, subscribers } from '../../src/storage/schema/subscribers.ts'
import { join } from './journey.ts'
import { type Fields, get, openWeb, post } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
})
afterAll(() => web.close())

let readers = 0
const reader = () => {
  readers += 1
  return join(web, { email: `reader${readers}@lab.example`, tag: ['clip', 'captioning'] })
}
const rowOf = async (id: number) => {
  const [row] = await web.db.select().from(subscribers).where(eq(subscribers.id, id))
  if (!row) throw new Error('no such subscriber')
  return row
}

describe('one-click leaving', () => {
  it('takes urlencoded, multipart and empty bodies, without cookie, Origin or redirect', async () => {
    const multipart = new FormData()
    multipart.append('List-Unsubscribe', 'One-Click')
    const bodies: Array<Fields | FormData> = [{ 'List-Unsubscribe': 'One-Click' }, multipart, {}]
    for (const body of bodies) {
      const { subscriberId, unsubscribe } = await reader()
      const answer = await post(web.app, unsubscribe, body)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('set-cookie')).toBeNull()
      expect((await rowOf(subscriberId)).state).toBe('left')
      expect((await post(web.app, unsubscribe, body)).status).toBe(200)
    }
  })

  it('leaves from anywhere and with a body that cannot be read', async () => {
    const { subscriberId, unsubscribe } = await reader()
    const answer = await web.app.request(unsubscribe, {
      method: 'POST',
      body: 'not multipart at all',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        origin: 'https://mail.example',
        'sec-fetch-site': 'cross-site',
      },
    })
    expect(answer.status).toBe(200)
    expect((await rowOf(subscriberId)).state).toBe('left')
  })

  it('answers a bad token calmly and changes nothing', async () => {
    const before = await web.db.$count(subscribers, eq(subscribers.state, 'left'))
    const answer = await post(web.app, '/unsubscribe/nonsense', { 'List-Unsubscribe': 'One-Click' })
    expect(answer.status).toBe(200)
    expect((await post(web.app, '/unsubscribe/nonsense', { action: 'weekly' })).status).toBe(404)
    expect(await web.db.$count(subscribers, eq(subscribers.state, 'left'))).toBe(before)
  })
})

describe('the leaving page', () => {
  it('changes nothing on GET and HEAD, and masks the address', async () => {
    const { subscriberId, unsubscribe } = await reader()
    const before = await rowOf(subscriberId)
    const html = await (await get(web.app, unsubscribe)).text()
    await web.app.request(unsubscribe, { method: 'HEAD' })
    expect(await rowOf(subscriberId)).toEqual(before)
    expect(html).toContain('r•••@lab.example')
    expect(html).not.toContain(before.email)
    expect((await get(web.app, '/unsubscribe/nonsense')).status).toBe(404)
  })

  it('leaves one topic by name, and undoes it', async () => {
    const { subscriberId, unsubscribe } = await reader()
    const answer = await post(web.app, unsubscribe, { action: 'tag', tag: 'captioning' })
    const html = await answer.text()
    expect(html).toContain('You no longer follow Image captioning.')
    expect(html).toContain('value="undo"')
    const held = () => web.db.$count(interests, eq(interests.subscriberId, subscriberId))
    expect(await held()).toBe(1)
    await post(web.app, unsubscribe, { action: 'undo' })
    expect(await held()).toBe(2)
  })

  it('leaves an author by the name that was offered', async () => {
    const { unsubscribe } = await join(web, {
      ...{ email: 'author@lab.example', tag: 'clip', author: 'Alec Radford' },
    })
    const offered = await (await get(web.app, unsubscribe)).text()
    const [, value = '', name] = /<option value="(au:[^>]*)">([^<]*)</.exec(offered) ?? []
    expect(name).toBe('Author: Alec Radford')
    const tag = value.replaceAll('&quot;', '"')
    const answer = await post(web.app, unsubscribe, { action: 'tag', tag })
    expect(await answer.text()).toContain('You no longer follow Author: Alec Radford.')
  })

  it('turns weekly, pauses by days or until a date, and undoes leaving', async () => {
    const { subscriberId, unsubscribe } = await reader()
    await post(web.app, unsubscribe, { action: 'weekly' })
    expect((await rowOf(subscriberId)).rhythm).toBe('weekly')
    const paused = await post(web.app, unsubscribe, { action: 'pause', days: '14' })
    expect(await paused.text()).toContain('Paused until 8 December 2026.')
    await post(web.app, unsubscribe, { action: 'pause', until: '2027-01-10' })
    expect((await rowOf(subscriberId)).pausedUntil).toBe('2027-01-10')
    const left = await post(web.app, unsubscribe, { action: 'all' })
    expect(left.status).toBe(200)
    expect(await left.text()).toContain('<h1>You have left</h1>')
    await post(web.app, unsubscribe, { action: 'undo' })
    expect((await rowOf(subscriberId)).state).toBe('confirmed')
  })

  it('shows the way back to who left so long ago that nothing can be undone', async () => {
    const { subscriberId, unsubscribe } = await reader()
    await post(web.app, unsubscribe, { action: 'all' })
    expect(await (await get(web.app, unsubscribe)).text()).toContain('value="undo"')
    await web.db.delete(interests).where(eq(interests.subscriberId, subscriberId))
    const tooLate = await post(web.app, unsubscribe, { action: 'undo' })
    for (const answer of [tooLate, await get(web.app, unsubscribe)]) {
      const html = await answer.text()
      expect(html).toContain('Subscribe again from the front page.')
      expect(html).not.toContain('value="undo"')
    }
  })

  it('refuses a pause without end and an act it does not know', async () => {
    const { subscriberId, unsubscribe } = await reader()
    const before = await rowOf(subscriberId)
    for (const until of ['2099-01-01', '2020-01-01', 'never']) {
      expect((await post(web.app, unsubscribe, { action: 'pause', until })).status).toBe(400)
    }
    expect((await post(web.app, unsubscribe, { action: 'explode' })).status).toBe(400)
    expect(await rowOf(subscriberId)).toEqual(before)
  })
})

describe('why', () => {
  const told = () => web.db.select().from(leavingReasons).orderBy(leavingReasons.id)

  it('is asked after the act, and kept without the person', async () => {
    const { unsubscribe } = await reader()
    expect(await (await get(web.app, unsubscribe)).text()).not.toContain('Would you tell us why?')
    const left = await (await post(web.app, unsubscribe, { action: 'all' })).text()
    expect(left).toContain('Would you tell us why?')
    const said = {
      action: 'why',
      did: 'all',
      reason: 'too-much',
      comment: 'Too much.\u202e Yours, reader1@lab.example',
    }
    const thanked = await (await post(web.app, unsubscribe, said)).text()
    expect(thanked).toContain('Thank you for telling us.')
    expect(thanked).toContain('value="undo"')
    expect(thanked).not.toContain('Would you tell us why?')
    const [row] = await told()
    expect(row).toEqual({
      id: expect.any(Number),
      day: '2026-11-24',
      action: 'all',
      reason: 'too-much',
      comment: 'Too much. Yours, …',
    })
  })

  it('may come with the act itself, and changes nothing when it is nonsense', async () => {
    const { subscriberId, unsubscribe } = await reader()
    await post(web.app, unsubscribe, { action: 'weekly', reason: 'no-time' })
    expect((await rowOf(subscriberId)).rhythm).toBe('weekly')
    expect((await told()).at(-1)).toMatchObject({
      action: 'weekly',
      reason: 'no-time',
      comment: null,
    })
    const before = await told()
    const nothing = await post(web.app, unsubscribe, { action: 'why', reason: '<b>', did: 'x' })
    expect(nothing.status).toBe(400)
    expect(await told()).toEqual(before)
    expect((await rowOf(subscriberId)).state).toBe('confirmed')
  })

  it('is read as far as it is kept', async () => {
    const { unsubscribe } = await reader()
    const why = (comment: string) => post(web.app, unsubscribe, { action: 'why', comment })
    await why('a'.repeat(400_000))
    expect((await told()).at(-1)?.comment).toBe('a'.repeat(500))
    await why(`${'Kim'.repeat(9)}@lab.example said so${' '.repeat(2000)}kim@lab.example`)
    expect((await told()).at(-1)?.comment).toBe('… said so')
  })

  it('never holds leaving up, however much is said', async () => {
    const { subscriberId, unsubscribe } = await reader()
    for (let time = 0; time < 25; time++) {
      const answer = await post(web.app, unsubscribe, {
        action: 'why',
        did: 'all',
        reason: 'other',
      })
      expect(answer.status).toBe(200)
    }
    expect((await told()).length).toBeLessThanOrEqual(20)
    await post(web.app, unsubscribe, { action: 'all', reason: 'other' })
    expect((await rowOf(subscriberId)).state).toBe('left')
  })
})
