/** Tokens in links: an HMAC of (purpose, row, key version), so that composing a letter again gives
 * the same bytes. Form: `row-version-mac`, row and version in base 36, all of [A-Za-z0-9_-]. */
import { timingSafeEqual } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'

/** 16 bytes: forging one by guessing takes 2^127 tries on average. */
const macBytes = 16
const tokenForm = /^([0-9a-z]{1,11})-([0-9a-z]{1,4})-([A-Za-z0-9_-]{22})$/

export function signToken(
  keys: KeyRing,
  purpose: string,
  row: number,
  version = keys.version,
): string {
  const mac = keys.mac(purpose, version, String(row)).subarray(0, macBytes).toString('base64url')
  return `${row.toString(36)}-${version.toString(36)}-${mac}`
}

/** The row a token opens, or null when it is not one of ours for this purpose. */
export function readToken(keys: KeyRing, purpose: string, token: string): number | null {
  const parts = tokenForm.exec(token)
  if (!parts) return null
  const row = Number.parseInt(parts[1] as string, 36)
  const version = Number.parseInt(parts[2] as string, 36)
  if (!Number.isSafeInteger(row) || version < 1 || version > keys.version) return null
  const expected = keys.mac(purpose, version, String(row)).subarray(0, macBytes)
  const given = Buffer.from(parts[3] as string, 'base64url')
  return given.length === macBytes && timingSafeEqual(given, expected) ? row : null
}
