import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexPaper } from '../../src/query/index-paper.ts'
import { matchQuery } from '../../src/query/match-query.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { fileRules } from '../../src/tagging/file-rules.ts'
import type { TagRule } from '../../src/tagging/tag-rules.ts'

const rule = (text: string, tagId: number): TagRule => {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(text)
  return {
    tagId,
    slug: `r${tagId}`,
    hash: '',
    appliedHash: null,
    kind: 'topic',
    query: parsed.query,
  }
}
const category = (slug: string, tagId: number): TagRule => ({
  ...{ tagId, slug, hash: '', appliedHash: null, kind: 'category' },
})

const words = ['caption', 'captions', 'clip', 'CLIP', 'diffusion', 'model', 'state', 'space', 'Bee']
const word = fc.constantFrom(...words)
const term = fc.oneof(
  word,
  word.map((one) => `=${one}`),
  word.map((one) => `ti:${one}`),
  word.map((one) => `${one.slice(0, 4)}*`),
  fc.tuple(word, word).map(([one, other]) => `"${one} ${other}"`),
  fc.constantFrom('au:Bee', 'cat:cs.CV', 'cat:cs'),
)
const query = fc
  .array(fc.tuple(fc.constantFrom('AND', 'OR', 'AND NOT'), term), { maxLength: 3 })
  .chain((rest) => term.map((first) => [first, ...rest.map((part) => part.join(' '))].join(' ')))
const paper = fc.record({
  title: fc.array(word, { maxLength: 5 }).map((all) => all.join(' ')),
  abstract: fc.array(word, { maxLength: 8 }).map((all) => all.join(' ')),
  authors: fc.constantFrom(['Ada Bee'], ['Carl Dee'], []),
  categories: fc.constantFrom(['cs.CV'], ['cs.LG', 'cs.CV'], ['math.AG']),
})

describe('fileRules', () => {
  it('leaves out no rule that is on a paper, and keeps their order', () => {
    fc.assert(
      fc.property(
        fc.array(query, { maxLength: 8 }),
        fc.array(paper, { maxLength: 6 }),
        (texts, papers) => {
          const rules = [...texts.map(rule), category('cs.CV', 90), category('math.AG', 91)]
          for (const one of papers) {
            const indexed = indexPaper(one)
            const called = fileRules(rules).mayBeOn(indexed)
            const wanted = rules.filter((each) =>
              each.kind === 'category'
                ? (one.categories as readonly string[]).includes(each.slug)
                : matchQuery(each.query, indexed) !== null,
            )
            expect(wanted.filter((each) => !called.includes(each))).toEqual([])
            expect(called).toEqual(rules.filter((each) => called.includes(each)))
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('calls few of many', () => {
    const rules = words.map(rule)
    const indexed = indexPaper({ title: 'clip', abstract: '', authors: [], categories: [] })
    expect(fileRules(rules).mayBeOn(indexed)).toHaveLength(2)
  })
})
