/** A lot by paper and day: cheap, the same on every machine, blind to submission order. Pure. */
import { fnvHash } from '../query/fnv-hash.ts'

export const seedOf = (day: string): number => fnvHash(`${day} `)

export function drawLot(publicId: string, seed: number): number {
  let hash = fnvHash(publicId, seed)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 12)) >>> 0
}
