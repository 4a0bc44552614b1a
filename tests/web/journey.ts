/** Steps of a reader that several tests start from. */
import { desc } from 'drizzle-orm'
import type { Hono } from 'hono'
import { signups } from '../../src/storage/schema/subscribers.ts'
import { type Fields, type openWeb, pathOf, post } from './support.ts'

type Web = Awaited<ReturnType<typeof openWeb>>

export const minimal = (email: string): Fields => ({ email, tag: 'clip' })

/** Signs up and returns the newest signup. */
export async function signUp(web: Web, fields: Fields, app: Hono = web.app) {
  const answer = await post(app, '/subscribe', fields)
  const [row] = await web.db.select().from(signups).orderBy(desc(signups.id)).limit(1)
  if (!row) throw new Error(`no signup, but ${answer.status}`)
  return { answer, signupId: row.id, subscriberId: row.subscriberId }
}

/** Signs up and presses the button of the letter. */
export async function join(web: Web, fields: Fields) {
  const { signupId, subscriberId } = await signUp(web, fields)
  const answer = await post(web.app, pathOf(web.links.confirm(signupId)), {})
  return {
    answer,
    subscriberId,
    preferences: pathOf(web.links.preferences(subscriberId)),
    unsubscribe: pathOf(web.links.unsubscribe(subscriberId)),
  }
}
