/** `rotate`: letters from now on are signed with a new key. Routine: what was mailed works for another
 * year. Leaked: the former keys open nothing but leaving, sessions end, SECRET_KEY itself is replaced where
 * it is ours, and what was not called for yet is frozen anew. */
import { isNull, sql } from 'drizzle-orm'
import { dissolveOpen } from '../../delivery/dissolve-open.ts'
import { createKeyRing } from '../../lib/key-ring.ts'
import type { Db, Tx } from '../../storage/database.ts'
import type { SigningKeys } from '../../storage/keys/signing-keys.ts'
import { addKey } from '../../storage/keys/stored-keys.ts'
import { editorLinks, editorSessions } from '../../storage/schema/editorial.ts'
import { devices } from '../../storage/schema/feedback.ts'
import { accountLinks } from '../../storage/schema/subscribers.ts'
import { forgetFormerKey, randomSecret, replaceSecretKey } from '../../storage/secret-key.ts'
import { resealSuppressionKey } from '../../subscribers/suppression-key.ts'

type RotateDeps = {
  db: Db
  ring: SigningKeys
  secret: string
  /** Where SECRET_KEY lies; null: it is given to us. */
  ownFolder: string | null
}

export type RotateInput = { leaked: boolean }

export type Rotated = {
  /** Of the key that signs now. */
  version: number
  /** Versions that open nothing any more but leaving. */
  leaked: number[]
  /** Devices, sessions and mailed links of account and desk that ended. */
  ended: number
  /** Letters that wait anew, for links of the new key. */
  refrozen: number
  secretKey: 'kept' | 'replaced' | 'yours-to-replace'
}

/** A kill or a failure anywhere leaves the rotation whole or not made: SECRET_KEY's file comes first, with the one
 * before beside it, and the database knows one of the two. */
export async function rotateKeys(
  { db, ring, secret, ownFolder }: RotateDeps,
  { leaked }: RotateInput,
): Promise<Rotated & { next: string }> {
  const replaces = leaked && ownFolder !== null
  const next = replaces ? await replaceSecretKey(ownFolder, randomSecret()) : secret
  const [from, to] = [createKeyRing(secret), createKeyRing(next)]
  ring.trust(to)
  const done = await db.transaction(async (tx) => {
    const added = await addKey(tx, { secret: randomSecret(), from, to, leaked })
    if (!leaked) return { ...added, ended: 0, refrozen: 0 }
    await resealSuppressionKey(tx, { from, to })
    const reason = 'its links were signed with a key that leaked'
    return { ...added, ended: await endSessions(tx), refrozen: await dissolveOpen(tx, { reason }) }
  })
  await ring.refresh()
  if (replaces) await forgetFormerKey(ownFolder)
  const secretKey = replaces ? 'replaced' : leaked ? 'yours-to-replace' : 'kept'
  return { ...done, secretKey, next }
}

/** Whoever signed in may have done so with a forged link. */
async function endSessions(tx: Tx): Promise<number> {
  const now = sql`clock_timestamp()` as unknown as Date
  const ended = [
    await tx.delete(devices).returning({ id: devices.id }),
    await tx
      .update(editorSessions)
      .set({ revokedAt: now })
      .where(isNull(editorSessions.revokedAt))
      .returning({ id: editorSessions.id }),
    await tx
      .update(editorLinks)
      .set({ usedAt: now })
      .where(isNull(editorLinks.usedAt))
      .returning({ id: editorLinks.id }),
    await tx
      .update(accountLinks)
      .set({ closedAt: now })
      .where(isNull(accountLinks.closedAt))
      .returning({ id: accountLinks.id }),
  ]
  return ended.reduce((sum, rows) => sum + rows.length, 0)
}
