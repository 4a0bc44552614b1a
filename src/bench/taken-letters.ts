/** What a provider took, however often: the truth that Paperboy's own ledger is judged by. A million
 * letters take a megabyte, a hundred thousand keys some twenty. */

export type TakenLetters = {
  take(letterId: number): void
  /** By letter id: how often it was taken, up to 255. */
  counts(): Uint8Array
  total(): number
}

export function createTakenLetters(): TakenLetters {
  let counts = new Uint8Array(1 << 16)
  let largest = -1
  let total = 0
  return {
    take(letterId) {
      if (letterId >= counts.length) {
        const wider = new Uint8Array(2 ** Math.ceil(Math.log2(letterId + 1)))
        wider.set(counts)
        counts = wider
      }
      counts[letterId] = Math.min((counts[letterId] as number) + 1, 255)
      largest = Math.max(largest, letterId)
      total += 1
    },
    counts: () => counts.subarray(0, largest + 1),
    total: () => total,
  }
}
