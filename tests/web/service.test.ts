/** The page of the service and the look-up of one reader, as an operator uses them. */
import { eq } from 'drizzle-orm'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timeJobs } from '../../src/app/time-jobs.ts'
import { alarms } from '../../src/storage/schema/alarms.ts'
import { batches, letters } from '../../src/storage/schema/delivery.ts'
import { auditLog } from '../../src/storage/schema/editorial.ts'
import { leavingReasons } from '../../src/storage/schema/feedback.ts'
import { jobRuns, sources } from '../../src/storage/schema/operations.ts'
import { providerEvents } from '../../src/storage/schema/returns.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { webhookCalls, webhookEndpoints } from '../../src/storage/schema/webhooks.ts'
import { addEndpoint } from '../../src/webhooks/endpoints.ts'
import { currentSecret } from '../../src/webhooks/secret.ts'
import { addDigest, addSignup, addSubscriber } from '../support/digest-world.ts'
import { type Fields, get, openWeb, post, settings } from './support.ts'

const bearer = { authorization: `Bearer ${settings.adminToken?.replaceAll(' ', '-')}` }

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb({ adminToken: settings.adminToken?.replaceAll(' ', '-') })
})
afterAll(() => web?.close())

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const service = async () => textOf(await (await get(web.app, '/admin/service', bearer)).text())
const look = async (email: string) =>
  (await post(web.app, '/admin/service/reader', { email }, bearer)).text()
const act = (email: string, what: string) =>
  post(web.app, '/admin/service/reader/act', { email, act: what }, bearer)
const emailOf = async (id: number): Promise<string> => {
  const [row] = await web.db.select().from(subscribers).where(eq(subscribers.id, id))
  return row?.email ?? ''
}

