/** Endpoints: made, looked at, changed, let go. */
import { randomBytes } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import type { Executor } from '../storage/database.ts'
import { webhookEndpoints } from '../storage/schema/webhooks.ts'
import { readEndpointUrl } from './endpoint-url.ts'
import { type EventType, eventTypes, usualEvents } from './events.ts'
import { currentSecret, type EndpointRow, type HookKeys, overlapHours } from './secret.ts'

type HookDeps = { db: Executor; keys: HookKeys }

/** Each is told to every one of them: more is a mistake. */
const mostEndpoints = 50

/** Shown now: the secret. */
export type MadeEndpoint = { endpoint: EndpointRow; secret: string }

/** Throws `bad-input` for an address that cannot be one, or an event that is none. */
export async function addEndpoint(
  { db, keys }: HookDeps,
  input: { url: string; events?: readonly string[] | undefined },
): Promise<MadeEndpoint> {
  const url = readEndpointUrl(input.url)
  const events = readEvents(input.events ?? usualEvents)
  if ((await db.$count(webhookEndpoints)) >= mostEndpoints) {
    throw new PaperboyError('conflict', `there are ${mostEndpoints} webhooks already`, {
      help: 'Remove one first.',
    })
  }
  const secretSalt = randomBytes(16).toString('base64url')
  const values = { url, events, secretSalt, keyVersion: keys.version }
  const [endpoint] = await db.insert(webhookEndpoints).values(values).returning()
  if (!endpoint) throw new Error('a webhook was not stored')
  return { endpoint, secret: currentSecret(keys, endpoint) }
}

/** Throws `not-found`. */
export async function findEndpoint(db: Executor, id: number): Promise<EndpointRow> {
  const [found] = await db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id))
  if (!found) throw noSuch(id)
  return found
}

export const readEndpoints = (db: Executor): Promise<EndpointRow[]> =>
  db.select().from(webhookEndpoints).orderBy(asc(webhookEndpoints.id))

export type EndpointChange = {
  url?: string | undefined
  events?: readonly string[] | undefined
  /** Paused: it is told of nothing that happens meanwhile; what waits goes on when it is active again. */
  state?: 'active' | 'paused' | undefined
}

/** Throws as `addEndpoint`, and `not-found`. */
export async function changeEndpoint(
  db: Executor,
  { id, url, events, state }: EndpointChange & { id: number },
): Promise<EndpointRow> {
  const set = {
    ...(url !== undefined && { url: readEndpointUrl(url) }),
    ...(events !== undefined && { events: readEvents(events) }),
    ...(state === 'paused' && { state, pausedBy: 'person' as const }),
    ...(state === 'active' && { state, pausedBy: null, failingSince: null, lastFault: null }),
  }
  if (Object.keys(set).length === 0) return findEndpoint(db, id)
  const [changed] = await db
    .update(webhookEndpoints)
    .set(set)
    .where(eq(webhookEndpoints.id, id))
    .returning()
  if (!changed) throw noSuch(id)
  return changed
}

/** A new secret; the one before signs beside it for a day, or no longer when it is known to others. */
export async function rotateSecret(
  { db, keys }: HookDeps,
  { id, leaked = false }: { id: number; leaked?: boolean },
): Promise<MadeEndpoint> {
  const { secretNo, keyVersion } = webhookEndpoints
  const former = leaked
    ? { formerNo: null, formerKeyVersion: null, formerUntil: null }
    : {
        formerNo: sql`${secretNo}` as unknown as number,
        formerKeyVersion: sql`${keyVersion}` as unknown as number,
        formerUntil:
          sql`clock_timestamp() + make_interval(hours => ${overlapHours})` as unknown as Date,
      }
  const [endpoint] = await db
    .update(webhookEndpoints)
    .set({ ...former, secretNo: sql`${secretNo} + 1`, keyVersion: keys.version })
    .where(eq(webhookEndpoints.id, id))
    .returning()
  if (!endpoint) throw noSuch(id)
  return { endpoint, secret: currentSecret(keys, endpoint) }
}

/** With every call to it. */
export async function removeEndpoint(db: Executor, id: number): Promise<void> {
  const gone = await db.delete(webhookEndpoints).where(eq(webhookEndpoints.id, id)).returning()
  if (gone.length === 0) throw noSuch(id)
}

function readEvents(given: readonly string[]): EventType[] {
  const unknown = given.find((one) => !eventTypes.some((type) => type === one))
  if (unknown !== undefined || given.length === 0) {
    const message = unknown === undefined ? 'no event is named' : `${unknown} is no event`
    throw new PaperboyError('bad-input', message, { help: `There are ${eventTypes.join(', ')}.` })
  }
  return eventTypes.filter((type) => given.includes(type))
}

const noSuch = (id: number) =>
  new PaperboyError('not-found', `there is no webhook ${id}`, {
    help: '`paperboy webhooks list` names them.',
  })
