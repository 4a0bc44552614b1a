/** The pairs judged by hand: what they come to, and that the build still mails them. */
import { describe, expect, it } from 'vitest'
import { drawPairs } from '../../src/bench/tags/draw-pairs.ts'
import { precisionOf, readJudgedPairs } from '../../src/bench/tags/judged-pairs.ts'
import { mailedPairs } from '../../src/bench/tags/mailed-pairs.ts'
import { indexedText, rulesOn, topicRules } from '../../src/bench/tags/recorded-tags.ts'
import { countTopics, qualityOf } from '../../src/bench/tags/score-tags.ts'
import { nameInTitle, usualOfCategory } from '../../src/bench/tags/tag-baselines.ts'
import { indexPaper } from '../../src/query/index-paper.ts'
import { corpusPath, readCorpus } from '../support/corpus.ts'

const judged = await readJudgedPairs()

describe('judged pairs', () => {
  it('are 300 different ones, each with a reason in a few words', () => {
    expect(judged).toHaveLength(300)
    expect(new Set(judged.map(({ paper, tag }) => `${paper} ${tag}`)).size).toBe(300)
    expect(judged.filter(({ reason }) => !/^.{10,120}$/.test(reason))).toEqual([])
  })

  it('are right in 0.873 of all cases, more than 0.85', () => {
    expect(precisionOf(judged)).toBe(0.873)
    expect(precisionOf(judged.filter(({ source }) => source === 'statistics'))).toBe(0.818)
  })

  // What statistics guess takes a minute to learn: `bench mailed` counts those as well.
  it.skipIf(corpusPath === null)(
    'of rules are what rules still say (skipped without the corpus)',
    () => {
      const papers = new Map(readCorpus().map((paper) => [paper.id, paper]))
      const rules = topicRules()
      const changed = judged
        .filter(({ source }) => source === 'rule')
        .filter(({ paper, tag }) => {
          const recorded = papers.get(paper)
          if (!recorded) return true
          return !rulesOn(rules, indexPaper(indexedText(recorded))).some(({ slug }) => slug === tag)
        })
      expect(
        changed.length,
        `${changed.length} of the judged pairs changed: ${changed.map(({ paper, tag }) => `${paper} ${tag}`)}`,
      ).toBeLessThanOrEqual(15)
    },
  )
})

describe('what would be mailed', () => {
  const tag = (slug: string, confidence: number) => ({
    ...{ slug, confidence },
    source: confidence === 1 ? ('rule' as const) : ('statistics' as const),
    evidence:
      confidence === 1
        ? { kind: 'words' as const, where: 'title' as const, words: [slug] }
        : { kind: 'guess' as const, where: 'abstract' as const, words: [slug] },
  })

  it('is what rules and likely guesses say, and a faint guess only on a day without more', () => {
    const pairs = mailedPairs([
      { id: 'a', day: '2026-05-18', tags: [tag('clip', 1), tag('rag', 0.5)] },
      { id: 'b', day: '2026-05-18', tags: [tag('clip', 0.7), tag('rag', 0.55)] },
      { id: 'c', day: '2026-05-18', tags: [tag('clip', 0.5)] },
      { id: 'd', day: '2026-05-19', tags: [tag('clip', 0.5)] },
    ])
    expect(pairs.map(({ paper, tag: slug }) => `${paper} ${slug}`).sort()).toEqual(
      // Of two faint guesses of a day the lot takes one.
      [
        'a clip',
        'b clip',
        'd clip',
        pairs.find((pair) => pair.tag === 'rag')?.paper === 'a' ? 'a rag' : 'b rag',
      ].sort(),
    )
  })

  it('is drawn the same from the same', () => {
    const pairs = Array.from({ length: 50 }, (_, n) => ({
      ...{ paper: `p${n}`, tag: 'clip', source: 'rule' as const },
    }))
    const one = drawPairs(pairs, { count: 10, seed: 5 })
    expect(drawPairs(pairs.toReversed(), { count: 10, seed: 5 })).toEqual(one)
    expect(drawPairs(pairs, { count: 10, seed: 6 })).not.toEqual(one)
  })
})

describe('the figures of bench tags', () => {
  const set = (...slugs: string[]) => new Set(slugs)

  it('count topics that authors named, and no others', () => {
    const counts = countTopics(
      [set('a', 'x'), set('b'), set()],
      [set('a'), set('a', 'b'), set('a')],
    )
    expect(qualityOf(counts.values())).toEqual({ precision: 1, recall: 0.5, f1: 0.667 })
    expect(qualityOf([])).toEqual({ precision: 0, recall: 0, f1: 0 })
  })

  it('beside the name in the title, whatever its ending', () => {
    const inTitle = nameInTitle(new Map([['captioning', ['image captioning']]]))
    expect([...inTitle('On Image Captions')]).toEqual(['captioning'])
    expect([...inTitle('Captions of an image')]).toEqual([])
  })

  it('and beside what a category mostly brings', () => {
    const papers = [
      ...Array.from({ length: 6 }, () => ({ categories: ['cs.CV'], topics: set('vlm') })),
      { categories: ['cs.CV'], topics: set('rag') },
      { categories: ['cs.CL'], topics: set('rag') },
    ]
    expect([...usualOfCategory(papers)('cs.CV')]).toEqual(['vlm'])
  })
})