describe('the service', () => {
  it('is closed to strangers, looking up as well', async () => {
    for (const answer of [
      await get(web.app, '/admin/service'),
      await post(web.app, '/admin/service/reader', { email: 'a@b.example' }),
      await post(web.app, '/admin/service/reader/act', { email: 'a@b.example', act: 'erase' }),
    ]) {
      expect(answer.status).toBe(401)
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  it('tells what needs a person, what waits, left and came back, and who came and went', async () => {
    const { db } = web
    const calm = await service()
    expect(calm).toContain('Nothing needs a person.')
    expect(calm).toMatch(/urgent 0 open/)
    await db.insert(alarms).values({
      ...{ key: 'k', severity: 'error', summary: 'arXiv is silent.', remedy: 'Look.', facts: {} },
    })
    const leaver = await addSubscriber(db, { state: 'left' })
    const now = new Date()
    await db.update(subscribers).set({ leftAt: now }).where(eq(subscribers.id, leaver))
    await addSubscriber(db, { state: 'confirmed', confirmedAt: now })
    await db.insert(leavingReasons).values({
      ...{ day: now.toISOString().slice(0, 10), action: 'all', reason: 'too-many' },
    })
    await db.insert(batches).values({
      ...{ id: '00000000-0000-4000-8000-000000000001', lane: 'bulk', transport: 'resend' },
      ...{ state: 'accepted', size: 80, composer: 'c', settledAt: now },
    })
    await db
      .insert(providerEvents)
      .values({ id: 'e', type: 'email.bounced', at: now, verdict: 'address' })
    await db.insert(letters).values({ kind: 'digest', lane: 'bulk', intent: {} })
    await db.insert(jobRuns).values({ job: 'round', at: now, seconds: 1.25, failed: true })
    const told = await service()
    expect(told).toContain('arXiv is silent. Look.')
    expect(told).toMatch(/bulk 1 \d+ s open/)
    expect(told).toContain('Accepted: 80 in 30 days, at most 80 a day.')
    expect(told).toMatch(/Last 7 days 80 1 \(1\.25%\) 0 \(0%\)/)
    expect(told).toMatch(/Left: 1 in 30 days/)
    expect(told).toContain('too-many all 1')
    expect(told).toMatch(/round: ran [\d-]+ [\d:]+ UTC, took 1\.3 s, and failed/)
    expect(told).toMatch(/Readers: 1 now, at most 1 in 30 days\./)
    expect(told).toMatch(/All letters, by state waiting 1/)
    expect(told).toMatch(/Share that bounced: 1\.25% of the 7 days before, .*the limit, 5%/)
  })

  it('draws how long jobs took, which failed, and how old the queues were', async () => {
    const { db } = web
    const jobs = timeJobs({ db, metrics: new Registry() }, {
      round: async () => {},
      prune: async () => {
        throw new Error('no')
      },
    } as never)
    const { signal } = new AbortController()
    await db.update(letters).set({ createdAt: new Date(Date.now() - 3 * 3_600_000) })
    await jobs.round(signal)
    await jobs.round(signal)
    await expect(jobs.prune(signal)).rejects.toThrow('no')
    const html = await (await get(web.app, '/admin/service', bearer)).text()
    const told = textOf(html)
    expect(told).toMatch(/round: ran .* In 7 days 2 times, [\d.]+ s at most\./)
    expect(told).toMatch(/prune: ran .*, and failed\. In 7 days once.*; failed once\./)
    expect(told).toMatch(/Age of the bulk queue: 3 h at most in 7 days/)
    expect(told).toContain('Age of the urgent queue: no round of 7 days left a letter behind.')
    expect(html).toMatch(/<rect class="bad"[^>]*>\s*<title>[^<]*failed 1 times/)
  })

  it('tells of each source how it does, and is in English for everybody', async () => {
    await web.db.insert(sources).values({ name: 'hf', lastSuccessAt: new Date(), lastError: 'x' })
    const korean = { ...bearer, 'accept-language': 'ko' }
    const html = await (await get(web.app, '/admin/service', korean)).text()
    expect(textOf(html)).toContain('Hugging Face Daily Papers last try failed')
    expect(textOf(html)).toContain('Papers announced: 1 in 30 days')
    expect(html).toContain('<html lang="en"')
    // The languages are named in themselves.
    const [, main = ''] = html.split('<main')
    expect(main.split('</main>')[0]).not.toMatch(/[가-힣]/)
    await web.db.delete(sources)
  })

  it('tells of a lane that is held', async () => {
    await web.db.execute(`insert into lanes (name, held, held_reason) values ('bulk', true, 'too many complaints')
      on conflict (name) do update set held = true, held_reason = excluded.held_reason`)
    expect(await service()).toContain('held: too many complaints')
  })
})

describe('webhooks', () => {
  it('are named by their host, with what waits and what fails', async () => {
    expect(await service()).toContain('Nobody is told what happens here.')
    await addEndpoint(web, { url: 'https://hooks.lab.example/a-secret-path' })
    await web.db.update(webhookEndpoints).set({ failingSince: new Date(), lastFault: 'HTTP 500' })
    const told = await service()
    expect(told).toMatch(/1 : hooks\.lab\.example|1: hooks\.lab\.example/)
    expect(told).toMatch(
      /Fails since [\d-]+ [\d:]+ UTC \(HTTP 500\); 0 waiting; 0 given up; none arrived yet/,
    )
    expect(told).not.toContain('a-secret-path')
  })
})

describe('a webhook, by its page', () => {
  const base = '/admin/service/webhooks'
  const press = (path: string, fields: Fields, headers = bearer) =>
    post(web.app, path, fields, headers)
  const rowOf = async (id: number) => {
    const [row] = await web.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id))
    return row
  }
  const add = async () => {
    const fields = { url: 'https://hooks.lab.example/own', events: ['subscriber.left'] }
    const html = await (await press(base, fields)).text()
    return { html, id: Number(/Webhook (\d+)<\/h1>/.exec(html)?.[1]) }
  }

  it('is added, and its secret is shown that once', async () => {
    const { html, id } = await add()
    const [secret] = /whsec_[\w+/]+=/.exec(html) ?? []
    const row = await rowOf(id)
    expect(row).toMatchObject({ url: 'https://hooks.lab.example/own', events: ['subscriber.left'] })
    expect(secret).toBe(row && currentSecret(web.keys, row))
    const later = await get(web.app, `${base}/${id}`, bearer)
    expect(later.headers.get('cache-control')).toBe('no-store')
    const text = await later.text()
    expect(text).not.toContain('whsec_')
    expect(textOf(text)).toContain('https://hooks.lab.example/own')
  })

  it.each([
    [{ url: 'http://hooks.lab.example/', events: ['subscriber.left'] }, 'must begin with https://'],
    [{ url: 'https://192.168.0.9/', events: ['subscriber.left'] }, 'not public'],
    [{ url: 'https://hooks.lab.example/' }, 'no event is named'],
    [{ url: '"><script>alert(1)</script>', events: ['subscriber.left'] }, 'is no address'],
  ])('%j is not added; what was typed stays', async (fields, why) => {
    const held = (await web.db.select().from(webhookEndpoints)).length
    const answer = await press(base, fields)
    const html = await answer.text()
    expect([answer.status, textOf(html).includes(why)]).toEqual([400, true])
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('value="subscriber.left"')
    expect((await web.db.select().from(webhookEndpoints)).length).toBe(held)
  })

  it('is tested, paused, resumed, given another secret and removed, each of it logged', async () => {
    const { id } = await add()
    const act = async (what: string) =>
      textOf(await (await press(`${base}/${id}`, { act: what })).text())
    expect(await act('test')).toContain('The test arrived: HTTP 204.')
    expect(await act('pause')).toContain('Paused by hand')
    expect((await rowOf(id))?.state).toBe('paused')
    expect(await act('resume')).toContain('Active;')
    const before = await rowOf(id)
    expect(await act('rotate')).toMatch(/beside the new one for a day.*whsec_/)
    expect((await rowOf(id))?.formerNo).toBe(before?.secretNo)
    expect(await act('rotate-leaked')).toMatch(/signs no more.*whsec_/)
    expect((await rowOf(id))?.formerNo).toBeNull()
    const gone = await press(`${base}/${id}`, { act: 'remove' })
    expect([gone.status, gone.headers.get('location')]).toEqual([303, '/admin/service#webhooks'])
    expect(await rowOf(id)).toBeUndefined()
    for (const path of [`${base}/${id}`, `${base}/99999`]) {
      expect((await get(web.app, path, bearer)).status).toBe(404)
      expect((await press(path, { act: 'pause' })).status).toBe(404)
    }
    const log = await web.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.what, `webhook ${id}`))
    const acts = ['made', 'tested', 'changed', 'changed', 'rotated', 'rotated', 'removed']
    expect(log.map(({ act: what }) => what)).toEqual(acts.map((what) => `webhook-${what}`))
    expect(JSON.stringify(log)).not.toMatch(/hooks\.lab|whsec_/)
  })

  it('shows its last calls and how each went', async () => {
    const { id } = await add()
    const shared = { endpointId: id, type: 'subscriber.left', data: {}, at: new Date() }
    await web.db.insert(webhookCalls).values([
      { ...shared, state: 'arrived', attempts: 1 },
      { ...shared, state: 'failed', attempts: 10, lastFault: 'HTTP 500' },
      { ...shared, attempts: 2, lastFault: 'no answer in time' },
    ])
    const text = textOf(await (await get(web.app, `${base}/${id}`, bearer)).text())
    expect(text).toMatch(
      /called 2 times \(no answer in time\), again at .* given up, called 10 times \(HTTP 500\) .* arrived /,
    )
  })

  it('answers to no stranger, no other site and no act that is none', async () => {
    const { id } = await add()
    const fields = { act: 'remove' }
    expect((await press(`${base}/${id}`, fields, {} as typeof bearer)).status).toBe(401)
    const foreign = { ...bearer, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    expect((await press(`${base}/${id}`, fields, foreign)).status).toBe(403)
    expect((await press(base, { url: 'https://a.example/' }, foreign)).status).toBe(403)
    for (const act of ['burn', 'constructor', '']) {
      expect((await press(`${base}/${id}`, { act })).status).toBe(400)
    }
    expect(await rowOf(id)).toMatchObject({ state: 'active' })
  })
})

