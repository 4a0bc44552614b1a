/** Rows of people who left, bounced or complained elsewhere: kept as hashes, so that neither this file nor
 * an older one brings them in. Who reads here already did so on their own, and goes on. */
import type { KeyRing } from '../../lib/key-ring.ts'
import type { Tx } from '../../storage/database.ts'
import { flagAddresses } from '../flag-suppressed.ts'
import { suppress } from '../suppression.ts'
import type { Standing } from './file-kind.ts'

export type GoneRow = {
  row: number
  address: string
  standing: Extract<Standing, { is: 'left' | 'suppressed' }>
  /** An earlier row said so already. */
  isTold?: boolean
}

export async function storeGone(
  tx: Tx,
  keys: KeyRing,
  { rows, at }: { rows: GoneRow[]; at: Date },
): Promise<void> {
  // In one order whoever imports: two imports at once must not wait for each other.
  const inOrder = [...rows].sort((a, b) => (a.address < b.address ? -1 : 1))
  for (const { address, standing } of inOrder) {
    const reason = standing.is === 'left' ? 'erased' : standing.reason
    await suppress({ tx, keys }, { address, reason, at })
  }
  const barred = inOrder.filter(({ standing }) => standing.is === 'suppressed')
  await flagAddresses(
    tx,
    barred.map(({ address }) => address),
  )
}
