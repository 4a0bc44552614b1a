/** Which row had an address before. Twelve bytes an address: a file of a million rows is read in little
 * memory. Two addresses with one hash of 64 bits do not happen. */
import { createHash } from 'node:crypto'

export type SeenAddresses = {
  /** The row that had it before; undefined: none, and now this one has. */
  rowOf(key: string, row: number): number | undefined
}

export function createSeenAddresses(): SeenAddresses {
  let hashes = new BigUint64Array(2_048)
  let rows = new Uint32Array(2_048)
  let held = 0

  function place(hash: bigint): number {
    let at = Number(hash & BigInt(hashes.length - 1))
    while (rows[at] !== 0 && hashes[at] !== hash) at = (at + 1) & (hashes.length - 1)
    return at
  }

  function grow(): void {
    const [before, rowsBefore] = [hashes, rows]
    hashes = new BigUint64Array(before.length * 2)
    rows = new Uint32Array(before.length * 2)
    for (let i = 0; i < before.length; i++) {
      if (rowsBefore[i] !== 0) put(before[i] as bigint, rowsBefore[i] as number)
    }
  }

  function put(hash: bigint, row: number): void {
    const at = place(hash)
    hashes[at] = hash
    rows[at] = row
  }

  return {
    rowOf(key, row) {
      const hash = createHash('sha1').update(key).digest().readBigUInt64LE()
      const before = rows[place(hash)]
      if (before) return before
      if (++held > hashes.length / 2) grow()
      put(hash, row)
      return undefined
    },
  }
}
