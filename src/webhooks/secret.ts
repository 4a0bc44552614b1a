/** The secret of an endpoint, as Standard Webhooks write one. It is derived and never stored. Pure. */
import type { KeyRing } from '../lib/key-ring.ts'
import type { webhookEndpoints } from '../storage/schema/webhooks.ts'

export type EndpointRow = typeof webhookEndpoints.$inferSelect
export type HookKeys = Pick<KeyRing, 'mac' | 'version'> & {
  /** Learns of keys that another instance made. */
  refresh?(): Promise<void>
}

/** While a rotation is young, both sign. */
export const overlapHours = 24

export const currentSecret = (keys: HookKeys, endpoint: EndpointRow): string =>
  secretOf(keys, endpoint.secretSalt, endpoint.keyVersion, endpoint.secretNo)

/** Null: there is none before, or its time is over. */
export function formerSecret(keys: HookKeys, endpoint: EndpointRow, now: Date): string | null {
  const { secretSalt, formerNo, formerKeyVersion, formerUntil } = endpoint
  if (formerNo === null || formerKeyVersion === null) return null
  if (formerUntil === null || formerUntil <= now) return null
  return secretOf(keys, secretSalt, formerKeyVersion, formerNo)
}

const secretOf = (keys: HookKeys, salt: string, version: number, no: number): string =>
  `whsec_${keys.mac('webhook', version, `${salt}.${no}`).toString('base64')}`
