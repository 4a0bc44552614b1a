import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenEditor } from '../../src/editorial/editor.ts'
import { createSeries } from '../../src/editorial/series.ts'
import { digests } from '../../src/storage/schema/digests.ts'
import { subscribers } from '../../src/storage/schema/subscribers.ts'
import { readPreferences } from '../../src/subscribers/read-preferences.ts'
import { suppress } from '../../src/subscribers/suppression.ts'
import { join } from './journey.ts'
import { type Fields, get, now, openWeb, pathOf, post } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
})
afterAll(() => web.close())

let readers = 0
const reader = (fields: Fields = {}) => {
  readers += 1
  return join(web, { email: `reader${readers}@lab.example`, tag: 'clip', ...fields })
}
const settingsOf = (subscriberId: number) => readPreferences({ db: web.db }, { subscriberId })
const levelsOf = async (subscriberId: number) =>
  Object.fromEntries(
    (await settingsOf(subscriberId))?.interests.map((one) => [
      one.kind === 'tag' ? one.slug : one.text,
      one.level,
    ]) ?? [],
  )

describe('the preferences page', () => {
  it('shows what is set and never the whole address', async () => {
    const { preferences, subscriberId } = await reader({
      query: 'au:radford',
      timezone: 'Asia/Seoul',
    })
    const html = await (await get(web.app, preferences)).text()
    expect(html).toContain('name="level:tag:clip"')
    expect(html).toContain('name="level:query:au:radford"')
    expect(html).toMatch(/<option selected[^>]*>Asia\/Seoul/)
    expect(html).toContain(pathOf(web.links.unsubscribe(subscriberId)))
    expect(html).not.toContain(`reader${readers}@`)
  })

  it('takes any language: letters in English where there are none in it, notes in one’s own', async () => {
    const { preferences, subscriberId } = await reader()
    const nobody = await (await get(web.app, preferences)).text()
    expect(nobody).not.toContain('<optgroup label="Letters')
    const fields = { slug: 'le-jour', name: 'Le jour', language: 'fr', timezone: 'Europe/Paris' }
    await createSeries(web.db, { by: tokenEditor, ...fields })
    const offered = await (await get(web.app, preferences)).text()
    expect(offered).toMatch(
      /<optgroup label="[^"]*notes[^"]*">.*<option value="fr" lang="fr">français/s,
    )
    expect(offered.match(/value="(en|ko|zh|ja)" lang/g)).toHaveLength(4)
    expect((await post(web.app, preferences, { locale: 'fr' })).status).toBe(200)
    expect((await settingsOf(subscriberId))?.locale).toBe('fr')
    const html = await (await get(web.app, preferences)).text()
    expect(html).toMatch(/<option value="fr" lang="fr" selected[^>]*>français/)
    expect(html).toContain('lang="en"')
  })

  it('saves levels, additions, schedule and amounts', async () => {
    const { preferences, subscriberId } = await reader({ tag: ['clip', 'cs.CV'] })
    const answer = await post(web.app, preferences, {
      'level:tag:clip': 'always',
      'level:tag:cs.CV': 'remove',
      tag: 'captioning',
      author: 'Alec Radford',
      query: 'diffusion -survey',
      timezone: 'Europe/Berlin',
      hour: '8',
      rhythm: 'weekdays',
      weekday: '3',
      number: '12',
      abstractLength: 'full',
    })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Saved.')
    expect(await settingsOf(subscriberId)).toMatchObject({
      timezone: 'Europe/Berlin',
      hour: 8,
      rhythm: 'weekdays',
      weekday: 3,
      number: 12,
      abstractLength: 'full',
    })
    const levels = await levelsOf(subscriberId)
    expect(levels).toMatchObject({ clip: 'always', captioning: 'normal' })
    expect(levels).not.toHaveProperty('cs.CV')
    expect(Object.keys(levels)).toHaveLength(4)
  })

  it.each(['look', 'digests'])(
    'of no token of ours leads from %s to where it says so',
    async (part) => {
      const token = 'x%0D%0ASet-Cookie:%20a=b'
      const answer = await get(web.app, `/preferences/${token}/${part}`)
      expect(answer.status).toBe(302)
      expect(answer.headers.get('set-cookie')).toBeNull()
      const to = answer.headers.get('location') ?? ''
      expect(decodeURIComponent(to)).toBe(decodeURIComponent(`/preferences/${token}`))
      expect((await get(web.app, to)).status).toBe(404)
    },
  )

  it('leaves alone what an old page does not name', async () => {
    const { preferences, subscriberId } = await reader({ tag: ['clip', 'captioning'] })
    await post(web.app, preferences, { 'level:tag:clip': 'little' })
    expect(await levelsOf(subscriberId)).toEqual({ clip: 'little', captioning: 'normal' })
  })

  it('keeps what was typed when something is wrong, and saves nothing', async () => {
    const { preferences, subscriberId } = await reader()
    const before = await settingsOf(subscriberId)
    const answer = await post(web.app, preferences, {
      'level:tag:clip': 'mute',
      query: '(half',
      tag: 'captioning',
      hour: '23',
      number: '7',
    })
    const html = await answer.text()
    expect(answer.status).toBe(400)
    expect(html).toContain('(half')
    expect(html).toContain('<p>Not saved yet. Please mend:</p><ul><li><a href="#query">')
    expect(html).toMatch(/id="query-wrong"/)
    expect(html).toMatch(/value=captioning checked/)
    expect(html).toMatch(/<option value="mute" selected/)
    expect(await settingsOf(subscriberId)).toEqual(before)
  })

  it('asks for at least one interest', async () => {
    const { preferences } = await reader()
    expect((await post(web.app, preferences, { 'level:tag:clip': 'remove' })).status).toBe(400)
  })

  it('looks at no more than anybody may have', async () => {
    const { preferences } = await reader()
    const query = Array.from({ length: 200 }, (_, n) => `"open${n}`).join('\n')
    const html = await (await post(web.app, `${preferences}/look?part=1`, { query })).text()
    expect(html.match(/In “&quot;open/g)).toHaveLength(50)
  })

  it('goes on past the limit of previews, without one', async () => {
    const { preferences } = await reader()
    const peer = '198.51.100.8'
    const send = (path: string) => post(web.app, path, { query: '(half' }, {}, peer)
    await web.db.execute(sql`delete from rate_limits`)
    expect(await (await send(preferences)).text()).not.toContain('Too many requests')
    await web.db.execute(sql`update rate_limits set points = 100000`)
    const refused = await send(preferences)
    expect(refused.status).toBe(400)
    const html = await refused.text()
    expect(html).toContain('Too many requests')
    expect(html).toMatch(/<textarea name="query"[^>]*>\(half</)
    expect(await (await send(`${preferences}/look`)).text()).toContain('(half')
    expect((await send(`${preferences}/look?part=1`)).status).toBe(429)
    expect(await (await get(web.app, preferences, {}, peer)).text()).not.toContain('Too many')
    await web.db.execute(sql`delete from rate_limits`)
  })

  it('leads from a preview that is opened again to the page, also under a prefix', async () => {
    const { preferences } = await reader()
    const app = web.make({ publicUrl: 'https://papers.lab.example/at' })
    const answer = await get(app, `${preferences}/look`)
    expect(answer.headers.get('location')).toBe(`/at${preferences}`)
  })

  it('changes nothing on GET and HEAD', async () => {
    const { preferences, subscriberId } = await reader()
    const row = () => web.db.select().from(subscribers).where(eq(subscribers.id, subscriberId))
    const before = await row()
    await get(web.app, `${preferences}?hour=3&rhythm=weekly`)
    await web.app.request(preferences, { method: 'HEAD' })
    expect(await row()).toEqual(before)
  })

  it('refuses a form from another site, also in the name of our own origin', async () => {
    const { preferences, subscriberId } = await reader()
    const forged: Array<Record<string, string>> = [
      { origin: 'https://evil.example' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://sub.lab.example', 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ]
    for (const headers of forged) {
      expect((await post(web.app, preferences, { hour: '3' }, headers)).status).toBe(403)
    }
    expect((await settingsOf(subscriberId))?.hour).toBe(7)
    const own = { origin: 'https://papers.lab.example', 'sec-fetch-site': 'same-origin' }
    expect((await post(web.app, preferences, { hour: '3' }, own)).status).toBe(200)
    expect((await settingsOf(subscriberId))?.hour).toBe(3)
  })

  it('says kindly why it paused by itself, and what the reader says then counts', async () => {
    const { preferences, unsubscribe, subscriberId } = await reader()
    const rest = { pausedUntil: '2026-12-24', pauseReason: 'bounces' as const }
    await web.db.update(subscribers).set(rest).where(eq(subscribers.id, subscriberId))
    const page = await (await get(web.app, preferences)).text()
    expect(page).toContain('Your mailbox turned our last three mails away')
    expect(page).toContain('24 December')
    await post(web.app, preferences, { timezone: 'UTC', hour: '7', resume: '1' })
    expect(await settingsOf(subscriberId)).toMatchObject({ pausedUntil: null, pauseReason: null })
    await web.db.update(subscribers).set(rest).where(eq(subscribers.id, subscriberId))
    await post(web.app, unsubscribe, { action: 'pause', days: '7' })
    expect(await settingsOf(subscriberId)).toMatchObject({ pauseReason: null })
  })

  it('promises no digest to an address that nobody may mail', async () => {
    const { preferences } = await reader()
    const address = `reader${readers}@lab.example`
    expect(await (await get(web.app, preferences)).text()).toContain('Next digest:')
    const said = { bounce: 'came back for good', complaint: 'reported as spam' } as const
    for (const reason of ['bounce', 'complaint'] as const) {
      await web.db.transaction((tx) =>
        suppress({ tx, keys: web.keys }, { address, reason, at: now }),
      )
      const page = await (await get(web.app, preferences)).text()
      expect(page).not.toContain('Next digest:')
      expect(page).toMatch(new RegExp(`No digest comes: .*${said[reason]}.*a person can undo it`))
      expect(page).toContain('name="level:tag:clip"')
    }
  })

  it('ends a pause, and offers nothing to one who left', async () => {
    const { preferences, unsubscribe, subscriberId } = await reader()
    await post(web.app, unsubscribe, { action: 'pause', days: '14' })
    expect(await (await get(web.app, preferences)).text()).toContain('name="resume"')
    await post(web.app, preferences, { resume: '1' })
    expect((await settingsOf(subscriberId))?.pausedUntil).toBeNull()
    await post(web.app, unsubscribe, {})
    expect(await (await get(web.app, preferences)).text()).not.toContain('name="hour"')
    // From a tab that was open before.
    const late = await post(web.app, preferences, { hour: '9' })
    expect(late.status).toBe(409)
    const html = await late.text()
    expect(html).toContain('You have left; no mail is sent.')
    expect(html).not.toMatch(/cannot change|Saved\./)
  })

  it('lists the digests so far, with those that were not', async () => {
    const { preferences, subscriberId } = await reader()
    const digest = (period: string, outcome: 'picked' | 'nothing-new', picks: number) => ({
      subscriberId,
      kind: 'digest' as const,
      period,
      slotAt: new Date(`${period}T07:00:00Z`),
      outcome,
      cutoffFrom: now,
      cutoffTo: now,
      announced: 600,
      matched: picks,
      picks: Array.from({ length: picks }, (_, p) => ({ p, s: 'full' as const, x: 1, r: [] })),
      createdAt: now,
    })
    await web.db
      .insert(digests)
      .values([digest('2026-11-20', 'picked', 8), digest('2026-11-23', 'nothing-new', 0)])
    const html = await (await get(web.app, preferences)).text()
    expect(html).toMatch(/Mon 23 Nov<\/dt><dd>nothing matched/)
    expect(html).toMatch(/Fri 20 Nov<\/dt><dd><a href="[^"]*\/digest\/[^"]+">8 papers/)
  })

  it('does not open with a bad token, and offers a fresh link', async () => {
    const { unsubscribe } = await reader()
    const stolen = unsubscribe.replace('/unsubscribe/', '/preferences/')
    for (const path of [stolen, '/preferences/nonsense']) {
      const answer = await get(web.app, path)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('href="/link"')
      expect((await post(web.app, path, { hour: '1' })).status).toBe(404)
    }
  })
})
