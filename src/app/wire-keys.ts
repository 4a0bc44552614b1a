/** The keys of an app: read from the database that SECRET_KEY unseals, and the verb that rotates them. */
import { createKeyRing, type KeyRing } from '../lib/key-ring.ts'
import type { Db } from '../storage/database.ts'
import { openSigningKeys } from '../storage/keys/signing-keys.ts'
import { forgetFormerKey } from '../storage/secret-key.ts'
import { withSuppressionKey } from '../subscribers/suppression-key.ts'
import { type Rotated, type RotateInput, rotateKeys } from './operate/rotate-keys.ts'

type KeyWiring = {
  db: Db
  secretKey: string
  formerSecretKey?: string | null
  /** SECRET_KEY lies in `dataDir`. */
  ownsSecretKey?: boolean
  dataDir?: string | null
}

type OpenKeys = {
  keys: KeyRing
  /** As it is now: a leak replaces the one of DATA_DIR. */
  secretKey(): string
  rotateKeys(input: RotateInput): Promise<Rotated>
}

export async function openKeys(given: KeyWiring): Promise<OpenKeys> {
  const { db, dataDir = null } = given
  const former = given.formerSecretKey ?? null
  const ring = await openSigningKeys(db, { secret: given.secretKey, former })
  const roots = { root: createKeyRing(given.secretKey), former: former && createKeyRing(former) }
  const keys = await withSuppressionKey(db, { ...roots, former: roots.former || null, keys: ring })
  const ownFolder = given.ownsSecretKey ? dataDir : null
  if (ownFolder !== null && former !== null) await forgetFormerKey(ownFolder)
  let secret = given.secretKey
  return {
    keys,
    secretKey: () => secret,
    async rotateKeys(input) {
      const { next, ...rotated } = await rotateKeys({ db, ring, secret, ownFolder }, input)
      secret = next
      return rotated
    },
  }
}