describe('one reader', () => {
  it('is shown in sentences with digests and reasons, and the look is logged without the address', async () => {
    const { subscriberId } = await addDigest(web.db, { papers: [{ title: 'On captions' }] })
    const email = await emailOf(subscriberId)
    const text = textOf(await look(email))
    expect(text).toContain(email)
    expect(text).toContain('This reader gets the digest.')
    expect(text).toContain('On captions')
    expect(text).toContain('captioning')
    const about = eq(auditLog.what, `reader ${subscriberId}`)
    const log = await web.db.select().from(auditLog).where(about)
    expect(log).toMatchObject([{ act: 'reader-shown', what: `reader ${subscriberId}` }])
    expect(JSON.stringify(log)).not.toContain(email)
  })

  it('is told what was not sent and why, and why a paper was not in it', async () => {
    const id = await addSubscriber(web.db, { state: 'confirmed', confirmedAt: new Date(0) })
    const email = await emailOf(id)
    const ask = async (paper: string) =>
      textOf(await (await post(web.app, '/admin/service/reader', { email, paper }, bearer)).text())
    expect(await ask('')).toMatch(/The last 14 days .*no digest/)
    expect(await ask('2611.00001')).toContain('As the reader is told: You get no digests just now.')
    expect(await ask('<b>9')).toContain('No paper with that number is held here.')
    const paused = textOf(await (await act(email, 'pause')).text())
    expect(paused).toMatch(/This reader gets the digest\. Paused: no digest before \d/)
  })

  it('who is not there is told so, and hostile input is text', async () => {
    expect(await look('nobody@lab.example')).toContain('Nobody subscribes with this address.')
    const html = await look('<script>alert(1)</script>@x')
    expect(html).not.toContain('<script>alert')
  })

  it('is paused, suppressed, released and erased, each of it logged', async () => {
    const id = await addSubscriber(web.db, { state: 'confirmed' })
    const email = await emailOf(id)
    expect(await (await act(email, 'pause')).text()).toContain('Paused for a week.')
    expect(await (await act(email, 'suppress')).text()).toContain('nobody may mail')
    expect(await (await act(email, 'release')).text()).toContain('The address may be mailed again.')
    expect(await (await act(email, 'release')).text()).toContain('It was on no list.')
    expect(await (await act(email, 'erase')).text()).toContain('Erased.')
    const [row] = await web.db.select().from(subscribers).where(eq(subscribers.id, id))
    expect(row?.email ?? null).toBeNull()
    const log = await web.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.what, `reader ${id}`))
    expect(log.map((line) => line.act)).toEqual([
      'reader-pause',
      'reader-suppress',
      'reader-release',
      'reader-release',
      'reader-erase',
    ])
  })

  it('gets the confirmation once more, when one waits and none went a moment ago', async () => {
    const { subscriberId } = await addSignup(web.db)
    const email = await emailOf(subscriberId)
    expect(await (await act(email, 'confirm')).text()).toContain('on its way once more')
    expect((await act(email, 'confirm')).status).toBe(200)
    const reading = await emailOf(await addSubscriber(web.db, { state: 'confirmed' }))
    expect((await act(reading, 'confirm')).status).toBe(409)
    expect((await act(email, 'promote')).status).toBe(400)
    expect((await act('nobody@lab.example', 'pause')).status).toBe(404)
  })
})
