/** The secrets that links are signed with, one a version, as they lie in the database: sealed, in one
 * row, so that a rotation is whole or absent and all instances read the same. */
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { RootKeyRing } from '../../lib/key-ring.ts'
import type { Executor, Tx } from '../database.ts'
import { lockExclusive, lockShared } from '../locks.ts'
import { installation } from '../schema/operations.ts'
import { openSeal, seal, sealedSchema, wrongSecret } from './seal.ts'

const rowKey = 'signing-keys'
const sealPurpose = 'signing-seal'
/** How long what a replaced key signed goes on. */
const oldAfterDays = 365

const keySchema = z.object({
  version: z.number().int().min(1),
  sealed: sealedSchema,
  /** ISO, by the database's clock. */
  madeAt: z.string(),
  leakedAt: z.string().nullable(),
})
type StoredKey = z.infer<typeof keySchema>

type ReadKey = Pick<StoredKey, 'version' | 'sealed'> & { isLeaked: boolean; isOld: boolean }

/** In the order of versions; empty before the first start that keeps them. */
export async function readStoredKeys(db: Executor): Promise<ReadKey[]> {
  const rows = await db.execute<{ value: unknown; at: string }>(sql`
    select value, to_json(clock_timestamp()) #>> '{}' as at
    from installation where key = ${rowKey}`)
  const row = rows[0]
  if (!row) return []
  const keys = z.array(keySchema).parse(row.value)
  const over = Date.parse(row.at) - oldAfterDays * 86_400_000
  return keys.map(({ version, sealed, leakedAt }, index) => {
    const replacedAt = keys[index + 1]?.madeAt
    const isOld = replacedAt !== undefined && Date.parse(replacedAt) < over
    return { version, sealed, isLeaked: leakedAt !== null, isOld }
  })
}

/** Null: another SECRET_KEY sealed it. */
export const openStoredKey = (
  { sealed }: Pick<StoredKey, 'sealed'>,
  root: RootKeyRing,
): string | null => openSeal(sealed, root, sealPurpose)?.toString('utf8') ?? null

/** The version that signs a letter frozen in this transaction: no rotation ends before the letter is
 * written, so one that takes leaked links back finds it. */
export async function readSigningVersion(tx: Tx): Promise<number> {
  await lockShared(tx, rowKey)
  const [row] = await tx.execute<{ version: number }>(sql`
    select coalesce(max((stored ->> 'version')::int), 1) as version
    from installation, jsonb_array_elements(value) as stored where key = ${rowKey}`)
  return row?.version ?? 1
}

/** The first start keeps SECRET_KEY itself as version 1: so it may be another one later. A start with
 * SECRET_KEY_FORMER seals all versions anew. */
export async function keepKeys(
  tx: Tx,
  given: {
    secret: string
    root: RootKeyRing
    former: { secret: string; root: RootKeyRing } | null
  },
): Promise<void> {
  const { root, former } = given
  await lockExclusive(tx, rowKey)
  const keys = await readRow(tx)
  if (keys.length === 0) {
    const first = { version: 1, secret: (former ?? given).secret, madeAt: await present(tx) }
    return writeRow(tx, [stored(first, root)])
  }
  if (keys.every((key) => openStoredKey(key, root) !== null)) return
  if (!former) throw wrongSecret()
  await writeRow(tx, reseal(keys, { from: [root, former.root], to: root }))
}

/** A new version, random and of nothing before it. With `leaked` all others count as known to strangers.
 * Sealed under `to`, which may be of a new SECRET_KEY. */
export async function addKey(
  tx: Tx,
  given: { secret: string; from: RootKeyRing; to: RootKeyRing; leaked: boolean },
): Promise<{ version: number; leaked: number[] }> {
  const { secret, from, to, leaked } = given
  await lockExclusive(tx, rowKey)
  const madeAt = await present(tx)
  const before = reseal(await readRow(tx), { from: [from, to], to })
  const newlyLeaked = before.filter(({ leakedAt }) => leaked && leakedAt === null)
  const version = Math.max(0, ...before.map((key) => key.version)) + 1
  const all = before.map((key) => (newlyLeaked.includes(key) ? { ...key, leakedAt: madeAt } : key))
  await writeRow(tx, [...all, stored({ version, secret, madeAt }, to)])
  return { version, leaked: newlyLeaked.map((key) => key.version) }
}

function reseal(
  keys: StoredKey[],
  { from, to }: { from: RootKeyRing[]; to: RootKeyRing },
): StoredKey[] {
  return keys.map((key) => {
    const secret = from.map((root) => openStoredKey(key, root)).find((one) => one !== null)
    if (secret === undefined || secret === null) throw wrongSecret()
    return { ...key, sealed: seal(Buffer.from(secret), to, sealPurpose) }
  })
}

const stored = (
  { secret, ...key }: { version: number; secret: string; madeAt: string },
  root: RootKeyRing,
): StoredKey => ({ ...key, sealed: seal(Buffer.from(secret), root, sealPurpose), leakedAt: null })

async function readRow(tx: Tx): Promise<StoredKey[]> {
  const [row] = await tx.select().from(installation).where(eq(installation.key, rowKey))
  return row ? z.array(keySchema).parse(row.value) : []
}

async function writeRow(tx: Tx, value: StoredKey[]): Promise<void> {
  await tx
    .insert(installation)
    .values({ key: rowKey, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } })
}

async function present(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ at: string }>(
    sql`select to_json(clock_timestamp()) #>> '{}' as at`,
  )
  return new Date(row?.at as string).toISOString()
}
