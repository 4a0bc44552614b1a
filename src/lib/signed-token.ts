/** Tokens in links: an HMAC of (purpose, row, key version), so that composing a letter again gives
 * the same bytes. Form: `row-version-mac`, row and version in base 36, all of [A-Za-z0-9_-]; where
 * tokens of the row before were made useless, `row-version-epoch-mac`. */
import { timingSafeEqual } from 'node:crypto'
import type { KeyRing, KeyStanding } from './key-ring.ts'

/** 16 bytes: forging one by guessing takes 2^127 tries on average. */
const macBytes = 16
const tokenForm =
  /^([0-9a-z]{1,11})-([0-9a-z]{1,4})-(?:([1-9a-z][0-9a-z]{0,3})-)?([A-Za-z0-9_-]{22})$/

/** `epoch`: how often the row's tokens were made useless before this one. */
export type TokenAge = { row: number; epoch: number }

/** An epoch of 0 signs as ever: tokens of years ago live on. */
const signed = ({ row, epoch }: TokenAge): string => (epoch === 0 ? `${row}` : `${row}/${epoch}`)

export function signToken(
  keys: KeyRing,
  purpose: string,
  row: number,
  version = keys.version,
  epoch = 0,
): string {
  const data = signed({ row, epoch })
  const mac = keys.mac(purpose, version, data).subarray(0, macBytes).toString('base64url')
  const age = epoch === 0 ? '' : `${epoch.toString(36)}-`
  return `${row.toString(36)}-${version.toString(36)}-${age}${mac}`
}

/** The row a token opens, or null when it is not one of ours for this purpose. */
export function readToken(keys: KeyRing, purpose: string, token: string): number | null {
  const read = readAgedToken(keys, purpose, token)
  return read?.epoch === 0 ? read.row : null
}

/** The same with the token's epoch, which whoever asks must compare with the row's. */
export function readAgedToken(keys: KeyRing, purpose: string, token: string): TokenAge | null {
  const read = readSigned(keys, purpose, token)
  return read?.standing === 'good' ? { row: read.row, epoch: read.epoch } : null
}

export type SignedToken = TokenAge & { version: number; standing: Exclude<KeyStanding, 'unknown'> }

/** Any token that one of our keys signed, also one that opens nothing any more: whoever asks must look
 * at the standing. */
export function readSigned(keys: KeyRing, purpose: string, token: string): SignedToken | null {
  const parts = tokenForm.exec(token)
  if (!parts) return null
  const row = Number.parseInt(parts[1] as string, 36)
  const version = Number.parseInt(parts[2] as string, 36)
  const standing = keys.standing(version)
  if (!Number.isSafeInteger(row) || standing === 'unknown') return null
  const age = { row, epoch: Number.parseInt(parts[3] ?? '0', 36) }
  const expected = keys.mac(purpose, version, signed(age)).subarray(0, macBytes)
  const given = Buffer.from(parts[4] as string, 'base64url')
  if (given.length !== macBytes || !timingSafeEqual(given, expected)) return null
  return { ...age, version, standing }
}

/** Whether a part of the path looks like a token. */
export const holdsToken = (path: string): boolean =>
  path.split('/').some((part) => tokenForm.test(part))
