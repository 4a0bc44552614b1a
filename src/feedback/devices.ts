/** "Remember this device": a browser that may save papers for a reader, and nothing else, for 90 days. */
import { and, asc, count, eq, gt, inArray, sql } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { readToken, signToken } from '../lib/signed-token.ts'
import type { Db, Executor } from '../storage/database.ts'
import { devices } from '../storage/schema/feedback.ts'
import { subscribers } from '../storage/schema/subscribers.ts'
import { lockSubscriber } from '../subscribers/read-subscriber.ts'

type DeviceDeps = { db: Db; keys: KeyRing }
export type Device = { id: number; subscriberId: number; expiresAt: Date }

export const deviceDays = 90
/** The oldest makes room. */
const devicesAtMost = 20
const purpose = 'device'

/** The token names a row: ending the row ends it, whoever kept a copy. */
export async function rememberDevice(
  deps: DeviceDeps,
  { subscriberId }: { subscriberId: number },
): Promise<string> {
  return deps.db.transaction(async (tx) => {
    const subscriber = await lockSubscriber(tx, subscriberId)
    if (subscriber?.state !== 'confirmed') {
      throw new PaperboyError('conflict', 'only a reader has devices')
    }
    const held = await tx
      .select({ id: devices.id })
      .from(devices)
      .where(eq(devices.subscriberId, subscriberId))
      .orderBy(asc(devices.id))
    const oldest = held.slice(0, Math.max(0, held.length - devicesAtMost + 1))
    if (oldest.length > 0) {
      await tx.delete(devices).where(
        inArray(
          devices.id,
          oldest.map(({ id }) => id),
        ),
      )
    }
    const [row] = await tx
      .insert(devices)
      .values({
        subscriberId,
        createdAt: sql`clock_timestamp()`,
        expiresAt: sql`clock_timestamp() + make_interval(days => ${deviceDays}::int)`,
      })
      .returning({ id: devices.id })
    return signToken(deps.keys, purpose, row?.id as number)
  })
}

/** The device a token opens, while it lasts and its reader reads. */
export async function findDevice(deps: DeviceDeps, token: string): Promise<Device | null> {
  const id = readToken(deps.keys, purpose, token)
  if (id === null) return null
  const [row] = await deps.db
    .select({
      id: devices.id,
      subscriberId: devices.subscriberId,
      expiresAt: devices.expiresAt,
    })
    .from(devices)
    .innerJoin(subscribers, eq(subscribers.id, devices.subscriberId))
    .where(
      and(
        eq(devices.id, id),
        gt(devices.expiresAt, sql`clock_timestamp()`),
        eq(subscribers.state, 'confirmed'),
      ),
    )
  return row ?? null
}

export async function countDevices(db: Executor, subscriberId: number): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(devices)
    .where(
      and(eq(devices.subscriberId, subscriberId), gt(devices.expiresAt, sql`clock_timestamp()`)),
    )
  return row?.n ?? 0
}

/** One device, or all of the reader's. */
export async function forgetDevices(
  db: Db,
  { subscriberId, deviceId }: { subscriberId: number; deviceId?: number | undefined },
): Promise<void> {
  const theirs = eq(devices.subscriberId, subscriberId)
  await db
    .delete(devices)
    .where(deviceId === undefined ? theirs : and(theirs, eq(devices.id, deviceId)))
}
