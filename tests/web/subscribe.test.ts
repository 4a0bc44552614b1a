import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { letters } from '../../src/storage/schema/delivery.ts'
import { signups, subscribers } from '../../src/storage/schema/subscribers.ts'
import { suppress } from '../../src/subscribers/suppression.ts'
import { join, minimal, signUp } from './journey.ts'
import { get, now, openWeb, post } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
})
afterAll(() => web.close())

const choicesOf = async (signupId: number) => {
  const [row] = await web.db.select().from(signups).where(eq(signups.id, signupId))
  return row?.choices
}

describe('the front page', () => {
  it('says what it is and offers every tag with what it brings', async () => {
    const html = await (await get(web.app, '/')).text()
    expect(html).toContain('One mail a day at most, about 8 papers, two minutes.')
    expect(html).toContain('value=captioning>')
    expect(html).toContain('Captions for')
  })

  it('preselects the tags of a shared link and opens their group', async () => {
    const html = await (await get(web.app, '/?tag=clip&tag=captioning&tag=nonsense')).text()
    expect(html).toMatch(/value=clip checked/)
    expect(html).toMatch(/value=captioning checked/)
    expect(html).toContain('2 of 2')
    expect(html).toMatch(/<details open/)
  })

  it('ticks DEFAULT_TAGS and offers DEFAULT_TIMEZONE', async () => {
    const app = web.make({ defaultTags: ['cs.CV'], defaultTimezone: 'Asia/Seoul' })
    const html = await (await get(app, '/')).text()
    expect(html).toMatch(/value=cs.CV checked/)
    expect(html).toMatch(/<option selected[^>]*>Asia\/Seoul/)
  })

  it('says with scripts off what time it is there and which papers the hour brings', async () => {
    const app = web.make({ defaultTimezone: 'Asia/Seoul' })
    const html = await (await get(app, '/')).text()
    expect(html).toContain('It is now Tuesday 19:00 there.')
    expect(html).toContain(
      'At 07:00 in Seoul you get the papers announced the day before; from 15:00 the same day’s.',
    )
    expect(html).toContain('The best there: 07:00')
    // Friday's papers would come on Saturday.
    expect(html).toMatch(/value="weekdays" checked/)
    const berlin = await (await get(web.make({ defaultTimezone: 'Europe/Berlin' }), '/')).text()
    expect(berlin).toContain('At 07:00 in Berlin you get the papers announced the same day.')
    expect(berlin).toMatch(/value="daily" checked/)
  })

  it('has no form when sign-up is closed, and the door is closed too', async () => {
    const app = web.make({ signup: { kind: 'closed' } })
    expect(await (await get(app, '/')).text()).not.toContain('action="/subscribe"')
    expect((await post(app, '/subscribe', minimal('kim@lab.example'))).status).toBe(403)
  })

  it('keeps search engines out when ROBOTS says so', async () => {
    const app = web.make({ robots: false })
    expect((await get(app, '/')).headers.get('x-robots-tag')).toContain('noindex')
    expect(await (await get(app, '/robots.txt')).text()).toContain('Disallow: /\n')
  })
})

