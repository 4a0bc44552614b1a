import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthsSinceAnnounced, parseArxivId } from '../../src/papers/arxiv-id.ts'

describe('parseArxivId', () => {
  it.each([
    ['2605.15202', '2605.15202', null],
    ['2405.08910', '2405.08910', null],
    ['arXiv:2405.08910v12', '2405.08910', 12],
    ['ARXIV: 2405.08910', '2405.08910', null],
    ['0704.0046v1', '0704.0046', 1],
    ['1412.6980', '1412.6980', null],
    ['hep-th/9901002', 'hep-th/9901002', null],
    ['acc-phys/9411001v1', 'acc-phys/9411001', 1],
    ['math.GT/0309136', 'math/0309136', null],
    ['math.gt/0309136v2', 'math/0309136', 2],
    ['cond-mat/0703772v2', 'cond-mat/0703772', 2],
    ['oai:arXiv.org:cond-mat/0703772v2', 'cond-mat/0703772', 2],
    ['10.48550/arXiv.2605.15202', '2605.15202', null],
    ['https://doi.org/10.48550/arXiv.2605.15202', '2605.15202', null],
    ['doi:10.48550/arxiv.math/0309136', 'math/0309136', null],
    ['https://arxiv.org/abs/2605.15202v3?context=cs', '2605.15202', 3],
    ['http://www.arxiv.org/pdf/2605.15202v1.pdf', '2605.15202', 1],
    ['arxiv.org/pdf/math/0309136', 'math/0309136', null],
    ['https://export.arxiv.org/abs/2605.15202/', '2605.15202', null],
  ])('%s', (text, id, version) => {
    expect(parseArxivId(text)).toEqual({ id, version })
  })

  it.each([
    '',
    '2405.891',
    '2413.01234',
    '1412.06980',
    '1501.0698',
    '0703.0001',
    '2405.08910v0',
    '2405.08910v1000',
    '2405.08910 and more',
    'math/0704001',
    'math/9106001',
    'http://example.org/abs/2405.08910',
    'x'.repeat(100_000),
  ])('refuses %s', (text) => {
    expect(parseArxivId(text)).toBeNull()
  })

  it('reads what it wrote, and never a number', () => {
    const month = fc.integer({ min: 1, max: 12 }).map((m) => String(m).padStart(2, '0'))
    const year = fc.integer({ min: 15, max: 90 }).map((y) => String(y).padStart(2, '0'))
    const number = fc.integer({ min: 0, max: 99_999 }).map((n) => String(n).padStart(5, '0'))
    fc.assert(
      fc.property(year, month, number, (y, m, n) => {
        const id = `${y}${m}.${n}`
        expect(parseArxivId(id)).toEqual({ id, version: null })
        expect(parseArxivId(`https://arxiv.org/abs/${id}v2`)).toEqual({ id, version: 2 })
      }),
    )
  })

  it('answers any text without hanging', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const parsed = parseArxivId(text)
        if (parsed) expect(parseArxivId(parsed.id)?.id).toBe(parsed.id)
      }),
    )
  })
})

describe('monthsSinceAnnounced', () => {
  it.each([
    ['2609.26811', '2026-09-24', 0],
    ['2608.00001', '2026-09-24', 1],
    ['2512.00001', '2026-01-02', 1],
    ['2205.06398', '2026-09-24', 52],
    ['math/0309136', '2003-10-01', 1],
    ['hep-th/9912001', '2000-01-03', 1],
  ])('%s on %s is %i', (id, day, months) => {
    expect(monthsSinceAnnounced(id, day)).toBe(months)
  })
})
