import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countTerms } from '../../src/search/count-terms.ts'
import { embedCounts } from '../../src/search/lsa/lexical-model.ts'
import { readModel, writeModel } from '../../src/search/lsa/model-bytes.ts'
import { createTrainer } from '../../src/search/lsa/trainer.ts'
import { truncatedSvd } from '../../src/search/lsa/truncated-svd.ts'

/** Two subjects that share no word but the last; "car" and "automobile" never stand together. */
const texts = [
  'car engine wheel drives road',
  'automobile engine wheel drives road',
  'car wheel road engine speed',
  'automobile road engine wheel speed',
  'star galaxy telescope night sky speed',
  'galaxy telescope sky star light',
  'night sky star telescope light',
  'galaxy light night telescope sky',
]

const train = () => {
  const trainer = createTrainer()
  for (const body of texts) trainer.add(countTerms({ body }))
  const model = trainer.train(2)
  if (!model) throw new Error('nothing was learned')
  return model
}

const cosine = (model: ReturnType<typeof train>, one: string, other: string): number => {
  const a = embedCounts(model, countTerms({ body: one }))
  const b = embedCounts(model, countTerms({ body: other }))
  return a && b ? a.reduce((sum, x, i) => sum + x * (b[i] as number), 0) : 0
}

describe('the built-in embedding', () => {
  it('puts words near each other that stand in the same company, though never together', () => {
    const model = train()
    expect(cosine(model, 'car', 'automobile')).toBeGreaterThan(0.9)
    expect(cosine(model, 'car', 'galaxy')).toBeLessThan(0.3)
  })

  it('comes out the same each time', () => {
    expect(writeModel(train()).equals(writeModel(train()))).toBe(true)
  })

  it('says nothing of a text whose words it does not know', () => {
    expect(embedCounts(train(), countTerms({ body: 'zygote 42 x' }))).toBeNull()
    expect(embedCounts(train(), countTerms({ body: '' }))).toBeNull()
  })

  it('learns nothing from nothing', () => {
    expect(createTrainer().train(8)).toBeNull()
    const trainer = createTrainer()
    trainer.add(countTerms({ body: 'lonely words' }))
    expect(trainer.train(8)).toBeNull()
  })

  it('is the same after it was written down, and a cut one is refused', () => {
    const bytes = writeModel(train())
    const again = readModel(bytes)
    expect(writeModel(again).equals(bytes)).toBe(true)
    expect(() => readModel(bytes.subarray(0, -1))).toThrow(/not whole/)
    expect(() => readModel(Buffer.from('{}\n'))).toThrow(/not whole/)
  })
})

describe('the strongest directions', () => {
  it('keep what a matrix does to a vector, once there are as many as it has', () => {
    const entry = fc.float({ min: -4, max: 4, noNaN: true })
    const matrix = fc
      .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
      .chain(([height, width]) =>
        fc.array(fc.array(entry, { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      )
    fc.assert(
      fc.property(matrix, (rows) => {
        const width = rows[0]?.length ?? 0
        const { rank, values, vectors } = truncatedSvd(
          {
            starts: Uint32Array.from({ length: rows.length + 1 }, (_, i) => i * width),
            columns: Uint32Array.from(rows.flatMap((row) => row.map((_, i) => i))),
            values: Float32Array.from(rows.flat()),
            width,
          },
          8,
        )
        const whole = rows.flat().reduce((sum, x) => sum + x * x, 0)
        const kept = values.reduce((sum, x) => sum + x * x, 0)
        expect(kept).toBeGreaterThanOrEqual(whole * 0.999 - 1e-3)
        expect(kept).toBeLessThanOrEqual(whole * 1.001 + 1e-3)
        for (let i = 0; i < rank; i++) {
          const length = Math.hypot(
            ...Array.from({ length: width }, (_, t) => vectors[t * rank + i] ?? 0),
          )
          expect(length).toBeCloseTo(1, 2)
        }
      }),
      { numRuns: 60 },
    )
  })
})