describe('signing up', () => {
  it('works with an address and one tag alone', async () => {
    const before = web.kicks.count
    const { answer, signupId } = await signUp(web, minimal('alone@lab.example'))
    expect(answer.status).toBe(200)
    expect(await choicesOf(signupId)).toMatchObject({ timezone: 'UTC', rhythm: 'daily', hour: 7 })
    expect(web.kicks.count).toBe(before + 1)
  })

  it('takes every field of the interface', async () => {
    const { signupId } = await signUp(web, {
      email: 'all@lab.example',
      tag: ['clip', 'captioning'],
      query: ['"state space" -survey', 'cat:cs.LG'],
      author: 'Alec Radford; Ada "the" Lovelace',
      mute: 'cs.CV',
      locale: 'en',
      timezone: 'asia/seoul',
      hour: '6',
      rhythm: 'weekly',
      weekday: '5',
    })
    const choices = await choicesOf(signupId)
    expect(choices).toMatchObject({ timezone: 'Asia/Seoul', hour: 6, rhythm: 'weekly', weekday: 5 })
    expect(choices?.tagIds).toHaveLength(2)
    expect(choices?.queryIds).toHaveLength(4)
    expect(choices?.muteTagIds).toHaveLength(1)
  })

  it('follows every author named, or says that they are too many', async () => {
    const named = (many: number) =>
      Array.from({ length: many }, (_, n) => `Li ${String.fromCharCode(97 + (n % 26))}${n}`)
    const fields = { ...minimal('many@lab.example'), author: named(30).join('; ') }
    const { signupId } = await signUp(web, fields)
    expect((await choicesOf(signupId))?.queryIds).toHaveLength(30)
    const over = { ...minimal('over@lab.example'), author: named(60).join('; ') }
    const answer = await post(web.app, '/subscribe', over)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toMatch(/50/)
  })

  it('leaves the hour to the zone when none is chosen', async () => {
    const { signupId } = await signUp(web, {
      ...minimal('cairo@lab.example'),
      timezone: 'Africa/Cairo',
      hour: '',
    })
    expect((await choicesOf(signupId))?.hour).toBe(8)
  })

  it('shows the form again with what was typed, each error at its field', async () => {
    const answer = await post(web.app, '/subscribe', {
      email: 'kim@',
      query: '"unfinished',
      tag: 'clip',
      timezone: 'Mars/Olympus',
    })
    const html = await answer.text()
    expect(answer.status).toBe(400)
    expect(html).toContain('value="kim@"')
    expect(html).toContain('&quot;unfinished')
    expect(html).toMatch(/value=clip checked/)
    expect(html).toMatch(/id="email-wrong"/)
    expect(html).toMatch(/id="query-wrong"/)
    expect(html).toMatch(/id="timezone-wrong"/)
    expect(html).toMatch(/name="email"[^>]*aria-invalid="true"/)
  })

  it('lists what is wrong on top, in the order of the fields, each leading to its own', async () => {
    const answer = await post(web.app, '/subscribe', {
      email: 'kim@',
      query: 'fine\nclip OR\ncaptions (of',
      timezone: 'Mars/Olympus',
    })
    const html = await answer.text()
    const list = /<div class="notice bad"[^>]*>(.*?)<\/div>/.exec(html)?.[1] ?? ''
    expect([...list.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'query',
      'query',
      'email',
      'timezone',
    ])
    expect(list).toContain('In “captions (of”, at “(of”: A parenthesis is opened and never closed.')
    for (const id of ['query', 'email', 'timezone']) expect(html).toContain(`id="${id}"`)
    expect(html).toMatch(/<div class="notice bad"[^>]*autofocus/)
    expect(html).toContain('<title>Not sent yet · Paperboy</title>')
  })

  it('ties what is wrong with a mute to its field', async () => {
    const typed = { ...minimal('mute@lab.example'), mute: '(half' }
    const html = await (await post(web.app, '/subscribe', typed)).text()
    expect(html).toMatch(/<textarea name="mute"[^>]*aria-describedby="mute-hint mute-wrong"/)
    expect(html).toContain('id="mute-wrong"')
  })

  it('leads to the topics when none is chosen', async () => {
    const html = await (await post(web.app, '/subscribe', { email: 'kim@lab.example' })).text()
    expect(html).toContain('<a href="#topics">Choose at least one topic, or write a query.</a>')
    expect(html).toContain('id="topics"')
  })

  it('asks a robot that filled the trap to send again', async () => {
    const trapped = await post(web.app, '/subscribe', { ...minimal('bot@lab.example'), fax: '1' })
    expect(trapped.status).toBe(400)
    expect(await trapped.text()).toContain('bot@lab.example')
  })

  it('holds a form sent at once, and refuses nobody for being quick', async () => {
    const waits: number[] = []
    const app = web.make({}, { wait: async (ms) => waits.push(ms) })
    const send = (name: string, shown: string) =>
      post(app, '/subscribe', { ...minimal(`${name}@lab.example`), shown })
    expect((await send('quick', Date.now().toString(36))).status).toBe(200)
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeGreaterThan(1000)
    expect(waits[0]).toBeLessThanOrEqual(2000)
    for (const shown of [(Date.now() - 5000).toString(36), '', '<script>', 'zzzzzzzzz']) {
      expect((await send('slow', shown)).status).toBe(200)
    }
    expect(waits).toHaveLength(1)
  })

  it('leaves on the beat, known address or not', async () => {
    const waits: number[] = []
    const app = web.make({}, { beatMs: 10_000, wait: async (ms) => waits.push(ms) })
    await post(app, '/subscribe', minimal('beat@lab.example'))
    await post(app, '/link', { email: 'nobody@lab.example' })
    expect(waits).toHaveLength(2)
    expect(waits.every((ms) => ms > 0 && ms <= 10_000)).toBe(true)
  })

  it('answers every state of an address with the same bytes', async () => {
    const fields = (name: string) => minimal(`${name}@neutral.example`)
    await signUp(web, fields('pending'))
    await join(web, fields('confirmed'))
    const left = await join(web, fields('left'))
    await post(web.app, left.unsubscribe, {})
    await web.db.transaction((tx) =>
      suppress(
        { tx, keys: web.keys },
        { address: 'suppressed@neutral.example', reason: 'complaint', at: now },
      ),
    )
    const states = ['unknown', 'pending', 'confirmed', 'left', 'suppressed']
    const answers = await Promise.all(
      states.map(async (state) => {
        const answer = await post(web.app, '/subscribe', fields(state))
        return [answer.status, JSON.stringify([...answer.headers]), await answer.text()].join('\n')
      }),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('Confirm your subscription')
    const links = await Promise.all(
      states.map(async (state) =>
        (await post(web.app, '/link', { email: `${state}@neutral.example` })).text(),
      ),
    )
    expect(new Set(links).size).toBe(1)
  })

  it('says what to look for when the private link was asked for', async () => {
    const html = await (await post(web.app, '/link', { email: 'kim@lab.example' })).text()
    expect(html).toContain('Your private link to Paperboy')
    expect(html).toContain('digest@lab.example')
    expect(html).toContain('href="/outbox"')
  })

  it('writes to an address at most once a minute, however often it is asked', async () => {
    const { subscriberId } = await signUp(web, minimal('bombed@lab.example'))
    for (let n = 0; n < 3; n++) await signUp(web, minimal('bombed@lab.example'))
    const sent = await web.db.select().from(letters).where(eq(letters.subscriberId, subscriberId))
    expect(sent).toHaveLength(1)
  })

  it('admits only the domain of SIGNUP', async () => {
    const app = web.make({ signup: { kind: 'domain', domain: 'lab.example' } })
    expect((await post(app, '/subscribe', minimal('kim@elsewhere.example'))).status).toBe(400)
    expect((await post(app, '/subscribe', minimal('inside@lab.example'))).status).toBe(200)
  })
})

describe('hostile input', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '\u202eevil\u2066\u0000',
    'x'.repeat(10_000),
  ]

  it('comes back harmless, or not at all', async () => {
    for (const text of hostile) {
      const answer = await post(web.app, '/subscribe', {
        email: text,
        tag: text,
        query: text,
        author: text,
        mute: text,
        timezone: text,
        hour: text,
        rhythm: text,
        weekday: text,
        locale: text,
      })
      const html = await answer.text()
      expect(answer.status).toBe(400)
      expect(html).not.toContain('<script>alert')
      expect(html).not.toContain('<img src=x')
      expect(['\u202e', '\u2066', '\u0000'].filter((one) => html.includes(one))).toEqual([])
      expect(html.length).toBeLessThan(60_000)
    }
  })

  it('in a shared link is shown as text', async () => {
    const query = encodeURIComponent('"></textarea><script>alert(1)</script>')
    const html = await (await get(web.app, `/?query=${query}&author=${query}&mute=${query}`)).text()
    expect(html).not.toContain('<script>alert')
  })

  it('is refused when it is too large', async () => {
    const answer = await post(web.app, '/subscribe', { email: 'x'.repeat(600_000) })
    expect(answer.status).toBe(413)
  })

  it('stores nobody', async () => {
    const before = await web.db.$count(subscribers)
    await post(web.app, '/subscribe', { email: 'a@b\r\nBcc: c@d.example', tag: 'clip' })
    expect(await web.db.$count(subscribers)).toBe(before)
  })
})

