/** The key of the suppression list. It is random, made once, and kept in the database sealed under
 * SECRET_KEY. So a stolen database alone cannot be tried with lists of addresses, as it could be with the
 * key beside the hashes; and no rotation of the other keys changes it, as it would if it were derived. A
 * list from before this keeps the derived key it was made with. */
import { createHmac, randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { KeyRing, RootKeyRing } from '../lib/key-ring.ts'
import type { Db, Tx } from '../storage/database.ts'
import { openSeal, seal, wrongSecret } from '../storage/keys/seal.ts'
import { lockExclusive } from '../storage/locks.ts'
import { installation } from '../storage/schema/operations.ts'
import { suppressions } from '../storage/schema/subscribers.ts'

export const suppressionPurpose = 'suppression'
const rowKey = 'suppression-key'
const sealPurpose = 'suppression-seal'

type SuppressionKeyInput = {
  /** Made of SECRET_KEY. */
  root: RootKeyRing
  /** Of the SECRET_KEY before, whose seal is made anew. */
  former?: RootKeyRing | null
  /** What signs; without it, `root`. */
  keys?: KeyRing
}

/** The ring with the list's own key in it. Throws `bad-config` when SECRET_KEY does not open the seal:
 * going on would mail everybody who complained. */
export async function withSuppressionKey(
  db: Db,
  { root, former = null, keys = root }: SuppressionKeyInput,
): Promise<KeyRing> {
  const key = await db.transaction((tx) => readOrMake(tx, root, former))
  return {
    get version() {
      return keys.version
    },
    standing: (version) => keys.standing(version),
    refresh: () => keys.refresh(),
    mac: (purpose, version, data) =>
      purpose === suppressionPurpose
        ? createHmac('sha256', key).update(data).digest()
        : keys.mac(purpose, version, data),
  }
}

async function readOrMake(tx: Tx, root: RootKeyRing, former: RootKeyRing | null): Promise<Buffer> {
  const found = await read(tx, root, former)
  if (found) return found
  await lockExclusive(tx, rowKey)
  const meanwhile = await read(tx, root, former)
  if (meanwhile) return meanwhile
  const older = await tx.select({ hash: suppressions.addressHash }).from(suppressions).limit(1)
  const key = older.length > 0 ? (former ?? root).derive(suppressionPurpose, 1) : randomBytes(32)
  await tx.insert(installation).values({ key: rowKey, value: seal(key, root, sealPurpose) })
  return key
}

async function read(tx: Tx, root: RootKeyRing, former: RootKeyRing | null): Promise<Buffer | null> {
  const [row] = await tx.select().from(installation).where(eq(installation.key, rowKey))
  if (!row) return null
  const opened = openSeal(row.value, root, sealPurpose)
  if (opened) return opened
  const key = former && openSeal(row.value, former, sealPurpose)
  if (!key) throw wrongSecret()
  await writeSeal(tx, key, root)
  return key
}

const writeSeal = (tx: Tx, key: Buffer, root: RootKeyRing) =>
  tx
    .update(installation)
    .set({ value: seal(key, root, sealPurpose) })
    .where(eq(installation.key, rowKey))

/** Seals the same key under another SECRET_KEY; idempotent. */
export async function resealSuppressionKey(
  tx: Tx,
  given: { from: RootKeyRing; to: RootKeyRing },
): Promise<void> {
  await read(tx, given.to, given.from)
}
