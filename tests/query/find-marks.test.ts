import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMarks, findSnippet, termsToMark } from '../../src/query/find-marks.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { arbitraryPaper } from './arbitrary-paper.ts'
import { arbitraryQueryText } from './arbitrary-query.ts'

const termsOf = (text: string, where: 'title' | 'abstract' = 'title') => {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return termsToMark(parsed.query, where)
}
const marked = (text: string, query: string) =>
  findMarks(text, termsOf(query)).map(({ start, end }) => text.slice(start, end))

describe('what is marked', () => {
  it.each([
    ['Captions captioned', 'captioning', ['Captions', 'captioned']],
    ['CLIP and clip', '=CLIP', ['CLIP']],
    ['State-Space models in a state of space', '"state space"', ['State-Space']],
    ['Diffusion, diffusing', 'diffus*', ['Diffusion', 'diffusing']],
    ['Captions of a survey', 'captions -survey', ['Captions']],
    ['CLIP for captions', 'abs:captions ti:clip', ['CLIP']],
    ['Erdős’s graphs', 'erdos', ['Erdős']],
    ['图像描述生成', '图像生成', ['图像', '生成']],
    ['x² ﬁne-tuning', 'fine', ['ﬁne']],
    ['state of the…art', 'art', ['art']],
    ['我们提出一种新的方法，用于图像生成。', '图像', ['图像']],
    ['Poincare\u0301’s…maps', 'poincare', ['Poincare\u0301’s…maps']],
    ['nothing here', 'clip', []],
  ])('%s: %s', (text, query, words) => {
    expect(marked(text, query)).toEqual(words)
  })

  it('is what stands there, in order and apart, whatever is asked', () => {
    fc.assert(
      fc.property(arbitraryPaper, arbitraryQueryText, ({ abstract }, query) => {
        const parsed = parseQuery(query)
        fc.pre(parsed.ok)
        if (!parsed.ok) return
        const terms = termsToMark(parsed.query, 'abstract')
        for (const { text, marks } of [
          { text: abstract, marks: findMarks(abstract, terms) },
          findSnippet(abstract, terms, 60),
        ]) {
          let before = 0
          for (const { start, end } of marks) {
            expect(start).toBeGreaterThanOrEqual(before)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(text.length)
            before = end
          }
        }
      }),
    )
  })
})

describe('a snippet', () => {
  const filler = 'words that nobody asked for stand here '.repeat(10)

  it('is where most of what was asked for stands, cut at words', () => {
    const text = `${filler}clip ${filler}clip makes captions. ${filler}`
    const found = findSnippet(text, termsOf('clip captions', 'abstract'), 120)
    expect(found.text).toContain('clip makes captions')
    expect(found.text.length).toBeLessThanOrEqual(120)
    expect(found).toMatchObject({ cutBefore: true, cutAfter: true })
    expect(text).toContain(` ${found.text} `)
    expect(found.marks.map(({ start, end }) => found.text.slice(start, end))).toEqual([
      ...['clip', 'captions'],
    ])
  })

  it.each([
    `${'x'.repeat(90)}/captioning/experiments for all of it`,
    `${'图'.repeat(100)}captioning${'图'.repeat(100)} at`,
    `${'𝒳'.repeat(90)} captioning`,
  ])('holds what it was cut for, where no blank lies before it: %s', (text) => {
    const found = findSnippet(text, termsOf('captioning', 'abstract'), 100)
    expect(found.marks.map(({ start, end }) => found.text.slice(start, end))).toEqual([
      expect.stringContaining('captioning'),
    ])
    // No half of a character.
    expect(Buffer.from(found.text).toString()).toBe(found.text)
  })

  it('is the beginning where nothing of it stands', () => {
    const found = findSnippet(filler, termsOf('zebra', 'abstract'), 40)
    expect(found).toMatchObject({ marks: [], cutBefore: false, cutAfter: true })
    expect(filler.startsWith(found.text)).toBe(true)
  })
})
