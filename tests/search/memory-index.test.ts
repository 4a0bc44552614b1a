import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { inBytes } from '../../src/search/in-bytes.ts'
import { unitLength } from '../../src/search/lsa/lexical-model.ts'
import { createMemoryIndex } from '../../src/search/memory-index.ts'

const cosine = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let product = 0
  for (let i = 0; i < a.length; i++) product += (a[i] as number) * (b[i] as number)
  const length = Math.hypot(...Array.from(b))
  return length === 0 ? 0 : product / length
}

/** The slow and simple way. */
const sorted = (query: Float32Array, all: Map<number, Int8Array>, limit: number) =>
  [...all]
    .map(([id, vector]) => ({ id, score: cosine(query, vector) }))
    .sort((a, b) => b.score - a.score || b.id - a.id)
    .slice(0, limit)

const dimensions = 7
const vector = fc
  .array(fc.integer({ min: -127, max: 127 }), { minLength: dimensions, maxLength: dimensions })
  .map((numbers) => Int8Array.from(numbers))
const given = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), vector), { maxLength: 300 })
const asked = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: dimensions, maxLength: dimensions })
  .filter((numbers) => numbers.some((x) => x !== 0))
  .map((numbers) => unitLength(Float32Array.from(numbers)) as Float32Array)

describe('the index of vectors', () => {
  it('finds what sorting all of them finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        given,
        asked,
        fc.integer({ min: 0, max: 25 }),
        async (rows, query, limit) => {
          const index = createMemoryIndex(dimensions)
          for (const [id, one] of rows) index.put(id, one)
          const all = new Map(rows)
          expect(index.size).toBe(all.size)
          const found = await index.nearest(query, limit)
          const right = sorted(query, all, limit)
          expect(found.length).toBe(right.length)
          found.forEach(({ score }, i) => {
            expect(score).toBeCloseTo(right[i]?.score ?? Number.NaN, 4)
          })
          // Of so few, the quick way looks at all of them too.
          expect(await index.likelyNearest(query, limit)).toEqual(found)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('lets others work in between, however many papers there are', async () => {
    const index = createMemoryIndex(256)
    for (let id = 1; id <= 60_000; id++)
      index.put(id, Int8Array.of(id & 127, ...new Int8Array(255)))
    const breaths = vi.spyOn(globalThis, 'setImmediate')
    const query = unitLength(Float32Array.from({ length: 256 }, () => 1)) as Float32Array
    await index.nearest(query, 20)
    expect(breaths.mock.calls.length).toBeGreaterThanOrEqual(15)
    breaths.mockClear()
    await index.likelyNearest(query, 20)
    expect(breaths.mock.calls.length).toBeGreaterThanOrEqual(2)
    breaths.mockRestore()
  })

  it('leaves a paper out, and takes its newer vector', async () => {
    const index = createMemoryIndex(2)
    index.put(1, Int8Array.of(127, 0))
    index.put(2, Int8Array.of(0, 127))
    const right = Float32Array.of(1, 0)
    expect((await index.nearest(right, 2, 1)).map(({ id }) => id)).toEqual([2])
    index.put(2, Int8Array.of(127, 1))
    index.put(1, Int8Array.of(-127, 0))
    expect((await index.nearest(right, 1)).map(({ id }) => id)).toEqual([2])
    expect(index.size).toBe(2)
    index.put(3, Int8Array.of(1, 2, 3))
    expect(await index.vectorOf(3)).toBeNull()
  })
})

describe('vectors in bytes', () => {
  it('point where the vectors pointed', () => {
    const numbers = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), {
      minLength: 2,
      maxLength: 300,
    })
    fc.assert(
      fc.property(numbers, (given) => {
        const unit = unitLength(Float32Array.from(given))
        fc.pre(unit !== null)
        expect(cosine(unit as Float32Array, inBytes(unit as Float32Array))).toBeGreaterThan(0.995)
      }),
    )
    expect([...inBytes(Float32Array.of(0, 0))]).toEqual([0, 0])
  })
})
