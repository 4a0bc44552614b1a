/** Keys derived from a secret, one a purpose, so that a token of one purpose never opens another door.
 * HKDF-SHA256 (RFC 5869). A new secret is a new version; what the versions before signed keeps its own. */
import { createHmac, hkdfSync } from 'node:crypto'

/** `old`: replaced long ago. `leaked`: somebody else may sign with it too. */
export type KeyStanding = 'good' | 'old' | 'leaked' | 'unknown'

export type KeyRing = {
  /** Version of the key that signs; frozen into letters. */
  readonly version: number
  /** HMAC-SHA256 of `data` under the key of (purpose, version). */
  mac(purpose: string, version: number, data: string): Buffer
  /** What a version is worth today. */
  standing(version: number): KeyStanding
  /** Learns of a rotation that another instance made. */
  refresh(): Promise<void>
}

/** A ring that can still give a key itself away, to be kept when all others move on. */
export type RootKeyRing = KeyRing & { derive(purpose: string, version: number): Buffer }

/** Of one secret, for all versions up to `version`. */
export function createKeyRing(secret: string, version = 1): RootKeyRing {
  const derived = new Map<string, Buffer>()
  const keyFor = (purpose: string, keyVersion: number): Buffer => {
    const name = `paperboy/${keyVersion}/${purpose}`
    let key = derived.get(name)
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', secret, 'paperboy', name, 32))
      derived.set(name, key)
    }
    return key
  }
  return {
    version,
    derive: keyFor,
    mac: (purpose, keyVersion, data) =>
      createHmac('sha256', keyFor(purpose, keyVersion)).update(data).digest(),
    standing: (asked) => (asked >= 1 && asked <= version ? 'good' : 'unknown'),
    refresh: async () => {},
  }
}
