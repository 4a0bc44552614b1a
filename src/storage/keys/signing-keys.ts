/** The ring of links as the database keeps it. Instances learn of a rotation when they freeze letters and
 * when a link or a cookie of ours is opened, so what leaked is dead everywhere at once. */
import { createKeyRing, type KeyRing, type RootKeyRing } from '../../lib/key-ring.ts'
import type { Db } from '../database.ts'
import { wrongSecret } from './seal.ts'
import { keepKeys, openStoredKey, readStoredKeys } from './stored-keys.ts'

export type SigningKeys = KeyRing & {
  /** Another SECRET_KEY that the versions to come may be sealed under. */
  trust(root: RootKeyRing): void
}

type Held = { ring: RootKeyRing; isLeaked: boolean; isOld: boolean }

/** Throws `bad-config` for a SECRET_KEY that this database does not know. */
export async function openSigningKeys(
  db: Db,
  given: { secret: string; former: string | null },
): Promise<SigningKeys> {
  const root = createKeyRing(given.secret)
  const former =
    given.former === null ? null : { secret: given.former, root: createKeyRing(given.former) }
  await db.transaction((tx) => keepKeys(tx, { secret: given.secret, root, former }))
  const roots = [root]
  const held = new Map<number, Held>()
  const ringOf = (version: number): RootKeyRing => {
    const found = held.get(version)
    if (!found) throw new Error(`the key of version ${version} is not known yet`)
    return found.ring
  }
  const refresh = async () => {
    for (const { version, sealed, isLeaked, isOld } of await readStoredKeys(db)) {
      const ring = held.get(version)?.ring ?? open({ version, sealed }, roots)
      held.set(version, { ring, isLeaked, isOld })
    }
  }
  await refresh()
  return {
    get version() {
      return Math.max(...held.keys())
    },
    mac: (purpose, version, data) => ringOf(version).mac(purpose, version, data),
    standing(version) {
      const key = held.get(version)
      if (!key) return 'unknown'
      if (key.isLeaked) return 'leaked'
      return key.isOld ? 'old' : 'good'
    },
    refresh,
    trust: (other) => void roots.push(other),
  }
}

function open(
  key: Parameters<typeof openStoredKey>[0] & { version: number },
  roots: RootKeyRing[],
): RootKeyRing {
  for (const root of roots) {
    const secret = openStoredKey(key, root)
    if (secret !== null) return createKeyRing(secret, key.version)
  }
  throw wrongSecret()
}
