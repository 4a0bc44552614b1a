/** The signs of vectors, a bit a dimension: two that differ in few of them point nearly the same way. */

export type Signs = {
  put(place: number, vector: Int8Array): void
  /** Places of about `count` vectors that differ least, in no order. */
  likeliest(query: ArrayLike<number>, count: number): Promise<number[]>
}

/** Vectors between two breaths: a millisecond. */
const stretch = 25_000

export function createSigns(dimensions: number): Signs {
  const words = Math.ceil(dimensions / 32)
  let bits = new Int32Array(1_024 * words)
  let size = 0
  return {
    put(place, vector) {
      if ((place + 1) * words > bits.length) {
        const wider = new Int32Array(bits.length * 2)
        wider.set(bits)
        bits = wider
      }
      bits.set(signsOf(vector, words), place * words)
      size = Math.max(size, place + 1)
    },
    async likeliest(query, count) {
      const wanted = signsOf(query, words)
      const end = size
      const differing = new Uint16Array(end)
      const tally = new Uint32Array(dimensions + 1)
      for (let place = 0; place < end; place++) {
        if (place > 0 && place % stretch === 0) await new Promise(setImmediate)
        let differ = 0
        for (let w = 0; w < words; w++)
          differ += ones((bits[place * words + w] as number) ^ (wanted[w] as number))
        differing[place] = differ
        tally[differ] = (tally[differ] as number) + 1
      }
      return within(differing, mostDiffering(tally, count))
    },
  }
}

function signsOf(vector: ArrayLike<number>, words: number): Int32Array {
  const signs = new Int32Array(words)
  for (let i = 0; i < vector.length; i++) {
    const word = i >> 5
    if ((vector[i] as number) > 0) signs[word] = (signs[word] as number) | (1 << (i & 31))
  }
  return signs
}

/** Bits that are set, by adding neighbours up. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The least difference within which `count` vectors lie. */
function mostDiffering(tally: Uint32Array, count: number): number {
  let sum = 0
  for (let differ = 0; differ < tally.length; differ++) {
    sum += tally[differ] as number
    if (sum >= count) return differ
  }
  return tally.length
}

function within(differing: Uint16Array, most: number): number[] {
  const places: number[] = []
  for (let place = 0; place < differing.length; place++)
    if ((differing[place] as number) <= most) places.push(place)
  return places
}
