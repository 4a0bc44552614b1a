/** The key of the suppression list. It is random, made once, and kept in the database sealed
 * (AES-256-GCM) under SECRET_KEY. So a stolen database alone cannot be tried with lists of addresses,
 * as it could be with the key beside the hashes; and no new version of the other keys changes it, as
 * it would if it were derived. A list from before this keeps the derived key it was made with. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { PaperboyError } from '../errors.ts'
import type { KeyRing, RootKeyRing } from '../lib/key-ring.ts'
import type { Db, Tx } from '../storage/database.ts'
import { lockExclusive } from '../storage/locks.ts'
import { installation } from '../storage/schema/operations.ts'
import { suppressions } from '../storage/schema/subscribers.ts'

export const suppressionPurpose = 'suppression'
const rowKey = 'suppression-key'
const sealed = z.object({ iv: z.base64(), tag: z.base64(), text: z.base64() })
type Sealed = z.infer<typeof sealed>

/** The ring with the list's own key in it. Throws `bad-config` when SECRET_KEY does not open the seal:
 * going on would mail everybody who complained. */
export async function withSuppressionKey(db: Db, keys: RootKeyRing): Promise<KeyRing> {
  const key = await db.transaction((tx) => readOrMake(tx, keys))
  return {
    version: keys.version,
    mac: (purpose, version, data) =>
      purpose === suppressionPurpose
        ? createHmac('sha256', key).update(data).digest()
        : keys.mac(purpose, version, data),
  }
}

async function readOrMake(tx: Tx, keys: RootKeyRing): Promise<Buffer> {
  const found = await read(tx, keys)
  if (found) return found
  await lockExclusive(tx, rowKey)
  const meanwhile = await read(tx, keys)
  if (meanwhile) return meanwhile
  const older = await tx.select({ hash: suppressions.addressHash }).from(suppressions).limit(1)
  const key = older.length > 0 ? keys.derive(suppressionPurpose, 1) : randomBytes(32)
  await tx.insert(installation).values({ key: rowKey, value: seal(key, keys) })
  return key
}

async function read(tx: Tx, keys: KeyRing): Promise<Buffer | null> {
  const [row] = await tx.select().from(installation).where(eq(installation.key, rowKey))
  return row ? open(row.value, keys) : null
}

const sealingKey = (keys: KeyRing): Buffer => keys.mac('suppression-seal', 1, 'aes-256-gcm')

function seal(key: Buffer, keys: KeyRing): Sealed {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(keys), iv)
  const text = Buffer.concat([cipher.update(key), cipher.final()])
  const [a, b, c] = [iv, cipher.getAuthTag(), text].map((part) => part.toString('base64'))
  return { iv: a as string, tag: b as string, text: c as string }
}

function open(value: unknown, keys: KeyRing): Buffer {
  try {
    const { iv, tag, text } = sealed.parse(value)
    const from = (part: string) => Buffer.from(part, 'base64')
    const cipher = createDecipheriv('aes-256-gcm', sealingKey(keys), from(iv), {
      authTagLength: 16,
    })
    cipher.setAuthTag(from(tag))
    return Buffer.concat([cipher.update(from(text)), cipher.final()])
  } catch (cause) {
    throw new PaperboyError('bad-config', 'SECRET_KEY is not the one this database was made with', {
      help: 'Give the former one: without it every link in mails sent is dead, and the addresses that bounced or complained would be mailed again.',
      cause,
    })
  }
}