describe('limits', () => {
  it('count sign-ups by client address, with /64 for IPv6, and say when to come back', async () => {
    const app = web.make({ subscribePerHour: 2 })
    const from = (peer: string, n: number, headers = {}) =>
      post(app, '/subscribe', minimal(`limit${n}@limits.example`), headers, peer)
    expect((await from('2001:db8:1:2::1', 1)).status).toBe(200)
    expect((await from('2001:db8:1:2::2', 2)).status).toBe(200)
    const refused = await from('2001:db8:1:2::3', 3)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.text()).toContain('limit3@limits.example')
    expect((await from('2001:db8:1:3::1', 4)).status).toBe(200)
  })

  it('are not moved by a forged X-Forwarded-For', async () => {
    const app = web.make({ subscribePerHour: 1 })
    const from = (n: number) =>
      post(
        app,
        '/subscribe',
        minimal(`forged${n}@limits.example`),
        { 'x-forwarded-for': `198.51.100.${n}` },
        '192.0.2.77',
      )
    expect((await from(1)).status).toBe(200)
    expect((await from(2)).status).toBe(429)
  })

  it('are shared by instances on one database', async () => {
    const [one, other] = [web.make({ subscribePerHour: 1 }), web.make({ subscribePerHour: 1 })]
    const send = (app: typeof one, n: number) =>
      post(app, '/subscribe', minimal(`both${n}@limits.example`), {}, '192.0.2.78')
    expect((await send(one, 1)).status).toBe(200)
    expect((await send(other, 2)).status).toBe(429)
  })
})
