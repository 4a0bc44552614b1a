import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signups, subscribers } from '../../src/storage/schema/subscribers.ts'
import { join, minimal, signUp } from './journey.ts'
import { get, openWeb, pathOf, post } from './support.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeAll(async () => {
  web = await openWeb()
})
afterAll(() => web.close())

const stateOf = async (id: number) => {
  const [row] = await web.db.select().from(subscribers).where(eq(subscribers.id, id))
  return row?.state
}

describe('the confirmation link', () => {
  it('shows a button to GET and HEAD and changes nothing', async () => {
    const { signupId, subscriberId } = await signUp(web, minimal('kim@lab.example'))
    const path = pathOf(web.links.confirm(signupId))
    const seen = await get(web.app, path)
    expect(await seen.text()).toContain('<form method="post"')
    expect(seen.headers.get('cache-control')).toBe('no-store')
    expect(seen.headers.get('x-robots-tag')).toContain('noindex')
    expect(seen.headers.get('referrer-policy')).toBe('no-referrer')
    expect((await web.app.request(path, { method: 'HEAD' })).status).toBe(200)
    expect(await stateOf(subscriberId)).toBe('pending')
  })

  it('masks the address', async () => {
    const { signupId } = await signUp(web, minimal('masked@lab.example'))
    const html = await (await get(web.app, pathOf(web.links.confirm(signupId)))).text()
    expect(html).toContain('m•••@lab.example')
    expect(html).not.toContain('masked@')
  })

  it('confirms by POST, as often as it comes, and wakes delivery once', async () => {
    const { answer, subscriberId, preferences } = await join(web, minimal('twice@lab.example'))
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(html).toContain('first digest is on its way')
    expect(html).toContain('The next may come on Wednesday 25 November at 07:00 (UTC)')
    expect(html).toContain(preferences)
    expect(await stateOf(subscriberId)).toBe('confirmed')
    const [signup] = await web.db
      .select()
      .from(signups)
      .where(eq(signups.subscriberId, subscriberId))
    const kicks = web.kicks.count
    const again = await post(web.app, pathOf(web.links.confirm(signup?.id ?? 0)), {})
    expect(again.status).toBe(200)
    expect(web.kicks.count).toBe(kicks)
  })

  it('works without Origin and is refused from another site', async () => {
    const { signupId, subscriberId } = await signUp(web, minimal('forged@lab.example'))
    const path = pathOf(web.links.confirm(signupId))
    const forged = await post(web.app, path, {}, { origin: 'https://evil.example' })
    expect(forged.status).toBe(403)
    expect(await stateOf(subscriberId)).toBe('pending')
    expect((await post(web.app, path, {})).status).toBe(200)
    expect(await stateOf(subscriberId)).toBe('confirmed')
  })

  it('offers a fresh letter once it has expired, the choices kept', async () => {
    const { signupId, subscriberId } = await signUp(web, minimal('late@lab.example'))
    await web.db
      .update(signups)
      .set({ expiresAt: new Date('2020-01-01') })
      .where(eq(signups.id, signupId))
    await web.db.execute(
      sql`update letters set created_at = created_at - interval '2 hours'
        where subscriber_id = ${subscriberId}`,
    )
    const path = pathOf(web.links.confirm(signupId))
    const seen = await get(web.app, path)
    expect(seen.status).toBe(410)
    expect(await seen.text()).toContain('name="fresh"')
    expect((await post(web.app, path, {})).status).toBe(410)
    expect((await post(web.app, path, { fresh: '1' })).status).toBe(200)
    const open = await web.db.select().from(signups).where(eq(signups.subscriberId, subscriberId))
    expect(open).toHaveLength(2)
    expect(open[1]?.choices.tagIds).toEqual(open[0]?.choices.tagIds)
    expect((await post(web.app, path, { fresh: '1' })).status).toBe(429)
  })

  it('of an older letter promises no fresh one to who reads by a newer one', async () => {
    const first = await signUp(web, minimal('two@lab.example'))
    const { subscriberId } = first
    await web.db.execute(
      sql`update letters set created_at = created_at - interval '2 hours'
        where subscriber_id = ${subscriberId}`,
    )
    const second = await signUp(web, { ...minimal('two@lab.example'), tag: 'captioning' })
    expect(second.signupId).not.toBe(first.signupId)
    await post(web.app, pathOf(web.links.confirm(second.signupId)), {})
    const path = pathOf(web.links.confirm(first.signupId))
    // From a page that was open before.
    const answer = await post(web.app, path, { fresh: '1' })
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(html).toContain('confirmed already; nothing changed')
    expect(html).not.toMatch(/expired|on its way|\/preferences\//)
  })

  it('makes no new private link once those that others may hold were ended', async () => {
    const { signupId, subscriberId } = await signUp(web, minimal('ended@lab.example'))
    const path = pathOf(web.links.confirm(signupId))
    await post(web.app, path, {})
    expect(await (await get(web.app, path)).text()).toContain('/preferences/')
    // As whoever takes back a change of address does.
    await web.db.update(subscribers).set({ linkEpoch: 1 }).where(eq(subscribers.id, subscriberId))
    for (const answer of [await get(web.app, path), await post(web.app, path, {})]) {
      expect(answer.status).toBe(200)
      const html = await answer.text()
      expect(html).toContain('confirmed already; nothing changed')
      expect(html).not.toContain('/preferences/')
    }
  })

  it('is nothing when it is not one of ours, or of another purpose', async () => {
    const { subscriberId } = await signUp(web, minimal('purpose@lab.example'))
    for (const token of ['x', '1-1-AAAAAAAAAAAAAAAAAAAAAA', '%00', '<script>']) {
      expect((await get(web.app, `/confirm/${encodeURIComponent(token)}`)).status).toBe(404)
      expect((await post(web.app, `/confirm/${encodeURIComponent(token)}`, {})).status).toBe(404)
    }
    const other = pathOf(web.links.unsubscribe(subscriberId)).replace('/unsubscribe/', '/confirm/')
    expect((await get(web.app, other)).status).toBe(404)
  })
})
