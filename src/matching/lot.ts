/** A lot by paper and day: FNV-1a, cheap, the same on every machine, blind to submission order. Pure. */

const firstHash = 0x811c9dc5

export const seedOf = (day: string): number => fold(firstHash, `${day} `)

export function drawLot(publicId: string, seed: number): number {
  let hash = fold(seed, publicId)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 12)) >>> 0
}

function fold(hash: number, text: string): number {
  let folded = hash
  for (let at = 0; at < text.length; at++) {
    folded = Math.imul(folded ^ text.charCodeAt(at), 0x01000193)
  }
  return folded
}
